"""What binds a unit: its own name however written, a name of the past, groups of its kind; and nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bodies.unit_words import spelled, unit_words
from corpus.bodies.units import binds, is_above, rank_of
from corpus.dates import holidays
from corpus.dates.holidays import holiday
from corpus.text.folding import folded
from corpus.text.patterns import GrammarError, read_data


@pytest.mark.parametrize(
    ("unit", "body", "reason"),
    [
        # by name, however it is written
        ("Phòng Nội vụ", "Phòng Nội vụ", "name"),
        ("phong noi vu", "Phòng Nội vụ", "name"),
        ("Phòng Nội vụ", "Trưởng phòng Nội vụ", "name"),
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội", "name"),
        ("Sở LĐ-TB&XH", "Sở Lao động – Thương binh và Xã hội", "name"),
        ("Sở Lao động, Thương binh và Xã hội", "Sở LĐTB và XH", "name"),
        ("SNV", "Giám đốc Sở Nội vụ", "name"),
        ("Sở Khoa học và Công nghệ", "Sở KH&CN", "name"),
        ("UBND xã Hoà Bình", "Ủy ban nhân dân xã Hòa Bình", "name"),
        ("Uỷ ban nhân dân xã An Lư", "Chủ tịch UBND xã An Lư", "name"),
        ("Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ", "name"),
        ("Sở Xây dựng tỉnh Lâm Đồng", "Sở Xây dựng Lâm Đồng", "name"),
        ("Sở Xây dựng tỉnh Lâm Đồng", "Sở Xây dựng", "name"),
        ("Công an tỉnh", "Công an tỉnh", "name"),
        ("Bộ Nội vụ", "các Bộ: Quốc phòng, Nội vụ, Tài chính", "name"),
        ("UBND tỉnh Gia Lai", "Chủ tịch Ủy ban nhân dân các tỉnh: Khánh Hòa, Gia Lai", "name"),
        ("Ủy ban MTTQ xã Lương Minh", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Lương Minh", "name"),
        ("Hội Phụ nữ xã An Lư", "Hội LHPN Việt Nam xã An Lư", "name"),
        ("Sở Nội vụ", "Sở Nội vụ Sở Tài chính", "name"),
        ("so noi vu", "Sở Nội vụ, Sở Tài chính, các doanh nghiệp", "name"),
        # another one
        ("Văn phòng", "Văn phòng Sở Nội vụ", None),
        ("Phòng Nội vụ", "Sở Nội vụ", None),
        ("Sở Nội vụ", "Văn phòng Sở Nội vụ", None),
        ("Sở Văn hóa", "Sở Văn hóa và Thể thao", None),
        ("Sở Xây dựng tỉnh Lâm Đồng", "Sở Xây dựng tỉnh Gia Lai", None),
        ("UBND xã An Lư", "UBND xã Bình Sơn", None),
        ("UBND xã An Lư", "UBND huyện Bình Sơn", None),
        ("UBND xã An Lư", "Ủy ban nhân dân tỉnh", None),
        ("ubnd xa an lu", "Ủy ban nhân dân tỉnh", None),
        ("Công an tỉnh", "Công an xã", None),
        ("Công an tỉnh", "Công an thành phố", None),
        ("UBND tỉnh Hà Nam", "Chủ tịch Ủy ban nhân dân các tỉnh: Khánh Hòa, Gia Lai", None),
        ("UBND xã Tân Hóa", "UBND xã Tân Hòa", None),
        # renamed since 2025, in both directions
        ("Sở Nội vụ", "Sở Lao động - Thương binh và Xã hội", "renamed"),
        ("Sở LĐTBXH", "Sở Nội vụ", "renamed"),
        ("so noi vu", "Sở Lao động - Thương binh và Xã hội", "renamed"),
        ("Sở Nông nghiệp và Môi trường", "Sở NN&PTNT", "renamed"),
        ("Sở Nông nghiệp và Môi trường", "Sở TN&MT", "renamed"),
        ("Bộ Tài chính", "Bộ Kế hoạch và Đầu tư", "renamed"),
        ("Sở Nội vụ tỉnh Hà Tĩnh", "Sở Lao động - Thương binh và Xã hội tỉnh Gia Lai", None),
        # groups of its kind
        ("UBND xã An Lư", "UBND các xã, thị trấn", "kind"),
        ("UBND phường Lê Lợi", "UBND các xã, thị trấn", "kind"),
        ("UBND đặc khu Cát Hải", "Ủy ban nhân dân cấp xã", "kind"),
        ("ubnd xa an lu", "UBND xã, phường", "kind"),
        ("UBND xã An Lư", "Chủ tịch UBND các xã, phường", "kind"),
        ("UBND xã An Lư", "các phòng, đơn vị, địa phương", "kind"),
        ("UBND xã An Lư", "UBND các huyện, thành phố", None),
        ("UBND xã An Lư", "UBND các tỉnh, thành phố trực thuộc trung ương", None),
        ("UBND xã An Lư", "các bộ, ngành, địa phương", None),
        ("UBND tỉnh Gia Lai", "các bộ, ngành, địa phương", "kind"),
        ("UBND huyện Thủy Nguyên", "UBND các huyện, thành phố", "kind"),
        ("UBND thành phố Hải Phòng", "UBND các tỉnh, thành phố trực thuộc Trung ương", "kind"),
        ("UBND thành phố Hải Phòng", "UBND các huyện, thành phố", None),
        ("UBND thành phố Phủ Lý", "UBND các huyện, thị xã, thành phố", "kind"),
        ("Phòng Nội vụ", "các phòng, đơn vị", "kind"),
        ("Phòng Nội vụ", "Các phòng chuyên môn", "kind"),
        ("Phòng Kế hoạch", "các phòng và đơn vị trực thuộc Ban Quản lý", "kind"),
        ("Phòng Nội vụ", "Các sở, ban, ngành", None),
        ("Sở Nội vụ", "Các sở, ban, ngành tỉnh", "kind"),
        ("Sở Nội vụ", "Giám đốc các Sở", "kind"),
        ("Sở Nội vụ", "các bộ, ngành", None),
        ("Sở Nội vụ", "các phòng, đơn vị", None),
        ("Sở Nội vụ", "các phòng và đơn vị trực thuộc Ban Quản lý", None),
        ("Sở Nội vụ", "các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh", "kind"),
        ("Trường THPT Nguyễn Du", "các đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân tỉnh", "kind"),
        ("Hội Nông dân tỉnh", "Các đoàn thể", "kind"),
        ("Bộ Nội vụ", "Bộ trưởng", "kind"),
        ("Bộ Nội vụ", "Thủ trưởng cơ quan ngang bộ", "kind"),
        ("UBND xã An Lư", "Thủ trưởng cơ quan thuộc Chính phủ", None),
        ("Đảng ủy xã An Lư", "các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy", "kind"),
        ("Ủy ban MTTQ xã Lương Minh", "Ủy ban MTTQ Việt Nam các xã, phường, đặc khu", "kind"),
        ("Sở Nội vụ", "các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy", None),
        # groups as far as the matter concerns it
        ("Sở Nội vụ", "các sở, ngành liên quan", "related"),
        ("UBND xã An Lư", "các cơ quan, đơn vị có liên quan", "related"),
        # nobody
        ("", "các đơn vị", None),
        ("Phòng Nội vụ", "", None),
        ("Phòng Nội vụ", "hộ gia đình", None),
    ],
)
def test_what_binds_a_unit(unit: str, body: str, reason: str | None) -> None:
    assert binds(unit, body) == reason


def test_every_renaming_holds_in_both_directions_and_has_its_source() -> None:
    entries = read_data("units")["renamed"]
    for entry in entries:
        assert binds(entry["new"], entry["old"]) == "renamed"
        assert binds(entry["old"], entry["new"]) == "renamed"
        assert entry["source"].split(" số ")[0] in {"Nghị định", "Nghị quyết"}
        assert isinstance(entry["since"], date)
    assert len({(entry["old"], entry["new"]) for entry in entries}) == len(entries)


def test_every_kind_of_a_group_is_a_kind_of_names() -> None:
    data = read_data("units")
    known = set(data["kinds"]) | {"any"}
    assert {kind for kinds in data["groups"].values() for kind in kinds} <= known
    assert set(data["beside"]) | {kind for kinds in data["beside"].values() for kind in kinds} <= known


@pytest.mark.parametrize("short", sorted(read_data("units")["abbreviations"]))
def test_every_short_form_is_the_same_name_as_its_words(short: str) -> None:
    assert spelled(short) == spelled(read_data("units")["abbreviations"][short])
    assert spelled(f"Ban {short.upper()} X") == spelled(f"Ban {read_data('units')['abbreviations'][short]} X")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(unit: str, body: str) -> None:
    assert binds(unit, body) in {None, "name", "renamed", "kind", "related"}


@given(st.sampled_from(["Sở Nội vụ", "Phòng Văn hóa - Xã hội", "UBND xã Hòa Bình", "Hội Phụ nữ", "Ủy ban Dân tộc"]))
def test_a_name_typed_without_marks_is_found(name: str) -> None:
    assert binds(folded(name.casefold()), name) == "name"


def test_a_huge_name_is_cut_and_never_slow() -> None:
    assert binds("Sở " + "x " * 100_000, "Sở " + "y " * 100_000) is None
    assert binds("Sở Nội vụ", "các " * 100_000) is None


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2023-09-04", "Quốc khánh"),
        ("2024-04-18", "Giỗ Tổ Hùng Vương"),
        ("2025-01-29", "Tết Nguyên đán"),
        ("2026-05-01", "Quốc tế Lao động 1/5"),
        ("2025-11-20", None),
        ("2031-01-01", None),
    ],
)
def test_holidays_of_known_years(day: str, name: str | None) -> None:
    assert holiday(date.fromisoformat(day)) == name


def test_every_known_year_has_its_fixed_holidays() -> None:
    for year in read_data("holidays")["years"]:
        fixed = [date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)]
        assert all(holiday(day) for day in fixed)
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
        assert 11 <= sum(holiday(day) is not None for day in days) <= 27


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("groups", {"sở": ["nobody"]}),
        ("parts", ["nobody"]),
        ("renamed", [{"old": "Sở A", "new": "Sở B", "since": date(2025, 3, 1)}]),
        ("renamed", [{"old": "Sở A", "new": "Sở B", "since": date(2025, 3, 1), "source": ""}]),
        ("heads", []),
    ],
)
def test_data_that_contradicts_itself_is_refused(monkeypatch: pytest.MonkeyPatch, key: str, value: object) -> None:
    broken = {**read_data("units"), key: value}
    monkeypatch.setattr("corpus.bodies.unit_words.read_data", lambda name: broken)
    with pytest.raises(GrammarError):
        unit_words.__wrapped__()


@pytest.mark.parametrize(
    "entries",
    [
        [{"name": "x", "from": date(2025, 1, 2), "to": date(2025, 1, 1)}],
        [{"name": "x", "from": date(2024, 1, 1), "to": date(2024, 1, 1)}],
        [{"name": "x", "from": date(2025, 1, 1)}],
        [{"name": n, "from": date(2025, 1, 1), "to": date(2025, 1, 1)} for n in "xy"],
    ],
)
def test_holidays_that_cannot_be_are_refused(monkeypatch: pytest.MonkeyPatch, entries: object) -> None:
    monkeypatch.setattr("corpus.dates.holidays.read_data", lambda name: {"years": {2025: entries}})
    with pytest.raises(GrammarError):
        holidays.days.__wrapped__()


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("Thủ tướng Chính phủ", 0),
        ("Ban Tổ chức Trung ương", 0),
        ("UBND tỉnh An Phước", 1),
        ("Thành ủy Hải Phòng", 1),
        ("UBND thành phố Vinh", 2),
        ("Sở Nội vụ", 2),
        ("UBND xã An Lư", 3),
        ("Trường THPT Nguyễn Du", None),
    ],
)
def test_how_high_a_body_stands(name: str, rank: int | None) -> None:
    assert rank_of(name) == rank


@pytest.mark.parametrize(
    ("issuer", "unit", "above"),
    [
        ("UBND tỉnh Gia Lai", "Sở Nội vụ tỉnh Gia Lai", True),
        ("UBND tỉnh Gia Lai", "Sở Nội vụ tỉnh Lâm Đồng", False),
        ("UBND tỉnh Bình Dương", "Sở Nội vụ Thành phố Hồ Chí Minh", True),
        ("UBND thành phố Hải Phòng", "UBND xã An Lư", True),
        ("UBND tỉnh Gia Lai", "UBND xã An Lư", False),
        ("Bộ Nội vụ", "Sở Nội vụ", True),
        ("Sở Nội vụ", "Bộ Nội vụ", False),
        ("UBND xã An Lư", "UBND xã An Lư", False),
        ("", "UBND xã An Lư", True),
        ("Trường THPT Nguyễn Du", "Phòng Nội vụ", True),
    ],
)
def test_who_stands_above_whom(issuer: str, unit: str, above: bool) -> None:
    assert is_above(issuer, unit) is above
