import pytest

from ui.vietnamese_date import vietnamese_date


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2024-03-06", "06/03/2024"),
        ("2023-01", "tháng 01/2023"),
        ("2024", "năm 2024"),
        ("--11-20", "--11-20"),
        ("", ""),
        (None, ""),
    ],
)
def test_dates(iso: str | None, shown: str) -> None:
    assert vietnamese_date(iso) == shown
