"""The registry of law names: longest match, one folded name for all wordings, numbers and years."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.citation.registry import load
from corpus.citation.source import Source, lower

KINDS = ("Bộ luật", "Pháp lệnh", "Luật")
_PUNCTUATION = re.compile(r"[^\w/]+")
_NUMBER = re.compile(r"\d{1,3}/((?:19|20)\d\d)/(?:PL-)?(?:UBTV)?QH\d{1,2}")


def match_name(source: Source, at: int, kind: str) -> int | None:
    """End of the longest known name after the type word `kind`, which ends before `at`."""
    found = _names()[kind].match(source.low, at)
    return found.end() if found else None


def fold_name(name: str) -> str:
    """One spelling for all wordings of a name: lower case, no punctuation, abbreviations and aliases written out."""
    words = _PUNCTUATION.sub(" ", lower(name)).split()
    folded = " ".join(_abbreviations().get(word, word) for word in words)
    return _aliases().get(folded, folded)


def name_of_number(symbol: str) -> str | None:
    """The folded name of the law with this number ("33/2024/QH15"), None if it is not known."""
    return _numbers().get(symbol.upper())


def years_of(folded: str) -> frozenset[str]:
    """The years of the versions of a law that are known; empty where none is."""
    return _years().get(folded, frozenset())


@cache
def _names() -> dict[str, re.Pattern[str]]:
    data = load("reference_laws")
    wordings: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for name in (*data["laws"], *data["aliases"]):
        kind = next((kind for kind in KINDS if name.startswith(kind + " ")), None)
        if kind is None:
            raise ValueError(f"reference_laws.yaml: {name!r} does not begin with one of {KINDS}")
        wordings[kind].update(_shortened(lower(name.removeprefix(kind + " "))))
    return {kind: _pattern(names) for kind, names in wordings.items()}


def _shortened(name: str) -> Iterator[str]:
    """The name, and the name with its longest abbreviation and with all abbreviations put in."""
    yield name
    short = name
    pairs = [
        (lower(words), lower(abbreviation)) for abbreviation, words in load("reference_laws")["abbreviations"].items()
    ]
    for words, abbreviation in sorted(pairs, key=lambda pair: -len(pair[0])):
        whole = re.compile(rf"\b{re.escape(words)}\b")
        yield whole.sub(abbreviation, name)
        short = whole.sub(abbreviation, short)
        yield short


def _pattern(names: set[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    bodies = (re.escape(name).replace(r",\ ", r",?\s{1,2}").replace(r"\ ", r"\s{1,2}") for name in longest_first)
    return re.compile("(?:" + "|".join(bodies) + r")(?!\w)")


@cache
def _abbreviations() -> dict[str, str]:
    pairs = load("reference_laws")["abbreviations"]
    return {lower(short): " ".join(_PUNCTUATION.sub(" ", lower(words)).split()) for short, words in pairs.items()}


@cache
def _aliases() -> dict[str, str]:
    folded = {_plain(alias): _plain(name) for alias, name in load("reference_laws")["aliases"].items()}
    known = {_plain(name) for name in load("reference_laws")["laws"]}
    if unknown := set(folded.values()) - known:
        raise ValueError(f"reference_laws.yaml: aliases of unknown laws {sorted(unknown)}")
    return folded


def _plain(name: str) -> str:
    return " ".join(_abbreviations().get(word, word) for word in _PUNCTUATION.sub(" ", lower(name)).split())


@cache
def _numbers() -> dict[str, str]:
    numbers: dict[str, str] = {}
    for name, printed in load("reference_laws")["laws"].items():
        for number in printed:
            if not _NUMBER.fullmatch(number) or number in numbers:
                raise ValueError(f"reference_laws.yaml: {number!r} of {name!r} is no number of its own")
            numbers[number] = _plain(name)
    return numbers


@cache
def _years() -> dict[str, frozenset[str]]:
    years: dict[str, set[str]] = {}
    for number, folded in _numbers().items():
        years.setdefault(folded, set()).add(number.split("/")[1])
    return {folded: frozenset(found) for folded, found in years.items()}
