import pytest

from ui.matching import folded


@pytest.mark.parametrize(
    ("typed", "plain"), [("Đồng bộ", "dong bo"), ("ỦY BAN", "uy ban"), ("33/CT-TTg", "33/ct-ttg"), ("", "")]
)
def test_folding(typed: str, plain: str) -> None:
    assert folded(typed) == plain
