"""The tables of provinces and communes before and since 1 July 2025, searched as they lie.

A name is looked up by a pattern that takes any spelling, so that nothing has to be built when the first question
comes: reading the files takes a few milliseconds, a look-up a few more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from corpus.bodies.levels import level_alternatives
from corpus.text.folding import lower, spelling_pattern

Table = Literal["communes_now", "communes_before"]
_WORD = rf"(?i:{level_alternatives('city', 'district', 'commune')}) "


@dataclass(frozen=True, slots=True)
class Province:
    """A row of provinces.tsv: `name` without its `word`; ISO days or "", `until` no longer; `becomes` is a name."""

    name: str
    word: str
    since: str
    until: str
    becomes: str
    source: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A row of communes: `name` with its word, `became` codes of today; `earlier` its name until 30 April 2026."""

    name: str
    code: str
    province: str
    district: str = ""
    became: tuple[str, ...] = ()
    earlier: str = ""


@cache
def provinces() -> tuple[Province, ...]:
    """Every province of today and of the past."""
    rows = (line.split("\t") for line in _text("provinces").splitlines() if not line.startswith("#"))
    return tuple(Province(*row) for row in rows)


@lru_cache(maxsize=4_096)
def communes(table: Table, name: str, *, marked: bool) -> tuple[Commune, ...]:
    """The communes of a name without its word; `marked` if it is typed with diacritics, and must agree in them."""
    found = _found(table, rf"\n{_WORD}{spelling_pattern(name)}\t")
    return tuple(row for row in found if not marked or _is_called(row.name, name))


@lru_cache(maxsize=4_096)
def commune_of(code: str) -> Commune:
    """The commune of today with this code. Raises KeyError for an unknown one."""
    found = next(_found("communes_now", rf"\n[^\t\n]+\t{re.escape(code)}(?=[\t\n])"), None)
    if found is None:
        raise KeyError(code)
    return found


@lru_cache(maxsize=1_024)
def made_of(code: str) -> tuple[Commune, ...]:
    """The communes until 2025 whose territory, or part of it, is in the commune of today with this code."""
    return tuple(_found("communes_before", rf"\n[^\t\n]*\t[^\t\n]*\t(?:[\d,]*,)?{re.escape(code)}(?=[,\n])"))


@lru_cache(maxsize=1_024)
def districts(name: str, *, marked: bool) -> tuple[tuple[Commune, ...], ...]:
    """The communes of every district of this name, a tuple for each district; `marked` as for `communes`."""
    text = _text("communes_before")
    head = re.compile(rf"\n@[^\t\n]+\t{_WORD}{spelling_pattern(name)}(?=\n)")
    found = []
    for match in head.finditer(text):
        end = text.find("\n@", match.end())
        rows = tuple(_rows("communes_before", match.end(), end if end >= 0 else len(text) - 1))
        if rows and (not marked or _is_called(rows[0].district, name)):
            found.append(rows)
    return tuple(found)


def _is_called(unit: str, name: str) -> bool:
    return lower(unit).endswith(f" {lower(name)}")


def _found(table: Table, pattern: str) -> Iterator[Commune]:
    text = _text(table)
    for match in re.finditer(pattern, text):
        yield from _rows(table, match.start(), text.index("\n", match.start() + 1))


def _rows(table: Table, start: int, end: int) -> Iterator[Commune]:
    text = _text(table)
    above = text.rfind("\n@", 0, start + 2)
    province, _, district = text[above + 2 : text.index("\n", above + 1)].partition("\t")
    for line in text[start:end].strip("\n").split("\n"):
        name, code, *more = line.split("\t")
        if table == "communes_now":
            yield Commune(name, code, province, earlier=more[0] if more else "")
        else:
            yield Commune(name, code, province, district, tuple(more[0].split(",")))


@cache
def _text(name: str) -> str:
    return (files("corpus") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
