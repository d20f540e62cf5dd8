"""Rows of duties -> lines of a calendar: one a day on which something is due, then the duties without a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.calendar.due import DueDay
from assistant.calendar.rows import DutyRow, ListedReport
from assistant.calendar.words import say, words
from corpus.document import Deadline

Kind = Literal["reports", "tasks"]


@dataclass(frozen=True, slots=True)
class Line:
    """One duty on one day; `due` is None where its document names no day."""

    row: DutyRow
    due: DueDay | None

    def deadline(self) -> Deadline | None:
        """The deadline that this day comes from."""
        return deadlines(self.row)[self.due.deadline] if self.due else None

    def printed(self) -> str:
        """The time as printed, with what it is for where that stands beside it."""
        mine = self.deadline()
        said = [mine] if mine else deadlines(self.row)
        return "; ".join(_printed(one) for one in said)

    def notes(self) -> list[str]:
        """What to know about this line."""
        if self.due is None:
            found = ["undated"]
        else:
            found = [name for name, holds in (("past", self.due.past), ("derived", self.due.derived)) if holds]
            found += ["recurring"] if self.due.rule else []
        found += ["conditional"] if isinstance(self.row, ListedReport) and self.row.conditional else []
        told = [say("notes", name) for name in found]
        mine = self.deadline()
        if mine and mine.kind == "recurring":
            end = say("notes", "until", date=mine.until, why=mine.until_why) if mine.until else say("notes", "endless")
            told.append(end)
        if self.due and self.due.day_off:
            told.append(say("notes", "day_off", name=self.due.day_off))
        return told


def lines(rows: Sequence[DutyRow]) -> list[Line]:
    """All days in order, then the duties without a day in the order they came."""
    dated = [Line(row, due) for row in rows for due in row.due_dates]
    dated.sort(key=lambda line: (line.due.date, line.due.time or "") if line.due else (date.max, ""))
    return dated + [Line(row, None) for row in rows if not row.due_dates]


def deadlines(row: DutyRow) -> tuple[Deadline, ...]:
    """The deadlines of a report, or the one time of a task."""
    if isinstance(row, ListedReport):
        return row.deadlines
    return (row.time,) if row.time else ()


def responsible(row: DutyRow) -> str:
    """Who has to do it, as printed."""
    return joined(row.who if isinstance(row, ListedReport) else row.lead)


def joined(bodies: Sequence[str]) -> str:
    """Several bodies on one line."""
    return "; ".join(" ".join(body.split()) for body in bodies)


def vietnamese(day: date) -> str:
    """20 November 2025 -> "20/11/2025"."""
    return f"{day:%d/%m}/{day.year:04}"


def due_words(due: DueDay) -> str:
    """ "trước 20/11/2025", "17:00 ngày 27/11/2025"."""
    day = vietnamese(due.date)
    if due.time:
        return say("table", "before_at" if due.inclusive is False else "at", time=due.time, date=day)
    return say("table", "exclusive" if due.inclusive is False else "inclusive", date=day)


def due_in_full(due: DueDay) -> str:
    """The same with the last day on which it is in time, where that is another day."""
    if due.date == due.last_day:
        return due_words(due)
    return say("table", "last_day", due=due_words(due), date=vietnamese(due.last_day))


def reason_words(row: DutyRow) -> str | None:
    """Why the duty is one of the unit that was asked for."""
    if row.binding is None:
        return None
    reason = words("reasons")[row.binding.reason]
    return say("table", "binding", reason=reason, body=joined([row.binding.body]))


def _printed(deadline: Deadline) -> str:
    text = " ".join(deadline.text.split())
    covers = deadline.covers
    return f"{covers}: {text}" if covers and covers.casefold() not in text.casefold() else text
