"""Numbers of documents as people type them and as files are called: any case, any signs, with or without diacritics."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.citations.clean_text import Source, clean
from corpus.citations.data_files import load
from corpus.citations.symbol import (
    ASSEMBLY,
    LETTER,
    MOST_LINKS,
    SEPARATOR,
    Symbol,
    fold_symbol,
    folded_codes,
    folded_type_codes,
    number_endings,
)
from corpus.citations.types import known_codes, names
from corpus.text.folding import folded

_NO_SIGN = re.compile(r"[^\W_]+")
# As typed: any case, and a blank where the sign was left out ("15 ct-ubnd").
_TYPED_LINK = re.compile(
    rf"(?:(?P<before> ?)(?P<sign>[/-])(?P<after> ?)|(?P<gap> ))(?:(?P<year>(?:19|20)\d\d)(?![\d{LETTER}])"
    rf"|(?P<code>[{LETTER}](?:[{LETTER}]|&(?=[{LETTER}])){{0,24}}\d{{0,3}}(?:\.[IVXivx]{{1,4}}\b)?)(?!\w))"
)
_TYPED_NUMBER = re.compile(r"(?<![\w./])(?<!\w-)(?<!\d,)\d{1,6}(?:\.\d{1,2})?[a-eđA-EĐ]?(?= ?[/-] ?\w| [^\W\d_])")
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?")
_ANNOUNCED = re.compile(r"\b(?:so|number)\s?:?\s?$")
# In the name of a file every sign is one, and words follow: "Cong-van-552-KH-UBND-2025-lo-trinh".
_FILED = re.compile(
    r"(?:^|[-_ .(])(?P<number>\d{1,6}[a-eđ]?)(?:[-_.](?P<year>(?:19|20)\d\d))?"
    r"(?P<codes>(?:[-_ .][A-ZĐ](?:[A-ZĐ&]|[a-zđ](?=[A-ZĐ]|[a-zđ]?(?:[-_ .)]|$))){0,11}\d{0,3}){1,5})(?=[-_ .)]|$)"
)


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number in the name of a file, where all signs look alike: its words before, its number, year and codes."""

    before: str
    number: str
    year: str | None
    codes: tuple[str, ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """The parts of the number as the name holds them: ("219", "CD", "TTg")."""
        return (self.number, *((self.year,) if self.year else ()), *self.codes)

    @property
    def words(self) -> tuple[str, ...]:
        """The words before the number: ("Cong", "dien")."""
        return tuple(_NO_SIGN.findall(self.before))

    @property
    def key(self) -> tuple[str, ...]:
        """As `filed_key` gives it for the number that documents print."""
        return filed_key("-".join(self.printed))


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
        parts = [printed_codes().get(folded(part), part.upper()) for part in SEPARATOR.split(symbol.value)[1:]]
        signs = SEPARATOR.findall(symbol.value)
        number = SEPARATOR.split(symbol.value, maxsplit=1)[0]
        written = number + "".join(sign + part for sign, part in zip(signs, parts, strict=True))
        # What is printed already keeps its letters: two codes may be told apart by capitals alone.
        kept = symbol.value if any(code != code.lower() for code in symbol.codes) else written
        out += [text[end : symbol.start], kept]
        end = symbol.end
    return "".join([*out, text[end:]])


def read_filed(stem: str) -> NamedNumber | None:
    """The number in the name of a file without its suffix; None where it holds none."""
    for match in _FILED.finditer(unicodedata.normalize("NFC", stem)):
        codes = tuple(re.split(r"[-_ .]", match["codes"])[1:])
        if sum(map(len, codes)) >= 2 and not (len(codes) == 1 and folded(codes[0]) not in folded_codes()):
            return NamedNumber(stem[: match.start()], match["number"], match["year"], codes)
    return None


def filed_key(symbol: str) -> tuple[str, ...]:
    """A number without its signs, as the name of a file may hold it: "219/CĐ-TTg" -> (219, cd, ttg)."""
    return tuple(part.lstrip("0") or part for part in _NO_SIGN.findall(folded(fold_symbol(symbol))))


def _typed(source: Source, number: re.Match[str]) -> Symbol | None:
    parts, end = [number[0]], number.end()
    codes: list[str] = []
    for _ in range(MOST_LINKS):
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
        if link["gap"] and not SEPARATOR.match(source.text[end : end + 2].lstrip()[:1]):
            return None
    if not codes or not _is_number(source, number.start(), codes):
        return None
    return Symbol("".join(parts), number.start(), end, sure=True)


def _typed_belongs(source: Source, link: re.Match[str], codes: list[str]) -> bool:
    known = folded(link["code"]) in folded_codes()
    if link["gap"]:
        return not codes and folded(link["code"]) in folded_type_codes()
    if not link["before"] and not link["after"]:
        return True
    if link["before"] and link["after"]:
        if not codes and not known:
            return source.text.startswith(("/", "-"), link.end())
        return len(codes) < 2 and (known or link["code"].isupper())
    return known or link["code"].isupper() or not _SYLLABLE.fullmatch(folded(link["code"]))


def _is_number(source: Source, start: int, codes: list[str]) -> bool:
    """Whether codes that may be typed in small letters are those of a document."""
    plain = [folded(code) for code in codes]
    if any(code in folded_codes() or ASSEMBLY.match(code.upper()) for code in plain):
        return len(codes) > 1 or sum(map(len, codes)) > 1
    if any(letter.islower() and letter > "z" and letter != "đ" for code in codes for letter in code):
        # A word with its diacritics is no code.
        return False
    if all(code.isupper() for code in codes):
        return sum(map(len, codes)) > 1
    strange = [code for code in plain if not _SYLLABLE.fullmatch(code)]
    return len(strange) > 1 or (bool(strange or len(codes) > 1) and bool(_announced(source, start)))


def _announced(source: Source, start: int) -> bool:
    before = folded(source.low[max(0, start - 30) : start])
    return bool(_ANNOUNCED.search(before)) or before.rstrip().endswith(_folded_names())


@cache
def printed_codes() -> dict[str, str]:
    """Folded code -> the code as it is printed: "qd" -> "QĐ", "ttg" -> "TTg"."""
    return {folded(code): code for code in (*number_endings(), *reversed(tuple(known_codes())))}


@cache
def _folded_names() -> tuple[str, ...]:
    return tuple(folded(name) for name in (*names(), *load("document_types")["short_types"]))
