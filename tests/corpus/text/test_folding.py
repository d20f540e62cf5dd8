"""One form of text: tone placements, case, diacritics; offsets stay true."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.folding import either_tone, folded, lower, spelling_pattern, toned, unmarked


@pytest.mark.parametrize(
    ("printed", "one"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN HOÀ BÌNH", "ỦY BAN HÒA BÌNH"),
        ("thuỷ lợi, hoá đơn, khoẻ", "thủy lợi, hóa đơn, khỏe"),
        # these have one placement
        ("quý, quỳnh, hoàng, toàn, thuyền", "quý, quỳnh, hoàng, toàn, thuyền"),
    ],
)
def test_one_tone_placement(printed: str, one: str) -> None:
    assert toned(printed) == one
    assert toned(one) == one
    assert re.fullmatch(either_tone(one), printed)
    assert re.fullmatch(either_tone(printed), one)


def test_folding() -> None:
    assert folded("Đề án ĐƯỜNG bộ, Uỷ ban") == "de an duong bo, uy ban"
    assert folded("Ñandú, Öl") == "nandu, ol"
    assert unmarked("Đặng Thị Ừ") == "Dang Thi U"
    assert re.fullmatch(spelling_pattern("an lư 1"), "An Lu 1")
    assert re.fullmatch(spelling_pattern("an lu"), "ÂN LƯ")
    assert not re.fullmatch(spelling_pattern("an lu"), "an lo")


@given(st.text(max_size=60))
def test_offsets_stay_true(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(lower(text)) == len(toned(text)) == len(text)
    assert len(folded(text)) == len(unmarked(composed)) == len(composed)
    assert folded(folded(text)) == folded(text)
