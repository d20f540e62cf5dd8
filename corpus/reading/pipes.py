"""Tables flattened to one cell a line between lines that hold only `|`, as saved web pages give them.

A cell stands between two pipe lines; two pipe lines in succession end a row. Nothing marks the end of the last
row, so it is found by the number of cells that the table's other rows have.
"""

import re
from collections import Counter
from dataclasses import dataclass

from corpus.citations.types import names_in_capitals

# Lines that stand at the start of running text, so that what follows a pipe is no cell any more.
_RUNNING = re.compile(
    rf"^\s*(?:[IVX]{{1,5}}[.\-/]\s+\S|Điều \d+|PHỤ LỤC|Phụ lục|Căn cứ\b|(?:{'|'.join(names_in_capitals())}):?$)"
)
_LAYOUT = re.compile(r"CỘNG H[OÒ][AÀ] X[AÃ] HỘI|ĐẢNG CỘNG SẢN\s+VIỆT NAM|Nơi nhận|Kính gửi|Độc lập\s*[-–]\s*Tự do")
_MAX_CELL_LINES = 60


@dataclass(frozen=True, slots=True)
class PipeTable:
    """Rows of cells; each cell is its lines. `layout` tables only place text side by side on the page."""

    rows: tuple[tuple[tuple[str, ...], ...], ...]
    layout: bool


def split_pipes(lines: list[str]) -> list[str | PipeTable]:
    """The same lines with every run of pipe-delimited cells gathered into a PipeTable."""
    out: list[str | PipeTable] = []
    at = 0
    while at < len(lines):
        if not _is_pipe(lines[at]):
            out.append(lines[at])
            at += 1
            continue
        table, at = _read_table(lines, at)
        if table.rows:
            out.append(table)
    return out


def _is_pipe(line: str) -> bool:
    return line.strip() == "|"


def _read_table(lines: list[str], at: int) -> tuple[PipeTable, int]:
    """Reads a table whose first pipe is at `at`; returns it and the index of the first line after it."""
    rows: list[tuple[tuple[str, ...], ...]] = []
    cells: list[tuple[str, ...]] = []
    at += 1
    while at < len(lines):
        if _is_pipe(lines[at]):
            # A second pipe in succession: the row is complete.
            if cells:
                rows.append(tuple(cells))
                cells = []
            at += 1
            continue
        end = at
        while end < len(lines) and not _is_pipe(lines[end]):
            end += 1
        content = tuple(lines[at:end])
        if end == len(lines) or _ends_table(content, cells, rows):
            break
        cells.append(content)
        at = end + 1
    if cells:
        rows.append(tuple(cells))
    layout = all(len(row) == 1 for row in rows) or any(
        _LAYOUT.search("\n".join(cell)) for row in rows[:3] for cell in row
    )
    return PipeTable(tuple(rows), layout), at


def _ends_table(
    content: tuple[str, ...], cells: list[tuple[str, ...]], rows: list[tuple[tuple[str, ...], ...]]
) -> bool:
    if len(content) > _MAX_CELL_LINES:
        return True
    if any(_LAYOUT.search("\n".join(cell)) for cell in cells):
        return len(cells) >= 2 or any(_RUNNING.match(line) for line in content)
    if not rows:
        return not cells and any(_RUNNING.match(line) for line in content) and len(content) > 3
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    if len(rows) <= 2 and len(content) <= 3:
        # The header may span columns, so that the first body rows are wider than it.
        return len(cells) >= width and any(_RUNNING.match(line) for line in content)
    return len(cells) >= max(width, len(rows[-1]) if len(rows) > 2 else width)
