"""Assigned tasks: rows of task tables, blocks with "Đơn vị chủ trì:", and items that name who has to act."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from corpus.bodies.recognise import bodies_at, find_bodies
from corpus.dates.deadlines import find_deadlines, read_deadline
from corpus.document import Cell, Deadline, Document, Row, Section, Span, Task
from corpus.duties.assignments import find_blocks
from corpus.duties.body_cells import names_in
from corpus.duties.charge import (
    asks,
    assigns,
    has_lines,
    is_name,
    item_end,
    item_subject,
    lists_names,
    no_order,
    only_reports,
)
from corpus.duties.due_statements import states_time
from corpus.duties.duty_sentences import innermost, label_at, year_in_reach
from corpus.duties.item_parts import below, covered, own_parts
from corpus.duties.reports import mentions_report
from corpus.duties.subjects import coordinators, sentence_subject
from corpus.text.sentences import after_marker, paragraphs, running_text, sentences

_OPENING = 30
_LONGEST_LEAD = 120
_MOST_LINES = 60
_BULLET = re.compile(r"\s*(?:[-–+•*●▪]|[a-zđ]\d?\s?\)|\(\d{1,2}\)|\d{1,2}[.)])\s")


def find_tasks(document: Document) -> tuple[Task, ...]:
    """Every assigned task, in the order of the text."""
    blocks = list(find_blocks(document))
    claimed: list[Span] = []
    for block in blocks:
        if not claimed or block.start >= claimed[-1].end:
            claimed.append(Span(block.start, block.end))
    tasks = [
        *(task for row in document.rows if (task := _row_task(document, row))),
        *blocks,
        *_items(document, claimed),
    ]
    return tuple(sorted(tasks, key=lambda task: (task.start, task.end)))


def _row_task(document: Document, row: Row) -> Task | None:
    what, lead = row.cell("task"), row.cell("lead")
    if row.is_group or what is None or lead is None or not _filled(document, what) or not _filled(document, lead):
        return None
    text = document.text
    if _out_of_place(text, row, lead):
        return None
    coordinate, time = row.cell("coordinate"), row.cell("time")
    leads = names_in(text, lead.start, lead.end)
    partners = names_in(text, coordinate.start, coordinate.end) if coordinate else ()
    return Task(
        id=row.id,
        what=text[what.start : what.end].strip(),
        lead=leads,
        coordinate=partners,
        time=_time(document, time) if time else None,
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
    return re.search(r"\w{2}", document.text[cell.start : cell.end]) is not None


def _time(document: Document, cell: Cell) -> Deadline | None:
    year, year_from = year_in_reach(document, cell.start)
    return read_deadline(document.text, cell.start, cell.end, year=year, year_from=year_from)


def _items(document: Document, claimed: list[Span]) -> Iterator[Task]:
    """Numbered items and paragraphs that name who has to act; what lies inside a claimed span is left out."""
    names = lists_names(document)
    for section in document.sections:
        if _overlaps(section.start, section.end, claimed) or not assigns(document, section.start):
            continue
        if not has_lines(document, section) and _names_only(document, section, names):
            insort(claimed, Span(section.start, section.end), key=lambda span: span.start)
        elif subject := item_subject(document, section):
            end = item_end(document, section)
            insort(claimed, Span(section.start, end), key=lambda span: span.start)
            yield from _item(document, section, end, subject)
    yield from _paragraphs(document, claimed)


def _item(
    document: Document, section: Section, end: int, subject: tuple[Span, ...], time: Deadline | None = None
) -> Iterator[Task]:
    """The task of an item and those of its parts that name bodies of their own; `time` is that of the item above."""
    parts = own_parts(document, section, end, subject)
    if covered(document, section, end, parts):
        time = _own_time(document, Span(section.start, section.heading_end)) or time
    else:
        yield _prose_task(document, Span(section.start, end), subject, time)
    for part in parts:
        if part.section is not None:
            yield from _item(document, part.section, part.end, part.bodies, time)
        else:
            yield _prose_task(document, Span(part.start, part.end), part.bodies, time)


def _paragraphs(document: Document, claimed: list[Span]) -> Iterator[Task]:
    """Paragraphs that name who has to act, each with the lines below it where it only leads up to them."""
    text = document.text
    lines = list(running_text(document))
    for at, paragraph in enumerate(lines):
        section = innermost(document, paragraph.start)
        if _overlaps(paragraph.start, paragraph.end, claimed):
            continue
        if section is None:
            opens = asks(text, paragraph)
        else:
            opens = _BULLET.match(text, paragraph.start) is not None or _under_heading(text, section, paragraph)
        if not opens or not assigns(document, paragraph.start):
            continue
        first = next(sentences(text, paragraph))
        subject = sentence_subject(text, first)
        if not subject or subject[0].start - first.start >= _OPENING or no_order(document, subject):
            continue
        if only_reports(text, subject, first):
            continue
        end = below(text, [line for line in lines[at : at + _MOST_LINES] if innermost(document, line.start) is section])
        if end > paragraph.end:
            insort(claimed, Span(paragraph.start, end), key=lambda span: span.start)
        elif is_name(text, paragraph):
            continue
        yield _prose_task(document, Span(paragraph.start, end), subject)


def _names_only(document: Document, section: Section, lists: set[int | None]) -> bool:
    """Whether an item of one line says who somebody is, not what they do: a name alone, or one of a list of names."""
    return section.parent in lists or is_name(document.text, Span(section.start, item_end(document, section)))


def _under_heading(text: str, section: Section, paragraph: Span) -> bool:
    """Whether this is the first paragraph below the heading line."""
    return section.heading_end <= paragraph.start and not text[section.heading_end : paragraph.start].strip(" .:\n*_")


def _overlaps(start: int, end: int, claimed: list[Span]) -> bool:
    """Whether one of the claimed spans, sorted and apart from each other, reaches in here."""
    place = bisect_left(claimed, end, key=lambda span: span.start) - 1
    return place >= 0 and claimed[place].end > start


def _prose_task(document: Document, span: Span, subject: tuple[Span, ...], time: Deadline | None = None) -> Task:
    text = document.text
    first = after_marker(text, span)
    return Task(
        id=label_at(document, span.start) or None,
        what=" ".join(text[first : span.end].split("\n", 1)[0].split()),
        lead=tuple(" ".join(body.of(text).split()) for body in subject),
        coordinate=tuple(" ".join(body.of(text).split()) for body in coordinators(text, span.start, span.end)),
        time=_own_time(document, span) or time,
        quote=span.of(text),
        start=span.start,
        end=span.end,
        section=label_at(document, span.start),
    )


def _own_time(document: Document, span: Span) -> Deadline | None:
    """The first stated time of the item that is not the time of a report."""
    year, year_from = year_in_reach(document, span.start)
    reported = False
    for paragraph in paragraphs(document.text, span.start, span.end):
        for sentence in sentences(document.text, paragraph):
            if reported and states_time(document.text, sentence):
                continue
            reported = mentions_report(document.text, sentence.start, sentence.end)
            if reported:
                continue
            times = find_deadlines(document.text, sentence.start, sentence.end, year=year, year_from=year_from)
            stated = next((time for time in times if time.kind in ("date", "period")), None)
            if stated:
                return stated
    return None
