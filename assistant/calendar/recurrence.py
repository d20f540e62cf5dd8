"""What comes round: which days of any window, and the same as an RFC 5545 rule."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant.calendar.words import months_of_quarter
from corpus.document import Deadline

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
