"""Calendar terms as printed -> ISO 8601, partial where the print is partial. Nothing that is not printed is added."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

_UNITS = {
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "quí": "quarter",
    "năm": "year",
}
_COUNTED = {(1, "tháng"): "month", (3, "tháng"): "quarter", (6, "tháng"): "half-year", (1, "năm"): "year"}
_WORDS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_WEEKDAY_OF_SECOND = 2  # "thứ hai" is Monday, ISO 1


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a quarter, a half-year or a year; `None` where it is not printed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None

    def empty(self) -> bool:
        """Whether nothing is printed."""
        return self == Moment()

    def first(self) -> str | None:
        """The first day; partial where the year is not printed; None where there is no such day."""
        return self._edge(last=False)

    def last(self) -> str | None:
        """The last day, likewise."""
        return self._edge(last=True)

    def date(self) -> str | None:
        """The moment itself, as exact as it is printed."""
        if self.month is None:
            return str(self.year) if self.year is not None and self.quarter is None else self.last()
        if self.day is None:
            return f"{self.year}-{self.month:02d}" if self.year is not None else f"--{self.month:02d}"
        # A year without 29 February is only known once the year is.
        if self.day > calendar.monthrange(self.year or 2024, self.month)[1]:
            return None
        prefix = f"{self.year:04d}-" if self.year is not None else "--"
        return f"{prefix}{self.month:02d}-{self.day:02d}"

    def _edge(self, *, last: bool) -> str | None:
        if self.day is not None:
            return self.date()
        months = self._months()
        if months is None:
            return None
        month = months[1] if last else months[0]
        if self.year is None:
            return f"--{month:02d}"
        day = calendar.monthrange(self.year, month)[1] if last else 1
        return f"{self.year:04d}-{month:02d}-{day:02d}"

    def _months(self) -> tuple[int, int] | None:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return 3 * self.quarter - 2, 3 * self.quarter
        if self.half is not None:
            return 6 * self.half - 5, 6 * self.half
        return (1, 12) if self.year is not None else None


@dataclass(frozen=True, slots=True)
class Point:
    """What one time expression prints: one moment, or two, and on which day of the week or at what hour."""

    start: Moment
    end: Moment
    weekday: int | None = None
    time: str | None = None

    def dated_without_year(self) -> bool:
        """Whether a month, a quarter or a day is printed and no year."""
        return not self.end.empty() and self.end.year is None

    def in_year(self, year: int | None) -> "Point":
        """The same with a year from elsewhere, where none is printed."""
        if year is None:
            return self
        return replace(self, start=_with_year(self.start, year), end=_with_year(self.end, year))

    def date(self) -> str | None:
        """ISO date of the (last) moment."""
        return self.end.date()

    def period(self) -> tuple[str | None, str | None]:
        """First and last day."""
        return self.start.first(), self.end.last()

    def recurring(self) -> dict[str, Any]:
        """The parts that come round again; for a window the last day, with the window in `start_date`, `end_date`."""
        parts: dict[str, Any] = {
            "day": self.end.day,
            "month": self.end.month,
            "weekday": self.weekday,
            "time": self.time,
        }
        if self.start != self.end and not self.start.empty():
            first, last = self.period()
            parts |= {"start_date": first, "end_date": last, "inclusive": True}
        return parts


def from_groups(groups: Mapping[str, str]) -> Point:
    """The calendar terms of a match, by the names of its groups (deadlines.yaml)."""
    end = _moment(groups, "")
    start = _start(groups, end)
    weekday = None
    if "sunday" in groups:
        weekday = 7
    elif "weekday" in groups:
        weekday = _number(groups["weekday"]) + 1 - _WEEKDAY_OF_SECOND
    time = None
    if "hour" in groups:
        time = f"{int(groups['hour']):02d}:{groups.get('minute', '00')}"
    return Point(start=start, end=end, weekday=weekday, time=time)


def point_of(groups: Mapping[str, str], suffix: str) -> Point:
    """The one moment whose groups end in `suffix`."""
    moment = _moment(groups, suffix)
    return Point(start=moment, end=moment)


def unit(groups: Mapping[str, str]) -> str | None:
    """How often: "day" to "year" from "hằng ...", or "half-year" and so on from "06 tháng"."""
    word = groups.get("period", groups.get("every", "")).casefold()
    if "count" in groups:
        return _COUNTED.get((_number(groups["count"]), word), _UNITS.get(word))
    return _UNITS.get(word)


def _start(groups: Mapping[str, str], end: Moment) -> Moment:
    if "year_end" in groups:
        return Moment(year=int(groups["year"]))
    if "quarter_end" in groups:
        return replace(end, quarter=_quarter(groups["quarter"]))
    start = _moment(groups, "2")
    if start.empty():
        return end
    if start.month is None and start.day is not None:
        start = replace(start, month=end.month)
    # "từ ngày 15/11 đến ngày 15/12/2025" shares the year; "từ 15/11 đến 15/02/2026" does not say the first one.
    if (
        start.year is None
        and end.year is not None
        and (start.month or 0, start.day or 0)
        <= (
            end.month or 12,
            end.day or 31,
        )
    ):
        start = replace(start, year=end.year)
    return start


def _moment(groups: Mapping[str, str], suffix: str) -> Moment:
    def number(*names: str) -> int | None:
        value = next((groups[n + suffix] for n in names if n + suffix in groups), None)
        return int(value) if value is not None else None

    quarter = groups.get("quarter_end" + suffix) or groups.get("quarter" + suffix)
    half = groups.get("half" + suffix)
    return Moment(
        year=number("year_end", "only_year", "year"),
        month=number("month"),
        day=number("day"),
        quarter=_quarter(quarter) if quarter else None,
        half=(1 if half.casefold() == "đầu" else 2) if half else None,
    )


def _quarter(printed: str) -> int:
    return int(printed) if printed.isdigit() else _QUARTERS[printed.upper()]


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _WORDS[printed.casefold()]


def _with_year(moment: Moment, year: int) -> Moment:
    return replace(moment, year=year) if not moment.empty() and moment.year is None else moment
