"""The one grammar of document numbers: `33/CT-TTg`, `25-NQ/TW`, `59/2023/NĐ-CP`, `72/2025/QH15`, `2160/UBND-NC`.

Numbers are printed with any dash, with blanks around their signs, in capitals or (when somebody types them) in small
letters and without diacritics. Every reader of numbers asks this module, so that one number always gives one key.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.bodies.levels import level_alternatives
from corpus.citations.clean_text import Source, clean
from corpus.citations.data_files import load
from corpus.citations.types import known_codes, names
from corpus.text.folding import folded

LETTER = "A-Za-zÀ-ỹĐđ"
_NUMBER = re.compile(
    r"(?:(?<=[sS]ố)|(?<=SỐ)|(?<![\w./])(?<!\w-)(?<!\d,))\d{1,6}(?:\.\d{1,2})?[a-eđ]?"
    rf"(?= ?[/-]\s{{0,2}}[{LETTER}\d])"
)
_LINK = re.compile(
    rf"(?P<before> ?)[/-](?P<after>\s{{0,2}})(?:(?P<year>(?:19|20)\d\d)(?![\d{LETTER}])"
    rf"|(?P<code>[{LETTER}](?:[{LETTER}]|&\s?(?=[{LETTER}])){{0,24}}\d{{0,3}}(?:\.[IVX]{{1,4}}\b)?))"
)
_DATE_FOLLOWS = re.compile(r",?\s{1,2}(?:ngày|của|năm)\b")
_PLACE_FOLLOWS = re.compile(rf"\s{level_alternatives()}")
ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}$")
SEPARATOR = re.compile(r"[/-]")
MOST_LINKS = 9


# The line that prints a document's own number.
_LABEL = re.compile(
    r"^[\s*_#|]*(?:(?P<law>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+)?(?:[Ss][ốỐổô]|SỐ)\s*(?:[:;.]\s*|(?=[\d/\-…_ ])|$)"
)
_BLANK = re.compile(r"[\s.…_]*(?P<year>/\s?(?:19|20)\d\d\s?)?(?:[/-]|$)")
_OWN_LINK = re.compile(
    rf"\s{{0,3}}[/-]\s{{0,3}}(?:(?P<year>(?:19|20)\d\d)(?![\d{LETTER}])|(?P<code>[{LETTER}][{LETTER}\d.&]{{0,30}}))"
)
_OWN_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3})?[a-eđ]?(?![\d])")
_PLACE_AND_DAY = re.compile(r"[^\d,]{0,40},\s*ngày\b")
_QUY_DINH = re.compile(r"(?<=[-/])(?:QĐI|QYĐ)(?=[-/]|$)")
_PART = re.compile(r"[^\W_]+|[/\-]")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A number at `[start, end)`; `value` is what is printed without stray spaces.

    `sure` says that its codes alone make it a document's number; others need "số" or a type word before them.
    """

    value: str
    start: int
    end: int
    sure: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The parts with letters: ("CT", "TTg")."""
        return codes_of(self.value)

    @property
    def is_party(self) -> bool:
        """True for the Party's form, the type code before the slash: 25-NQ/TW."""
        return is_party(self.value)


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """What a line "Số: ..." says: `value` None where the number is blank; `law` is the type before "số", if any."""

    value: str | None
    start: int
    end: int
    law: str | None = None


def codes_of(value: str) -> tuple[str, ...]:
    """The parts of a number that are letters: "33/CT-TTg" -> ("CT", "TTg")."""
    return tuple(part for part in SEPARATOR.split(value) if part and not part[0].isdigit())


def is_party(value: str) -> bool:
    """True for the Party's form, the type code before the slash: 25-NQ/TW."""
    hyphen = value.find("-")
    return 0 < hyphen < value.find("/")


def fold_symbol(symbol: str) -> str:
    """The number in capitals, with the spellings of "Quy định" folded: `11-QĐi/TW` and `11-QyĐ/TW` -> `11-QĐ/TW`.

    Where hyphen and slash stand is kept: 33/CT-TTg and 33-CT/TU are two documents.
    """
    return _QUY_DINH.sub("QĐ", "".join(clean(symbol).text.split()).upper())


def number_key(symbol: str) -> tuple[str, ...]:
    """A number as comparable parts, however it is printed or typed: dash, blanks, case, diacritics, zeros in front.

    The sign that comes first is kept, so 33/CT-TTg is not 33-CT/TU.
    """
    parts = _PART.findall(folded(fold_symbol(symbol)))
    return (parts[0].lstrip("0") or parts[0], *parts[1:]) if parts else ()


def find_symbols(source: Source) -> Iterator[Symbol]:
    """Every number of the text in order. Dates, fractions and blank numbers ("Số: /KH-UBND") are none."""
    reach = 0
    for number in _NUMBER.finditer(source.text):
        if number.start() >= reach and (symbol := _read(source, number)):
            reach = symbol.end
            yield symbol


def read_symbol(source: Source, at: int) -> Symbol | None:
    """The number that starts at `at`."""
    number = _NUMBER.match(source.text, at)
    return _read(source, number) if number else None


def read_own_number(line: str) -> OwnNumber | None:
    """The number that a line of a letterhead prints behind "Số:"; None for a line that prints none."""
    text = clean(line).text
    label = _LABEL.match(text)
    law = label["law"] if label else None
    if not label or (law and _heading(law) is None):
        return None
    number = _OWN_NUMBER.match(text, label.end())
    if number:
        parts, end = [number[0]], number.end()
        while len(parts) <= MOST_LINKS and (link := _OWN_LINK.match(text, end)):
            if not _goes_on(text, link, parts):
                break
            code = link["year"] or link["code"].rstrip(".")
            glued = _place_behind(code) if _PLACE_AND_DAY.match(text, link.end()) else len(code)
            parts.append(link[0].strip()[0] + code[:glued])
            end = link.end() if glued == len(code) else link.start("code") + glued
            if glued < len(code):
                break
        if len(parts) > 1 and any(part[1].isalpha() for part in parts[1:]):
            return OwnNumber("".join(parts), number.start(), end, _heading(law))
    if _BLANK.match(text, label.end()) and not text[label.end() :].lstrip(" .…_").startswith(tuple("0123456789")):
        return OwnNumber(None, label.end(), len(line), _heading(law))
    return None


def _place_behind(code: str) -> int:
    """Where a place begins that stands right behind the letters of a body: 4 in "UBNDVĩnh"; the length if none does."""
    for at in range(1, len(code) - 1):
        first, second, third = code[at], code[at + 1], code[at + 2 : at + 3]
        if code[at - 1].isupper() and first.isupper() and second.islower() and (second > "z" or third.islower()):
            return at
    return len(code)


def _goes_on(text: str, link: re.Match[str], parts: list[str]) -> bool:
    """Whether what follows a sign is part of the number; a place or a word after a dash is not."""
    code = link["code"]
    if not code:
        return len(parts) == 1
    spaced = link[0].startswith(" ") and len(link[0].lstrip()) > 1 and link[0].lstrip()[1].isspace()
    letters = code.rstrip("0123456789.")
    small = sum(char.islower() for char in letters)
    wordlike = small >= max(2, len(letters) - small) and letters[1:].islower()
    return not wordlike or (not spaced and folded(letters) in folded_codes())


def _read(source: Source, number: re.Match[str]) -> Symbol | None:
    parts, end = [number[0]], number.end()
    codes: list[str] = []
    for _ in range(MOST_LINKS):
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
    code = plain if plain in number_endings() else printed
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
        # "46 - CT/TW", "45/KH - UBND": spaced, but the code goes on to a body or is one that ends numbers.
        if "\n" in link["after"]:
            return False
        goes_on = not codes and source.text.startswith(("/", "-"), link.end())
        return goes_on or (len(codes) == 1 and codes[0] in known_codes() and link["code"] in number_endings())
    whole = len(codes) >= 2 or any(ASSEMBLY.match(code) or code == "TTg" for code in codes)
    if not whole:
        return True
    return not link["before"] and not _PLACE_FOLLOWS.match(source.low, link.end())


def _sure(codes: list[str], has_year: bool) -> bool:
    if any(ASSEMBLY.match(code) for code in codes):
        return True
    known = any(code in known_codes() for code in codes)
    return (known and (has_year or len(codes) >= 2)) or (len(codes) >= 2 and sum(map(len, codes)) >= 5)


def _heading(word: str | None) -> str | None:
    plain = " ".join((word or "").split()).casefold()
    return next((name for name in names() if name.casefold() == plain), None)


@cache
def _data() -> dict[str, frozenset[str]]:
    types = load("document_types")
    return {key: frozenset(types[key]) for key in ("endings", "mixed_case")}


def number_endings() -> frozenset[str]:
    """Codes of bodies that end a number: TTg, UBND."""
    return _data()["endings"]


@cache
def folded_type_codes() -> frozenset[str]:
    """Codes of types in small letters without diacritics."""
    return frozenset(map(folded, known_codes()))


@cache
def folded_codes() -> frozenset[str]:
    """The same with the codes that end a number."""
    return folded_type_codes() | frozenset(map(folded, number_endings()))
