"""A question that asks several things one after another, each of its own: what to answer one by one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from assistant.answering.compose import LONGEST_QUOTE, Claim, Reply
from assistant.answering.evidence import Evidence, piece_at
from assistant.answering.fit import Fitness
from assistant.answering.focus import header_words
from assistant.answering.likeness import Content
from assistant.answering.question import ASKING, Question, understand
from assistant.answering.reporting import sender_meant
from assistant.answering.wanted import held, needed
from assistant.answering.words import functional_words, load
from index.syllables import fold

_MARK = re.compile(r"[,;?:.](?=\s)")
_WORD = re.compile(r"(?:[,;?:.](?=\s)|\s(?=(?:va|con|dong thoi)\s))")
# "bao nhiêu cán bộ và công chức": what is counted follows, so only a mark ends the part.
_BEFORE_WHAT = frozenset({"bao nhieu", "may"})
_OPENS = re.compile(r"^[\s,;?:.]*(?:và|còn|đồng thời)\b", re.I)
# A part that says less of its own asks after the part before it: "gửi sở nào", "ai ký".
_OWN_WORDS = 2
# What an answer must hold of a part to answer it, and what is said for a part must hold of it.
_ANSWERED = 0.6
_ENOUGH = 0.5
_MOST = 3


def asked_apart(question: Question) -> tuple[Question, ...]:
    """The things that are asked, two or more; empty where the question is one, or a part leans on another."""
    folded = fold(question.text)
    if question.parts < 2 or len(folded) != len(question.text):
        return ()
    cuts = []
    for one, following in pairwise(ASKING.finditer(folded)):
        first, other = (_MARK, _WORD) if one[0] in _BEFORE_WHAT else (_WORD, _MARK)
        between = one.end(), following.start()
        if cut := first.search(folded, *between) or other.search(folded, *between):
            cuts.append(cut.start())
    ends = [0, *cuts, len(question.text)]
    parts = [understand(_OPENS.sub("", question.text[a:b]).strip(" ,;?:.")) for a, b in pairwise(ends)]
    return tuple(parts) if 2 <= len(parts) <= _MOST and all(map(_stands_alone, parts)) else ()


def _stands_alone(part: Question) -> bool:
    return len(set(part.words) - functional_words() - _leaning() - {""}) >= _OWN_WORDS


@cache
def _leaning() -> frozenset[str]:
    return frozenset(load("question_words.yaml")["leaning"].split())


def completed_by_parts(
    parts: Sequence[Question],
    reply: Reply,
    look: Callable[[Question, int], Evidence],
    replies: Callable[[Fitness, Evidence], Iterator[Reply]],
) -> Reply:
    """The reply with what the same document says to each part that it leaves."""
    if not reply.claims or not reply.claims[0].sources:
        return reply
    stored = reply.claims[0].sources[0].stored
    claims = list(reply.claims)
    for part in parts:
        content = Content(part.words, wordings=part.wordings)
        if _answers(part, content, claims):
            continue
        evidence = look(part, stored.id)
        for found in replies(Fitness(part, evidence), evidence):
            if found.status == "answered" and _answers(part, content, found.claims, _ENOUGH):
                said = {claim.text for claim in claims}
                claims += [claim for claim in found.claims if claim.text not in said]
                break
    return replace(reply, claims=tuple(claims))


def _answers(part: Question, content: Content, claims: Sequence[Claim], least: float = _ANSWERED) -> bool:
    """Whether what is cited says most of the part and holds what it wants, of the body that it asks of."""
    places = [(at.stored, at.start, at.end) for claim in claims for at in claim.sources]
    if not sender_meant(part, places):
        return False
    for claim in claims:
        for at in claim.sources:
            place = piece_at(at.stored, at.start, at.end)
            # Of a long source only what is shown counts.
            long = at.end - at.start > LONGEST_QUOTE
            stated = claim.text if long else place.stated
            name = content.likeness(header_words(at.stored))
            said = content.likeness(header_words(at.stored), claim.text, place.heading) - name
            if said >= least * (1 - name) and needed(part) <= held(part, stated):
                return True
    return False
