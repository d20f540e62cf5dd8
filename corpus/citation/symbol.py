"""Document symbols: `33/CT-TTg`, `25-NQ/TW`, `59/2023/NĐ-CP`, `72/2025/QH15`, `66.2/2025/NQ-CP`, `2160/UBND-NC`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.citation.registry import load
from corpus.citation.source import Source

_LETTER = "A-Za-zÀ-ỹĐđ"
_NUMBER = re.compile(
    r"(?:(?<=[sS]ố)|(?<=SỐ)|(?<![\w./])(?<!\w-)(?<!\d,))\d{1,6}(?:\.\d{1,2})?[a-eđ]?"
    rf"(?= ?[/-]\s{{0,2}}[{_LETTER}\d])"
)
_LINK = re.compile(
    rf"(?P<before> ?)[/-](?P<after>\s{{0,2}})(?:(?P<year>(?:19|20)\d\d)(?![\d{_LETTER}])"
    rf"|(?P<code>[{_LETTER}](?:[{_LETTER}]|&\s?(?=[{_LETTER}])){{0,24}}\d{{0,3}}(?:\.[IVX]{{1,4}}\b)?))"
)
_DATE_FOLLOWS = re.compile(r",?\s{1,2}(?:ngày|của|năm)\b")
_PLACE_FOLLOWS = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị|xã|phường|đặc khu)\b")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}$")
_SEPARATOR = re.compile(r"[/-]")
_MAX_LINKS = 9


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol at `[start, end)`; `value` is what is printed without stray spaces.

    `sure` says that its codes alone make it a document symbol; others need "số" or a type word before them.
    """

    value: str
    start: int
    end: int
    sure: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The parts with letters: ("CT", "TTg")."""
        return tuple(part for part in _SEPARATOR.split(self.value) if not part[0].isdigit())

    @property
    def is_party(self) -> bool:
        """True for the Party's form, the type code before the slash: 25-NQ/TW."""
        number = self.value.find("-")
        return 0 < number < self.value.find("/")


def find_symbols(source: Source) -> Iterator[Symbol]:
    """Every symbol of the text in order. Dates, fractions and blank numbers ("Số: /KH-UBND") are none."""
    reach = 0
    for number in _NUMBER.finditer(source.text):
        if number.start() >= reach and (symbol := _read(source, number)):
            reach = symbol.end
            yield symbol


def read_symbol(source: Source, at: int) -> Symbol | None:
    """The symbol that starts at `at`."""
    number = _NUMBER.match(source.text, at)
    return _read(source, number) if number else None


def _read(source: Source, number: re.Match[str]) -> Symbol | None:
    parts, end = [number[0]], number.end()
    codes: list[str] = []
    for _ in range(_MAX_LINKS):
        link = _LINK.match(source.text, end)
        if not link:
            break
        part = link["year"] or _code(link["code"])
        if not part or (link["year"] and codes) or not _belongs(source, link, codes):
            break
        if not link["year"]:
            codes.append(part)
        parts.append(link[0].strip()[0] + part)
        mark = len("".join((link["year"] or link["code"]).split())) - len(part)
        end = link.end() - mark
        if mark:
            break
    if not codes or sum(map(len, codes)) < 2:
        return None
    return Symbol("".join(parts), number.start(), end, _sure(codes, len(parts) - 1 > len(codes)))


def _code(printed: str) -> str | None:
    """The segment without a footnote mark; None for a word that is no code."""
    printed = "".join(printed.split())
    plain = printed.rstrip("0123456789")
    code = plain if plain in _data()["endings"] else printed
    letters = plain.split(".")[0]
    capitals = sum(char.isupper() for char in letters)
    small = sum(char.islower() for char in letters)
    if letters not in _data()["mixed_case"] and (small >= capitals or any(c.islower() and c > "z" for c in letters)):
        return None
    return code


def _belongs(source: Source, link: re.Match[str], codes: list[str]) -> bool:
    """False where white space beside the separator makes it a dash of the sentence or the bullet of the next line."""
    if not link["before"] and not link["after"]:
        return True
    if _DATE_FOLLOWS.match(source.low, link.end()):
        return True
    if link["before"] and link["after"]:
        # "46 - CT/TW": spaced, but the code goes on to a body.
        return not codes and source.text.startswith(("/", "-"), link.end())
    whole = len(codes) >= 2 or any(_ASSEMBLY.match(code) or code == "TTg" for code in codes)
    if not whole:
        return True
    return not link["before"] and not _PLACE_FOLLOWS.match(source.low, link.end())


def _sure(codes: list[str], has_year: bool) -> bool:
    if any(_ASSEMBLY.match(code) for code in codes):
        return True
    known = any(code in _data()["codes"] for code in codes)
    return (known and (has_year or len(codes) >= 2)) or (len(codes) >= 2 and sum(map(len, codes)) >= 5)


@cache
def _data() -> dict[str, frozenset[str]]:
    types = load("reference_types")
    return {key: frozenset(types[key]) for key in ("codes", "endings", "mixed_case")}
