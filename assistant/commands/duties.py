"""troly reports and tasks: who has to do what, and when."""

import json
import re
import sys
from collections.abc import Sequence
from datetime import MAXYEAR, date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.connect import connect
from assistant.console import say, say_json
from assistant.settings import home
from assistant.shapes import to_json
from assistant.usage import Misuse
from corpus.errors import OutputError

if TYPE_CHECKING:
    from assistant.calendar.due import Window
    from assistant.calendar.lines import Kind
    from assistant.calendar.rows import DutyRow
    from assistant.listing.duties import Role, Wanted


# What `troly reports` and `troly tasks` share: their options, and writing a list in the form that is asked for.


_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_SPAN = re.compile(r"(\d{1,3})d")


class Format(StrEnum):
    """The forms in which a list is given."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"
    ics = "ics"


def read_day(typed: str) -> date:
    """2025-11-20 or 20/11/2025. Raises Misuse."""
    try:
        if found := _DAY.fullmatch(typed.strip()):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise Misuse(f"Ngày «{typed[:40]}» không đúng; hãy ghi dạng 2025-11-20 hoặc 20/11/2025.") from error


Unit = Annotated[
    str | None, typer.Option("--unit", metavar="TÊN", help='Chỉ những việc áp dụng cho đơn vị này: "Phòng Nội vụ".')
]
First = Annotated[str | None, typer.Option("--from", metavar="NGÀY", help="Đến hạn từ ngày này (2025-11-20).")]
Last = Annotated[str | None, typer.Option("--to", metavar="NGÀY", help="Đến hạn chậm nhất ngày này.")]
Within = Annotated[
    str | None, typer.Option("--due", metavar="7d", help="Bản tin ngắn: đến hạn trong chừng ấy ngày, kể từ hôm nay.")
]
Form = Annotated[
    Format, typer.Option("--format", metavar="DẠNG", help="table, json, csv, xlsx hoặc ics (mặc định table).")
]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="TỆP", help="Ghi vào tệp này thay vì in ra đầu ra chuẩn.")
]
Today = Annotated[str | None, typer.Option("--today", metavar="NGÀY", help="Coi ngày này là hôm nay.")]


def read_wanted(
    unit: str | None,
    first: str | None,
    last: str | None,
    within: str | None,
    today: str | None,
    role: "Role | None" = None,
) -> "Wanted":
    """What the options ask for. Raises Misuse or ListError."""
    from assistant.calendar.today import today as present
    from assistant.listing.duties import Wanted

    now = read_day(today) if today else present()
    return Wanted(unit=unit, window=_window(first, last, within, now), role=role, today=now)


def _window(first: str | None, last: str | None, within: str | None, now: date) -> "Window":
    from assistant.calendar.due import Window

    if within is None:
        return Window(read_day(first) if first else None, read_day(last) if last else None)
    if first or last:
        raise Misuse("Chỉ chọn --due, hoặc --from và --to.")
    span = _SPAN.fullmatch(within.strip())
    if span is None or now.year >= MAXYEAR:
        raise Misuse("--due ghi số ngày, ví dụ 7d.")
    return Window.next_days(now, int(span.group(1)))


def write(
    kind: "Kind", rows: Sequence["DutyRow"], wanted: "Wanted", form: Format, output: Path | None, *, short: bool
) -> None:
    """Give out the list; `short` asks for the digest instead of the table. Raises Misuse or OutputError."""
    if form is Format.table and output:
        raise Misuse("--output đi cùng --format json, csv, xlsx hoặc ics.")
    match form:
        case Format.table:
            say(_text(kind, rows, wanted, short=short))
        case Format.json if output is None:
            for row in rows:
                say_json(row)
        case _:
            _file(_data(kind, rows, wanted, form), form, output)


def _text(kind: "Kind", rows: Sequence["DutyRow"], wanted: "Wanted", *, short: bool) -> str:
    from assistant.calendar.text import digest, table

    first, last = wanted.window.first, wanted.window.last
    if short and first and last:
        return digest(kind, rows, first=first, last=last, unit=wanted.unit)
    return table(kind, rows)


def _data(kind: "Kind", rows: Sequence["DutyRow"], wanted: "Wanted", form: Format) -> bytes:
    from assistant.calendar.export import export

    match form.value:
        case "csv" | "xlsx" | "ics" as name:
            return export(kind, rows, name, until=wanted.window.last).data
        case _:
            return "".join(json.dumps(to_json(row), ensure_ascii=False) + "\n" for row in rows).encode(
                "utf-8", "replace"
            )


def _file(data: bytes, form: Format, output: Path | None) -> None:
    if output is not None:
        try:
            output.write_bytes(data)
        except (OSError, ValueError) as error:
            raise OutputError(str(output)) from error
        return
    if form is Format.xlsx and sys.stdout.isatty():
        raise Misuse("Bảng tính không in được ra màn hình; hãy thêm --output TỆP.xlsx.")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


# troly reports: who has to report what to whom, and when.


def reports(
    unit: Unit = None,
    first: First = None,
    last: Last = None,
    within: Within = None,
    form: Form = Format.table,
    output: Output = None,
    today: Today = None,
) -> None:
    """Liệt kê chế độ báo cáo: ai báo cáo gì, gửi ai, khi nào; hoặc xuất lịch, bảng tính.

    Không ghi --from, --to thì hiện mọi chế độ báo cáo; việc lặp lại hiện lần sắp tới. Ngày «trước ngày» thì hạn cuối
    cùng là ngày liền trước; ngày nghỉ chỉ được nhắc, không dời.
    """
    wanted = read_wanted(unit, first, last, within, today)
    with connect(home(), "troly reports") as engine:
        rows = engine.reports(wanted)
    write("reports", rows, wanted, form, output, short=within is not None)


# troly tasks: what the stored documents assign to whom.


class Part(StrEnum):
    """The part that a body has in a task."""

    lead = "lead"
    coordinate = "coordinate"


RoleOption = Annotated[
    Part | None,
    typer.Option("--role", metavar="VAI", help="lead: chủ trì; coordinate: phối hợp. Bỏ trống là cả hai."),
]


def tasks(
    unit: Unit = None,
    role: RoleOption = None,
    first: First = None,
    last: Last = None,
    within: Within = None,
    form: Form = Format.table,
    output: Output = None,
    today: Today = None,
) -> None:
    """Liệt kê nhiệm vụ được giao: ai chủ trì, ai phối hợp, khi nào xong; hoặc xuất lịch, bảng tính."""
    wanted = read_wanted(unit, first, last, within, today, role.value if role else None)
    with connect(home(), "troly tasks") as engine:
        rows = engine.tasks(wanted)
    write("tasks", rows, wanted, form, output, short=within is not None)
