"""Statements that give the time of what stands before them: "Thời gian hoàn thành: Trước ngày 31/5/2026."."""

import re
from dataclasses import replace
from functools import cache
from typing import TypeVar

from corpus.dates.deadlines import find_deadlines
from corpus.document import Deadline, Document, Report, Span, Task
from corpus.duties.headings import label_at, year_in_reach
from corpus.text.patterns import alternatives, compile_pattern, read_data, strings
from corpus.text.sentences import after_marker

Duty = TypeVar("Duty", Report, Task)


def states_time(text: str, span: Span) -> bool:
    """Whether a sentence or paragraph says nothing but when the work before it is due or done."""
    return _pattern().match(text, after_marker(text, span), span.end) is not None


def timed(deadlines: tuple[Deadline, ...]) -> bool:
    """Whether one of them is a time of the calendar."""
    return any(deadline.kind in ("date", "period", "recurring") for deadline in deadlines)


def due_later(document: Document, reports: list[Report], statement: Span) -> list[Report]:
    """The reports of one sentence with the time that the statement right behind it gives to those that have none."""
    text = document.text
    year, year_from = year_in_reach(document, statement.start)
    times = find_deadlines(text, statement.start, statement.end, year=year, year_from=year_from)
    if not timed(times) or label_at(document, statement.start) != reports[-1].section:
        return reports
    last = max(report.end for report in reports)
    if text[last : statement.start].strip(" \n.;"):
        return reports
    return [
        report
        if timed(report.deadlines)
        else replace(
            report,
            deadlines=times,
            conditional=False,
            quote=text[report.start : statement.end],
            end=statement.end,
        )
        for report in reports
    ]


def as_printed(text: str, duty: Duty) -> Duty:
    """The duty with its quote and its times as the text prints them."""

    def time(of: Deadline) -> Deadline:
        return replace(of, text=text[of.start : of.end])

    quote = text[duty.start : duty.end]
    if isinstance(duty, Report):
        return replace(duty, quote=quote, deadlines=tuple(time(one) for one in duty.deadlines))
    times = tuple(time(one) for one in duty.times) or ((time(duty.time),) if duty.time else ())
    return replace(duty, quote=quote, time=time(duty.time) if duty.time else None, times=times)


@cache
def _pattern() -> re.Pattern[str]:
    return compile_pattern(rf"[(*_]{{0,3}}{alternatives(strings(read_data('reporting'), 'times'))}(?!\w)", {})
