"""How much two texts share, by pairs of neighbouring syllables: most Vietnamese words are two syllables."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from corpus.unit_words import folded

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
