"""Lists of duties: of the asker's unit, of a named one, and what falls due in a time."""

from datetime import date

import pytest

from assistant.answering.bodies import named_unit
from assistant.answering.question import understand
from assistant.answering.when import asked_time
from assistant.ask import ask
from corpus.document import Deadline
from index.store import Store

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("UBND xã Bình Hòa phải báo cáo gì, khi nào?", "UBND xã Bình Hòa"),
        ("Theo Kế hoạch 42/KH-SNV, Sở Tư pháp phải nộp báo cáo nào?", "Sở Tư pháp"),
        ("Theo kế hoạch của UBND tỉnh Bắc Ninh, Sở Y tế phải gửi gì?", "Sở Y tế"),
        ("Tháng 12 phải nộp gì?", None),
    ],
)
def test_the_unit_whose_duties_are_asked_for(question: str, unit: str | None) -> None:
    assert named_unit(understand(question)) == unit


@pytest.mark.parametrize(
    ("question", "kind", "day", "inside"),
    [
        ("tháng 12 phải nộp gì?", "date", "2023-12-15", True),
        ("tháng 12 phải nộp gì?", "date", "2023-11-30", False),
        ("tháng 12 phải nộp gì?", "date", "--12-05", True),
        ("tháng 12/2025 phải nộp gì?", "date", "2025-12-05", True),
        ("tháng 12/2025 phải nộp gì?", "date", "2024-12-05", False),
        ("quý IV năm 2025 phải báo cáo gì", "date", "2025-10-01", True),
        ("quy 3 phai bao cao gi", "date", "2025-10-01", False),
        ("tuần này phải nộp gì", "date", "2026-11-16", True),
        ("tuần này phải nộp gì", "date", "2026-11-23", False),
        ("tuần tới phải nộp gì", "date", "2026-11-29", True),
        ("tháng này phải nộp gì", "date", "2026-11-30", True),
        ("tháng sau phải nộp gì", "date", "2026-12-31", True),
        ("quý tới phải nộp gì", "date", "2027-03-31", True),
        ("năm nay phải nộp gì", "date", "2026-01-01", True),
        ("30 ngày tới phải nộp gì", "date", "2026-12-22", True),
        ("30 ngày tới phải nộp gì", "date", "2026-12-23", False),
    ],
)
def test_times(question: str, kind: str, day: str, inside: bool) -> None:
    time = asked_time(understand(question), SUNDAY)
    assert time is not None
    assert time.holds(Deadline(day, "date", 0, len(day), date=day, inclusive=True), None) is inside


def test_what_comes_round_is_due_in_its_months() -> None:
    december = asked_time(understand("tháng 12 phải nộp gì?"), SUNDAY)
    assert december is not None
    monthly = Deadline("ngày 20 hằng tháng", "recurring", 0, 18, every="month", day=20, inclusive=True)
    yearly = Deadline("ngày 15/6 hằng năm", "recurring", 0, 18, every="year", month=6, day=15, inclusive=True)
    assert december.holds(monthly, None)
    assert not december.holds(yearly, None)


def test_the_askers_unit_is_asked_back_for(sample_store: Store) -> None:
    answer = ask(sample_store, "Đơn vị tôi phải báo cáo gì, khi nào?")
    assert answer.status == "needs_clarification"
    assert "Đơn vị của tôi" in answer.answer
    assert answer.citations == ()


def test_the_askers_unit_gets_its_whole_list(sample_store: Store) -> None:
    answer = ask(sample_store, "Đơn vị tôi phải báo cáo gì, khi nào?", unit="UBND xã Bình Hòa")
    named = ask(sample_store, "UBND xã Bình Hòa phải báo cáo gì, khi nào?")
    assert answer.status == named.status == "answered"
    assert answer.answer == named.answer
    assert len(answer.citations) == answer.answer.count("\n- ")
    for citation in answer.citations:
        assert (
            sample_store.document(int(citation.document_id)).document.text[citation.start : citation.end]
            == citation.quote
        )


def test_a_unit_that_nothing_binds_is_told_so(sample_store: Store) -> None:
    notice = [
        one.id
        for one in sample_store.documents()
        if one.header.type == "Kế hoạch" and "xã" in (one.header.issuer or "")
    ]
    assert notice
    answer = ask(sample_store, "Đơn vị tôi phải báo cáo gì?", unit="Bộ Ngoại giao", documents=notice)
    assert answer.status == "not_found"
    assert "Bộ Ngoại giao" in answer.answer


def test_a_month_without_a_duty_says_so(sample_store: Store) -> None:
    once = [
        one.id
        for one in sample_store.documents()
        if all(d.kind != "recurring" for report in one.document.reports for d in report.deadlines)
    ]
    assert once
    answer = ask(sample_store, "Tháng 2 năm 2031 phải nộp báo cáo gì?", documents=once)
    assert answer.status == "not_found"
