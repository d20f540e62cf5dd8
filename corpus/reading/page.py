"""A printed page as data: words and ruled lines with their places. Units: points; y grows downwards from the top."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.reading.grid import GridCell


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank between them. `base` is the baseline; `raised` for marks above it.

    `turn` is how far it leans clockwise, in degrees; `pale` says that it is printed in a light colour.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    raised: bool = False
    turn: int = 0
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word stands in it."""
        middle, height = (word.left + word.right) / 2, word.base - 0.3 * word.size
        return self.left <= middle <= self.right and self.top <= height <= self.bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at x = `at` from y `start` to `end` if vertical, else at y = `at` from x to x."""

    vertical: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page. `pictures` is the share of it that pictures cover, 0 to 1.

    `apart` are the parts whose words were put on it later and are no text: seals of signatures, remarks.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    pictures: float = 0.0
    apart: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words of one line, or of one column of it. `lead` is the width of the first word."""

    text: str
    left: float
    right: float
    base: float
    size: float
    lead: float


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table: its rows, the x of its column borders, and where it stands."""

    rows: tuple[tuple[GridCell, ...], ...]
    columns: tuple[float, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that stand side by side with others and are read on their own, one below the other."""

    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Running text in two columns: the lines of the left one, then those of the right one."""

    left: tuple[TextLine, ...]
    right: tuple[TextLine, ...]


Block = TextLine | PageTable | Column | SideBySide


@dataclass(slots=True)
class PageBlocks:
    """What a page holds in reading order, footnotes apart."""

    width: float
    height: float
    blocks: list[Block] = field(default_factory=list)
    notes: list[TextLine] = field(default_factory=list)


def glue(before: str, after: str) -> str:
    """Two pieces of one paragraph: a blank between them, but none inside a symbol that the line end cuts (KH-/UBND)."""
    cut = len(before) > 1 and before[-1] in "-/" and before[-2].isalnum() and after[:1].isalnum()
    return f"{before}{after}" if cut else f"{before} {after}"


def _touch(before: Word, word: Word) -> bool:
    """Whether two words are one; a number that was stamped in beside a word is none with it."""
    last, first = before.text[-1:], word.text[:1]
    stamped = (last.isdigit() and first.isalpha()) or (last.isalpha() and first.isdigit())
    return not stamped and word.left - before.right < 0.08 * word.size


def words_in_line(words: Sequence[Word]) -> TextLine:
    """One line of words that are in order from left to right."""
    text = words[0].text
    for before, word in itertools.pairwise(words):
        text += word.text if word.raised or _touch(before, word) else " " + word.text
    plain = [word for word in words if not word.raised] or list(words)
    size = max(plain, key=lambda word: len(word.text)).size
    base = plain[0].base
    return TextLine(text, words[0].left, words[-1].right, base, size, words[0].right - words[0].left)
