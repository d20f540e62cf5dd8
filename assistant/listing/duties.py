"""Rows of the lists of reports and tasks: one duty each, with its source, what binds a unit to it, and its days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Literal, TypeVar

from assistant.calendar.due import DueDay, Window, due_days, stated_day
from assistant.calendar.rows import Binding, ListedReport, ListedTask, Part
from assistant.calendar.today import today
from assistant.label import label
from corpus.bodies.name import MAX_NAME
from corpus.bodies.units import Reason, binds, in_reach
from corpus.document import Deadline, Report, Task
from corpus.errors import ListError
from index.stored import StoredDocument

Role = Literal["lead", "coordinate"]

# More would list every day of a lifetime.
MAX_YEARS = 10
_BEST = ("name", "renamed", "kind", "related")


_Row = TypeVar("_Row", ListedReport, ListedTask)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which duties: of a `unit`, due in a `window`, for tasks in a `role`. `today` says what is past.

    Raises ListError for a window that ends before it begins or is too long, or a unit whose name is too long.
    """

    unit: str | None = None
    window: Window = field(default_factory=Window)
    role: Role | None = None
    today: date = field(default_factory=today)

    def __post_init__(self) -> None:
        first, last = self.window.first or self.today, self.window.last or self.window.first or self.today
        if self.window.first and last < first:
            raise ListError("Ngày cuối đứng trước ngày đầu; hãy đổi lại khoảng ngày.")
        if (last - first).days > 366 * MAX_YEARS or max(first, last, self.today).year > date.max.year - MAX_YEARS:
            raise ListError(f"Khoảng ngày dài quá {MAX_YEARS} năm hoặc quá xa; hãy chọn khoảng khác.")
        if self.unit is not None and not 0 < len(self.unit.strip()) <= MAX_NAME:
            raise ListError(f"Tên đơn vị phải có từ 1 đến {MAX_NAME} ký tự.")


def reports(
    documents: Iterable[StoredDocument], known: Iterable[tuple[int, Report]], wanted: Wanted
) -> list[ListedReport]:
    """The duties to report, by their first day; those without a day last, in the order they were stored."""
    by_id = {one.id: one for one in documents}
    rows = []
    for number, report in known:
        stored = by_id.get(number)
        binding = _binding(wanted.unit, {"who": report.who}, stored) if wanted.unit and stored else None
        if stored is None or (wanted.unit and binding is None):
            continue
        dues = _dues(report.deadlines, stored, wanted)
        if dues or wanted.window.is_open():
            rows.append(_row(ListedReport, report, stored, dues, binding))
    return sorted(rows, key=_first_day)


def tasks(documents: Iterable[StoredDocument], known: Iterable[tuple[int, Task]], wanted: Wanted) -> list[ListedTask]:
    """The tasks, likewise. A role without a unit keeps the tasks that have a body in it."""
    by_id = {one.id: one for one in documents}
    rows = []
    for number, task in known:
        bodies: dict[Part, tuple[str, ...]] = {"lead": task.lead, "coordinate": task.coordinate}
        if wanted.role:
            bodies = {wanted.role: bodies[wanted.role]}
        stored = by_id.get(number)
        binding = _binding(wanted.unit, bodies, stored) if wanted.unit and stored else None
        if stored is None or not any(bodies.values()) or (wanted.unit and binding is None):
            continue
        dues = _dues((task.time,) if task.time else (), stored, wanted)
        if dues or wanted.window.is_open():
            rows.append(_row(ListedTask, task, stored, dues, binding))
    return sorted(rows, key=_first_day)


def _row(
    kind: type[_Row],
    duty: Report | Task,
    stored: StoredDocument,
    dues: tuple[DueDay, ...],
    binding: Binding | None,
) -> _Row:
    return kind(
        **{one.name: getattr(duty, one.name) for one in fields(duty)},
        document_id=str(stored.id),
        file=stored.file,
        label=label(stored, duty.section),
        due_dates=dues,
        binding=binding,
    )


def _binding(unit: str, bodies: Mapping[Part, tuple[str, ...]], stored: StoredDocument) -> Binding | None:
    """The closest reason why a duty of these bodies is one of the unit, and in which role."""
    if not in_reach(unit, stored.header.issuer or ""):
        return None
    found: list[tuple[Reason, str, Part]] = []
    for role, names in bodies.items():
        found += [(reason, body, role) for body in names if (reason := binds(unit, body))]
    if not found:
        return None
    reason, body, role = min(found, key=lambda one: _BEST.index(one[0]))
    return Binding(reason, body, role)


def _dues(deadlines: tuple[Deadline, ...], stored: StoredDocument, wanted: Wanted) -> tuple[DueDay, ...]:
    issued = stated_day(stored.header.date)
    found = [
        due.seen_on(wanted.today, number)
        for number, deadline in enumerate(deadlines)
        for due in due_days(deadline, wanted.window, wanted.today, issued)
    ]
    return tuple(sorted(found, key=_moment))


def _moment(due: DueDay) -> tuple[date, str]:
    return due.date, due.time or ""


def _first_day(row: ListedReport | ListedTask) -> tuple[bool, date, str]:
    return (False, *_moment(row.due_dates[0])) if row.due_dates else (True, date.min, "")
