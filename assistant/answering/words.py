"""Words of questions and evidence in one comparable form: folded, abbreviations written out."""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from corpus.bodies.unit_words import abbreviations
from index.syllables import PAIR_JOINER, fold, tokenise

_TOKEN = re.compile(r"[^\W_]+(?:[&.\-/][^\W_]+)*")
_SIGNS = re.compile(r"[&.-]")
_PART = re.compile(r"[^\W_]+")
# Question after question asks about the same few documents; sentences are compared many times.
_CACHE = 20_000


@cache
def load(name: str) -> Any:
    """A data file of this package."""
    return yaml.safe_load((resources.files("assistant") / "data" / name).read_text("utf-8"))


@cache
def _short_forms() -> dict[str, str]:
    bodies = {fold(short): long.lower() for short, long in abbreviations().items()}
    return bodies | {str(short): str(long) for short, long in load("abbreviations.yaml").items()}


def written_out(word: str) -> str | None:
    """What a folded short form stands for, with diacritics: "gd&dt" -> "giáo dục và đào tạo"; None for other words."""
    return _short_forms().get(word) or _short_forms().get(_SIGNS.sub("", word))


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
def plain(text: str) -> tuple[str, ...]:
    """Folded words in order with abbreviations written out: "UBND tỉnh" -> ("uy", "ban", "nhan", "dan", "tinh")."""
    out: list[str] = []
    for token in _TOKEN.findall(fold(text)):
        long = written_out(token)
        out.extend(_PART.findall(fold(long) if long else token))
    return tuple(out)


def spelled(text: str) -> str:
    """Lower-case words with their diacritics in one spelling, joined and enclosed by single spaces."""
    return f" {' '.join(token for token in tokenise(text) if PAIR_JOINER not in token)} "


def phrase(text: str) -> str:
    """The plain words joined by single spaces, with one at each end, so that whole words can be looked for."""
    return f" {' '.join(plain(text))} "
