"""How much of what a question is about stands in a text: its words by rarity, in pairs or as documents put them."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import fsum, log
from typing import TypeVar

from assistant.answering.wording import Wording
from assistant.answering.words import functional_words, plain

Bag = tuple[frozenset[str], frozenset[tuple[str, str]]]

_T = TypeVar("_T")
# Question after question asks about the same few documents; sentences are compared many times.
_CACHE = 20_000
# What a pair of neighbours weighs beside a single word as rare: most Vietnamese words are two syllables.
_PAIR = 0.5
_COMMON = 0.2


@lru_cache(maxsize=_CACHE)
def bag(text: str) -> Bag:
    """The plain words of a text and its pairs of neighbours."""
    words = plain(text)
    return frozenset(words), frozenset(pairwise(words))


class Content:
    """The words of a question that carry its subject matter, weighted by how rare they are in the evidence."""

    def __init__(self, words: Iterable[str], evidence: Iterable[str] = (), wordings: Iterable[Wording] = ()) -> None:
        """`words` in order, "" where one is left out; `wordings` are what documents write for phrases of them."""
        self.words = tuple(words)
        self._singles = {w for w in self.words if w and w not in functional_words()}
        pairs = {(a, b) for a, b in pairwise(self.words) if a and b and (a in self._singles or b in self._singles)}
        pieces = [bag(text) for text in evidence]
        self._weights = _rarity(self._singles, [words for words, _ in pieces])
        rare_pairs = _rarity(pairs, [pairs for _, pairs in pieces])
        self._pairs = {pair: _PAIR * weight for pair, weight in rare_pairs.items()}
        self._total = fsum((*self._weights.values(), *self._pairs.values()))
        self._written = [(set(said) & self._singles, written) for said, written in wordings]

    def __bool__(self) -> bool:
        return bool(self._singles)

    def likeness(self, *texts: str) -> float:
        """The share, 0 to 1, of the words, by rarity, and of the pairs of neighbours that stand in these texts."""
        if not self._total:
            return 0.0
        bags = [bag(text) for text in texts if text]
        said = {word for words, _ in bags for word in self._singles & words}
        for words, written in self._written:
            if not words <= said and any(_stands(one, bags) for one in written):
                said |= words
        paired = {pair for _, pairs in bags for pair in self._pairs.keys() & pairs}
        # Exact sums: in whatever order the words come, the same share.
        return fsum((*map(self._weights.__getitem__, said), *map(self._pairs.__getitem__, paired))) / self._total


def _stands(words: tuple[str, ...], bags: list[Bag]) -> bool:
    """Whether the words stand in one of these texts, in a row."""
    if len(words) == 1:
        return any(words[0] in singles for singles, _ in bags)
    return any(all(pair in pairs for pair in pairwise(words)) for _, pairs in bags)


def _rarity(wanted: set[_T], evidence: list[frozenset[_T]]) -> dict[_T, float]:
    """Inverse frequency among the pieces of evidence: about 1 for what one piece has, _COMMON for what all have."""
    if not evidence:
        return dict.fromkeys(wanted, 1.0)
    size = len(evidence) + 1
    counts = {one: sum(one in piece for piece in evidence) for one in wanted}
    return {one: _COMMON + log(size / (count + 0.5)) / log(2 * size) for one, count in counts.items()}
