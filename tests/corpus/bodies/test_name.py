"""What the printed name of a body says of what it is, its level and its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bodies.name import Seat, kind_of, place_in, read_name, seat_of


@pytest.mark.parametrize(
    ("name", "word", "place"),
    [
        ("UBND tỉnh An Phước", "tỉnh", "an phước"),
        ("ỦY BAN NHÂN DÂN TỈNH AN PHƯỚC", "tỉnh", "an phước"),
        ("Uỷ ban nhân dân xã Hoà Bình, huyện Long Thạnh", "xã", "hòa bình"),
        ("Ban Thường vụ Tỉnh ủy An Phước", "tỉnh", "an phước"),
        ("BAN THƯỜNG VỤ TỈNH UỶ AN PHƯỚC", "tỉnh", "an phước"),
        ("Ban Thường vụ Thành ủy", "thành phố", ""),
        ("UBND Thành phố", "thành phố", ""),
        ("UBND TP.HCM", "thành phố", "hồ chí minh"),
        ("UBND thị xã Tân Lập", "thị xã", "tân lập"),
        ("Sở Lao động - Thương binh và Xã hội tỉnh An Phước", "tỉnh", "an phước"),
        ("Sở Lao động - Thương binh và Xã hội", "", ""),
        ("Thuế Nghệ An", "tỉnh", "nghệ an"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã An Bình", "xã", "an bình"),
        ("Ủy ban nhân dân xã (sau đây gọi là xã)", "xã", ""),
        ("Thủ tướng Chính phủ", "", ""),
        (None, "", ""),
    ],
)
def test_the_seat_of_a_body(name: str | None, word: str, place: str) -> None:
    assert seat_of(name) == Seat(word, place)


@pytest.mark.parametrize(
    ("line", "place"),
    [("An Phước", "an phước"), ("Thành phố Hồ Chí Minh", "hồ chí minh"), ("TP. An Phước", "an phước"), (None, "")],
)
def test_the_place_line(line: str | None, place: str) -> None:
    assert place_in(line) == place


@pytest.mark.parametrize(
    ("name", "level", "place", "kind"),
    [
        ("UBND xã Hoà Bình", "commune", "Hoà Bình", "government"),
        ("ubnd xa an lu", "commune", "An Lu", "government"),
        ("Sở Nội vụ", "province", "", "department"),
        ("Bộ Nội vụ", "central", "", "ministry"),
        ("Thanh tra Chính phủ", "central", "", "ministry"),
        ("Ban Tổ chức Trung ương", "central", "", "party"),
        ("UBND TP. HCM", "province", "Hồ Chí Minh", "government"),
        ("UBND tỉnh Bà Rịa – Vũng Tàu", "province", "Bà Rịa - Vũng Tàu", "government"),
        ("UBND thành phố Vinh", "district", "Vinh", "government"),
        ("Huyện ủy Thủy Nguyên", "district", "Thủy Nguyên", "party"),
        ("Phòng Nội vụ", "", "", "division"),
        ("TỈNH ỦY AN PHƯỚC", "province", "An Phước", "party"),
    ],
)
def test_level_place_and_kind(name: str, level: str, place: str, kind: str | None) -> None:
    read = read_name(name)
    assert (read.level, read.place, read.kind) == (level, place, kind)
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (Seat("tỉnh", "an phước"), Seat("tỉnh", "an phước"), False),
        (Seat("tỉnh", "an phước"), Seat("tỉnh", "long thạnh"), True),
        (Seat("tỉnh", ""), Seat("xã", "an bình"), True),
        (Seat("tỉnh", ""), Seat("", "an phước"), False),
        (Seat(), Seat("tỉnh", "an phước"), False),
    ],
)
def test_seats_differ_only_in_what_both_say(one: Seat, other: Seat, differs: bool) -> None:
    assert one.differs(other) is differs
    assert other.differs(one) is differs


@given(st.text(max_size=400))
def test_any_name_is_read(name: str) -> None:
    read = read_name(name)
    assert read.level in {"central", "province", "district", "commune", ""}
    assert read_name(name) == read
