"""Which stored plans are similar: of the same type, about the same matter, of units alike if there are any."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log

from assistant.drafting.data import words
from assistant.drafting.likeness import pairs
from assistant.drafting.source import Source, source
from assistant.drafting.unit import Unit
from corpus.unit_words import folded
from corpus.units import kind_of
from index.stored import StoredDocument

MAX_PEERS = 8
_ALIKE = 0.3
_KIND = 0.1

Pair = tuple[str, str]


def peers(
    stored: Sequence[StoredDocument], matter: Sequence[str], type_: str, unit: Unit, without: set[int]
) -> list[Source]:
    """The most similar plans first; empty where none is about the same matter."""
    plans = [one for one in stored if one.id not in without and (one.header.type or "").startswith(type_)]
    weights = _weights(plans)
    wanted = frozenset(pair for one in matter for pair in _pairs(one))
    whole = sum(weights(pair) for pair in wanted)
    found: list[tuple[float, int, StoredDocument]] = []
    for one in plans:
        own = _pairs(one.header.title or "")
        shared = sum(weights(pair) for pair in wanted & own)
        least = min(whole, sum(weights(pair) for pair in own))
        alike = shared / least if least else 0.0
        if alike >= _ALIKE:
            found.append((alike + _KIND * (kind_of(one.header.issuer or "") == unit.kind), one.id, one))
    best = sorted(found, key=lambda one: (-one[0], one[1]))[:MAX_PEERS]
    return [source(one, "peer") for _, _, one in best]


def _pairs(title: str) -> frozenset[Pair]:
    syllables, phrases = _common()
    return frozenset(one for one in pairs(title) - phrases if one[1] and not syllables & set(one))


@cache
def _common() -> tuple[frozenset[str], frozenset[Pair]]:
    known = words()
    phrases = frozenset(pair for phrase in known.common_title_phrases for pair in pairs(phrase))
    return frozenset(folded(word) for word in known.common_title_words), phrases


class _Weights:
    def __init__(self, plans: Sequence[StoredDocument]) -> None:
        self._count = Counter(pair for one in plans for pair in _pairs(one.header.title or ""))
        self._plans = len(plans)

    def __call__(self, pair: Pair) -> float:
        return log(1 + (self._plans + 1) / (self._count[pair] or 1))


def _weights(plans: Sequence[StoredDocument]) -> _Weights:
    return _Weights(plans)
