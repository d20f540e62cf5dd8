from datetime import date

import pytest

from ui.cards import Badge
from ui.duty_cards import due_words, duty_groups, holding
from ui.navigation import Passage
from ui.pages_duties import window
from ui.wire import Binding, Deadline, DueDay, Duty


def due(day: str, **facts: object) -> DueDay:
    return DueDay.model_validate({"date": day, "last_day": day, **facts})


def duty(*days: DueDay, **facts: object) -> Duty:
    given = {"document_id": "3", "label": "Kế hoạch A", "start": 5, "end": 9, "what": "báo cáo", **facts}
    return Duty.model_validate({**given, "due_dates": days})


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (due("2025-11-20", inclusive=False), "Trước ngày 20/11/2025"),
        (due("2025-11-20", inclusive=True), "Ngày 20/11/2025"),
        (due("2025-11-20", time="17:00"), "17:00 ngày 20/11/2025"),
        (due("2025-11-20", time="17:00", inclusive=False), "Trước 17:00 ngày 20/11/2025"),
        (due("2025-11-20", time="09:00", inclusive=False, rule="FREQ=DAILY"), "Trước 09:00 hằng ngày"),
    ],
)
def test_a_day_in_words(day: DueDay, words: str) -> None:
    assert due_words(day) == words


def test_days_stand_in_order_over_first_and_undated_last() -> None:
    twice = duty(due("2026-02-03"), due("2025-01-01", past=True))
    groups = duty_groups((duty(), twice, duty(due("2026-01-09")), duty(due("2026-02-01"))))
    assert [(group.title, [card.head for card in group.cards], group.folded) for group in groups] == [
        ("Đã qua (1)", ["Ngày 01/01/2025"], True),
        ("Tháng 01/2026", ["Ngày 09/01/2026"], False),
        ("Tháng 02/2026", ["Ngày 01/02/2026", "Ngày 03/02/2026"], False),
        ("Không ghi ngày cụ thể (1)", ["Không ghi ngày cụ thể"], True),
    ]
    assert [card.faded for card in groups[0].cards] == [True]
    assert duty_groups((duty(),))[0].folded is False
    assert duty_groups(()) == ()


def test_what_is_due_every_day_stands_there_once() -> None:
    days = [due(f"2026-01-0{day}", rule="FREQ=DAILY", past=day == 1, day_off="Chủ nhật") for day in range(1, 9)]
    weekly = [due(f"2026-02-0{day}", rule="FREQ=WEEKLY;BYDAY=MO") for day in (2, 9)]
    groups = duty_groups((duty(*days), duty(*weekly)))
    assert [[card.head for card in group.cards] for group in groups] == [
        ["Hằng ngày"],
        ["Ngày 02/02/2026", "Ngày 09/02/2026"],
    ]
    assert groups[0].cards[0].badges == (Badge("Lặp lại"),)


def test_a_report_says_who_what_to_whom_and_why() -> None:
    day = due(
        "2025-11-20",
        inclusive=False,
        last_day="2025-11-19",
        day_off="Chủ nhật",
        rule="FREQ=MONTHLY;BYMONTHDAY=20",
        derived=True,
    )
    (group,) = duty_groups((
        duty(
            day, who=("Xã A", "Xã B"), to="Sở C", via="Phòng D", conditional=True,
            deadlines=(Deadline(text="trước 20/11"),), binding=Binding(reason="kind", body="các xã"),
        ),
    ))  # fmt: skip
    (card,) = group.cards
    assert card.facts == (
        ("Ngày cuối cùng", "19/11/2025"),
        ("Ai", "Xã A; Xã B"),
        ("Việc", "báo cáo"),
        ("Gửi", "Sở C, qua Phòng D"),
        ("Thời hạn ghi", "trước 20/11"),
        ("Áp dụng vì", "thuộc nhóm đơn vị được giao («các xã»)"),
    )
    badges = ("Rơi vào Chủ nhật", "Lặp lại", "Ngày cuối của kỳ", "Khi có phát sinh")
    assert tuple(badge.words for badge in card.badges) == badges
    assert card.badges[0] == Badge("Rơi vào Chủ nhật", "doubtful")
    assert card.sources[0].passage == Passage("3", 5, 9)


def test_a_task_says_its_number_who_leads_and_with_whom() -> None:
    given = duty(id="4.6", lead=("Sở A",), coordinate=("Xã B",), time=Deadline(text="Quý I"))
    facts = dict(duty_groups((given,))[0].cards[0].facts)
    assert facts == {"Ai": "Sở A", "Phối hợp": "Xã B", "Việc": "4.6. báo cáo", "Thời hạn ghi": "Quý I"}


@pytest.mark.parametrize(
    ("typed", "count"), [("", 2), ("so noi vu", 1), ("SỞ  báo", 1), ("ke hoach a", 2), ("hằng tháng", 1), ("không", 0)]
)
def test_filtering(typed: str, count: int) -> None:
    duties = (duty(to="Sở Nội vụ"), duty(deadlines=(Deadline(text="hằng tháng"),)))
    assert len(holding(duties, typed)) == count


def test_a_window_counts_from_today() -> None:
    assert window(30, date(2025, 12, 15)) == ("2025-12-15", "2026-01-14")
    assert window(None, date(2025, 12, 15)) == ("", "")
