"""troly reports and troly tasks, here and through a running service, and the same over HTTP."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from assistant.calendar.due import Window
from assistant.calendar.rows import Reports, Tasks
from assistant.client import RemoteTroly
from assistant.listing.duties import Wanted
from assistant.shapes import from_json, to_json
from index.store import Incoming
from tests.assistant.calendar.plan import PLAN

Command = Callable[..., Any]
TODAY = ("--today", "2025-11-03")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch 12.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["reports", "--from", "hôm nay"], "không đúng; hãy ghi dạng"),
        (["reports", "--to", "31/02/2025"], "không đúng; hãy ghi dạng"),
        (["reports", "--due", "7"], "--due ghi số ngày"),
        (["reports", "--due", "7d", "--from", "2025-01-01"], "Chỉ chọn --due"),
        (["reports", "--format", "pdf"], "--format không hợp lệ"),
        (["tasks", "--role", "boss"], "--role không hợp lệ"),
        (["tasks", "--output", "x.txt"], "--output đi cùng"),
    ],
)
def test_wrong_usage_is_one_vietnamese_line(troly: Command, arguments: list[str], told: str) -> None:
    ran = troly(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "2025-11-02", "--to", "2025-11-01"],
        ["--from", "2025-01-01", "--to", "2090-01-01"],
        ["--from", "9999-01-01"],
        ["--unit", " "],
        ["--unit", "x" * 301],
    ],
)
def test_what_cannot_be_listed_is_refused(troly: Command, arguments: list[str]) -> None:
    ran = troly("reports", *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("command", ["reports", "tasks"])
def test_an_empty_store_and_the_help_page(troly: Command, command: str) -> None:
    assert troly(command).out.startswith("Không có")
    assert troly(command, "--due", "7d").out.startswith("Không có")
    assert troly(command, "--format", "json").out == ""
    assert troly(command, "--help").out.startswith("Cách dùng: troly")


def test_every_format_holds_the_reports_of_the_store(troly: Command, file: Path, tmp_path: Path) -> None:
    troly("ingest", file)
    rows = troly("reports", "--format", "json", *TODAY).shapes()
    text = troly("show", rows[0]["document_id"], "--text").out
    assert [row["due_dates"][0]["date"] if row["due_dates"] else None for row in rows] == [
        "2025-11-07",
        "2025-11-15",
        "2025-11-20",
        None,
    ]
    for row in rows:
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["section"] in row["label"]
        for deadline in row["deadlines"]:
            assert text[deadline["text_start"] : deadline["text_end"]] == deadline["text"]
    out = {form: tmp_path / f"lịch.{form}" for form in ("csv", "xlsx", "ics", "json")}
    for form, path in out.items():
        assert troly("reports", "--format", form, "--output", path, *TODAY).status == 0
    assert len(Calendar.from_ical(out["ics"].read_bytes()).walk("VEVENT")) == 3
    assert load_workbook(out["xlsx"]).worksheets[0].max_row == 5
    assert out["csv"].read_bytes().count(b"\r\n") >= 5
    assert [json.loads(line) for line in out["json"].read_text(encoding="utf-8").splitlines()] == rows
    assert troly("reports", "--format", "ics", *TODAY).out.startswith("BEGIN:VCALENDAR")


def test_unit_window_and_digest(troly: Command, file: Path) -> None:
    troly("ingest", file)
    commune = troly("reports", "--unit", "ubnd xa binh an", "--format", "json", *TODAY).shapes()
    assert [row["binding"]["body"] for row in commune] == ["UBND các xã, thị trấn", "Các cơ quan, đơn vị"]
    assert {row["binding"]["reason"] for row in commune} == {"kind"}
    november = ("--from", "01/11/2025", "--to", "2025-12-31")
    [row] = troly("reports", "--unit", "UBND xã Bình An", *november, "--format", "json", *TODAY).shapes()
    assert [due["date"] for due in row["due_dates"]] == ["2025-11-15", "2025-12-15"]
    ran = troly("reports", "--due", "7d", *TODAY)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Báo cáo đến hạn từ 03/11/2025 đến 10/11/2025: 1\n")
    assert troly("tasks", "--unit", "Phòng Nội vụ", "--role", "coordinate", *TODAY).status == 0


def test_a_file_that_cannot_be_written_is_one_line(troly: Command, file: Path, tmp_path: Path) -> None:
    troly("ingest", file)
    ran = troly("reports", "--format", "csv", "--output", tmp_path / "không có" / "x.csv")
    assert (ran.status, ran.out) == (1, "")
    assert "Không ghi được tệp" in ran.err


def test_over_http_as_on_the_command_line(served: Any) -> None:
    list(served.engine.add([Incoming("plan", "kế hoạch 12.txt", PLAN.encode())]))
    asked = {"unit": "UBND xã Bình An", "from": "2025-11-01", "to": "2025-12-31", "today": "2025-11-03"}
    said = served.http.get("/api/reports", params=asked).json()
    assert to_json(from_json(Reports, said)) == said
    wanted = Wanted("UBND xã Bình An", Window(date(2025, 11, 1), date(2025, 12, 31)), today=date(2025, 11, 3))
    upcoming = Wanted(window=Window.next_days(date(2025, 11, 3), 14), today=date(2025, 11, 3))
    with RemoteTroly(served.url) as remote:
        assert remote.reports(wanted) == served.engine.reports(wanted) == list(from_json(Reports, said).reports)
        assert remote.reports(upcoming) == served.engine.reports(upcoming) != []
        assert remote.tasks(Wanted(role="lead")) == served.engine.tasks(Wanted(role="lead"))
    tasks = served.http.get("/api/tasks").json()
    assert to_json(from_json(Tasks, tasks)) == tasks
    for form, begins, kind in [
        ("csv", b"\xef\xbb\xbf", "text/csv"),
        ("xlsx", b"PK", "application/vnd.openxmlformats"),
        ("ics", b"BEGIN:VCALENDAR", "text/calendar"),
    ]:
        response = served.http.get("/api/reports", params={"format": form})
        assert response.content.startswith(begins)
        assert response.headers["content-type"].startswith(kind)
        assert f'filename="lich-bao-cao.{form}"' in response.headers["content-disposition"]


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "01/11/2025"},
        {"due": "7"},
        {"due": "7d", "from": "2025-01-01"},
        {"format": "pdf"},
        {"unit": "x" * 301},
        {"unit": ""},
        {"from": "2025-01-02", "to": "2025-01-01"},
        {"today": "9999-12-31", "due": "7d"},
    ],
)
def test_what_cannot_be_listed_is_422_over_http(served: Any, asked: dict[str, str]) -> None:
    response = served.http.get("/api/reports", params=asked)
    assert response.status_code == 422
    assert set(response.json()["error"]) == {"code", "message"}
    assert served.faults == []
