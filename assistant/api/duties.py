"""GET /api/reports and /api/tasks: who has to do what by when, as JSON or as a file."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from assistant.api import shapes
from assistant.calendar.due import Window
from assistant.calendar.export import FileFormat, export
from assistant.calendar.lines import Kind
from assistant.calendar.today import today as present
from assistant.listing.duties import Role, Wanted
from assistant.render import Json
from assistant.service import Engine
from corpus.bodies.name import MAX_NAME
from corpus.errors import ListError

# Responses of the lists of duties, described for the people who call the API.


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


# GET /api/reports and /api/tasks: who has to do what by when, as JSON or as a file.


Unit = Annotated[
    str | None, Query(max_length=MAX_NAME, description="Chỉ những việc áp dụng cho đơn vị này; khớp cả theo nhóm.")
]
First = Annotated[date | None, Query(alias="from", description="Đến hạn từ ngày này.")]
Last = Annotated[date | None, Query(alias="to", description="Đến hạn chậm nhất ngày này.")]
Within = Annotated[
    str | None, Query(pattern=r"^\d{1,3}d$", description="Đến hạn trong chừng ấy ngày kể từ hôm nay, ví dụ 7d.")
]
Today = Annotated[date | None, Query(description="Coi ngày này là hôm nay; bỏ trống là hôm nay, giờ Việt Nam.")]
Form = Annotated[
    Literal["json", "csv", "xlsx", "ics"], Query(alias="format", description="Dạng kết quả; mặc định json.")
]
_FILES: dict[int | str, dict[str, object]] = {
    200: {"content": {"text/csv": {}, "text/calendar": {}}, "description": "Danh sách, hoặc tệp theo format."}
}


def duties(engine: Engine) -> APIRouter:
    """The lists over the store."""
    router = APIRouter(prefix="/api", tags=["Lịch báo cáo và nhiệm vụ"])

    @router.get("/reports", response_model=Reports, responses=_FILES, summary="Chế độ báo cáo, theo ngày đến hạn")
    def reports(
        unit: Unit = None,
        first: First = None,
        last: Last = None,
        due: Within = None,
        today: Today = None,
        form: Form = "json",
    ) -> Response:
        return _respond("reports", engine.reports, _wanted(unit, first, last, due, today), form)

    @router.get("/tasks", response_model=Tasks, responses=_FILES, summary="Nhiệm vụ được giao, theo ngày đến hạn")
    def tasks(
        unit: Unit = None,
        role: Annotated[Role | None, Query(description="lead: chủ trì; coordinate: phối hợp.")] = None,
        first: First = None,
        last: Last = None,
        due: Within = None,
        today: Today = None,
        form: Form = "json",
    ) -> Response:
        return _respond("tasks", engine.tasks, _wanted(unit, first, last, due, today, role), form)

    return router


def _wanted(
    unit: str | None,
    first: date | None,
    last: date | None,
    due: str | None,
    today: date | None,
    role: Role | None = None,
) -> Wanted:
    now = today or present()
    if due is None:
        return Wanted(unit=unit, window=Window(first, last), role=role, today=now)
    if first or last or now.year >= date.max.year:
        raise ListError("Chỉ chọn due, hoặc from và to.")
    return Wanted(unit=unit, window=Window.next_days(now, int(due[:-1])), role=role, today=now)


def _respond(
    kind: Kind, listed: Callable[[Wanted], list[Json]], wanted: Wanted, form: Literal["json"] | FileFormat
) -> Response:
    rows = listed(wanted)
    if form == "json":
        return JSONResponse({kind: rows})
    made = export(kind, rows, form, until=wanted.window.last)
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return Response(made.data, media_type=made.media_type, headers=headers)
