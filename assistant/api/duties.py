"""GET /api/reports and /api/tasks: who has to do what by when, as JSON or as a file."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from assistant.calendar.due import Window
from assistant.calendar.export import FileFormat, export
from assistant.calendar.lines import Kind
from assistant.calendar.rows import DutyRow, Reports, Tasks
from assistant.calendar.today import today as present
from assistant.listing.duties import Role, Wanted
from assistant.service import Engine
from corpus.bodies.name import MAX_NAME
from corpus.errors import ListError

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
    ) -> Any:
        wanted = _wanted(unit, first, last, due, today)
        rows = engine.reports(wanted)
        return Reports(tuple(rows)) if form == "json" else _file("reports", rows, wanted, form)

    @router.get("/tasks", response_model=Tasks, responses=_FILES, summary="Nhiệm vụ được giao, theo ngày đến hạn")
    def tasks(
        unit: Unit = None,
        role: Annotated[Role | None, Query(description="lead: chủ trì; coordinate: phối hợp.")] = None,
        first: First = None,
        last: Last = None,
        due: Within = None,
        today: Today = None,
        form: Form = "json",
    ) -> Any:
        wanted = _wanted(unit, first, last, due, today, role)
        rows = engine.tasks(wanted)
        return Tasks(tuple(rows)) if form == "json" else _file("tasks", rows, wanted, form)

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


def _file(kind: Kind, rows: Sequence[DutyRow], wanted: Wanted, form: FileFormat) -> Response:
    made = export(kind, rows, form, until=wanted.window.last)
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return Response(made.data, media_type=made.media_type, headers=headers)
