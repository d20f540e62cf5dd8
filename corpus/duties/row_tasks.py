"""The task of a table row: what, who leads, who takes part, by when, from its cells and the names of its columns."""

import re

from corpus.bodies.recognise import bodies_at, find_bodies
from corpus.document import Cell, Document, Row, Span, Task
from corpus.duties.actors import names_in
from corpus.duties.rows import row_time
from corpus.duties.statements import Statement
from corpus.text.sentences import after_marker

_LONGEST_LEAD = 120
_WORDS = re.compile(r"\w{2}")


def row_task(document: Document, statement: Statement) -> Task | None:
    """The task that a row of a task table states; None for a row that states none."""
    row = statement.row
    if row is None:
        return None
    if statement.source != "column":
        return _scheduled(document, statement, row)
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


def _scheduled(document: Document, statement: Statement, row: Row) -> Task | None:
    """The task of a row of a schedule, whose words say who does it; its day makes it one."""
    time = row_time(document, row)
    if time is None or time.kind not in ("date", "period"):
        return None
    text = document.text
    return Task(
        id=row.id,
        what=" ".join(statement.span.of(text).split()),
        lead=tuple(" ".join(body.of(text).split()) for body in statement.who),
        coordinate=(),
        time=time,
        quote=text[row.start : row.end],
        start=row.start,
        end=row.end,
        section=row.section,
    )


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
