"""Rows of the lists of reports and tasks: one duty each, with its source, what binds a unit to it, and its days."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from assistant.calendar.due import DueDay
from corpus.bodies.units import Reason
from corpus.document import Report, Task

Part = Literal["who", "lead", "coordinate"]


@dataclass(frozen=True, slots=True)
class Binding:
    """Why a duty is one of the unit that was asked for."""

    reason: Annotated[
        Reason, Field(description="Đúng tên; tên trước hoặc sau sắp xếp; theo nhóm; theo nhóm có liên quan.")
    ]
    body: Annotated[str, Field(description="Tên như văn bản ghi.")]
    role: Annotated[Part, Field(description="Vai của đơn vị.")]


@dataclass(frozen=True, kw_only=True)
class _Listed:
    document_id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ, dán được vào văn bản.")]
    due_dates: Annotated[tuple[DueDay, ...], Field(description="Các ngày đến hạn trong khoảng được hỏi.")]
    binding: Annotated[Binding | None, Field(description="Vì sao áp dụng cho đơn vị được hỏi; null nếu không hỏi.")]


@dataclass(frozen=True, kw_only=True)
class ListedReport(_Listed, Report):
    """One duty to report, with where it stands and when it is due."""


@dataclass(frozen=True, kw_only=True)
class ListedTask(_Listed, Task):
    """One task, likewise."""


DutyRow = ListedReport | ListedTask


@dataclass(frozen=True, slots=True)
class Reports:
    """Duties to report, by day; those without a day last."""

    reports: Annotated[tuple[ListedReport, ...], Field(description="Các chế độ báo cáo.")]


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks, by day; those without a day last."""

    tasks: Annotated[tuple[ListedTask, ...], Field(description="Các nhiệm vụ.")]
