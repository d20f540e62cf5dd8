"""How much two texts share, and which stored plans are similar."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log, sqrt

from assistant.drafting.data import words
from assistant.drafting.source import Source, source
from assistant.drafting.unit import Unit
from corpus.bodies.name import kind_of
from corpus.text.folding import folded
from index.stored import StoredDocument

# How much two texts share, by pairs of neighbouring syllables: most Vietnamese words are two syllables.


_PHRASE = re.compile(r"[^,;.:!?()“”\"\n|\t\[\]]+")
_SYLLABLE = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def pairs(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbours inside the phrases of a text, without marks; a phrase of one syllable is its own pair."""
    return frozenset(_pairs(text))


def pairs_in_order(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs as they first come."""
    return tuple(dict.fromkeys(_pairs(text)))


def likeness(one: str, other: str) -> float:
    """How alike two texts are whichever is longer, 0 to 1."""
    first, second = pairs(one), pairs(other)
    return len(first & second) / len(first | second) if first | second else 0.0


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    plain = folded(unicodedata.normalize("NFC", text).casefold())
    for phrase in _PHRASE.finditer(plain):
        syllables = _SYLLABLE.findall(phrase[0])
        yield from pairwise(syllables)
        if len(syllables) == 1 and len(phrase[0].strip()) > 2:
            yield syllables[0], ""


# Which stored plans are similar: of the same type, about the same matter, of units alike if there are any.


MAX_PEERS = 8
_ALIKE = 0.25
_HEAD = 4
_KIND = 0.1

Pair = tuple[str, str]


def peers(
    stored: Sequence[StoredDocument], matter: Sequence[str], type_: str, unit: Unit, without: set[int]
) -> list[Source]:
    """The most similar plans first; empty where none is about the same matter."""
    plans = [one for one in stored if one.id not in without and (one.header.type or "").startswith(type_)]
    weights = _Weights(plans)
    wanted = tuple(dict.fromkeys(pair for one in matter for pair in _peers_pairs(one)))
    found = [
        (alike + _KIND * (kind_of(one.header.issuer or "") == unit.kind), one)
        for one in plans
        if (alike := _alike(wanted, _peers_pairs(one.header.title or ""), weights)) >= _ALIKE
    ]
    best = sorted(found, key=lambda each: (-each[0], each[1].id))[:MAX_PEERS]
    return [source(one, "peer") for _, one in best]


def _alike(wanted: tuple[Pair, ...], own: tuple[Pair, ...], weights: "_Weights") -> float:
    """How much two matters share, 0 to 1; what only their later words share is said of many matters."""
    shared = set(wanted) & set(own)
    if not shared & {*wanted[:_HEAD], *own[:_HEAD]}:
        return 0.0
    return weights.of(shared) / sqrt(weights.of(wanted) * weights.of(own))


def _peers_pairs(title: str) -> tuple[Pair, ...]:
    syllables, phrases = _common()
    return tuple(one for one in pairs_in_order(title) if one[1] and one not in phrases and not syllables & set(one))


@cache
def _common() -> tuple[frozenset[str], frozenset[Pair]]:
    known = words()
    phrases = frozenset(pair for phrase in known.common_title_phrases for pair in pairs(phrase))
    return frozenset(folded(word) for word in known.common_title_words), phrases


class _Weights:
    def __init__(self, plans: Sequence[StoredDocument]) -> None:
        self._count = Counter(pair for one in plans for pair in _peers_pairs(one.header.title or ""))
        self._plans = len(plans)

    def of(self, pairs_of_title: Iterable[Pair]) -> float:
        """The weight of these pairs together: the rarer among the titles, the heavier."""
        return sum(log(1 + (self._plans + 1) / (self._count[pair] or 1)) for pair in pairs_of_title)
