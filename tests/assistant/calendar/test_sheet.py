"""CSV and XLSX, read back; no text of a document can become a formula."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.calendar.rows import Binding, DutyRow
from assistant.calendar.sheet import csv_file, guarded, headings, xlsx_file
from assistant.listing.duties import Wanted, tasks
from tests.assistant.calendar.plan import TODAY, stored

Rows = Callable[..., list[DutyRow]]


def from_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def cells(data: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def test_both_sheets_hold_the_same_lines(report_rows: Rows) -> None:
    rows = report_rows()
    said = from_csv(csv_file("reports", rows))
    assert [line["Ngày cuối cùng"] for line in said] == ["2025-11-07", "2025-11-14", "2025-11-19", ""]
    assert [line["Hạn"] for line in said] == ["trước 15:00 ngày 07/11/2025", "trước 15/11/2025", "trước 20/11/2025", ""]
    assert said[2]["Nơi nhận"] == "Ủy ban nhân dân huyện"
    assert said[2]["Nguồn"].startswith("Kế hoạch số 12/KH-UBND")
    assert said[3]["Lưu ý"].startswith("văn bản không ghi ngày cụ thể")
    heading, *lines = cells(xlsx_file("reports", rows))
    assert list(heading) == headings("reports") == list(said[0])
    for printed, mine in zip(said, lines, strict=True):
        plain = [one.date().isoformat() if isinstance(one, datetime) else one or "" for one in mine]
        assert plain == list(printed.values())


def test_a_day_of_the_sheet_is_a_day(report_rows: Rows) -> None:
    _, first, *_ = cells(xlsx_file("reports", report_rows()))
    assert first[1] == datetime(2025, 11, 7)


def test_csv_opens_in_a_spreadsheet_program_with_its_letters_whole(report_rows: Rows) -> None:
    data = csv_file("reports", report_rows())
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 912", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("http://x","y")'],
)
def test_a_formula_is_only_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Sở Nội vụ", "1.250.000", "a=b", "", "’=1", "20/11/2025"])
def test_plain_text_stays(text: str) -> None:
    assert guarded(text) == text


def test_a_document_that_attacks_is_harmless_in_both_sheets(report_rows: Rows) -> None:
    rows = [
        replace(row, what="=cmd|' /C calc'!A0", who=("@SUM(1)",), quote="-2+3\x00\x1b", label="+1", to="\t=1")
        for row in report_rows()[:1]
    ]
    [line] = from_csv(csv_file("reports", rows))
    assert all(not value.lstrip(" ").startswith(("=", "+", "-", "@", "\t")) for value in line.values())
    book = load_workbook(io.BytesIO(xlsx_file("reports", rows)))
    assert {cell.data_type for row in book.worksheets[0].iter_rows(min_row=2) for cell in row} <= {"s", "d", "n"}


@given(st.text(max_size=100))
def test_any_text_can_be_written_and_none_begins_a_formula(text: str) -> None:
    safe = guarded(text)
    assert not safe.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r"))
    safe.encode()


def test_tasks_have_a_sheet_of_their_own() -> None:
    document = stored(
        "ỦY BAN NHÂN DÂN\nHUYỆN AN PHƯỚC\n\nSố: 3/KH-UBND\nAn Phước, ngày 05 tháng 01 năm 2025\n\nKẾ HOẠCH\nDọn rác\n\n"
        "I. NHIỆM VỤ\n1. Phòng Nội vụ chủ trì, phối hợp với Phòng Y tế tổ chức tập huấn, hoàn thành trước ngày"
        " 20/11/2025.\n\nCHỦ TỊCH\nTrần Văn Mẫu\n"
    )
    known = [(1, one) for one in document.document.tasks]
    rows = tasks([document], known, Wanted(today=TODAY, unit="Phòng Y tế"))
    [line] = from_csv(csv_file("tasks", rows))
    assert (line["Chủ trì"], line["Phối hợp"], line["Ngày cuối cùng"]) == ("Phòng Nội vụ", "Phòng Y tế", "2025-11-19")
    assert tasks([document], known, Wanted(today=TODAY, unit="Phòng Y tế", role="lead")) == []
    assert len(tasks([document], known, Wanted(today=TODAY, unit="Phòng Nội vụ", role="lead"))) == 1
    assert rows[0].binding == Binding("name", "Phòng Y tế", "coordinate")
    assert rows[0].due_dates[0].date == date(2025, 11, 20)
