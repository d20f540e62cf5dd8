"""When a deadline falls due: concrete days for any window, nothing moved, nothing made up."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field

from assistant.calendar.words import months_of_quarter, weekend
from corpus.dates.holidays import holiday
from corpus.document import Deadline

# What comes round: which days of any window, and the same as an RFC 5545 rule.


Day = date
Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

DAILY = "FREQ=DAILY"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = -1
# From this day on there are months that are too short.
_SHORTEST = 28
_LEAP_YEAR, _COMMON_YEAR = 2024, 2023


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every day; every week on `weekday` (1 = Monday); every month, or only `months`, on `day` (-1: the last).

    In a month that has no such day it falls on the last one.
    """

    frequency: Frequency
    months: tuple[int, ...] = ()
    day: int | None = None
    weekday: int | None = None

    def between(self, first: date, last: date) -> Iterator[date]:
        """Its days in `[first, last]`, in order."""
        if self.frequency == "DAILY":
            yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
        elif self.weekday is not None:
            first += timedelta(days=(self.weekday - first.isoweekday()) % 7)
            yield from (first + timedelta(days=n) for n in range(0, (last - first).days + 1, 7))
        else:
            yield from (day for day in self._days_of_months(first, last) if first <= day <= last)

    def rule(self) -> str:
        """The value of an RRULE that begins on one of its days."""
        if self.frequency == "DAILY":
            return DAILY
        if self.weekday is not None:
            return f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[self.weekday - 1]}"
        months = f";BYMONTH={','.join(map(str, self.months))}" if self.months else ""
        return f"FREQ={self.frequency}{months};{self._by_day()}"

    def _by_day(self) -> str:
        day = self.day or _LAST
        shortest = min((_days_in(_COMMON_YEAR, month) for month in self.months), default=_SHORTEST)
        if day <= shortest:
            return f"BYMONTHDAY={day}"
        return f"BYMONTHDAY={','.join(map(str, range(shortest, day + 1)))};BYSETPOS=-1"

    def _days_of_months(self, first: date, last: date) -> Iterator[date]:
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, number = divmod(month, 12)
            if not self.months or number + 1 in self.months:
                longest = _days_in(year, number + 1)
                yield date(year, number + 1, longest if self.day in (None, _LAST) else min(self.day or 1, longest))


def recurrence(deadline: Deadline) -> Recurrence | None:
    """When a recurring deadline comes round; None where its words do not say the day."""
    month, day = deadline.month, deadline.day
    if deadline.every == "day":
        return Recurrence("DAILY")
    if deadline.every == "week":
        return Recurrence("WEEKLY", weekday=deadline.weekday) if deadline.weekday else None
    if deadline.every == "month":
        return Recurrence("MONTHLY", day=day) if day else None
    if deadline.every == "quarter":
        months = months_of_quarter(deadline.text)
        return Recurrence("MONTHLY", months=months, day=day) if day and months else None
    if month is None:
        return None
    if day is None:
        # "Before June" ends where June begins, "in June" where it ends.
        return Recurrence("YEARLY", months=(month,), day=1 if deadline.inclusive is False else _LAST)
    return Recurrence("YEARLY", months=(month,), day=day) if day <= _days_in(_LEAP_YEAR, month) else None


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


# When a deadline falls due: concrete days for any window, nothing moved, nothing made up.


_DAY = timedelta(days=1)
# How far ahead the next day of something that comes round is looked for; 29 February is at most eight years away.
_FAR = timedelta(days=366 * 9)


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`, both in; None is open. `upcoming` leaves out what is too late on the first day."""

    first: date | None = None
    last: date | None = None
    upcoming: bool = False

    @classmethod
    def next_days(cls, today: date, days: int) -> Self:
        """What can still be done in time from `today` on, and is due within so many days."""
        return cls(today, today + timedelta(days=days), upcoming=True)

    def is_open(self) -> bool:
        """Whether it shuts nothing out."""
        return self.first is None and self.last is None

    def holds(self, due: "Due") -> bool:
        """Whether the day, or the last day on which there is still time, is in the window."""
        latest = due.last_day if self.upcoming else due.day
        return (self.first is None or latest >= self.first) and (self.last is None or due.last_day <= self.last)


@dataclass(frozen=True, slots=True)
class Due:
    """One day on which something is due.

    `day` is the printed day, or, if `derived`, the end of a printed month, quarter or period. `last_day` is the last
    day on which it is still in time: the day before for "trước ngày". `rule` is the RRULE of what comes round, and
    `ends` the last day it does.
    """

    day: date
    last_day: date
    inclusive: bool | None
    time: str | None = None
    derived: bool = False
    rule: str | None = None
    ends: date | None = None

    def seen_on(self, today: date, deadline: int) -> "DueDay":
        """This day as a list tells of it; `deadline` is the number of the deadline in its row."""
        return DueDay(
            date=self.day,
            last_day=self.last_day,
            inclusive=self.inclusive,
            time=self.time,
            derived=self.derived,
            past=self.last_day < today,
            day_off=holiday(self.last_day) or weekend(self.last_day.isoweekday()),
            rule=self.rule,
            deadline=deadline,
            ends=self.ends,
        )


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day on which something is due, as a list tells of it. `day_off` speaks of the last day."""

    date: Annotated[Day, Field(description="Ngày ghi trong văn bản; nếu derived thì là ngày cuối của thời hạn đã ghi.")]
    last_day: Annotated[Day, Field(description="Ngày cuối cùng còn kịp: «trước ngày» thì là ngày liền trước.")]
    inclusive: Annotated[bool | None, Field(description="Ngày đó còn kịp hay không; null nếu văn bản không rõ.")]
    time: Annotated[str | None, Field(description="Giờ.")]
    derived: Annotated[bool, Field(description="Ngày được tính từ tháng, quý, khoảng thời gian ghi trong văn bản.")]
    past: Annotated[bool, Field(description="Đã qua so với hôm nay.")]
    day_off: Annotated[str | None, Field(description="Ngày cuối cùng là ngày nghỉ nào; không dời.")]
    rule: Annotated[str | None, Field(description="RRULE của việc lặp lại (RFC 5545).")]
    deadline: Annotated[int, Field(description="Thứ tự của thời hạn trong dòng, từ 0.")]
    ends: Annotated[Day | None, Field(description="Ngày cuối của việc lặp lại.")] = None


def due_days(deadline: Deadline, window: Window, today: date, issued: date | None = None) -> Iterator[Due]:
    """The days of this deadline in the window, in order; nothing for one that names no day.

    In an open window what comes round gives its next day only; it never came round before the document was `issued`.
    """
    if deadline.kind == "recurring":
        yield from _recurring(deadline, window, today, issued)
        return
    due = _once(deadline)
    if due is not None and window.holds(due):
        yield due


def _recurring(deadline: Deadline, window: Window, today: date, issued: date | None) -> Iterator[Due]:
    rule = recurrence(deadline)
    if rule is None:
        return
    first = window.first or today
    if issued and issued > first:
        first = issued
    last = window.last + _DAY if window.last else first + _FAR
    end = last_day(deadline, issued)
    if end and end < last:
        last = end
    derived = deadline.every not in ("day", "week") and deadline.day is None
    for day in rule.between(first, last):
        due = replace(_due(deadline, day, derived=derived, rule=rule.rule()), ends=end)
        if window.holds(due) and (window.first or due.last_day >= today):
            yield due
            if window.last is None:
                return


def last_day(deadline: Deadline, issued: date | None) -> date | None:
    """The last day it comes round: the one its document says, else the end of the year after the document's."""
    stated = stated_day(deadline.until)
    if stated or issued is None:
        return stated
    return date(issued.year + 1, 12, 31)


def _once(deadline: Deadline) -> Due | None:
    if deadline.kind == "period":
        last = stated_day(deadline.end_date)
        return Due(last, last, True, derived=True) if last else None
    if deadline.kind != "date" or not deadline.date:
        return None
    printed = stated_day(deadline.date)
    if printed:
        return _due(deadline, printed)
    edge = _edge(deadline.date, last=deadline.inclusive is not False)
    return _due(deadline, edge, derived=True) if edge else None


def _due(deadline: Deadline, day: date, *, derived: bool = False, rule: str | None = None) -> Due:
    """Before an hour of a day, that day itself is still in time."""
    before = deadline.inclusive is False and deadline.time is None
    return Due(day, day - _DAY if before else day, deadline.inclusive, deadline.time, derived, rule)


def stated_day(iso: str | None) -> date | None:
    """A whole date; None for a partial one."""
    if iso is None or len(iso) != len("2025-01-01"):
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _edge(iso: str, *, last: bool) -> date | None:
    """The first or last day of "2027" or "2025-12"; None where no year is known."""
    if iso.startswith("-"):
        return None
    year, _, month = iso.partition("-")
    first = date(int(year), int(month or 1), 1)
    if not last:
        return first
    after = date(first.year + (not month or first.month == 12), first.month % 12 + 1 if month else 1, 1)
    return after - _DAY
