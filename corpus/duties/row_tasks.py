"""The task of a table row: what, who leads, who takes part, by when, from its cells and the names of its columns."""

import re

from corpus.bodies.recognise import bodies_at, find_bodies
from corpus.dates.deadlines import read_deadline
from corpus.document import Cell, Deadline, Document, Row, Span, Task
from corpus.duties.actors import names_in
from corpus.duties.headings import only_year, year_in_reach
from corpus.duties.statements import Statement
from corpus.text.sentences import after_marker

_LONGEST_LEAD = 120
_LONGEST_TIME = 60
_WORDS = re.compile(r"\w{2}")


def row_task(document: Document, statement: Statement) -> Task | None:
    """The task that a row of a task table states; None for a row that states none."""
    row = statement.row
    if row is None or statement.source != "column":
        return None
    what, lead = row.cell("task"), row.cell("lead")
    if what is None or lead is None or not (_filled(document, what) and _filled(document, lead)):
        return None
    text = document.text
    if _out_of_place(text, row, lead):
        return None
    coordinate = row.cell("coordinate")
    return Task(
        id=row.id,
        what=text[what.start : what.end].strip(),
        lead=names_in(text, lead.start, lead.end),
        coordinate=names_in(text, coordinate.start, coordinate.end) if coordinate else (),
        time=row_time(document, row),
        quote=text[row.start : row.end],
        start=row.start,
        end=row.end,
        section=row.section,
    )


def row_time(document: Document, row: Row) -> Deadline | None:
    """When a row is due: its time cell, with the year of its column's name, else a cell that holds only a time."""
    cell = row.cell("time")
    if cell is not None:
        return _time(document, cell)
    for other in row.cells:
        if other.role == "other" and 0 < other.end - other.start <= _LONGEST_TIME:
            time = _time(document, other)
            if time and time.kind in ("date", "period") and time.date != time.text:
                return time
    return None


def _time(document: Document, cell: Cell) -> Deadline | None:
    year, year_from = year_in_reach(document, cell.start)
    if named := only_year(cell.column):
        year, year_from = named, "heading"
    return read_deadline(document.text, cell.start, cell.end, year=year, year_from=year_from)


def _out_of_place(text: str, row: Row, lead: Cell) -> bool:
    """Whether cells were lost in front of a row's others, so that its words do not stand below their headings.

    The sign is that who leads is nobody, while a cell that should hold something else holds nothing but bodies.
    """
    others = [cell for cell in row.cells if cell.role in ("number", "task", "time")]
    if any(_only_bodies(text, cell) for cell in others):
        return True
    return lead.end - lead.start > _LONGEST_LEAD and not find_bodies(text, lead.start, lead.start + _LONGEST_LEAD)


def _only_bodies(text: str, cell: Cell) -> bool:
    names = bodies_at(text, after_marker(text, Span(cell.start, cell.end)), cell.end)
    return bool(names) and not text[names[-1].end : cell.end].strip(" .;,")


def _filled(document: Document, cell: Cell) -> bool:
    return _WORDS.search(document.text, cell.start, cell.end) is not None
