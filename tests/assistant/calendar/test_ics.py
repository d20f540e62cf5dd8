"""The calendar file, read back by two other libraries."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from assistant.calendar.due import DueDay, Window
from assistant.calendar.ics import ics_file
from assistant.calendar.rows import DutyRow, ListedReport
from assistant.listing.duties import Wanted, reports
from corpus.document import Deadline
from tests.assistant.calendar.plan import PLAN, TODAY, stored

Rows = Callable[..., list[DutyRow]]
STAMP = datetime(2025, 11, 3, 7, 30, tzinfo=UTC)
SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus" / "seeds"


def events(data: bytes) -> list[Component]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def starts(data: bytes) -> list[date | datetime]:
    return [one["DTSTART"].dt for one in events(data)]


def test_two_libraries_read_the_same_events(report_rows: Rows) -> None:
    data = ics_file("reports", report_rows(), stamp=STAMP)
    friday = datetime(2025, 11, 7, 15, 0)
    assert [one.replace(tzinfo=None) if isinstance(one, datetime) else one for one in starts(data)] == [
        friday,
        date(2025, 11, 15),
        date(2025, 11, 20),
    ]
    assert starts(data)[0].utcoffset() == timedelta(hours=7)  # type: ignore[union-attr]
    read = vobject.readOne(data.decode()).vevent_list
    assert [str(one.uid.value) for one in read] == [str(one["UID"]) for one in events(data)]
    assert [one.summary.value for one in read] == [str(one["SUMMARY"]) for one in events(data)]
    assert read[2].dtstart.value == date(2025, 11, 20)


def test_the_file_keeps_to_its_form(report_rows: Rows) -> None:
    data = ics_file("reports", report_rows(), stamp=STAMP)
    lines = data.decode().split("\r\n")
    assert "\n" not in data.decode().replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    calendar = Calendar.from_ical(data)
    assert str(calendar["VERSION"]) == "2.0"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    for event in events(data):
        assert event["DTSTAMP"].dt == STAMP
        assert not event.errors


def test_an_event_holds_its_source_and_the_words(report_rows: Rows) -> None:
    event = events(ics_file("reports", report_rows(unit="Phòng Nội vụ"), stamp=STAMP))[-1]
    told = str(event["DESCRIPTION"])
    assert "Kế hoạch số 12/KH-UBND ngày 05/01/2025" in told
    assert "«1. Phòng Nội vụ báo cáo kết quả tuyên truyền" in told or "Phòng Nội vụ báo cáo kết quả" in told
    assert "Ghi trong văn bản: trước ngày 20/11/2025" in told
    assert "đúng tên đơn vị («Phòng Nội vụ»)" in told
    assert str(event["SUMMARY"]).startswith("Hạn báo cáo trước 20/11/2025: ")


def test_alarms_ring_three_days_before_and_on_the_last_day_in_time(report_rows: Rows) -> None:
    *_, event = events(ics_file("reports", report_rows(), stamp=STAMP))
    begins = datetime(2025, 11, 20)
    rings = [begins + alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert rings == [datetime(2025, 11, 17, 8), datetime(2025, 11, 19, 8)]
    assert all(str(alarm["ACTION"]) == "DISPLAY" for alarm in event.walk("VALARM"))


def test_what_comes_round_is_one_event_whose_rule_gives_the_days_of_the_list(report_rows: Rows) -> None:
    window = Window(date(2025, 11, 1), date(2026, 3, 14))
    rows = report_rows(window)
    found = events(ics_file("reports", rows, until=window.last, stamp=STAMP))
    assert len(found) == 3
    listed = sorted(due.date for row in rows for due in row.due_dates)
    imported = []
    for event in found:
        start = event["DTSTART"].dt
        naive = datetime(start.year, start.month, start.day)
        rule = event.get("RRULE")
        ends = naive + timedelta(days=400)
        until = rule["UNTIL"][0] if rule else start
        text = rule.to_ical().decode().split(";UNTIL")[0] if rule else "FREQ=DAILY;COUNT=1"
        days = [one.date() for one in rrulestr(text, dtstart=naive).between(naive, ends, inc=True)]
        last = until.date() if isinstance(until, datetime) else until
        imported += [day for day in days if day <= last]
    assert sorted(imported) == listed
    # The plan is for 2025: its weekly report ends with that year.
    assert listed[-1] == date(2025, 12, 26)


def test_uids_stay_when_the_file_is_stored_anew_and_never_meet(report_rows: Rows) -> None:
    def uids(rows: list[DutyRow]) -> list[str]:
        return [str(one["UID"]) for one in events(ics_file("reports", rows, stamp=STAMP))]

    again = stored(PLAN, number=77)
    known = [(77, one) for one in again.document.reports]
    rows = reports([again], known, Wanted(today=TODAY + timedelta(days=1)))
    assert uids(report_rows()) == uids(rows)
    both = uids(report_rows() + rows)
    assert len(set(both)) == len(both)


def test_nothing_with_a_day_is_an_empty_calendar() -> None:
    assert events(ics_file("tasks", [], stamp=STAMP)) == []


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n\t;,\\:"'), max_size=300)


@given(_TEXT)
def test_any_text_comes_back_as_it_went_out(text: str) -> None:
    row = ListedReport(
        document_id="1",
        file="a.txt",
        label=text,
        quote="x",
        start=0,
        end=1,
        section="",
        who=(),
        what="y",
        to=None,
        via=None,
        conditional=False,
        deadlines=(Deadline("trước ngày 20/11/2025", "date", 0, 21),),
        due_dates=(
            DueDay(
                date=date(2025, 11, 20),
                last_day=date(2025, 11, 19),
                inclusive=False,
                time=None,
                derived=False,
                past=False,
                day_off=None,
                rule=None,
                deadline=0,
            ),
        ),
        binding=None,
    )
    data = ics_file("reports", [row], stamp=STAMP)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    [event] = events(data)
    assert f"Nguồn: {text} (mã 1)" in str(event["DESCRIPTION"])


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not at hand")
@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("001_", [date(2023, 5, 10), date(2023, 10, 30)]),
        ("004_", [date(2023, 6, 5), date(2023, 12, 1)]),
    ],
)
def test_the_days_of_real_plans_come_back(name: str, days: list[date]) -> None:
    [path] = SEEDS.glob(f"{name}*")
    document = stored(path.read_text(encoding="utf-8"))
    rows = reports([document], [(1, one) for one in document.document.reports], Wanted(today=date(2023, 1, 2)))
    data = ics_file("reports", rows, stamp=STAMP)
    assert starts(data) == days
    assert [one.dtstart.value for one in vobject.readOne(data.decode()).vevent_list] == days
