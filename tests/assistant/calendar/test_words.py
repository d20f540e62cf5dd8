"""The words of lists are data; a time of "every quarter" names its months by them."""

import pytest

from assistant.calendar.words import months_of_quarter, say, weekend, words

_DUTY = ("who", "to", "via", "coordinate", "printed", "note", "reason", "body", "label", "id", "what", "unit")
_PLACES = (*_DUTY, "date", "time", "due", "first", "last", "count", "name", "why")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("trước ngày 25 của tháng cuối quý", (3, 6, 9, 12)),
        ("trước ngày 25 tháng\n cuối quý", (3, 6, 9, 12)),
        ("ngày 05 tháng đầu quý sau", (1, 4, 7, 10)),
        ("ngày 10 tháng thứ hai của quý", (2, 5, 8, 11)),
        ("trước ngày 20 hằng quý", ()),
        ("", ()),
    ],
)
def test_months_of_a_quarter(text: str, months: tuple[int, ...]) -> None:
    assert months_of_quarter(text) == months


def test_days_off_of_every_week() -> None:
    assert [weekend(day) for day in range(1, 8)] == [None] * 5 + ["Thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize("group", ["table", "digest", "event", "notes"])
def test_every_text_can_be_filled_in(group: str) -> None:
    places = dict.fromkeys(_PLACES, "x")
    for name, told in words(group).items():
        for one in told.values() if isinstance(told, dict) else [told]:
            assert "{" not in one.format(**places)
            assert one
        if isinstance(told, str):
            assert say(group, name, **places)


def test_a_group_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(KeyError):
        words("nothing")
