"""A document's text cut into paragraphs and these into pieces, so that any place in it can be marked."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Words without a cut inside; `start` is their str index in the text."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text: its pieces joined are the line; `start` is its str index."""

    start: int
    pieces: tuple[Piece, ...]

    @property
    def line(self) -> str:
        """The whole line."""
        return "".join(piece.words for piece in self.pieces)


def paragraphs(text: str, cuts: Iterable[int] = ()) -> tuple[Paragraph, ...]:
    """Cut `text` at line ends into paragraphs, and these at every offset of `cuts` that lies inside the text."""
    edges = sorted(set(cuts))
    found, position = [], 0
    for line in text.split("\n"):
        end = position + len(line)
        inside = edges[bisect_right(edges, position) : bisect_right(edges, end - 1)]
        starts = [position, *inside]
        ends = [*inside, end]
        pieces = tuple(Piece(one, text[one:other]) for one, other in zip(starts, ends, strict=True))
        found.append(Paragraph(position, pieces))
        position = end + 1
    return tuple(found)


def paragraph_at(found: Sequence[Paragraph], offset: int) -> int:
    """The index of the paragraph that holds this offset."""
    return max(bisect_right(found, offset, key=lambda paragraph: paragraph.start) - 1, 0)
