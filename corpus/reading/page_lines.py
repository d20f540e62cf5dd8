"""Words of a page -> its lines from top to bottom; a letterhead's or signature's columns one after the other."""

import itertools
import re
from collections.abc import Sequence
from statistics import median

from corpus.citations.types import names_in_capitals
from corpus.reading.grid import is_layout_text
from corpus.reading.page import Block, Column, SideBySide, TextLine, Word, words_in_line
from corpus.reading.page_columns import find_columns

# In points of the font size: words further apart belong to different columns.
_WIDE, _WIDER_THAN_OTHERS, _TIMES = 2.2, 1.0, 2.5
# A line whose middle is nearer than half this share of the width to the page's middle is centred on it.
_MIDDLE = 0.06
# A page has few parts in columns.
_MOST_COLUMNS = 4
_MARK = re.compile(r"^(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[-–+•*])[.)]?$")


def group_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words of the same line together, lines from top to bottom, words from left to right."""
    lines: list[list[Word]] = []
    reference = size = 0.0
    # A word as large as several lines takes no other lines in.
    largest = 1.5 * median(word.size for word in words) if words else 0.0
    for word in sorted(words, key=lambda one: (one.base, one.left)):
        if lines and abs(word.base - reference) <= 0.45 * min(largest, max(size, word.size)):
            lines[-1].append(word)
            if word.size > size and not word.raised:
                reference, size = word.base, word.size
        else:
            lines.append([word])
            reference, size = word.base, word.size
    # By their middles: what is stamped into a gap may touch the words beside it.
    return [sorted(line, key=lambda one: one.left + one.right) for line in lines]


def read_lines(words: Sequence[Word], width: float) -> list[Block]:
    """Lines of text in reading order; where text stands in two columns, the left one and then the right one."""
    lines = group_lines(words)
    blocks: list[Block] = []
    for _ in range(_MOST_COLUMNS):
        columns = find_columns(lines, width)
        if columns is None:
            break
        sides: tuple[list[TextLine], list[TextLine]] = ([], [])
        for line in lines[columns.first : columns.end]:
            for side, part in zip(sides, _parted(line, columns.gutter), strict=True):
                if part:
                    side.append(words_in_line(part))
        blocks.extend(_single(lines[: columns.first], width))
        blocks.append(SideBySide(tuple(sides[0]), tuple(sides[1])))
        lines = lines[columns.end :]
    return [*blocks, *_single(lines, width)]


def _parted(line: Sequence[Word], x: float) -> tuple[list[Word], list[Word]]:
    return [word for word in line if word.right < x], [word for word in line if word.right >= x]


def _single(lines: Sequence[Sequence[Word]], width: float) -> list[Block]:
    """Lines in reading order. Where a letterhead or signature stands in two columns: left, then right."""
    split = [_segments(line) for line in lines]
    blocks: list[Block] = []
    at = 0
    while at < len(split):
        end, gap = _columns_end(split, at, width)
        parts = [segment for segments in split[at:end] for segment in segments]
        if gap is not None and is_layout_text([line.text for line in parts]):
            middle = sum(gap) / 2
            left = tuple(line for line in parts if line.left < middle)
            right = tuple(line for line in parts if line.left >= middle)
            blocks.extend([Column(left), Column(right)])
            at = end
        else:
            blocks.append(_whole(split[at]))
            at += 1
    return blocks


def _segments(line: Sequence[Word]) -> list[TextLine]:
    """The parts of a line that stand far apart; a list mark is never apart from its item."""
    gaps = [max(0.0, word.left - before.right) for before, word in itertools.pairwise(line)]
    usual = median(gaps) if len(gaps) >= 3 else None
    parts: list[list[Word]] = [[line[0]]]
    for gap, word in zip(gaps, line[1:], strict=True):
        wide = gap > _WIDE * word.size or (
            usual is not None and gap > max(_WIDER_THAN_OTHERS * word.size, _TIMES * usual)
        )
        if wide and not (len(parts) == 1 and len(parts[0]) == 1 and _MARK.match(parts[0][0].text)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [words_in_line(part) for part in parts]


def _columns_end(split: list[list[TextLine]], at: int, width: float) -> tuple[int, tuple[float, float] | None]:
    """(the line after the last of two columns that begin at `at`, the strip that no line of theirs touches)."""
    if len(split[at]) != 2:
        return at + 1, None
    low, high = split[at][0].right, split[at][1].left
    end = at + 1
    while end < len(split):
        left = [line.right for line in split[end] if line.left < (low + high) / 2]
        right = [line.left for line in split[end] if line.left >= (low + high) / 2]
        lower, higher = max([low, *left]), min([high, *right])
        if len(split[end]) > 2 or higher - lower < 3 or _is_below_both(split[end], width):
            break
        low, high = lower, higher
        end += 1
    return end, (low, high)


def _is_below_both(segments: list[TextLine], width: float) -> bool:
    """A line in the middle of the page, or the name of the document's type, belongs to neither column."""
    line = segments[0]
    if len(segments) > 1:
        return False
    centred = line.left < width / 2 < line.right and abs(line.left + line.right - width) < _MIDDLE * width
    return centred or line.text.strip(" *:") in names_in_capitals()


def _whole(segments: list[TextLine]) -> TextLine:
    if len(segments) == 1:
        return segments[0]
    first, last = segments[0], segments[-1]
    text = " ".join(segment.text for segment in segments)
    return TextLine(text, first.left, last.right, first.base, first.size, first.lead)
