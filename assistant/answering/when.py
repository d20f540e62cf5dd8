"""The time that a question about duties names: "tháng 12", "tháng này", "30 ngày tới"."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.answering.question import Question
from assistant.calendar.due import Window, due_days
from corpus.document import Deadline

_MONTH = re.compile(r"\bthang (0?[1-9]|1[0-2])(?:(?: nam |\s?/\s?)(20\d{2}))?\b")
_QUARTER = re.compile(r"\bquy (i{1,3}|iv|[1-4])(?:(?: nam |\s?/\s?)(20\d{2}))?\b")
_DAYS = re.compile(r"\b(\d{1,3}) ngay (?:toi|nua|sap toi)\b")
_RELATIVE = re.compile(r"\b(tuan|thang|quy|nam) (nay|sau|toi)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Time:
    """Days in a window, or, where the question names no year, in these months of any year."""

    window: Window = field(default_factory=Window)
    months: frozenset[int] = frozenset()

    def holds(self, deadline: Deadline, issued: date | None) -> bool:
        """Whether the deadline falls due in this time; what comes round does if one of its days is in it."""
        if not self.months:
            return any(True for _ in due_days(deadline, self.window, self.window.first or date.min, issued))
        if deadline.kind == "recurring":
            year = (issued or date.today()).year + 1
            return any(any(True for _ in due_days(deadline, _month(year, m), date(year, m, 1))) for m in self.months)
        printed = [part for part in (deadline.date, deadline.start_date, deadline.end_date) if part]
        return any(int(day[5:7] if day[0] != "-" else day[2:4]) in self.months for day in printed if len(day) >= 7)


def asked_time(question: Question, today: date) -> Time | None:
    """None where the question names no time."""
    folded = question.folded
    if days := _DAYS.search(folded):
        return Time(Window.next_days(today, int(days[1])))
    if near := _RELATIVE.search(folded):
        return Time(_relative(near[1], today, ahead=near[2] != "nay"))
    if month := _MONTH.search(folded):
        number = int(month[1])
        return Time(_month(int(month[2]), number)) if month[2] else Time(months=frozenset({number}))
    if quarter := _QUARTER.search(folded):
        number = _ROMAN.get(quarter[1]) or int(quarter[1])
        months = frozenset(range(3 * number - 2, 3 * number + 1))
        if not quarter[2]:
            return Time(months=months)
        year = int(quarter[2])
        return Time(Window(_month(year, min(months)).first, _month(year, max(months)).last))
    return None


def _relative(unit: str, today: date, *, ahead: bool) -> Window:
    if unit == "tuan":
        monday = today + timedelta(days=7 * ahead - today.weekday())
        return Window(monday, monday + timedelta(days=6))
    if unit == "nam":
        return Window(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31))
    size = 1 if unit == "thang" else 3
    at = today.year * 12 + (today.month - 1) // size * size + size * ahead
    last = at + size - 1
    return Window(date(at // 12, at % 12 + 1, 1), _month(last // 12, last % 12 + 1).last)


def _month(year: int, month: int) -> Window:
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
