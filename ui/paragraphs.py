"""A document's text cut into paragraphs, with the cited passage marked."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text: `before`, `marked` and `after` joined are the line; `start` is its str index."""

    start: int
    before: str
    marked: str
    after: str

    @property
    def line(self) -> str:
        """The whole line."""
        return self.before + self.marked + self.after


def paragraphs(text: str, start: int = 0, end: int = 0) -> tuple[Paragraph, ...]:
    """Cut `text` at line ends and mark `[start, end)`; an empty or impossible range marks nothing."""
    found, position = [], 0
    for line in text.split("\n"):
        cut_in, cut_out = (min(max(at - position, 0), len(line)) for at in (start, end))
        if not 0 <= start < end <= len(text):
            cut_in = cut_out = len(line)
        found.append(Paragraph(position, line[:cut_in], line[cut_in:cut_out], line[cut_out:]))
        position += len(line) + 1
    return tuple(found)


def paragraph_at(found: Sequence[Paragraph], offset: int) -> int:
    """The index of the paragraph that holds this offset."""
    return max(bisect_right(found, offset, key=lambda paragraph: paragraph.start) - 1, 0)
