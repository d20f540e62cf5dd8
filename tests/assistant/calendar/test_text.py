"""The lists as plain text: what stands there, and what is not repeated."""

from collections.abc import Callable
from datetime import date

from assistant.calendar.due import Window
from assistant.calendar.rows import DutyRow
from assistant.calendar.text import digest, table
from assistant.listing.duties import Wanted, reports
from tests.assistant.calendar.plan import PLAN, TODAY, stored

Rows = Callable[..., list[DutyRow]]


def test_the_table_goes_by_day_and_names_every_source(report_rows: Rows) -> None:
    told = table("reports", report_rows(today=date(2025, 11, 20)))
    assert told.splitlines()[0] == "trước 20/11/2025 (ngày cuối cùng còn kịp: 19/11/2025)"
    assert "  Phòng Nội vụ → Ủy ban nhân dân huyện" in told
    assert "Lưu ý: đã qua" in told
    assert "Không ghi ngày cụ thể" in told
    assert told.count("Nguồn: Kế hoạch số 12/KH-UBND ngày 05/01/2025") == 4


def test_the_table_says_why_a_duty_is_ones_own(report_rows: Rows) -> None:
    told = table("reports", report_rows(unit="UBND xã Bình An"))
    assert "Áp dụng vì: thuộc nhóm đơn vị được giao («UBND các xã, thị trấn»)" in told
    assert "Phòng Nội vụ →" not in told


def test_an_empty_list_says_so() -> None:
    assert table("reports", []) == "Không có chế độ báo cáo nào phù hợp."
    assert table("tasks", []) == "Không có nhiệm vụ nào phù hợp."


def test_the_digest_is_short_and_tells_the_days(report_rows: Rows) -> None:
    window = Window.next_days(TODAY, 14)
    told = digest("reports", report_rows(window), first=TODAY, last=date(2025, 11, 17), unit="UBND xã Bình An")
    assert told.splitlines()[:2] == ["Báo cáo đến hạn từ 03/11/2025 đến 17/11/2025: 3", "Đơn vị: UBND xã Bình An"]
    assert "- trước 15/11/2025 (ngày cuối cùng còn kịp: 14/11/2025): UBND các xã, thị trấn → Phòng Nội vụ" in told
    nothing = digest("reports", [], first=TODAY, last=date(2025, 11, 10))
    assert nothing == "Không có báo cáo nào đến hạn từ 03/11/2025 đến 10/11/2025."


def test_what_is_due_every_day_is_told_once() -> None:
    document = stored(PLAN.replace("trước ngày 15 hằng tháng", "trước 17 giờ 00 hằng ngày"))
    wanted = Wanted(window=Window(TODAY, date(2025, 11, 12)), today=TODAY)
    rows = reports([document], [(1, one) for one in document.document.reports], wanted)
    assert sum(len(row.due_dates) for row in rows) == 11
    assert table("reports", rows).count("UBND các xã, thị trấn → Phòng Nội vụ") == 1
