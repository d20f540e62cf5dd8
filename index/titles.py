"""Statutes that a question names by their title: "theo Luật Cư trú" means that law and no other document."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from index.syllables import PAIR_JOINER, fold, tokenise

_Words = tuple[str, ...]


class Naming(BaseModel):
    """The rules of data/naming.yaml: types called by their titles, words after which they are not meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    types: Annotated[tuple[str, ...], Field(min_length=1)]
    not_after: tuple[str, ...]


@cache
def naming() -> Naming:
    """The rules shipped with the package."""
    return Naming.model_validate(
        yaml.safe_load(resources.files("index").joinpath("data/naming.yaml").read_text("utf-8"))
    )


class Titles:
    """The titles of all stored documents. `ids` are the documents."""

    def __init__(self, titles: Iterable[tuple[int, str]]) -> None:
        """`titles` gives (document id, its title beginning with its type)."""
        types = tuple(_words(name) for name in naming().types)
        self._carried_out = tuple(_words(name) for name in naming().not_after)
        self._by_title: dict[_Words, set[int]] = defaultdict(set)
        ids = set()
        for number, title in titles:
            ids.add(number)
            words = _words(title)
            if any(words[: len(name)] == name for name in types):
                self._by_title[words].add(number)
        self.ids = frozenset(ids)
        self._lengths = sorted({len(words) for words in self._by_title}, reverse=True)

    def named(self, question: str) -> frozenset[int]:
        """The documents whose whole title stands in the question, with or without diacritics; the longest title counts.

        One that another document carries out ("Kế hoạch triển khai Luật Cư trú") is not what is asked about.
        """
        asked = _words(question)
        found: set[int] = set()
        start = 0
        while start < len(asked):
            length = next((n for n in self._lengths if asked[start : start + n] in self._by_title), 0)
            if length and not any(asked[max(0, start - len(w)) : start] == w for w in self._carried_out):
                found |= self._by_title[asked[start : start + length]]
            start += length or 1
        return frozenset(found)


def _words(text: str) -> _Words:
    return tuple(fold(token) for token in tokenise(text) if PAIR_JOINER not in token)
