import pytest

from corpus.text.roman import roman


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX"), (0, "0")],
)
def test_roman_numerals(value: int, written: str) -> None:
    assert roman(value) == written
