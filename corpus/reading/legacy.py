"""Vietnamese text in 8-bit encodings (TCVN3, VNI, windows-1258) -> Unicode, only where the encoding is certain.

An encoding is tried by what comes out: nearly all words with letters beyond ASCII must be Vietnamese syllables, and
under no other encoding may that be so.
"""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"^[A-ZĐ&]+$")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED = {"\u0301", "\u0323"}
_CERTAIN, _FEWEST, _AMBIGUOUS = 0.9, 8, 0.6
# Text that was pasted under an old font still holds a few characters of the new world.
_TYPOGRAPHY = str.maketrans(dict.fromkeys("‘’“”–—…•", " "))


@dataclass(frozen=True, slots=True)
class Table:
    """One encoding: `letters` replace, `marks` combine with the letter before them."""

    name: str
    case_in_font: bool
    fonts: tuple[str, ...]
    letters: dict[str, str]
    marks: dict[str, str]


@dataclass(frozen=True, slots=True)
class Converted:
    """Text and the name of the encoding that it was in."""

    text: str
    name: str


def from_bytes(data: bytes) -> Converted | None:
    """The text in these bytes, None where no single encoding is certain."""
    candidates = _candidates(data.decode("latin-1"))
    with suppress(UnicodeDecodeError):
        candidates.append(Converted(unicodedata.normalize("NFC", data.decode("cp1258")), "windows-1258"))
    return _certain(candidates)


def from_text(text: str) -> Converted | None:
    """Unicode text whose characters are codes of an old encoding (as old fonts and PDFs leave it), None if it is not.

    The text itself is the rival: what reads as Vietnamese already is left alone.
    """
    if max(map(ord, text.translate(_TYPOGRAPHY)), default=0) > 0xFF:
        return None
    found = _certain([*_candidates(text), Converted(text, "Unicode")])
    return None if found is None or found.name == "Unicode" else found


def from_font(text: str, font: str) -> str:
    """The letters that a run of text shows under an old font; other fonts leave it as it is."""
    for table in _tables():
        if font.startswith(table.fonts):
            shown = _convert(text, table)
            return shown.upper() if table.case_in_font and font.endswith("H") else shown
    return text


def _candidates(text: str) -> list[Converted]:
    return [Converted(_convert(text, table), table.name) for table in _tables()]


def _certain(candidates: list[Converted]) -> Converted | None:
    rated = sorted(((_rate(one.text), one) for one in candidates), key=lambda pair: -pair[0])
    (best, found), rival = rated[0], rated[1][0]
    return found if best >= _CERTAIN and rival < _AMBIGUOUS else None


def _rate(text: str) -> float:
    """The share of words beyond ASCII that are Vietnamese syllables; 0 where there are too few to tell."""
    # Abbreviations (QĐ, HĐND) are no syllables in any encoding.
    words = [word for word in _WORD.findall(text[:200_000]) if not word.isascii() and not _ABBREVIATION.match(word)]
    strange = sum(1 for c in text[:200_000] if ord(c) > 0x7F and not c.isalpha() and c not in "‘’“”–—…•")
    if len(words) < _FEWEST:
        return 0.0
    return sum(map(is_syllable, words)) / (len(words) + strange)


def _convert(text: str, table: Table) -> str:
    if table.marks:
        return unicodedata.normalize("NFC", "".join(_with_marks(text, table)))
    return text.translate({ord(code): letter for code, letter in table.letters.items()})


def _with_marks(text: str, table: Table) -> list[str]:
    out: list[str] = []
    for at, character in enumerate(text):
        mark = table.marks.get(character.lower()) if at and text[at - 1] in _VNI_BASES else None
        out.append(mark or table.letters.get(character, character))
    return out


_VNI_BASES = frozenset("aAeEoOuUyYôÔöÖ")


@cache
def is_syllable(word: str) -> bool:
    """Whether a word is a possible Vietnamese syllable: onset, rhyme, and a tone that the rhyme can carry."""
    onsets, rhymes = _syllables()
    split = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in split if c in _TONES]
    plain = unicodedata.normalize("NFC", "".join(c for c in split if c not in _TONES))
    if len(plain) > 8 or len(tones) > 1:
        return False
    stopped = plain.endswith(("c", "ch", "p", "t"))
    if stopped and (not tones or tones[0] not in _STOPPED):
        return False
    return any(
        plain.startswith(onset) and (plain[len(onset) :] in rhymes or (onset == "gi" and "i" + plain[2:] in rhymes))
        for onset in onsets
    )


@cache
def _syllables() -> tuple[tuple[str, ...], frozenset[str]]:
    parts = _data()["syllable"]
    return tuple(parts["onsets"]), frozenset(parts["rhymes"])


@cache
def _tables() -> tuple[Table, ...]:
    return tuple(
        Table(name, bool(one["case_in_font"]), tuple(one["fonts"]), dict(one["letters"]), dict(one.get("marks", {})))
        for name, one in _data()["tables"].items()
    )


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("corpus") / "data" / "encodings.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    for name, table in loaded["tables"].items():
        codes = [*table["letters"], *table.get("marks", {})]
        if any(len(code) != 1 or not 0x80 <= ord(code) <= 0xFF for code in codes):
            raise ValueError(f"encodings.yaml: {name}: a code is one character from U+0080 to U+00FF")
    return loaded
