"""Responses of the lists of duties, described for the people who call the API."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.api import shapes


class Due(BaseModel):
    """One day on which something is due."""

    date: Annotated[str, Field(description="Ngày ghi trong văn bản; nếu derived thì là ngày cuối của thời hạn đã ghi.")]
    last_day: Annotated[str, Field(description="Ngày cuối cùng còn kịp: «trước ngày» thì là ngày liền trước.")]
    inclusive: Annotated[bool | None, Field(description="Ngày đó còn kịp hay không; null nếu văn bản không rõ.")]
    time: Annotated[str | None, Field(description="Giờ.")]
    derived: Annotated[bool, Field(description="Ngày được tính từ tháng, quý, khoảng thời gian ghi trong văn bản.")]
    past: Annotated[bool, Field(description="Đã qua so với hôm nay.")]
    day_off: Annotated[str | None, Field(description="Ngày cuối cùng là ngày nghỉ nào; không dời.")]
    rule: Annotated[str | None, Field(description="RRULE của việc lặp lại (RFC 5545).")]
    deadline: Annotated[int, Field(description="Thứ tự của thời hạn trong dòng, từ 0.")]


class Binding(BaseModel):
    """Why a duty is one of the unit that was asked for."""

    reason: Annotated[
        Literal["name", "renamed", "kind", "related"],
        Field(description="Đúng tên; tên trước hoặc sau sắp xếp; theo nhóm; theo nhóm có liên quan."),
    ]
    body: Annotated[str, Field(description="Tên như văn bản ghi.")]
    role: Annotated[Literal["who", "lead", "coordinate"], Field(description="Vai của đơn vị.")]


class _Row(BaseModel):
    document_id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ, dán được vào văn bản.")]
    due_dates: Annotated[list[Due], Field(description="Các ngày đến hạn trong khoảng được hỏi.")]
    binding: Annotated[Binding | None, Field(description="Vì sao áp dụng cho đơn vị được hỏi; null nếu không hỏi.")]


class ReportRow(_Row, shapes.Report):
    """One duty to report."""


class TaskRow(_Row, shapes.Task):
    """One task."""


class Reports(BaseModel):
    """Duties to report, by day; those without a day last."""

    reports: Annotated[list[ReportRow], Field(description="Các chế độ báo cáo.")]


class Tasks(BaseModel):
    """Tasks, by day; those without a day last."""

    tasks: Annotated[list[TaskRow], Field(description="Các nhiệm vụ.")]
