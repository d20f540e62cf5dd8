"""Vietnamese text in 8-bit encodings (TCVN3, VNI, windows-1258) -> Unicode, only where the encoding is certain.

An encoding is tried by what comes out: nearly all words with letters beyond ASCII must be Vietnamese syllables, and
under no other encoding may that be so.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from typing import Any

import yaml

_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"^[A-ZĐ&]+$")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED = {"\u0301", "\u0323"}
_CERTAIN, _FEWEST, _AMBIGUOUS = 0.9, 8, 0.6
# Text that was pasted under an old font still holds a few characters of the new world.
_SIGNS = "‘’“”–—…•\u00a0"
_TYPOGRAPHY = str.maketrans(dict.fromkeys(_SIGNS, " "))


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
    """The text in these bytes, None where no single encoding is certain. Single lines may be in UTF-8 already."""
    lines = data.split(b"\n")
    modern = [_utf8(line) for line in lines]
    old = b"\n".join(line for line, known in zip(lines, modern, strict=True) if known is None)
    candidates = _candidates(old.decode("latin-1"))
    with suppress(UnicodeDecodeError):
        candidates.append(Converted(unicodedata.normalize("NFC", old.decode("cp1258")), "windows-1258"))
    found = _certain(candidates)
    if found is None or len(old) == len(data):
        return found
    converted = iter(found.text.split("\n"))
    return Converted("\n".join(next(converted) if known is None else known for known in modern), found.name)


def from_text(text: str) -> Converted | None:
    """Unicode text with characters that are codes of an old encoding (as old fonts and PDFs leave it), None if none is.

    The text itself is the rival: a line that reads as Vietnamese already is left alone.
    """
    lines = text.split("\n")
    open_lines = [at for at, line in enumerate(lines) if not line.isascii() and not _is_modern(line)]
    together = "\n".join(lines[at] for at in open_lines)
    found = _certain([*_candidates(together), Converted(together, "Unicode")])
    if found is None or found.name == "Unicode":
        return None
    for at, converted in zip(open_lines, found.text.split("\n"), strict=True):
        if _syllables_in(lines[at]) <= _syllables_in(converted):
            lines[at] = converted
    return Converted("\n".join(lines), found.name)


def _utf8(line: bytes) -> str | None:
    """A line that is in UTF-8 and says so by a letter beyond ASCII."""
    if line.isascii():
        return None
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_modern(text: str) -> bool:
    """Whether there are letters that no code of an old encoding looks like."""
    return max(map(ord, text.translate(_TYPOGRAPHY)), default=0) > 0xFF


def from_font(text: str, font: str) -> str:
    """The letters that a run of text shows under an old font; other fonts leave it as it is."""
    table = _table_of(font)
    if table is None or _is_modern(text):
        return text
    shown = _convert(text, table)
    return shown.upper() if table.case_in_font and font.casefold().endswith("h") else shown


def _table_of(font: str) -> Table | None:
    name = font.casefold()
    return next((table for table in _tables() if name.startswith(tuple(map(str.casefold, table.fonts)))), None)


@dataclass(slots=True)
class LegacyFonts:
    """Words under the names of old fonts, which are in the encoding of the font or, typed anew, in Unicode.

    Read a document once to sample them all, then again with `decided()`: each paragraph by its own syllables, one
    that does not tell as most of the document.
    """

    sampled: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    converted: int = 0
    _old: frozenset[int] | None = None

    def shown(self, text: str, font: str, paragraph: int) -> str:
        """The letters of a run; before the decision the run as it is."""
        if text.isascii() or _table_of(font) is None:
            return text
        if self._old is None:
            self.sampled.setdefault(paragraph, []).append((text, font))
            return text
        shown = from_font(text, font) if paragraph in self._old else text
        self.converted += shown != text
        return shown

    def decided(self) -> "LegacyFonts":
        """The same fonts, with every paragraph judged."""
        votes = {at: self._vote(runs) for at, runs in self.sampled.items()}
        whole = sum(votes.values()) >= 0
        return LegacyFonts(_old=frozenset(at for at, vote in votes.items() if vote > 0 or (vote == 0 and whole)))

    def _vote(self, runs: list[tuple[str, str]]) -> int:
        """Above 0 for the encoding of the font, below 0 for Unicode."""
        given = "".join(text for text, _ in runs)
        if _is_modern(given):
            return -1
        return _syllables_in("".join(from_font(text, font) for text, font in runs)) - _syllables_in(given)


def _syllables_in(text: str) -> int:
    """How many words beyond ASCII are Vietnamese syllables."""
    return sum(1 for word in _WORD.findall(text) if not word.isascii() and is_syllable(word))


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
    strange = sum(1 for c in text[:200_000] if ord(c) > 0x7F and not c.isalpha() and c not in _SIGNS)
    if len(words) < _FEWEST:
        return 0.0
    return sum(map(is_syllable, words)) / (len(words) + strange)


def _convert(text: str, table: Table) -> str:
    if table.marks:
        return unicodedata.normalize("NFC", "".join(_with_marks(text, table)))
    shown = text.translate({ord(code): letter for code, letter in table.letters.items()})
    return _with_capitals(shown) if table.case_in_font else shown


def _with_capitals(text: str) -> str:
    """Letters with tones have no capitals of their own: words in capitals ("CéNG HßA X· HéI") get them back.

    A word tells by capitals behind its first letter. One that does not tell ("Xã") goes as the words beside it do.
    """
    lines = text.split("\n")
    for at, line in enumerate(lines):
        told = [_in_capitals(word) for word in _WORD.findall(line)]
        if True in told:
            raised = iter(_as_neighbours(told))
            lines[at] = _WORD.sub(partial(_raised, raised), line)
    return "\n".join(lines)


def _raised(raised: Iterator[bool], word: re.Match[str]) -> str:
    return word[0].upper() if next(raised) else word[0]


def _in_capitals(word: str) -> bool | None:
    """None where the word may be either: one capital with small letters that have no capital code, or no letter."""
    plain = [letter for letter in word if letter.isascii()]
    if any(letter.islower() for letter in plain):
        return False
    if not any(letter.islower() for letter in word):
        return None
    return True if any(letter.isupper() for letter in word[1:]) else None


def _as_neighbours(told: list[bool | None]) -> list[bool]:
    """Words that do not tell, between words that do: as the one before, unless the one behind says otherwise."""
    filled: list[bool] = []
    following: list[bool | None] = [None] * len(told)
    for at in range(len(told) - 2, -1, -1):
        following[at] = told[at + 1] if told[at + 1] is not None else following[at + 1]
    before: bool | None = None
    for at, one in enumerate(told):
        before = one if one is not None else before
        sides = [side for side in (before, following[at]) if side is not None]
        filled.append(one if one is not None else bool(sides) and all(sides))
    return filled


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
