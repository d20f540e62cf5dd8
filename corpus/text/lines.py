"""The paragraphs of the stored text with their offsets."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or table row: `text[start:end]`."""

    text: str
    start: int
    end: int


def lines_of(text: str) -> tuple[Line, ...]:
    """All lines of the stored text in order."""
    return tuple(_walk(text))


def _walk(text: str) -> Iterator[Line]:
    start = 0
    for part in text.split("\n"):
        yield Line(part, start, start + len(part))
        start += len(part) + 1
