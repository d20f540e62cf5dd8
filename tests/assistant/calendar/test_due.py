"""Deadlines as printed -> days, for any window."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calendar.due import Due, Window, due_days
from corpus.dates.deadlines import find_deadlines, read_deadline
from corpus.document import Deadline

TODAY = date(2025, 11, 12)


def days(text: str, window: Window | None = None, issued: date | None = None, year: int | None = None) -> list[Due]:
    """The days of every deadline in a sentence."""
    found = find_deadlines(text, 0, len(text), year=year, year_from="document" if year else None)
    return [due for one in found for due in due_days(one, window or Window(), TODAY, issued)]


def span(first: str, last: str) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "day", "last_day", "inclusive"),
    [
        ("gửi báo cáo trước ngày 20/11/2025.", "2025-11-20", "2025-11-19", False),
        ("gửi báo cáo chậm nhất ngày 20/11/2025.", "2025-11-20", "2025-11-20", True),
        ("gửi báo cáo trước ngày 01 tháng 3 năm 2024.", "2024-03-01", "2024-02-29", False),
        ("gửi báo cáo trước 17 giờ ngày 27/11/2025.", "2025-11-27", "2025-11-27", False),
    ],
)
def test_a_printed_day_and_the_last_day_in_time(text: str, day: str, last_day: str, inclusive: bool) -> None:
    [due] = days(text)
    assert (due.day.isoformat(), due.last_day.isoformat(), due.inclusive) == (day, last_day, inclusive)
    assert not due.derived
    assert due.rule is None


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("hoàn thành chậm nhất tháng 12/2025", "2025-12-31"),
        ("hoàn thành trước tháng 12/2025", "2025-11-30"),
        ("chậm nhất trong năm 2027", "2027-12-31"),
        ("trong quý I/2026", "2026-03-31"),
        ("từ ngày 15/11/2025 đến ngày 15/12/2025", "2025-12-15"),
    ],
)
def test_what_is_no_day_ends_with_the_printed_time_and_says_that_it_is_derived(text: str, last_day: str) -> None:
    found = [due for due in days(text) if due.derived] or [
        due for one in [read_deadline(text, 0, len(text))] if one for due in due_days(one, Window(), TODAY)
    ]
    assert [due.last_day.isoformat() for due in found] == [last_day]
    assert found[0].derived


@pytest.mark.parametrize(
    ("text", "window", "expected"),
    [
        ("trước ngày 20 hằng tháng", ("2025-11-01", "2026-02-28"), ["11-20", "12-20", "01-20", "02-20"]),
        ("trước ngày 15/11 hằng năm", ("2024-01-01", "2026-12-31"), ["11-15", "11-15", "11-15"]),
        ("trước ngày 25 của tháng cuối quý", ("2025-01-01", "2025-12-31"), ["03-25", "06-25", "09-25", "12-25"]),
        ("trước ngày 05 tháng đầu quý sau", ("2025-01-01", "2025-12-31"), ["01-05", "04-05", "07-05", "10-05"]),
        ("trước 15:00 ngày thứ Sáu hằng tuần", ("2025-11-01", "2025-11-30"), ["11-07", "11-14", "11-21", "11-28"]),
        ("trước 19h00 hằng ngày", ("2025-11-29", "2025-12-01"), ["11-29", "11-30", "12-01"]),
        ("trước ngày 30 hằng tháng", ("2025-01-20", "2025-03-31"), ["01-30", "02-28", "03-30"]),
    ],
)
def test_what_comes_round_has_its_days_in_the_window(text: str, window: tuple[str, str], expected: list[str]) -> None:
    found = days(text, span(*window))
    assert [due.day.isoformat()[5:] for due in found] == expected
    assert all(due.rule for due in found)


def test_in_an_open_window_comes_the_next_day_that_is_still_in_time() -> None:
    assert [due.day for due in days("trước ngày 20 hằng tháng")] == [date(2025, 11, 20)]
    # "Before the 12th" is over on the 12th.
    assert [due.day for due in days("trước ngày 12 hằng tháng")] == [date(2025, 12, 12)]


def test_nothing_comes_round_before_its_document() -> None:
    found = days("trước ngày 20 hằng tháng", span("2025-01-01", "2025-06-30"), issued=date(2025, 5, 12))
    assert [due.day for due in found] == [date(2025, 5, 20), date(2025, 6, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo hằng năm theo quy định",
        "báo cáo định kỳ hằng quý",
        "trước ngày 20 hằng quý",
        "trong thời hạn 10 ngày làm việc kể từ ngày nhận được văn bản",
        "gửi báo cáo trước ngày 20/11",
        "báo cáo kịp thời",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    assert days(text) == []
    assert days(text, span("2020-01-01", "2029-12-31")) == []


def test_the_year_of_the_document_completes_a_day() -> None:
    assert [due.day for due in days("gửi báo cáo trước ngày 20/11", year=2025)] == [date(2025, 11, 20)]


@pytest.mark.parametrize(
    ("window", "inside"),
    [
        (("2025-11-19", "2025-11-19"), True),
        (("2025-11-20", "2025-11-20"), True),
        (("2025-11-01", "2025-11-18"), False),
        (("2025-11-21", "2025-12-31"), False),
    ],
)
def test_a_window_holds_the_printed_day_and_the_last_day_in_time(window: tuple[str, str], inside: bool) -> None:
    assert bool(days("trước ngày 20/11/2025", span(*window))) is inside


def test_the_next_days_leave_out_what_is_too_late() -> None:
    assert days("trước ngày 12/11/2025", Window.next_days(TODAY, 7)) == []
    assert len(days("chậm nhất ngày 12/11/2025", Window.next_days(TODAY, 7))) == 1
    assert len(days("trước ngày 20/11/2025", Window.next_days(TODAY, 7))) == 1
    assert days("trước ngày 21/11/2025", Window.next_days(TODAY, 7)) == []


@pytest.mark.parametrize(
    ("day", "day_off", "past"),
    [
        ("2025-11-15", "Thứ Bảy", False),
        ("2025-11-16", "Chủ nhật", False),
        ("2025-11-17", None, False),
        ("2025-09-02", "Quốc khánh", True),
        ("2025-11-11", None, True),
        ("2025-11-12", None, False),
    ],
)
def test_days_off_and_the_past_are_told_and_nothing_is_moved(day: str, day_off: str | None, past: bool) -> None:
    [due] = due_days(Deadline("x", "date", 0, 1, date=day, inclusive=True), Window(), TODAY)
    seen = due.seen_on(TODAY, 0)
    assert (seen.date.isoformat(), seen.day_off, seen.past) == (day, day_off, past)


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.integers(0, 800),
    st.sampled_from(["day", "week", "month", "quarter", "half-year", "year"]),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 31),
    st.none() | st.integers(1, 7),
    st.sampled_from([True, False, None]),
)
def test_all_days_of_any_recurrence_are_in_order_inside_the_window_and_as_printed(
    first: date,
    length: int,
    every: str,
    month: int | None,
    day: int | None,
    weekday: int | None,
    inclusive: bool | None,
) -> None:
    window = Window(first, first + timedelta(days=length))
    deadline = Deadline(
        "x tháng cuối quý", "recurring", 0, 1, every=every, month=month, day=day, weekday=weekday, inclusive=inclusive
    )
    found = list(due_days(deadline, window, first))
    assert [due.day for due in found] == sorted({due.day for due in found})
    for due in found:
        assert window.holds(due)
        assert due.day - due.last_day == timedelta(days=inclusive is False)
        if every in ("month", "quarter", "year") and day and due.day.day != day:
            assert (due.day + timedelta(days=1)).day == 1
        if every == "week":
            assert due.day.isoweekday() == weekday
        if every == "year":
            assert due.day.month == month
