"""The rule that calendar programs get means the days that the lists show."""

from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from assistant.calendar.due import Recurrence

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEARLY = st.integers(1, 12).flatmap(
    lambda month: st.builds(
        Recurrence, st.just("YEARLY"), st.just((month,)), st.integers(1, _LONGEST[month - 1]) | st.just(-1)
    )
)
_QUARTERLY = st.builds(
    Recurrence,
    st.just("MONTHLY"),
    st.sampled_from([(1, 4, 7, 10), (2, 5, 8, 11), (3, 6, 9, 12)]),
    st.integers(1, 31),
)
_OTHERS = st.one_of(
    st.just(Recurrence("DAILY")),
    st.builds(lambda weekday: Recurrence("WEEKLY", weekday=weekday), st.integers(1, 7)),
    st.builds(lambda day: Recurrence("MONTHLY", day=day), st.integers(1, 31)),
)


@given(_YEARLY | _QUARTERLY | _OTHERS, st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 1500))
def test_the_rule_gives_the_same_days_as_another_library(rule: Recurrence, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    mine = list(rule.between(first, last))
    start = datetime(first.year, first.month, first.day)
    other = rrulestr(rule.rule(), dtstart=start).between(start, start + timedelta(days=length), inc=True)
    assert mine == [one.date() for one in other]
