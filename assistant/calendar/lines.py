"""Rows of duties -> lines of a calendar: one a day on which something is due, then the duties without a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.calendar.words import say, words
from assistant.render import Json

Kind = Literal["reports", "tasks"]


@dataclass(frozen=True, slots=True)
class Line:
    """One duty on one day; `due` is None where its document names no day."""

    row: Json
    due: Json | None

    def deadline(self) -> Json | None:
        """The deadline that this day comes from."""
        return deadlines(self.row)[self.due["deadline"]] if self.due else None

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
            found = [name for name in ("past", "derived") if self.due[name]]
            found += ["recurring"] if self.due["rule"] else []
        found += ["conditional"] if self.row.get("conditional") else []
        told = [say("notes", name) for name in found]
        if self.due and self.due["day_off"]:
            told.append(say("notes", "day_off", name=self.due["day_off"]))
        return told


def lines(rows: Sequence[Json]) -> list[Line]:
    """All days in order, then the duties without a day in the order they came."""
    dated = [Line(row, due) for row in rows for due in row["due_dates"]]
    dated.sort(key=lambda line: (line.due["date"], line.due["time"] or "") if line.due else ("", ""))
    return dated + [Line(row, None) for row in rows if not row["due_dates"]]


def deadlines(row: Json) -> list[Json]:
    """The deadlines of a report, or the one time of a task."""
    found: list[Json] = row["deadlines"] if "deadlines" in row else [row["time"]] if row["time"] else []
    return found


def responsible(row: Json) -> str:
    """Who has to do it, as printed."""
    return joined(row["who"] if "who" in row else row["lead"])


def joined(bodies: Sequence[str]) -> str:
    """Several bodies on one line."""
    return "; ".join(" ".join(body.split()) for body in bodies)


def vietnamese(iso: str) -> str:
    """ "2025-11-20" -> "20/11/2025"."""
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def due_words(due: Json) -> str:
    """ "trước 20/11/2025", "17:00 ngày 27/11/2025"."""
    day = vietnamese(due["date"])
    if due["time"]:
        return say("table", "before_at" if due["inclusive"] is False else "at", time=due["time"], date=day)
    return say("table", "exclusive" if due["inclusive"] is False else "inclusive", date=day)


def due_in_full(due: Json) -> str:
    """The same with the last day on which it is in time, where that is another day."""
    if due["date"] == due["last_day"]:
        return due_words(due)
    return say("table", "last_day", due=due_words(due), date=vietnamese(due["last_day"]))


def reason_words(row: Json) -> str | None:
    """Why the duty is one of the unit that was asked for."""
    binding = row["binding"]
    if not binding:
        return None
    reason = words("reasons")[binding["reason"]]
    return say("table", "binding", reason=reason, body=joined([binding["body"]]))


def _printed(deadline: Json) -> str:
    text = " ".join(deadline["text"].split())
    covers = deadline.get("covers")
    return f"{covers}: {text}" if covers and covers.casefold() not in text.casefold() else text
