"""Words of questions and evidence in one comparable form: folded, abbreviations written out."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from math import log
from typing import Any, TypeVar

import yaml

from index.syllables import PAIR_JOINER, fold, tokenise

_T = TypeVar("_T")
_TOKEN = re.compile(r"[^\W_]+(?:[&.\-/][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
# Question after question asks about the same few documents; sentences are compared many times.
_CACHE = 20_000
# What a pair of neighbours weighs beside a single word as rare: most Vietnamese words are two syllables.
_PAIR = 0.5
_COMMON = 0.2


@cache
def load(name: str) -> Any:
    """A data file of this package."""
    return yaml.safe_load((resources.files("assistant") / "data" / name).read_text("utf-8"))


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    return {key: tuple(_PART.findall(fold(str(full)))) for key, full in load("abbreviations.yaml").items()}


@cache
def functional_words() -> frozenset[str]:
    """Folded words that carry no subject matter in a question."""
    return frozenset(load("question_words.yaml")["functional"].split())


@cache
def _functional_phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in load("question_words.yaml")["phrases"]), key=len, reverse=True))


def without_phrases(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with "" in place of phrases that only make a sentence a question."""
    left = list(words)
    at = 0
    while at < len(left):
        found = next((p for p in _functional_phrases() if tuple(left[at : at + len(p)]) == p), None)
        left[at : at + len(found or ())] = [""] * len(found or ())
        at += len(found or (0,))
    return tuple(left)


@lru_cache(maxsize=_CACHE)
def bag(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The plain words of a text and its pairs of neighbours."""
    words = plain(text)
    return frozenset(words), frozenset(pairwise(words))


@lru_cache(maxsize=_CACHE)
def plain(text: str) -> tuple[str, ...]:
    """Folded words in order with abbreviations written out: "UBND tỉnh" -> ("uy", "ban", "nhan", "dan", "tinh")."""
    out: list[str] = []
    known = _abbreviations()
    for token in _TOKEN.findall(fold(text)):
        if token in known:
            out.extend(known[token])
            continue
        for part in _PART.findall(token):
            out.extend(known.get(part, (part,)) if token == part else (part,))
    return tuple(out)


def spelled(text: str) -> str:
    """Lower-case words with their diacritics in one spelling, joined and enclosed by single spaces."""
    return f" {' '.join(token for token in tokenise(text) if PAIR_JOINER not in token)} "


def phrase(text: str) -> str:
    """The plain words joined by single spaces, with one at each end, so that whole words can be looked for."""
    return f" {' '.join(plain(text))} "


class Content:
    """The words of a question that carry its subject matter, weighted by how rare they are in the evidence."""

    def __init__(self, words: Iterable[str], evidence: Iterable[str] = ()) -> None:
        """`words` in order, "" where one is left out."""
        self.words = tuple(words)
        self._singles = {w for w in self.words if w and w not in functional_words()}
        pairs = {(a, b) for a, b in pairwise(self.words) if a and b and (a in self._singles or b in self._singles)}
        pieces = [bag(text) for text in evidence]
        self._weights = _rarity(self._singles, [words for words, _ in pieces])
        rare_pairs = _rarity(pairs, [pairs for _, pairs in pieces])
        self._pairs = {pair: _PAIR * weight for pair, weight in rare_pairs.items()}
        self._total = sum(self._weights.values()) + sum(self._pairs.values())

    def __bool__(self) -> bool:
        return bool(self._singles)

    def likeness(self, *texts: str) -> float:
        """The share, 0 to 1, of the words, by rarity, and of the pairs of neighbours that stand in these texts."""
        if not self._total:
            return 0.0
        bags = [bag(text) for text in texts if text]
        found = sum(weight for word, weight in self._weights.items() if any(word in words for words, _ in bags))
        found += sum(weight for pair, weight in self._pairs.items() if any(pair in pairs for _, pairs in bags))
        return found / self._total


def _rarity(wanted: set[_T], evidence: list[frozenset[_T]]) -> dict[_T, float]:
    """Inverse frequency among the pieces of evidence: about 1 for what one piece has, _COMMON for what all have."""
    if not evidence:
        return dict.fromkeys(wanted, 1.0)
    size = len(evidence) + 1
    counts = {one: sum(one in piece for piece in evidence) for one in wanted}
    return {one: _COMMON + log(size / (count + 0.5)) / log(2 * size) for one, count in counts.items()}
