"""Time expressions: every notation, every trap, and what must hold for any text."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates.deadlines import find_deadlines, read_deadline
from corpus.document import Deadline

Expected = dict[str, Any]
STATED = ("kind", "date", "inclusive", "start_date", "end_date", "every", "month", "day", "weekday", "time", "covers")


def find(text: str, **year: Any) -> tuple[Deadline, ...]:
    return find_deadlines(text, 0, len(text), **year)


def stated(deadline: Deadline) -> Expected:
    return {name: value for name in STATED if (value := getattr(deadline, name)) is not None}


def date(day: str, *, inclusive: bool = False, **more: Any) -> Expected:
    return {"kind": "date", "date": day, "inclusive": inclusive, **more}


def yearly(month: int, day: int, *, inclusive: bool = False, **more: Any) -> Expected:
    return {"kind": "recurring", "every": "year", "month": month, "day": day, "inclusive": inclusive, **more}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day in each notation
        ("nộp trước ngày 05/6/2023", [("trước ngày 05/6/2023", date("2023-06-05"))]),
        ("nộp trước ngày 12-01-2022", [("trước ngày 12-01-2022", date("2022-01-12"))]),
        ("nộp trước ngày 12.1.2022", [("trước ngày 12.1.2022", date("2022-01-12"))]),
        ("nộp trước ngày 3 tháng 12 năm 2025", [("trước ngày 3 tháng 12 năm 2025", date("2025-12-03"))]),
        ("nộp trước ngày 3\ntháng 12 năm 2025", [("trước ngày 3\ntháng 12 năm 2025", date("2025-12-03"))]),
        ("nộp trước 30/11/2025", [("trước 30/11/2025", date("2025-11-30"))]),
        ("nộp trước ngày 20/11", [("trước ngày 20/11", date("--11-20"))]),
        ("nộp trước ngày 20 tháng 11", [("trước ngày 20 tháng 11", date("--11-20"))]),
        # on the day, or before it
        ("chậm nhất ngày 10/12/2025", [("chậm nhất ngày 10/12/2025", date("2025-12-10", inclusive=True))]),
        ("muộn nhất là ngày 10/12/2025", [("muộn nhất là ngày 10/12/2025", date("2025-12-10", inclusive=True))]),
        ("chậm nhất trước ngày 31/12/2025", [("chậm nhất trước ngày 31/12/2025", date("2025-12-31"))]),
        ("đến hết ngày 31/12/2025", [("đến hết ngày 31/12/2025", date("2025-12-31", inclusive=True))]),
        ("đến ngày 30/6/2026", [("đến ngày 30/6/2026", date("2026-06-30", inclusive=True))]),
        ("hạn cuối: ngày 01/8/2025", [("hạn cuối: ngày 01/8/2025", date("2025-08-01", inclusive=True))]),
        # less than a day
        ("chậm nhất tháng 6", [("chậm nhất tháng 6", date("--06", inclusive=True))]),
        ("trước tháng 12/2025", [("trước tháng 12/2025", date("2025-12"))]),
        (
            "tổng kết vào năm 2030",
            [("vào năm 2030", {"kind": "period", "start_date": "2030-01-01", "end_date": "2030-12-31"})],
        ),
        ("đến hết năm 2030", [("đến hết năm 2030", date("2030", inclusive=True))]),
        # hours
        ("trước 17 giờ ngày 27/11/2025", [("trước 17 giờ ngày 27/11/2025", date("2025-11-27", time="17:00"))]),
        ("trước 07h30 ngày 14/3/2026", [("trước 07h30 ngày 14/3/2026", date("2026-03-14", time="07:30"))]),
        (
            "chậm nhất là 17 giờ 00 ngày 01 tháng 2 năm 2026",
            [("chậm nhất là 17 giờ 00 ngày 01 tháng 2 năm 2026", date("2026-02-01", inclusive=True, time="17:00"))],
        ),
        # again and again
        ("trước ngày 30/11 hằng năm", [("trước ngày 30/11 hằng năm", yearly(11, 30))]),
        ("hằng năm (trước ngày 15 tháng 11)", [("hằng năm (trước ngày 15 tháng 11)", yearly(11, 15))]),
        ("Hàng năm, trước ngày 25 tháng 12", [("Hàng năm, trước ngày 25 tháng 12", yearly(12, 25))]),
        (
            "trước ngày 30 tháng 01 của năm tiếp theo",
            [("trước ngày 30 tháng 01 của năm tiếp theo", yearly(1, 30))],
        ),
        (
            "trước ngày 20 hằng tháng",
            [("trước ngày 20 hằng tháng", {"kind": "recurring", "every": "month", "day": 20, "inclusive": False})],
        ),
        (
            "trước ngày 25 của tháng cuối quý",
            [
                (
                    "trước ngày 25 của tháng cuối quý",
                    {"kind": "recurring", "every": "quarter", "day": 25, "inclusive": False},
                )
            ],
        ),
        (
            "trước 15:00 ngày thứ Sáu hàng tuần",
            [
                (
                    "trước 15:00 ngày thứ Sáu hàng tuần",
                    {"kind": "recurring", "every": "week", "weekday": 5, "time": "15:00", "inclusive": False},
                )
            ],
        ),
        (
            "vào Chủ nhật hằng tuần",
            [
                (
                    "vào Chủ nhật hằng tuần",
                    {"kind": "recurring", "every": "week", "weekday": 7, "inclusive": True},
                )
            ],
        ),
        (
            "trước 19h00’ hằng ngày",
            [
                (
                    "trước 19h00’ hằng ngày",
                    {"kind": "recurring", "every": "day", "time": "19:00", "inclusive": False},
                )
            ],
        ),
        (
            "02 lần/ngày (trước 9h00’ và 16h00’)",
            [
                ("trước 9h00’", {"kind": "recurring", "every": "day", "time": "09:00", "inclusive": False}),
                ("16h00’", {"kind": "recurring", "every": "day", "time": "16:00", "inclusive": False}),
            ],
        ),
        ("định kỳ 06 tháng một lần", [("định kỳ 06 tháng", {"kind": "recurring", "every": "half-year"})]),
        ("03 tháng/lần", [("03 tháng/lần", {"kind": "recurring", "every": "quarter"})]),
        ("Định kỳ hằng quý", [("Định kỳ hằng quý", {"kind": "recurring", "every": "quarter"})]),
        (
            "từ ngày 16 đến ngày 31 tháng 12 hằng năm",
            [
                (
                    "từ ngày 16 đến ngày 31 tháng 12 hằng năm",
                    yearly(12, 31, inclusive=True, start_date="--12-16", end_date="--12-31"),
                )
            ],
        ),
        (
            "Trong quý I của năm liền kề đánh giá",
            [("Trong quý I của năm liền kề đánh giá", {"kind": "recurring", "every": "year", "inclusive": True})],
        ),
        # a date without a year in a sentence that says it comes round
        ("định kỳ báo cáo trước ngày 20/11 về Sở", [("trước ngày 20/11", yearly(11, 20))]),
        # stretches of time
        (
            "xong trong tháng 12/2025",
            [
                (
                    "xong trong tháng 12/2025",
                    {"kind": "period", "start_date": "2025-12-01", "end_date": "2025-12-31"},
                )
            ],
        ),
        (
            "trong quý I năm 2024",
            [("trong quý I năm 2024", {"kind": "period", "start_date": "2024-01-01", "end_date": "2024-03-31"})],
        ),
        (
            "từ ngày 16-22/11/2025",
            [("từ ngày 16-22/11/2025", {"kind": "period", "start_date": "2025-11-16", "end_date": "2025-11-22"})],
        ),
        (
            "từ ngày 15/11 đến ngày 15/02/2026",
            [
                (
                    "từ ngày 15/11 đến ngày 15/02/2026",
                    {"kind": "period", "start_date": "--11-15", "end_date": "2026-02-15"},
                )
            ],
        ),
        (
            "giữa kỳ (năm 2030)",
            [("năm 2030", {"kind": "period", "start_date": "2030-01-01", "end_date": "2030-12-31"})],
        ),
        # counted from an event
        (
            "trong thời hạn 10 ngày làm việc kể từ ngày nhận văn bản, đơn vị",
            [("trong thời hạn 10 ngày làm việc kể từ ngày nhận văn bản", {"kind": "relative"})],
        ),
        (
            "Chậm nhất là 30 ngày, trước ngày khai mạc kỳ họp",
            [("Chậm nhất là 30 ngày, trước ngày khai mạc kỳ họp", {"kind": "relative"})],
        ),
        ("gửi sau mỗi đợt và cuối năm", [("sau mỗi đợt", {"kind": "relative"})]),
        # no time at all
        ("theo quy định", [("theo quy định", {"kind": "none"})]),
        ("kịp thời phản ánh", [("kịp thời", {"kind": "none"})]),
        # several in one sentence, each with what it covers
        (
            "định kỳ 06 tháng (trước ngày 10/5/2023), 01 năm (trước ngày 30/10/2023)",
            [
                ("trước ngày 10/5/2023", date("2023-05-10", covers="06 tháng")),
                ("trước ngày 30/10/2023", date("2023-10-30", covers="01 năm")),
            ],
        ),
        (
            "lần 1: trước ngày 05/6/2023 và lần 2: trước ngày 01/12/2023 và đột xuất",
            [
                ("trước ngày 05/6/2023", date("2023-06-05", covers="lần 1")),
                ("trước ngày 01/12/2023", date("2023-12-01", covers="lần 2")),
                ("đột xuất", {"kind": "none"}),
            ],
        ),
        (
            "định kỳ hàng tháng (trước ngày 18 hàng tháng), 6 tháng (trước ngày 18/5), tổng kết năm "
            "(trước ngày 30/11 hàng năm)",
            [
                (
                    "định kỳ hàng tháng (trước ngày 18 hàng tháng)",
                    {"kind": "recurring", "every": "month", "day": 18, "inclusive": False},
                ),
                ("trước ngày 18/5", yearly(5, 18, covers="6 tháng")),
                ("trước ngày 30/11 hàng năm", yearly(11, 30, covers="tổng kết năm")),
            ],
        ),
    ],
)
def test_times_in_a_sentence(text: str, expected: list[tuple[str, Expected]]) -> None:
    assert [(d.text, stated(d)) for d in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 5/KH-UBND ngày 06 tháng 03 năm 2024",
        "Luật số 12 ngày 19/6/2015",
        "trước khi trình Thủ tướng",
        "tự chịu trách nhiệm trước các cấp",
        "đã có từ trước",
        "hoàn thành 2/3 khối lượng, tăng trước 3/4 số hộ",
        "tính đến ngày 31/10/2025 đạt 72%",
        "tính từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 12 của kỳ báo cáo",
        "dự toán ngân sách nhà nước hằng năm được giao",
        "công tác bình đẳng giới năm 2025",
        "giai đoạn 2021 - 2025",
    ],
)
def test_what_only_looks_like_a_deadline(text: str) -> None:
    assert [d.text for d in find(text) if d.kind in ("date", "period", "recurring")] == []


def test_a_year_in_reach_completes_a_date_and_says_where_it_came_from() -> None:
    (deadline,) = find("trước ngày 20/11", year=2024, year_from="heading")
    assert (deadline.date, deadline.year_from) == ("2024-11-20", "heading")
    (printed,) = find("trước ngày 20/11/2023", year=2024, year_from="heading")
    assert (printed.date, printed.year_from) == ("2023-11-20", None)
    (window,) = find("từ ngày 15/11 đến ngày 15/12", year=2025, year_from="document")
    assert (window.start_date, window.end_date, window.year_from) == ("2025-11-15", "2025-12-15", "document")


def test_a_day_that_no_calendar_has_is_printed_but_not_dated() -> None:
    (deadline,) = find("trước ngày 31/11/2025")
    assert (deadline.kind, deadline.date, deadline.text) == ("date", None, "trước ngày 31/11/2025")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Cả năm 2023", {"kind": "period", "start_date": "2023-01-01", "end_date": "2023-12-31"}),
        ("Cả năm 2023 và các năm tiếp theo", {"kind": "period", "start_date": "2023-01-01"}),
        ("Trong quý I/2023", {"kind": "period", "start_date": "2023-01-01", "end_date": "2023-03-31"}),
        ("Quý IV/2026", {"kind": "period", "start_date": "2026-10-01", "end_date": "2026-12-31"}),
        ("Quý I, II/2026", {"kind": "period", "start_date": "2026-01-01", "end_date": "2026-06-30"}),
        ("Quý II/2026 - Quý III/2026", {"kind": "period", "start_date": "2026-04-01", "end_date": "2026-09-30"}),
        ("Năm 2025-2030", {"kind": "period", "start_date": "2025-01-01", "end_date": "2030-12-31"}),
        ("2026", {"kind": "period", "start_date": "2026-01-01", "end_date": "2026-12-31"}),
        ("2025 - 2035", {"kind": "period", "start_date": "2025-01-01", "end_date": "2035-12-31"}),
        ("Tháng 2/2024", {"kind": "period", "start_date": "2024-02-01", "end_date": "2024-02-29"}),
        ("Tháng 01-06/2026", {"kind": "period", "start_date": "2026-01-01", "end_date": "2026-06-30"}),
        ("6 tháng cuối năm 2024", {"kind": "period", "start_date": "2024-07-01", "end_date": "2024-12-31"}),
        ("Từ 01/7/2025", {"kind": "period", "start_date": "2025-07-01"}),
        ("Từ ngày 15/3/2026 đến ngày bầu cử", {"kind": "period", "start_date": "2026-03-15"}),
        ("Từ tháng 12/2025 đến quý I/2026", {"kind": "period", "start_date": "2025-12-01", "end_date": "2026-03-31"}),
        ("30/11/2025", date("2025-11-30", inclusive=True)),
        ("Trước 30/11/2025", date("2025-11-30")),
        ("Đến năm 2030", date("2030", inclusive=True)),
        ("Hằng năm", {"kind": "recurring", "every": "year"}),
        ("Thường xuyên", {"kind": "none"}),
        ("Sau khi được phê duyệt", {"kind": "none"}),
    ],
)
def test_time_cells(cell: str, expected: Expected) -> None:
    deadline = read_deadline(f"| {cell}. |", 1, len(cell) + 4)
    assert deadline is not None
    assert (deadline.text, stated(deadline)) == (cell, expected)


def test_an_empty_cell_states_nothing() -> None:
    assert read_deadline("a |  | b", 3, 5) is None


WORDS = st.sampled_from(
    [
        "trước ngày",
        "chậm nhất",
        "đến hết",
        "hằng năm",
        "hàng tháng",
        "định kỳ",
        "6 tháng",
        "quý I",
        "/",
        "tháng",
        "năm",
        "ngày",
        "(",
        ")",
        ", ",
        "20",
        "11",
        "2025",
        "31",
        "02",
        "thứ Sáu",
        "tuần",
        "17 giờ",
        "trong",
        "từ",
        "đến",
        "và",
        "lần 1:",
        "theo quy định",
        "báo cáo",
        "số 5/KH-UBND",
        " \n",
    ]
)
PROSE = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(PROSE, st.none() | st.integers(2000, 2099))
def test_whatever_the_text_spans_are_exact_and_years_are_never_made_up(text: str, year: int | None) -> None:
    found = find(text, year=year, year_from="heading" if year else None)
    assert all(text[d.start : d.end] == d.text for d in found)
    assert [d.start for d in found] == sorted(d.start for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for deadline in found:
        for value in (deadline.date, deadline.start_date, deadline.end_date):
            if value is None or value.startswith("--"):
                continue
            assert value[:4] in deadline.text or (int(value[:4]) == year and deadline.year_from == "heading")


@given(
    st.dates().filter(lambda day: 1900 <= day.year <= 2099),
    st.sampled_from(["{0}/{1}/{2}", "{0:02d}/{1:02d}/{2}", "{0}-{1}-{2}", "{0}.{1}.{2}", "{0} tháng {1} năm {2}"]),
    st.sampled_from(
        [("trước ngày", False), ("chậm nhất ngày", True), ("đến hết ngày", True), ("xong trước ngày", False)]
    ),
)
def test_a_printed_day_is_read_back(day: Any, notation: str, bound: tuple[str, bool]) -> None:
    words = f"{bound[0]} {notation.format(day.day, day.month, day.year)}"
    (deadline,) = find(f"Gửi báo cáo {words}, theo mẫu.")
    assert (deadline.text, deadline.date, deadline.inclusive) == (words, day.isoformat(), bound[1])


@given(PROSE)
def test_a_cell_is_its_own_text(text: str) -> None:
    deadline = read_deadline(text, 0, len(text))
    assert deadline is None or text[deadline.start : deadline.end] == deadline.text


@pytest.mark.parametrize(
    ("words", "every", "day", "time"),
    [
        ("vào ngày 12 hằng tháng, trước 15 giờ", "month", 12, "15:00"),
        ("trước ngày 20 hằng quý, chậm nhất là 17 giờ 30", "quarter", 20, "17:30"),
        ("trước ngày 12 hằng tháng, trước 15 xã", "month", 12, None),
    ],
)
def test_an_hour_may_stand_behind_the_day(words: str, every: str, day: int, time: str | None) -> None:
    [found] = find_deadlines(f"Phòng Y tế báo cáo {words}.", 0, 19 + len(words))
    assert (found.every, found.day, found.time) == (every, day, time)
