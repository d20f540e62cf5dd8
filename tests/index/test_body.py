"""What the name of a body says of its level and place."""

import pytest

from index.body import Body, linking, read_body, read_place


@pytest.mark.parametrize(
    ("name", "level", "place"),
    [
        ("UBND tỉnh An Phước", "tỉnh", "an phước"),
        ("ỦY BAN NHÂN DÂN TỈNH AN PHƯỚC", "tỉnh", "an phước"),
        ("Uỷ ban nhân dân xã Hoà Bình, huyện Long Thạnh", "xã", "hòa bình"),
        ("Ban Thường vụ Tỉnh ủy An Phước", "tỉnh", "an phước"),
        ("Ban Thường vụ Thành ủy", "thành phố", ""),
        ("UBND Thành phố", "thành phố", ""),
        ("UBND TP.HCM", "thành phố", "hồ chí minh"),
        ("UBND thị xã Tân Lập", "thị xã", "tân lập"),
        ("Sở Lao động - Thương binh và Xã hội tỉnh An Phước", "tỉnh", "an phước"),
        ("Sở Lao động - Thương binh và Xã hội", "", ""),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã An Bình", "xã", "an bình"),
        ("Thủ tướng Chính phủ", "", ""),
        (None, "", ""),
    ],
)
def test_level_and_place(name: str | None, level: str, place: str) -> None:
    assert read_body(name) == Body(level, place)


@pytest.mark.parametrize(
    ("line", "place"),
    [("An Phước", "an phước"), ("Thành phố Hồ Chí Minh", "hồ chí minh"), ("TP. An Phước", "an phước"), (None, "")],
)
def test_the_place_line(line: str | None, place: str) -> None:
    assert read_place(line) == place


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (Body("tỉnh", "an phước"), Body("tỉnh", "an phước"), False),
        (Body("tỉnh", "an phước"), Body("tỉnh", "long thạnh"), True),
        (Body("tỉnh", ""), Body("xã", "an bình"), True),
        (Body("tỉnh", ""), Body("", "an phước"), False),
        (Body(), Body("tỉnh", "an phước"), False),
    ],
)
def test_bodies_differ_only_in_what_both_say(one: Body, other: Body, differs: bool) -> None:
    assert one.differs(other) is differs
    assert other.differs(one) is differs


def test_no_code_of_a_local_body_is_called_central() -> None:
    assert not {"UBND", "HĐND", "TU", "HU", "ĐU", "MTTQ", "BTT", "BCĐ", "SNV"} & set(linking()["central"])
