"""A question cut into the things that it asks one after another."""

import re
from functools import lru_cache
from itertools import pairwise

from assistant.answering.question import ASKING, Question, understand
from corpus.errors import QuestionError
from index.syllables import fold

_CUT = re.compile(r"[,;?:.](?=\s)|\s(?=(?:va|con|dong thoi|roi)\s)")
_OPENS = re.compile(r"^[\s,;?:.]*(?:và|còn|đồng thời|rồi|va|con|dong thoi|roi)\b", re.I)
# "bao nhiêu cán bộ và công chức": what is counted follows, so only a mark ends the part.
_BEFORE_WHAT = frozenset({"bao nhieu", "may"})
_MARK = re.compile(r"[,;?:.](?=\s)")


@lru_cache(maxsize=256)
def clauses(text: str) -> tuple[Question, ...]:
    """The things that a question asks; the question alone where it asks one."""
    folded = fold(text)
    whole = (understand(text),)
    asking = list(ASKING.finditer(folded))
    if len(asking) < 2 or len(folded) != len(text):
        return whole
    cuts = []
    for one, following in pairwise(asking):
        pattern = _MARK if one[0] in _BEFORE_WHAT else _CUT
        cut = pattern.search(folded, one.end(), following.start()) or _MARK.search(folded, one.end(), following.start())
        if cut:
            cuts.append(cut.start())
    ends = [0, *cuts, len(text)]
    found = []
    for a, b in pairwise(ends):
        words = _OPENS.sub("", text[a:b]).strip(" ,;?:.")
        try:
            found.append(understand(words))
        except QuestionError:
            continue
    return tuple(found) if len(found) > 1 else whole
