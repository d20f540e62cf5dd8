"""Words of questions and evidence in one comparable form: folded, abbreviations written out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from index.syllables import PAIR_JOINER, fold, tokenise

_TOKEN = re.compile(r"[^\W_]+(?:[&.\-/][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
# Question after question asks about the same few documents; sentences are compared many times.
_CACHE = 20_000


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


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a question's content stands in a piece of evidence, 0 to 1."""

    share: float
    missing: tuple[str, ...]


class Content:
    """The words of a question that carry its subject matter, weighted by how rare they are in the evidence."""

    def __init__(self, words: Iterable[str], evidence: Iterable[str] = ()) -> None:
        self.words = tuple(words)
        self._singles = {w for w in self.words if w not in functional_words() and not w.isdigit()}
        self._pairs = {(a, b) for a, b in pairwise(self.words) if a in self._singles or b in self._singles}
        self._weights = _rarity(self._singles, [frozenset(plain(text)) for text in evidence])
        self._total = sum(self._weights.values()) + 0.5 * len(self._pairs)

    def __bool__(self) -> bool:
        return bool(self._singles)

    def likeness(self, text: str) -> Likeness:
        """Shared single words by rarity, plus half a point for each shared pair of neighbours."""
        if not self._total:
            return Likeness(0.0, ())
        words = plain(text)
        have = set(words)
        pairs = set(pairwise(words))
        found = sum(weight for word, weight in self._weights.items() if word in have)
        found += 0.5 * len(self._pairs & pairs)
        return Likeness(found / self._total, tuple(sorted(self._singles - have)))


def _rarity(words: set[str], evidence: list[frozenset[str]]) -> dict[str, float]:
    """1 for a word of every piece of evidence, up to 2 for one that stands in a single piece."""
    if not evidence:
        return dict.fromkeys(words, 1.0)
    counts = {word: sum(word in piece for piece in evidence) for word in words}
    return {word: 2.0 - count / len(evidence) for word, count in counts.items()}
