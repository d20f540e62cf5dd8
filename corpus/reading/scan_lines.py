"""The ruled lines of a scanned page: found in its picture, and wiped out of it, for they disturb recognition."""

from typing import Any

import numpy as np

from corpus.reading.page import Rule

# In points: strokes of letters are shorter than a piece of a line; a line is thin, longer, and leans but little.
_PIECE, _LONGEST_GAP = 14.0, 1.5
_SHORTEST, _THICKEST, _LEAN = 24.0, 3.0, 0.02
# A pixel this much darker than the paper is ink.
INK = 0.65
# More pieces make no table but a drawing or a dark picture.
_MOST_PIECES = 40_000

_Picture = Any


def take_lines(picture: _Picture, scale: float) -> tuple[Rule, ...]:
    """The straight lines of a grey picture with `scale` pixels a point. They are white in `picture` afterwards."""
    ink = picture < INK * float(np.median(picture))
    across = _lines(ink, scale)
    down = _lines(ink.T, scale)
    rules = []
    for vertical, found in ((False, across), (True, down)):
        for pieces in found:
            at = sum(row for row, _, _ in pieces) / len(pieces)
            start, end = min(one[1] for one in pieces), max(one[2] for one in pieces)
            rules.append(Rule(vertical, at / scale, start / scale, end / scale))
            for row, left, right in pieces:
                # A pixel beside the line belongs to its blurred edge.
                around = slice(max(0, row - 1), row + 2)
                if vertical:
                    picture[left:right, around] = 255
                else:
                    picture[around, left:right] = 255
    return tuple(rules)


def _lines(ink: _Picture, scale: float) -> list[list[tuple[int, int, int]]]:
    """Lines that run along the rows, each as its pieces (row, start, end) in pixels."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    long = ends - starts >= _PIECE * scale
    if int(long.sum()) > _MOST_PIECES:
        return []
    pieces = list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))
    return [group for group in _joined(pieces, round(_LONGEST_GAP * scale)) if _is_line(group, scale)]


def _joined(pieces: list[tuple[int, int, int]], gap: int) -> list[list[tuple[int, int, int]]]:
    """Pieces that touch those of the row above, together; `pieces` go by row and start."""
    owner = list(range(len(pieces)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    above: list[int] = []
    row_pieces: list[int] = []
    row = -2
    for at, (here, start, end) in enumerate(pieces):
        if here != row:
            above = row_pieces if here == row + 1 else []
            row_pieces, row, first = [], here, 0
        while first < len(above) and pieces[above[first]][2] + gap < start:
            first += 1
        for other in above[first:]:
            if pieces[other][1] - gap > end:
                break
            owner[root(other)] = root(at)
        row_pieces.append(at)
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for at, piece in enumerate(pieces):
        groups.setdefault(root(at), []).append(piece)
    return list(groups.values())


def _is_line(pieces: list[tuple[int, int, int]], scale: float) -> bool:
    length = max(end for _, _, end in pieces) - min(start for _, start, _ in pieces)
    rows = [row for row, _, _ in pieces]
    high = max(rows) - min(rows) + 1
    area = sum(end - start for _, start, end in pieces)
    thick = area / length
    return length >= _SHORTEST * scale and thick <= _THICKEST * scale and high <= _THICKEST * scale + _LEAN * length
