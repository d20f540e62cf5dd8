"""Tables of any format -> lines of raw text: one body row a line, its cells set apart by tabs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

import yaml

from corpus.bodies.recognise import body_at
from corpus.errors import TooComplex
from corpus.structure.table import column_role

MAX_ROWS = 50_000
MAX_COLUMNS = 200
# A letterhead or signature block has few rows; a long table is data, whatever words it holds.
_LAYOUT_ROWS = 6


# A blank like any other but for who reads a cell as a list.
LINE_IN_CELL = "\u2003"
# How many characters a table may print again in the rows that its merged cells cover.
_MOST_REPEATED = 1_000_000
_LONGEST_NAME = 240
# Shorter ones may be the beginning of a name: "Văn phòng" / "Sở Tư pháp".
_WORDS_OF_A_NAME = 3
_BULLET = re.compile(r"[-–+•*▪●]\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its lines, its first column, how many columns and rows it spans.

    `below` is what stands inside the cell but is no text of it: the rows of nested tables, footnotes.
    """

    lines: tuple[str, ...]
    column: int
    width: int = 1
    height: int = 1
    below: tuple[str, ...] = field(default=())

    def words(self) -> str:
        """The text of the cell on one line; a wide blank stands where a line begins another name of a list."""
        words = ""
        for line in (" ".join(one.split()) for one in self.lines):
            if words and line:
                words += LINE_IN_CELL if _begins_another(words.rpartition(LINE_IN_CELL)[2], line) else " "
            words += line
        return words


def table_lines(rows: Sequence[Sequence[GridCell]]) -> list[str]:
    """The lines of a table, set off by blank lines.

    A merged cell gives its words to every row that it covers, in its first column; the columns beside it stay empty,
    so that every row has its cells in the same places. A header of several rows becomes one. A table that only places
    text side by side (letterhead, signature) gives its cells one below the other. Raises TooComplex.
    """
    filled = [row for row in rows if row]
    if len(filled) > MAX_ROWS:
        raise TooComplex(f"bảng hơn {MAX_ROWS} dòng")
    columns = max((cell.column + cell.width for row in filled for cell in row), default=0)
    if columns > MAX_COLUMNS:
        raise TooComplex(f"bảng hơn {MAX_COLUMNS} cột")
    if columns <= 1 or is_layout(filled):
        return _stacked(filled)
    caption, header, body = _split_header(filled, columns)
    body = _with_covered(body)
    return ["", *caption, *header, *row_lines(body, columns), ""]


def row_lines(rows: Iterable[Sequence[GridCell]], columns: int) -> list[str]:
    """One line a row, whatever the rows are."""
    lines: list[str] = []
    for row in rows:
        if any(cell.words() for cell in row):
            lines.append(_line(row, columns))
        lines.extend(line for cell in row for line in cell.below)
    return lines


def _with_covered(rows: Sequence[Sequence[GridCell]]) -> list[list[GridCell]]:
    """The rows, each with the cells that reach down into it. What stands below a merged cell stands there once."""
    filled = [list(row) for row in rows]
    left = _MOST_REPEATED
    for at, row in enumerate(rows):
        for cell in row:
            length = sum(map(len, cell.lines))
            covered = range(at + 1, min(at + cell.height, len(rows)))
            if not length or length * len(covered) > left:
                continue
            left -= length * len(covered)
            for below in covered:
                filled[below].append(replace(cell, height=1, below=()))
    return [sorted(row, key=lambda cell: cell.column) for row in filled]


def _begins_another(above: str, line: str) -> bool:
    """Whether a line of a cell is no rest of the name above it: both are items, or it is a body of its own."""
    first, second = _BULLET.match(above), _BULLET.match(line)
    if first and second:
        return True
    named = above[first.end() if first else 0 :]
    another = body_at(line, second.end() if second else 0) is not None
    if another and second is None and len(named.split()) >= _WORDS_OF_A_NAME and _is_body(named):
        return True
    if _is_body(f"{named} {line}"):
        return False
    return another and not above.endswith((",", ";", "-", "–", " và"))


def _is_body(words: str) -> bool:
    body = body_at(words, 0) if len(words) <= _LONGEST_NAME else None
    return body is not None and body.end >= len(words.rstrip(" .;,"))


def is_layout(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the table only places text on the page: it holds a letterhead, recipients or a signature."""
    return len(rows) <= _LAYOUT_ROWS and is_layout_text([line for row in rows for cell in row for line in cell.lines])


def is_layout_text(lines: Iterable[str]) -> bool:
    """Whether any of these lines is one of a letterhead, of recipients or of a signature."""
    return any(_layout_words().search(line) for line in lines)


def is_letterhead(text: str) -> bool:
    """Whether a text holds what only the top of a document says."""
    return bool(_letterhead_words().search(text))


def _stacked(rows: Sequence[Sequence[GridCell]]) -> list[str]:
    lines: list[str] = [""]
    for row in rows:
        for cell in row:
            lines.extend([*cell.lines, "", *cell.below])
    return lines


def _line(row: Sequence[GridCell], columns: int) -> str:
    places = [""] * columns
    for cell in row:
        places[cell.column] = cell.words()
    return "\t".join(places)


def _split_header(
    rows: Sequence[Sequence[GridCell]], columns: int
) -> tuple[list[str], list[str], Sequence[Sequence[GridCell]]]:
    """(lines above the table, the one header line, body rows) where the header takes several rows."""
    height = max((cell.height for cell in rows[0]), default=1)
    spans = any(cell.width > 1 and cell.width < columns for cell in rows[0])
    if not spans or not 1 < height <= 3 or len(rows) <= height or any(cell.below for cell in rows[0]):
        return [], [], rows
    names = [""] * columns
    caption: list[str] = []
    for cell in rows[0]:
        above = cell.words()
        covered = range(cell.column, cell.column + cell.width)
        own = [part for row in rows[1:height] for part in row if part.column in covered and part.words()]
        if not own:
            names[cell.column] = above
            continue
        for part in own:
            # A name that says what the column holds stands for itself; a bare year needs the words above it.
            alone = column_role(part.words()) != "other"
            names[part.column] = " ".join(filter(None, (names[part.column], part.words())))
            if not alone:
                names[part.column] = f"{above} {names[part.column]}".strip()
        if above and not any(above in name for name in names):
            caption.append(above)
    return caption, ["\t".join(names)], rows[height:]


@cache
def _layout_words() -> re.Pattern[str]:
    return re.compile("|".join([*_words()["letterhead"], *_words()["closing"]]))


@cache
def _letterhead_words() -> re.Pattern[str]:
    return re.compile("|".join(_words()["letterhead"]))


@cache
def _words() -> dict[str, list[str]]:
    text = (resources.files("corpus") / "data" / "layout.yaml").read_text("utf-8")
    words: dict[str, list[str]] = yaml.safe_load(text)
    if set(words) != {"letterhead", "closing"}:
        raise ValueError("layout.yaml: letterhead and closing are needed")
    return words
