"""Table rows of the stored text (one line a row, cells set apart by tabs) with column names, roles and numbers."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

import yaml

from corpus.document import Cell, Row, Section
from corpus.text.lines import Line

_NUMBER = re.compile(r"^\s*(?P<n>[IVXLC]{1,6}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*|[a-zđ]{1,2})\s*[.)/]?\s*$")
_ROMAN = re.compile(r"^[IVXLC]+$")
_LETTER = re.compile(r"^[a-zđ]{1,2}$")
# A header cell names a column; longer cells are contents.
_MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class _Columns:
    """The header of a table: printed names and roles by position."""

    names: tuple[str, ...]
    roles: tuple[str, ...]


@cache
def _role_patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    text = (resources.files("corpus") / "data" / "table_columns.yaml").read_text("utf-8")
    return {role: tuple(re.compile(p) for p in patterns) for role, patterns in yaml.safe_load(text).items()}


def column_role(name: str) -> str:
    """number, lead, coordinate, time, product, task, or other for a name that says none of these."""
    words = " ".join(name.split()).strip(" *_:").casefold()
    if not words:
        return "other"
    for role, patterns in _role_patterns().items():
        if any(pattern.search(words) for pattern in patterns):
            return role
    return "other"


def read_tables(lines: tuple[Line, ...], sections: tuple[Section, ...]) -> tuple[Row, ...]:
    """All body rows of all tables in order. Header rows give the column names and are no rows themselves.

    A table goes on below a page break or footnote as long as no new header comes and the section is the same.
    """
    rows: list[Row] = []
    columns: _Columns | None = None
    table_section: str | None = None
    above = _Above(0)
    for at, line in enumerate(lines):
        if "\t" not in line.text:
            continue
        section = _label_at(sections, line.start)
        header = _read_header(line)
        if header or section != table_section or columns is None:
            columns = header or _Columns((), ())
            table_section, above = section, _Above(len(rows))
            if header:
                continue
        if rows and _repeats_header(line, columns):
            continue
        row = _read_row(line, columns, section)
        rows.append(_place(row, rows, above, lines[at]))
        above.take(rows[-1], len(rows) - 1)
    return tuple(rows)


def _label_at(sections: tuple[Section, ...], offset: int) -> str:
    label = ""
    for section in sections:
        if section.start > offset:
            break
        if offset < section.end:
            label = section.label
    return label


def _read_header(line: Line) -> _Columns | None:
    """Column names where at least two cells, or one and a number column, name what a column holds."""
    names = tuple(" ".join(cell.split()) for cell in line.text.split("\t"))
    if any(len(name) > _MAX_NAME for name in names):
        return None
    roles = tuple(column_role(name) for name in names)
    known = [role for role in roles if role != "other"]
    if len(known) < 2 or len(set(known)) < 2 or any(_NUMBER.match(name) for name in names):
        return None
    return _Columns(names, roles)


def _repeats_header(line: Line, columns: _Columns) -> bool:
    cells = tuple(" ".join(cell.split()) for cell in line.text.split("\t"))
    return bool(columns.names) and cells == columns.names


def _read_row(line: Line, columns: _Columns, section: str) -> Row:
    cells: list[Cell] = []
    start = line.start
    for at, words in enumerate(line.text.split("\t")):
        end = start + len(words)
        name = columns.names[at] if at < len(columns.names) else ""
        role = columns.roles[at] if at < len(columns.roles) else "other"
        lead = len(words) - len(words.lstrip())
        trail = len(words) - len(words.rstrip())
        cells.append(Cell(name, role, min(start + lead, end), max(end - trail, min(start + lead, end))))
        start = end + 1
    return Row(id=None, cells=tuple(cells), start=line.start, end=line.end, section=section)


@dataclass(slots=True)
class _Above:
    """The rows of a table so far, by what rows below look for."""

    first: int
    by_id: dict[str, int] = field(default_factory=dict)
    unlettered: int | None = None
    roman_group: int | None = None

    def take(self, row: Row, place: int) -> None:
        """One more row."""
        if row.id is None:
            return
        self.by_id[row.id] = place
        if not _LETTER.match(row.id.rpartition(".")[2]):
            self.unlettered = place
        if row.is_group and _ROMAN.match(row.id):
            self.roman_group = place

    def parent(self, printed: str) -> int | None:
        """The nearest row above that this number belongs under."""
        if _LETTER.match(printed):
            return self.unlettered
        if "." in printed:
            return self.by_id.get(printed.rpartition(".")[0])
        return None if _ROMAN.match(printed) else self.roman_group


def _place(row: Row, rows: list[Row], above: _Above, line: Line) -> Row:
    """Gives the row its full number and the group or parent row above it."""
    printed = _printed_number(row, line)
    heads = _heads_others(row, line)
    if printed is None:
        group = None
        if len(rows) > above.first:
            group = len(rows) - 1 if rows[-1].is_group else rows[-1].group
        return replace(row, group=group, is_group=heads)
    parent = above.parent(printed)
    number = printed
    if parent is not None:
        parent_id = rows[parent].id
        if parent_id and (_LETTER.match(printed) or (_ROMAN.match(parent_id) and "." not in printed)):
            number = f"{parent_id}.{printed}"
    return replace(row, id=number, group=parent, is_group=heads)


def _printed_number(row: Row, line: Line) -> str | None:
    first = row.cells[0]
    words = line.text[first.start - line.start : first.end - line.start]
    match = _NUMBER.match(words)
    if not match:
        return None
    return match["n"] if first.role in {"number", "other"} else None


def _heads_others(row: Row, line: Line) -> bool:
    """A row whose only words stand in one cell beside its number."""
    filled = [c for c in row.cells if c.end > c.start]
    words = [line.text[c.start - line.start : c.end - line.start] for c in filled]
    named = [w for w in words if not _NUMBER.match(w)]
    return len(named) == 1 and len(row.cells) >= 2
