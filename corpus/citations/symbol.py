"""The one grammar of document numbers: `33/CT-TTg`, `25-NQ/TW`, `59/2023/NĐ-CP`, `72/2025/QH15`, `2160/UBND-NC`.

Numbers are printed with any dash, with blanks around their signs, in capitals or (when somebody types them) in small
letters and without diacritics. Every reader of numbers asks this module, so that one number always gives one key.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.citations.clean_text import Source, clean, fold
from corpus.citations.data_files import load
from corpus.citations.types import known_codes, names

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

# As typed: any case, and a blank where the sign was left out ("15 ct-ubnd").
_TYPED_LINK = re.compile(
    rf"(?:(?P<before> ?)(?P<sign>[/-])(?P<after> ?)|(?P<gap> ))(?:(?P<year>(?:19|20)\d\d)(?![\d{_LETTER}])"
    rf"|(?P<code>[{_LETTER}](?:[{_LETTER}]|&(?=[{_LETTER}])){{0,24}}\d{{0,3}}(?:\.[IVXivx]{{1,4}}\b)?)(?!\w))"
)
_TYPED_NUMBER = re.compile(r"(?<![\w./])(?<!\w-)(?<!\d,)\d{1,6}(?:\.\d{1,2})?[a-eđA-EĐ]?(?= ?[/-] ?\w| [^\W\d_])")
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?")
_ANNOUNCED = re.compile(r"\b(?:so|number)\s?:?\s?$")

# The line that prints a document's own number.
_LABEL = re.compile(
    r"^[\s*_#|]*(?:(?P<law>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+)?(?:[Ss][ốỐổô]|SỐ)\s*(?:[:;.]\s*|(?=[\d/\-…_ ])|$)"
)
_BLANK = re.compile(r"[\s.…_]*(?P<year>/\s?(?:19|20)\d\d\s?)?(?:[/-]|$)")
_OWN_LINK = re.compile(
    rf"\s{{0,3}}[/-]\s{{0,3}}(?:(?P<year>(?:19|20)\d\d)(?![\d{_LETTER}])|(?P<code>[{_LETTER}][{_LETTER}\d.&]{{0,30}}))"
)
_OWN_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3})?[a-eđ]?(?![\d])")
_PLACE_AND_DAY = re.compile(r"[^\d,]{0,40},\s*ngày\b")
_QUY_DINH = re.compile(r"(?<=[-/])(?:QĐI|QYĐ)(?=[-/]|$)")
_PART = re.compile(r"[^\W_]+|[/\-]")
_NO_SIGN = re.compile(r"[^\W_]+")

# In the name of a file every sign is one, and words follow: "Cong-van-552-KH-UBND-2025-lo-trinh".
_FILED = re.compile(
    r"(?:^|[-_ .(])(?P<number>\d{1,6}[a-eđ]?)(?:[-_.](?P<year>(?:19|20)\d\d))?"
    r"(?P<codes>(?:[-_ .][A-ZĐ](?:[A-ZĐ&]|[a-zđ](?=[A-ZĐ]|[a-zđ]?(?:[-_ .)]|$))){0,11}\d{0,3}){1,5})(?=[-_ .)]|$)"
)


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


@dataclass(frozen=True, slots=True)
class FiledNumber:
    """A number in the name of a file, where all signs look alike: its words before, its number, year and codes."""

    before: str
    number: str
    year: str | None
    codes: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """As `filed_key` gives it for the number that documents print."""
        year = (self.year,) if self.year else ()
        return filed_key("-".join((self.number, *year, *self.codes)))


def codes_of(value: str) -> tuple[str, ...]:
    """The parts of a number that are letters: "33/CT-TTg" -> ("CT", "TTg")."""
    return tuple(part for part in _SEPARATOR.split(value) if part and not part[0].isdigit())


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
    parts = _PART.findall(fold(fold_symbol(symbol)))
    return (parts[0].lstrip("0") or parts[0], *parts[1:]) if parts else ()


def filed_key(symbol: str) -> tuple[str, ...]:
    """A number without its signs, as the name of a file may hold it: "219/CĐ-TTg" -> (219, cd, ttg)."""
    return tuple(part.lstrip("0") or part for part in _NO_SIGN.findall(fold(fold_symbol(symbol))))


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


def find_typed(text: str) -> Iterator[Symbol]:
    """Every number that somebody typed, in any case, with or without diacritics: "15/ct-ubnd", "2160 / UBND - NC".

    `value` is what was typed without blanks. Words after a slash are none: "2 lần/năm", "3/xã", "25 km/h".
    """
    source = clean(text)
    reach = 0
    for number in _TYPED_NUMBER.finditer(source.text):
        if number.start() < reach:
            continue
        symbol = _typed(source, number)
        if symbol:
            reach = symbol.end
            yield symbol


def as_printed(text: str) -> str:
    """The text with typed numbers as documents print them: "15/ct-ubnd" -> "15/CT-UBND", "6/qd-ttg" -> "6/QĐ-TTg"."""
    out: list[str] = []
    end = 0
    for symbol in find_typed(text):
        parts = [printed_codes().get(fold(part), part.upper()) for part in _SEPARATOR.split(symbol.value)[1:]]
        signs = _SEPARATOR.findall(symbol.value)
        number = _SEPARATOR.split(symbol.value, maxsplit=1)[0]
        written = number + "".join(sign + part for sign, part in zip(signs, parts, strict=True))
        # What is printed already keeps its letters: two codes may be told apart by capitals alone.
        kept = symbol.value if any(code != code.lower() for code in symbol.codes) else written
        out += [text[end : symbol.start], kept]
        end = symbol.end
    return "".join([*out, text[end:]])


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
        while len(parts) <= _MAX_LINKS and (link := _OWN_LINK.match(text, end)):
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


def read_filed(stem: str) -> FiledNumber | None:
    """The number in the name of a file without its suffix; None where it holds none."""
    for match in _FILED.finditer(unicodedata.normalize("NFC", stem)):
        codes = tuple(re.split(r"[-_ .]", match["codes"])[1:])
        if sum(map(len, codes)) >= 2 and not (len(codes) == 1 and fold(codes[0]) not in _folded_codes()):
            return FiledNumber(stem[: match.start()], match["number"], match["year"], codes)
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
    return not wordlike or (not spaced and fold(letters) in _folded_codes())


def _typed(source: Source, number: re.Match[str]) -> Symbol | None:
    parts, end = [number[0]], number.end()
    codes: list[str] = []
    for _ in range(_MAX_LINKS):
        link = _TYPED_LINK.match(source.text, end)
        if not link:
            break
        if link["year"]:
            if codes or link["gap"]:
                break
        elif not _typed_belongs(source, link, codes):
            break
        else:
            codes.append(link["code"])
        sign = link["sign"] or ("-" if codes[1:] else "/")
        parts.append(sign + (link["year"] or link["code"]))
        end = link.end()
        if link["gap"] and not _SEPARATOR.match(source.text[end : end + 2].lstrip()[:1]):
            return None
    if not codes or not _is_number(source, number.start(), codes):
        return None
    return Symbol("".join(parts), number.start(), end, sure=True)


def _typed_belongs(source: Source, link: re.Match[str], codes: list[str]) -> bool:
    known = fold(link["code"]) in _folded_codes()
    if link["gap"]:
        return not codes and fold(link["code"]) in _folded_type_codes()
    if not link["before"] and not link["after"]:
        return True
    if link["before"] and link["after"]:
        if not codes and not known:
            return source.text.startswith(("/", "-"), link.end())
        return len(codes) < 2 and (known or link["code"].isupper())
    return known or link["code"].isupper() or not _SYLLABLE.fullmatch(fold(link["code"]))


def _is_number(source: Source, start: int, codes: list[str]) -> bool:
    """Whether codes that may be typed in small letters are those of a document."""
    folded = [fold(code) for code in codes]
    if any(code in _folded_codes() or _ASSEMBLY.match(code.upper()) for code in folded):
        return len(codes) > 1 or sum(map(len, codes)) > 1
    if any(letter.islower() and letter > "z" and letter != "đ" for code in codes for letter in code):
        # A word with its diacritics is no code.
        return False
    if all(code.isupper() for code in codes):
        return sum(map(len, codes)) > 1
    strange = [code for code in folded if not _SYLLABLE.fullmatch(code)]
    return len(strange) > 1 or (bool(strange or len(codes) > 1) and bool(_announced(source, start)))


def _announced(source: Source, start: int) -> bool:
    before = fold(source.low[max(0, start - 30) : start])
    return bool(_ANNOUNCED.search(before)) or before.rstrip().endswith(_folded_names())


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
        # "46 - CT/TW", "45/KH - UBND": spaced, but the code goes on to a body or is one that ends numbers.
        if "\n" in link["after"]:
            return False
        goes_on = not codes and source.text.startswith(("/", "-"), link.end())
        return goes_on or (len(codes) == 1 and codes[0] in known_codes() and link["code"] in _data()["endings"])
    whole = len(codes) >= 2 or any(_ASSEMBLY.match(code) or code == "TTg" for code in codes)
    if not whole:
        return True
    return not link["before"] and not _PLACE_FOLLOWS.match(source.low, link.end())


def _sure(codes: list[str], has_year: bool) -> bool:
    if any(_ASSEMBLY.match(code) for code in codes):
        return True
    known = any(code in known_codes() for code in codes)
    return (known and (has_year or len(codes) >= 2)) or (len(codes) >= 2 and sum(map(len, codes)) >= 5)


def _heading(word: str | None) -> str | None:
    folded = " ".join((word or "").split()).casefold()
    return next((name for name in names() if name.casefold() == folded), None)


@cache
def _data() -> dict[str, frozenset[str]]:
    types = load("document_types")
    return {key: frozenset(types[key]) for key in ("endings", "mixed_case")}


@cache
def printed_codes() -> dict[str, str]:
    """Folded code -> the code as it is printed: "qd" -> "QĐ", "ttg" -> "TTg"."""
    return {fold(code): code for code in (*_data()["endings"], *reversed(tuple(known_codes())))}


@cache
def _folded_type_codes() -> frozenset[str]:
    return frozenset(map(fold, known_codes()))


@cache
def _folded_codes() -> frozenset[str]:
    return _folded_type_codes() | frozenset(map(fold, _data()["endings"]))


@cache
def _folded_names() -> tuple[str, ...]:
    return tuple(fold(name) for name in (*names(), *load("document_types")["short_types"]))
