"""When two dates of one number contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.series import is_unique, relation


@pytest.mark.parametrize(
    ("symbol", "one", "other", "stand"),
    [
        ("33/CT-TTg", "2021-11-26", "2021-11-26", "same"),
        ("33/CT-TTg", "2021-11-26", "2021", "same"),
        ("33/CT-TTg", "2021-11-26", "2021-02-03", "contradiction"),
        ("33/CT-TTg", "2021-11-26", "2020-02-03", "apart"),
        ("25-NQ/TW", "2013-06-03", "2014-06-03", "contradiction"),
        ("25-NQ/TW", "2013-06-03", "2008-07-27", "apart"),
        ("72/2025/QH15", "2025-06-16", "2024-06-16", "contradiction"),
        ("12/KH-UBND", "2025-06-16", "2025-06-18", "contradiction"),
        ("12/KH-UBND", "2025-06-16", "2025-07-16", "contradiction"),
        ("12/KH-UBND", "2025-06-16", "2025-07-18", "unclear"),
        ("12/KH-UBND", "2025-06-16", "2024-06-16", "unclear"),
        ("12/KH-UBND", "2025-06", "2025-07", "unclear"),
        ("33/CT-TTg", "--11-26", "2021-11-26", "unclear"),
    ],
)
def test_two_dates_of_one_number(symbol: str, one: str, other: str, stand: str) -> None:
    assert relation(symbol, one, other) == relation(symbol, other, one) == stand


@pytest.mark.parametrize(
    ("symbol", "unique"),
    [
        ("06/QĐ-TTg", True),
        ("59/2023/NĐ-CP", True),
        ("23-QĐ/TW", True),
        ("72/2025/QH15", True),
        ("12/KH-UBND", False),
        ("12-CT/TU", False),
        ("7886/HD-BNV", False),
        ("1234/UBND-NC", False),
        ("", False),
    ],
)
def test_whose_numbers_are_unique(symbol: str, unique: bool) -> None:
    assert is_unique(symbol) is unique


DATES = st.dates().map(lambda day: day.isoformat())


@given(st.sampled_from(["06/QĐ-TTg", "23-QĐ/TW", "12/KH-UBND", "72/2025/QH15"]), DATES, st.sampled_from([4, 7, 10]))
def test_a_date_never_contradicts_its_own_beginning(symbol: str, date: str, length: int) -> None:
    assert relation(symbol, date, date[:length]) == "same"
