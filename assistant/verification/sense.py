"""Whether a sentence says what its source says, by its words: shared pairs of syllables, denials, before and after."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from assistant.verification.figures import Figure, figures
from assistant.verification.wording import seen, spoken_words, word_list

# Shares of a sentence's content syllables: in a pair of neighbours that the source has, and anywhere in source or
# question. Set so that the sentences of the tests stand and fall as they should.
_PAIRED = 0.5
_PRESENT = 0.75
_NEAR = 3
_NUMBER = re.compile(r"\d+|[ivx]+")
_SIDES = {
    "before": re.compile(
        r"(?:trước|chậm nhất|muộn nhất|không quá|không muộn hơn)(?: (?:hết|khi|là|vào|đến|ngày|tháng|năm))*\s*$", re.I
    ),
    "after": re.compile(r"(?<!\w)(?:sau|kể từ)(?: (?:khi|là|ngày|tháng|năm|hết))*\s*$", re.I),
    "least": re.compile(r"(?:tối thiểu|ít nhất|trên|hơn)(?: (?:là|đạt))*\s*$", re.I),
    "most": re.compile(r"(?:tối đa|nhiều nhất|không quá|dưới)(?: (?:là|đạt))*\s*$", re.I),
}
_OTHER_SIDE = {"before": "after", "after": "before", "least": "most", "most": "least"}
_REACH = 24


def says_the_same(claim: str, source: str, question: str) -> bool:
    """Whether the claim's words are the source's, in the main; `source` may hold headings that are not quoted."""
    said = spoken_words(claim)
    content = [at for at, word in enumerate(said) if word not in word_list("framing") and not _NUMBER.fullmatch(word)]
    if not content:
        return bool(figures(claim))
    words = spoken_words(source)
    have = {*words, *spoken_words(question)}
    pairs = frozenset(pairwise(words))
    paired = sum(
        (at > 0 and (said[at - 1], said[at]) in pairs) or (at + 1 < len(said) and (said[at], said[at + 1]) in pairs)
        for at in content
    )
    present = sum(said[at] in have for at in content)
    return paired >= _PAIRED * len(content) and present >= _PRESENT * len(content)


def denies_alike(claim: str, source: str) -> bool:
    """Whether what the claim denies is denied in the source, and what only the denial of stands there is denied."""
    said, words = spoken_words(claim), spoken_words(source)
    denied = _denied(words)
    if any(pair not in denied and (pair[0], "") not in denied for pair in _denied(said) if pair[1]):
        return False
    affirmed = _affirmed(words)
    return not any(pair in denied and pair not in affirmed for pair in _affirmed(said))


def on_the_same_side(claim: str, figure: Figure, sources: Iterable[tuple[str, Figure]]) -> bool:
    """Whether "trước ngày ..." is not said where the source says "sau ngày ...", "ít nhất" not where "tối đa"."""
    mine = _sides(seen(claim), figure)
    theirs = {side for text, other in sources for side in _sides(seen(text), other)}
    return all(side in theirs or _OTHER_SIDE[side] not in theirs for side in mine)


def _sides(words: str, figure: Figure) -> set[str]:
    left = words[max(0, figure.start - _REACH) : figure.start]
    return {side for side, pattern in _SIDES.items() if pattern.search(left)}


@lru_cache(maxsize=2048)
def _denied(words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The pairs of words that a denial stands before, the first also by itself: (w, "")."""
    denials = word_list("denials")
    passed = denials | word_list("auxiliaries")
    found: set[tuple[str, str]] = set()
    for at, word in enumerate(words):
        if word not in denials:
            continue
        rest = [other for other in words[at + 1 : at + 6] if other not in passed]
        found.update(pairwise(rest[:_NEAR]))
        found.update((other, "") for other in rest[:1])
    return frozenset(found)


@lru_cache(maxsize=2048)
def _affirmed(words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The pairs of words without a denial before them."""
    return frozenset(
        pair
        for at, pair in enumerate(pairwise(words))
        if not word_list("denials") & {*words[max(0, at - _NEAR) : at], *pair}
    )
