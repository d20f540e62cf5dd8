"""Duties with a day as an iCalendar file (RFC 5545) that calendar programs import."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from assistant.calendar.due import DueDay
from assistant.calendar.lines import Kind, Line, due_words, joined, lines, reason_words, responsible
from assistant.calendar.rows import DutyRow, ListedTask
from assistant.calendar.words import say, words
from assistant.settings import VERSION

_ZONE = "Asia/Ho_Chi_Minh"
_TIMEZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)
# All-day events begin at midnight: three days before at eight, and at eight on the last day that is in time.
_ALARMS_BEFORE_DAY = ("-PT64H", "-PT16H")
_ALARMS_ON_DAY = ("-PT64H", "PT8H")
_ALARMS_OF_HOUR = ("-P1D", "-PT2H")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ESCAPED = re.compile(r"[\\;,]")
_MAX_OCTETS = 75
_MAX_SUMMARY = 120


def ics_file(kind: Kind, rows: Sequence[DutyRow], *, until: date | None = None, stamp: datetime | None = None) -> bytes:
    """One event a day, one repeating event for what comes round, which ends with `until` or its own last day.

    An event keeps its UID while its document's name, words and deadline stay the same. `stamp` is when the file is
    made.
    """
    made = (stamp or datetime.now(UTC)).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    content = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//troly//troly {VERSION}//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(words('event')['name'][kind])}",
        f"X-WR-TIMEZONE:{_ZONE}",
        *_TIMEZONE,
    ]
    twins: Counter[str] = Counter()
    for line, due in _events(rows):
        content += _event(kind, line, due, made, until, twins)
    return "".join(map(_folded, [*content, "END:VCALENDAR"])).encode("utf-8")


def _events(rows: Sequence[DutyRow]) -> Iterator[tuple[Line, DueDay]]:
    """The days on which something is due; of what comes round only the first."""
    begun: set[tuple[int, int]] = set()
    for line in lines(rows):
        if line.due is None:
            continue
        series = (id(line.row), line.due.deadline)
        if not line.due.rule or series not in begun:
            begun.add(series)
            yield line, line.due


def _event(kind: Kind, line: Line, due: DueDay, made: str, until: date | None, twins: Counter[str]) -> Iterator[str]:
    row = line.row
    # A series is named by its rule as printed, not by the first of its days.
    deadline = line.deadline()
    when = deadline.text if due.rule and deadline else due_words(due)
    summary = words("event")["summary"][kind].format(due=" ".join(when.split()), what=_brief(row.what))
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(kind, line, twins)}"
    yield f"DTSTAMP:{made}"
    day = due.date.isoformat().replace("-", "")
    if due.time:
        yield f"DTSTART;TZID={_ZONE}:{day}T{due.time.replace(':', '')}00"
    else:
        yield f"DTSTART;VALUE=DATE:{day}"
    if due.rule:
        yield f"RRULE:{due.rule}{_until(due, until)}"
    yield f"SUMMARY:{_text(summary)}"
    yield f"DESCRIPTION:{_text(_description(line))}"
    yield "TRANSP:TRANSPARENT"
    for trigger in _alarms(due):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{trigger}"
        yield f"DESCRIPTION:{_text(summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _alarms(due: DueDay) -> tuple[str, str]:
    if due.time:
        return _ALARMS_OF_HOUR
    return _ALARMS_ON_DAY if due.date == due.last_day else _ALARMS_BEFORE_DAY


def _until(due: DueDay, until: date | None) -> str:
    """The end of the series; in UTC where the event has an hour."""
    until = min((day for day in (until, due.ends) if day), default=None)
    if until is None:
        return ""
    # "Before the 16th" is in a window that ends with the 15th.
    last = (until if due.date == due.last_day else until + timedelta(days=1)).strftime("%Y%m%d")
    return f";UNTIL={last}T165959Z" if due.time else f";UNTIL={last}"


def _uid(kind: Kind, line: Line, twins: Counter[str]) -> str:
    """The same for the same duty in every file; a duty that stands in its document twice is told apart by its turn."""
    row = line.row
    deadline = line.deadline()
    when = (deadline.text, deadline.time or "") if deadline else ("", "")
    said = "\x1f".join((kind, row.label, row.quote, *when))
    name = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
    twins[name] += 1
    return f"{name}-{twins[name]}@troly.local"


def _description(line: Line) -> str:
    row = line.row
    told = [say("table", "printed", printed=line.printed())]
    told += [f"{words('columns')[name]}: {value}" for name, value in _facts(row) if value]
    told += [say("table", "note", note="; ".join(notes))] if (notes := _lasting_notes(line)) else []
    told += [reason] if (reason := reason_words(row)) else []
    told += [say("table", "source", label=row.label, id=row.document_id), f"«{' '.join(row.quote.split())}»"]
    return "\n".join(told)


def _facts(row: DutyRow) -> list[tuple[str, str]]:
    if isinstance(row, ListedTask):
        return [("who", responsible(row)), ("coordinate", joined(row.coordinate))]
    return [
        ("who", responsible(row)),
        ("to", joined([row.to] if row.to else [])),
        ("via", joined([row.via] if row.via else [])),
    ]


def _lasting_notes(line: Line) -> list[str]:
    """Without "past": the file outlives the day it was made."""
    return [note for note in line.notes() if note != say("notes", "past")]


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MAX_SUMMARY else plain[: _MAX_SUMMARY - 1].rstrip() + "…"


def _text(value: str) -> str:
    """A value of type TEXT; control characters other than the end of a line are not allowed in one."""
    return _ESCAPED.sub(r"\\\g<0>", _CONTROL.sub("", value)).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line of at most 75 octets a piece, never cut inside a character."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= _MAX_OCTETS:
        return octets.decode() + "\r\n"
    pieces = []
    start, room = 0, _MAX_OCTETS
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        # What goes on begins with a blank that counts.
        start, room = end, _MAX_OCTETS - 1
    return "\r\n ".join(pieces) + "\r\n"
