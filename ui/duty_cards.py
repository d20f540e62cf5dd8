"""Duties as cards of a calendar: what is over, then month by month, then what has no day."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ui.cards import Badge, Card, Group, Source
from ui.matching import folded
from ui.navigation import Passage
from ui.understood import deadline_words
from ui.vietnamese_date import vietnamese_date
from ui.wire import Deadline, DueDay, Duty

REASONS = {
    "name": "đúng tên đơn vị",
    "renamed": "tên đơn vị trước hoặc sau khi sắp xếp lại",
    "kind": "thuộc nhóm đơn vị được giao",
    "related": "thuộc nhóm đơn vị có liên quan",
}
EVERY_DAY = "FREQ=DAILY"
_MONTH = len("2024-01")


def duty_groups(duties: Sequence[Duty]) -> tuple[Group, ...]:
    """One card a day on which something is due, in order of days; the groups that have cards."""
    days = sorted(
        ((due, duty) for duty in duties for due in _shown_days(duty)),
        key=lambda pair: (pair[0].date, pair[0].time or ""),
    )
    over = tuple(_card(duty, due) for due, duty in days if due.past)
    coming = [(due, duty) for due, duty in days if not due.past]
    undated = tuple(_card(duty, None) for duty in duties if not duty.due_dates)
    months = tuple(
        Group(f"Tháng {month[5:]}/{month[:4]}", tuple(_card(duty, due) for due, duty in same))
        for month, same in groupby(coming, key=lambda pair: pair[0].date[:_MONTH])
    )
    groups = (
        Group(f"Đã qua ({len(over)})", over, folded=True),
        *months,
        Group(f"Không ghi ngày cụ thể ({len(undated)})", undated, folded=bool(months)),
    )
    return tuple(group for group in groups if group.cards)


def holding(duties: Iterable[Duty], typed: str) -> tuple[Duty, ...]:
    """The duties that hold every typed word, with or without diacritics."""
    words = folded(typed).split()
    return tuple(duty for duty in duties if all(word in folded(_all_words(duty)) for word in words))


def due_words(due: DueDay) -> str:
    """ "Trước ngày 20/11/2025", "17:00 ngày 27/11/2025", "Trước 09:00 hằng ngày"."""
    day = "hằng ngày" if due.rule == EVERY_DAY else f"ngày {vietnamese_date(due.date)}"
    words = f"{due.time} {day}" if due.time else day
    words = f"trước {words}" if due.inclusive is False else words
    return words[0].upper() + words[1:]


def _shown_days(duty: Duty) -> Iterator[DueDay]:
    """What is due every day stands in the calendar once, on its next day: it would bury the rest."""
    daily_shown = False
    for due in duty.due_dates:
        if due.rule != EVERY_DAY:
            yield due
        elif not daily_shown and not due.past:
            daily_shown = True
            yield due


def _all_words(duty: Duty) -> str:
    bodies = (*duty.who, *duty.lead, *duty.coordinate, duty.to or "", duty.via or "")
    times = (deadline.text for deadline in _deadlines(duty))
    return " ".join((duty.what, duty.label, *bodies, *times))


def _deadlines(duty: Duty) -> tuple[Deadline, ...]:
    return duty.deadlines or ((duty.time,) if duty.time else ())


def _card(duty: Duty, due: DueDay | None) -> Card:
    what = f"{duty.id}. {duty.what}" if duty.id else duty.what
    facts = {
        "Ngày cuối cùng": vietnamese_date(due.last_day) if due and due.last_day != due.date else "",
        "Ai": "; ".join((*duty.who, *duty.lead)) or "không ghi đơn vị",
        "Phối hợp": "; ".join(duty.coordinate),
        "Việc": what,
        "Gửi": ", ".join(part for part in (duty.to, f"qua {duty.via}" if duty.via else "") if part),
        "Thời hạn ghi": "; ".join(deadline_words(one) for one in _deadlines(duty)),
        "Áp dụng vì": _reason(duty),
    }
    return Card(
        due_words(due) if due else "Không ghi ngày cụ thể",
        tuple(_badges(duty, due)),
        tuple((name, value) for name, value in facts.items() if value),
        (Source(duty.label, "", Passage(duty.document_id, duty.start, duty.end)),),
        faded=bool(due and due.past),
    )


def _badges(duty: Duty, due: DueDay | None) -> Iterator[Badge]:
    if due and due.past:
        yield Badge("Đã qua")
    if due and due.day_off and due.rule != EVERY_DAY:
        yield Badge(f"Rơi vào {due.day_off}", "doubtful")
    if due and due.rule:
        yield Badge("Lặp lại")
    if due and due.derived:
        yield Badge("Ngày cuối của kỳ")
    if duty.conditional:
        yield Badge("Khi có phát sinh")


def _reason(duty: Duty) -> str:
    if duty.binding is None:
        return ""
    return f"{REASONS.get(duty.binding.reason, 'có tên trong văn bản')} («{duty.binding.body}»)"
