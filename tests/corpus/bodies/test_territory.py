"""Provinces, districts and communes of the past and of today: every one resolves, what was divided is asked."""

import csv
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bodies.territory import (
    Resolution,
    province_called,
    province_names,
    province_today,
    provinces_before,
    provinces_of,
    resolve,
    same_territory,
)
from corpus.bodies.unit_tables import commune_of, made_of, provinces
from corpus.text.folding import lower, toned, unmarked

PAST = date(2024, 3, 1)
SHARED = Path(__file__).parents[4] / "shared" / "registry"


def told(found: Resolution) -> tuple[str, list[str], list[str]]:
    return found.standing, [one.full for one in found.was], [one.full for one in found.now]


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        ("Bình Dương", ["Tỉnh Bình Dương"], ["Thành phố Hồ Chí Minh"]),
        ("tinh binh duong", ["Tỉnh Bình Dương"], ["Thành phố Hồ Chí Minh"]),
        ("Bà Rịa – Vũng Tàu", ["Tỉnh Bà Rịa - Vũng Tàu"], ["Thành phố Hồ Chí Minh"]),
        ("Hoà Bình", ["Tỉnh Hòa Bình"], ["Tỉnh Phú Thọ"]),
        ("Hà Tây", ["Tỉnh Hà Tây"], ["Thành phố Hà Nội"]),
        ("Thừa Thiên Huế", ["Tỉnh Thừa Thiên Huế"], ["Thành phố Huế"]),
        ("Đồng Nai", ["Tỉnh Bình Phước", "Tỉnh Đồng Nai"], ["Thành phố Đồng Nai"]),
        ("xã Mỹ Cát, huyện Phù Mỹ", ["Xã Mỹ Cát, huyện Phù Mỹ, tỉnh Bình Định"], ["Xã An Lương, tỉnh Gia Lai"]),
        ("Phường 01, Quận 3, TP.HCM", ["Phường 1, quận 3, thành phố Hồ Chí Minh"], None),
        ("huyện Côn Đảo", ["Huyện Côn Đảo, tỉnh Bà Rịa - Vũng Tàu"], ["Đặc khu Côn Đảo, thành phố Hồ Chí Minh"]),
    ],
)
def test_what_a_unit_was_and_is(name: str, was: list[str], now: list[str] | None) -> None:
    found = resolve(name)
    assert told(found)[:2] == ("unique", was)
    assert now is None or told(found)[2] == now
    assert found.question is None


@pytest.mark.parametrize(
    ("name", "on", "standing", "count"),
    [
        ("xã An Lư, Hải Phòng", None, "divided", 2),
        ("UBND xã An Lư, huyện Thủy Nguyên, TP. Hải Phòng", PAST, "divided", 2),
        ("quận Hải Châu", None, "divided", 2),
        ("xã Tân Lập", None, "several", 3),
    ],
)
def test_what_was_divided_or_has_namesakes_is_asked(name: str, on: date | None, standing: str, count: int) -> None:
    found = resolve(name, on)
    assert (found.standing, len(found.now)) == (standing, count)
    assert found.question is not None
    assert found.question.endswith("?")
    assert all(one.name in found.question for one in found.now)


@pytest.mark.parametrize("name", ["", "xã", "xã hội", "xã Không Có Thật", "Sở Nội vụ", "tỉnh ủy", "Hải"])
def test_what_is_no_unit_is_unknown(name: str) -> None:
    assert resolve(name) == Resolution(name, "unknown")


def test_the_day_tells_which_of_two_is_meant() -> None:
    assert told(resolve("xã An Lương", PAST))[1] == ["Xã An Lương, huyện Văn Chấn, tỉnh Yên Bái"]
    assert told(resolve("xã An Lương", date(2025, 8, 1)))[2] == ["Xã An Lương, tỉnh Gia Lai"]
    assert told(resolve("Đồng Nai", date(2026, 4, 29)))[1] == ["Tỉnh Đồng Nai"]
    assert [one.since for one in resolve("Đồng Nai").now] == ["2026-04-30"]
    assert told(resolve("Huế", date(2023, 1, 1)))[1] == ["Tỉnh Thừa Thiên Huế"]
    assert told(resolve("xã Long Thành, Đồng Nai"))[2] == ["Phường Long Thành, thành phố Đồng Nai"]


def test_a_commune_of_today_is_found_under_the_province_of_the_past() -> None:
    assert told(resolve("xã An Lương, Bình Định"))[2] == ["Xã An Lương, tỉnh Gia Lai"]


def test_provinces() -> None:
    today = {one.name for one in provinces() if not one.until}
    cities = {one.name for one in provinces() if not one.until and one.word == "thành phố"}
    assert len(today) == 34
    assert cities == {"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Đồng Nai"}
    assert {province_today(one) for one in province_names()} == today
    assert province_today("TP. HCM") == "Hồ Chí Minh"
    assert province_today("Bình") is None
    assert provinces_before("Hồ Chí Minh") == ("Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh")
    assert same_territory("tỉnh Bình Dương", "TP. Hồ Chí Minh")
    assert not same_territory("Bình Dương", "Bình Phước")
    assert not same_territory("nơi nào", "nơi khác")
    assert province_called("Đồng Nai") == "Thành phố Đồng Nai"
    assert province_called("Đồng Nai", "2025-07-01") == "Tỉnh Đồng Nai"
    assert provinces_of("xã An Lư") == {"Hải Phòng"}


def _lines(table: str) -> list[str]:
    return (files("corpus") / "data" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()


def test_every_commune_of_today_resolves() -> None:
    province, count = "", 0
    for at, line in enumerate(_lines("communes_now")):
        if line.startswith("@"):
            province = line[1:]
        elif not line.startswith("#"):
            name, code = line.split("\t")[:2]
            count += 1
            if at % 30:
                continue
            found = resolve(f"{name}, {province}")
            assert (found.standing, [one.code for one in found.now]) == ("unique", [code]), line
            assert made_of(code), line
    assert count == 3_321


def test_every_commune_of_the_past_resolves_to_what_it_became() -> None:
    province = district = ""
    counts = {"unique": 0, "divided": 0}
    for at, line in enumerate(_lines("communes_before")):
        if line.startswith("@"):
            province, district = line[1:].split("\t")
        elif not line.startswith("#") and (at % 50 == 0 or not line[0].isalpha() or "Phường Phường" in line):
            name, _, became = line.split("\t")
            found = resolve(f"{name or district}, {district if name else ''}, {province}", PAST)
            assert [one.code for one in found.now] == became.split(","), line
            assert [one.name for one in found.was] == [name or district], line
            assert found.question is None or found.standing == "divided"
            counts[found.standing] += 1
    assert min(counts.values()) > 5
    assert sum(not line.startswith(("#", "@")) for line in _lines("communes_before")) == 10_040


def test_spelling_does_not_matter() -> None:
    for name in ("Xã Hòa Thành, Cà Mau", "phường Bình Thủy, Cần Thơ"):
        expected = resolve(name).now
        assert len(expected) == 1
        for typed in (name.upper(), name.lower(), unmarked(name), name.replace("òa", "oà").replace("ủy", "uỷ")):
            assert resolve(typed).now == expected


@given(st.text(max_size=300))
def test_any_words_are_answered(name: str) -> None:
    found = resolve(name)
    assert (found.question is None) == (found.standing in ("unique", "unknown"))


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        commune_of("0")


def test_the_tables_say_what_the_lists_say() -> None:
    source = SHARED / "units_2026_communes.csv"
    if not source.exists():
        pytest.skip(f"không có {source}")
    with source.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert all(lower(commune_of(row["code"]).name) == lower(toned(row["commune"])) for row in rows)


def test_nothing_is_read_before_the_first_question() -> None:
    code = (
        "import time; from corpus.bodies.territory import resolve; from corpus.bodies.unit_tables import _text;"
        "assert _text.cache_info().currsize == 0;"
        "s = time.process_time(); resolve('xã An Lư, Hải Phòng'); print(time.process_time() - s)"
    )
    spent = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert spent < 0.03
