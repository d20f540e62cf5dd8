"""Running text in two columns: where on a page it stands, and its lines, the left column before the right one."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.reading.grid import is_layout_text
from corpus.reading.page import Word

# The gutter stands in the middle part of the page and is this wide at least, in points.
_MIDDLE, _GUTTER = (0.35, 0.65), 9.0
# So many lines on both sides make columns, each covering this share of its side on average.
_FEWEST_LINES, _FILLED = 5, 0.6
# Letterheads, recipients and signatures stand side by side too, but are no longer than this.
_LAYOUT_LINES = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns from line `first` up to `end` of a page, parted at the x `gutter`."""

    first: int
    end: int
    gutter: float


def find_columns(lines: Sequence[Sequence[Word]], width: float) -> Columns | None:
    """The longest run of lines that one gutter parts into two columns of running text, None where there is none.

    `lines` go from top to bottom, their words from left to right.
    """
    if not lines:
        return None
    left, right = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    gaps = [_gaps(line) for line in lines]
    found: Columns | None = None
    for x in range(round(_MIDDLE[0] * width), round(_MIDDLE[1] * width), 3):
        first = 0
        for at, free in enumerate([*gaps, ()]):
            if any(low + _GUTTER / 2 <= x <= high - _GUTTER / 2 for low, high in free):
                continue
            if (found is None or at - first > found.end - found.first) and _is_text(lines[first:at], x, left, right):
                found = Columns(first, at, float(x))
            first = at + 1
    return found


def _gaps(line: Sequence[Word]) -> tuple[tuple[float, float], ...]:
    """The free stretches of a line, with those before its first word and behind its last."""
    edges = [float("-inf"), *(x for word in line for x in (word.left, word.right)), float("inf")]
    return tuple((low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if high - low >= _GUTTER)


def _is_text(lines: Sequence[Sequence[Word]], x: float, left: float, right: float) -> bool:
    """Whether both sides of the gutter are filled with lines, as sentences do and the cells of a table do not."""
    if len(lines) <= _LAYOUT_LINES and is_layout_text(" ".join(word.text for word in line) for line in lines):
        return False
    for low, high, beside in ((left, x, True), (x, right, False)):
        sides = [[word for word in line if (word.right < x) == beside] for line in lines]
        filled = [side[-1].right - side[0].left for side in sides if side]
        if len(filled) < _FEWEST_LINES or sum(filled) < _FILLED * len(filled) * (high - low - _GUTTER):
            return False
    return True
