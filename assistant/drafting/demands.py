"""What a superior document asks for: its tasks, the contents it sets out for all, and its duties to report."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.source import Paragraph, Source, leaves, paragraphs_of, part_sections
from assistant.drafting.unit import Unit
from corpus.bodies.recognise import find_bodies
from corpus.bodies.units import binds
from corpus.document import Deadline, Document, Report, Row, Section, Span, Task
from corpus.text.sentences import paragraphs

_MARKED = re.compile(r"[a-zđ]\s?\)|\(?\d")
_GROUPS = ("các ", "mọi ", "toàn thể ", "tất cả ")


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand at `[start, end)`. `who` are all bodies named; `binding` says that the unit is among them.

    Nobody named means everybody. `row` is the table row of a task, `section` the section of contents. `text` are the
    words to look for in a draft, `parts` their paragraphs; `organising` says that the part on organisation asks for it.
    """

    kind: Literal["task", "content", "report"]
    start: int
    end: int
    who: tuple[str, ...]
    binding: bool
    task: Task | None = None
    report: Report | None = None
    row: Row | None = None
    section: Section | None = None
    text: str = ""
    organising: bool = False
    parts: tuple[Span, ...] = ()

    @property
    def has_parts(self) -> bool:
        """Whether the words are more than one paragraph."""
        return len(self.parts) > 1

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Every time that is stated."""
        if self.report:
            return self.report.deadlines
        return (self.task.time,) if self.task and self.task.time else ()


def demands(source: Source, unit: Unit) -> list[Demand]:
    """Every demand of the document in its order, of whomever."""
    return sorted(_demands(source, unit), key=lambda one: (one.start, one.kind))


def _demands(source: Source, unit: Unit) -> Iterator[Demand]:
    document = source.document
    text = source.text
    rows = {row.start: row for row in document.rows}
    # Where no part sets tasks out, those of the part on responsibilities are the tasks.
    organising = part_sections(document, "organisation") if part_sections(document, "tasks") else []
    for task in document.tasks:
        row = _row_at(rows, document.rows, task)
        cell = row.cell("task") if row else None
        parts = () if row else _parts(source, unit, task)
        yield Demand(
            "task",
            task.start,
            task.end,
            task.lead + task.coordinate,
            _binding(source, unit, task.lead + task.coordinate),
            task=task,
            row=row,
            text=text[cell.start : cell.end] if cell else "\n".join(one.of(text) for one in parts),
            parts=parts,
            organising=row is None and any(one.start <= task.start < one.end for one in organising),
        )
    for report in document.reports:
        words = text[report.start : report.end]
        yield Demand(
            "report",
            report.start,
            report.end,
            report.who,
            _binding(source, unit, report.who),
            report=report,
            text=words,
        )
    taken = assigned(document, tasks=source.role == "superior")
    for part in part_sections(document, "tasks"):
        for section in leaves(document, part):
            free = [one for one in paragraphs_of(document, section) if not one.heading and not taken(one)]
            if free:
                words = "\n".join(text[one.start : one.end] for one in free)
                yield Demand("content", section.start, section.end, (), True, section=section, text=words)


def assigned(document: Document, *, tasks: bool = True) -> Callable[[Paragraph], bool]:
    """Whether a paragraph is of the table or, with `tasks`, holds a task of its own: no content set out for all."""
    spans = [(row.start, row.end) for row in document.rows]
    if tasks:
        spans += [(task.start, task.end) for task in document.tasks]

    def holds(paragraph: Paragraph) -> bool:
        return any(start < paragraph.end and paragraph.start < end for start, end in spans)

    return holds


def _binding(source: Source, unit: Unit, who: tuple[str, ...]) -> bool:
    """Whether the unit is among the bodies; in a plan of an equal they are its own parts, so all of them count."""
    if not who or source.role != "superior":
        return True
    if any(binds(unit.name, body) for body in who):
        return True
    # Of a unit whose kind is not known only a group can tell nothing against it.
    return unit.kind is None and any(body.casefold().startswith(_GROUPS) for body in who)


def _parts(source: Source, unit: Unit, task: Task) -> tuple[Span, ...]:
    """The paragraphs of a task; of one that another body leads only the first and those that name the unit."""
    text = source.text
    found = _paragraphs(text, task.start, task.end)
    led_by_others = bool(task.lead) and not any(binds(unit.name, body) for body in task.lead)
    if source.role != "superior" or len(found) < 2 or not led_by_others:
        return found
    for reasons in ({"name", "renamed", "kind"}, {"related"}):
        naming = [
            one
            for one in found[1:]
            if any(binds(unit.name, each.of(text)) in reasons for each in find_bodies(text, one.start, one.end))
        ]
        if naming:
            return (found[0], *naming)
    return found


def _paragraphs(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The paragraphs inside; a line that goes on in small letters is one with the line before."""
    found: list[Span] = []
    for one in paragraphs(text, start, end):
        goes_on = found and text[one.start].islower() and not _MARKED.match(text, one.start)
        if goes_on:
            found[-1] = Span(found[-1].start, one.end)
        else:
            found.append(one)
    return tuple(found)


def _row_at(by_start: dict[int, Row], rows: tuple[Row, ...], task: Task) -> Row | None:
    return by_start.get(task.start) or next((row for row in rows if row.start <= task.start < row.end), None)
