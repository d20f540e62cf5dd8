"""Tasks written as labelled lines: "Đơn vị chủ trì: ...", "Đơn vị phối hợp: ...", "Thời gian thực hiện: ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from corpus.bodies.recognise import bodies_at, is_duty
from corpus.dates.deadlines import read_deadline
from corpus.document import Deadline, Document, Span, Task
from corpus.duties.actors import names_in
from corpus.duties.headings import label_at, year_in_reach
from corpus.duties.items import Item
from corpus.duties.subjects import coordinators, sentence_subject
from corpus.text.patterns import alternatives, compile_pattern, read_data, strings
from corpus.text.sentences import after_marker

_HEADING = re.compile(
    r"\s*(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3})\s?[.)]\s|\s*\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s|\s*(?:Điều|Chương|Phần)\s"
)
_VALUE = re.compile(r"\s*:\s*(?P<value>.*)", re.S)
_MARK = re.compile(r"[*_\s]*")


@dataclass(slots=True)
class _Block:
    """A block while it is read."""

    task: list[Span] = field(default_factory=list)
    lead: list[Span] = field(default_factory=list)
    coordinate: list[Span] = field(default_factory=list)
    time: Span | None = None
    end: int = 0
    open_label: str | None = None


def find_blocks(document: Document, items: tuple[Item, ...]) -> Iterator[Task]:
    """One task a block that states who leads it."""
    block = _Block()
    for paragraph in (item.line for item in items):
        if _HEADING.match(document.text, paragraph.start):
            yield from _finish(document, block)
            block = _Block(task=[paragraph])
            if _label(document.text, paragraph)[0] is None:
                continue
            block.task.clear()
        label, value = _label(document.text, paragraph)
        if label is None and block.open_label == "lead" and _is_body_line(document.text, paragraph):
            block.lead.append(paragraph)
            block.end = paragraph.end
            continue
        if (label is None or label == "task") and block.lead:
            yield from _finish(document, block)
            block = _Block()
        _take(block, label, value, paragraph)
    yield from _finish(document, block)


def _take(block: _Block, label: str | None, value: Span, paragraph: Span) -> None:
    filled = value.start < value.end
    if label is None or label == "task":
        if label == "task" and not block.lead:
            block.task = [span for span in block.task if span.end <= paragraph.start][-1:] if not filled else []
        block.task.append(paragraph)
        return
    block.open_label = None if filled else label
    block.end = paragraph.end
    if not filled:
        return
    if label == "lead":
        block.lead.append(value)
    elif label == "coordinate":
        block.coordinate.append(value)
    elif label == "time":
        block.time = value


def _finish(document: Document, block: _Block) -> Iterator[Task]:
    if not block.lead:
        return
    text = document.text
    leads: list[str] = []
    partners: list[str] = []
    shared, own_part = _parted(text, block.lead)
    for value in shared:
        own, along = _parties(text, value)
        leads += own
        partners += along
    for value in block.coordinate:
        partners += names_in(text, value.start, value.end)
    start = min([span.start for span in block.task] + [span.start for span in block.lead])
    label = label_at(document, block.lead[0].start)
    what = Span(after_marker(text, block.task[0]), block.task[-1].end) if block.task else block.lead[0]
    yield Task(
        id=_number(label),
        what=what.of(text),
        lead=tuple(dict.fromkeys(leads)),
        coordinate=tuple(dict.fromkeys(partners)),
        time=_time(document, block.time),
        quote=text[start : block.end],
        start=start,
        end=block.end,
        section=label,
    )
    for line in own_part:
        yield Task(
            id=_number(label),
            what=text[after_marker(text, line) : line.end],
            lead=tuple(" ".join(body.of(text).split()) for body in sentence_subject(text, line)),
            coordinate=(),
            time=None,
            quote=line.of(text),
            start=line.start,
            end=line.end,
            section=label,
        )


def _parted(text: str, lines: list[Span]) -> tuple[list[Span], list[Span]]:
    """The lines that lead the whole block, and those that give one body a part of its own."""
    leading = [line for line in lines if "chủ trì" in line.of(text)]
    if not leading:
        return lines, []
    return leading, [line for line in lines if line not in leading and sentence_subject(text, line)]


def _parties(text: str, value: Span) -> tuple[list[str], list[str]]:
    """Who leads and who works along, "Sở A chủ trì, phối hợp với Sở B"; a plain list leads all of it."""
    along = coordinators(text, value.start, value.end)
    subject = sentence_subject(text, value)
    acts = subject and is_duty(
        text, subject[-1].end + len(text[subject[-1].end :]) - len(text[subject[-1].end :].lstrip())
    )
    if along or acts:
        return [body.of(text) for body in subject or bodies_at(text, after_marker(text, value), value.end)], [
            body.of(text) for body in along
        ]
    return list(names_in(text, after_marker(text, value), value.end)), []


def _time(document: Document, value: Span | None) -> Deadline | None:
    if value is None:
        return None
    year, year_from = year_in_reach(document, value.start)
    return read_deadline(document.text, value.start, value.end, year=year, year_from=year_from)


def _number(label: str) -> str | None:
    """The label without the letters at its end: the lines "a)", "b)" of a block are no tasks of their own."""
    parts = label.split(".")
    while len(parts) > 1 and re.fullmatch(r"[a-zđ]\d?", parts[-1]):
        parts.pop()
    return ".".join(parts) or None


def _is_body_line(text: str, paragraph: Span) -> bool:
    return bool(bodies_at(text, after_marker(text, paragraph), paragraph.end))


def _label(text: str, paragraph: Span) -> tuple[str | None, Span]:
    here = after_marker(text, paragraph)
    mark = _MARK.match(text, here, paragraph.end)
    here = mark.end() if mark else here
    for name, pattern in _labels():
        label = pattern.match(text, here, paragraph.end)
        value = _VALUE.match(text, label.end(), paragraph.end) if label else None
        if value:
            return name, Span(*value.span("value"))
    return None, paragraph


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    labels = read_data("assignment")["labels"]
    return tuple((name, compile_pattern(rf"{alternatives(strings(labels, name))}[*_]{{0,3}}", {})) for name in labels)
