"""The registry of cited documents: what is shipped holds together, and what a user adds is checked and wins."""

from contextlib import suppress
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.clean_text import clean
from corpus.citations.data_files import load
from corpus.citations.registry import MAX_BYTES, USER_FILE, Entry, load_registry, read_rows
from corpus.citations.symbol import find_symbols
from corpus.errors import RegistryInvalid

SHIPPED = read_rows((resources.files("corpus") / "data" / "registry.yaml").read_text("utf-8"), "registry.yaml")


def test_enough_is_shipped() -> None:
    assert len(SHIPPED) >= 200


@pytest.mark.parametrize("entry", SHIPPED, ids=lambda entry: entry.symbol)
def test_a_shipped_row_holds_together(entry: Entry) -> None:
    [symbol] = find_symbols(clean(f"số {entry.symbol} "))
    assert symbol.value == entry.symbol
    assert entry.effective is None or entry.effective >= entry.date
    assert entry.until is None or entry.until > (entry.effective or entry.date)
    if f"/{entry.symbol.split('/')[1]}/" in entry.symbol and entry.symbol.split("/")[1].isdigit():
        assert entry.symbol.split("/")[1] == entry.date[:4]


@pytest.mark.parametrize("entry", [one for one in SHIPPED if one.until], ids=lambda entry: entry.symbol)
def test_the_end_of_a_document_is_told_by_a_row(entry: Entry) -> None:
    [by] = load_registry().with_symbol(entry.replaced_by or "")
    assert entry.date < by.date <= (entry.until or "")


def test_a_law_is_found_by_name_and_number_whatever_the_wording() -> None:
    registry = load_registry()
    versions = registry.with_name("Luật lưu trữ")
    assert {entry.symbol for entry in versions} == {"33/2024/QH15", "01/2011/QH13"}
    assert registry.with_symbol("33/2024/qh15")[0].full_name == (
        "Luật Lưu trữ số 33/2024/QH15 ngày 21/06/2024 của Quốc hội khóa XV"
    )


def test_what_is_not_listed_is_not_known() -> None:
    assert load_registry().with_symbol("9999/QĐ-TTg") == ()
    assert load_registry().with_name("Luật Không có thật") == ()


def test_the_two_spellings_of_quy_dinh_are_one_number() -> None:
    assert load_registry().with_symbol("11-QĐ/TW") == load_registry().with_symbol("11-QĐi/TW") != ()


OWN = """
documents:
  - {symbol: 15/CT-UBND, type: Chỉ thị, issuer: UBND tỉnh An Phước, date: 2025-05-12, source: Công báo tỉnh}
  - {symbol: 06/QĐ-TTg, type: Quyết định, issuer: Thủ tướng Chính phủ, date: 2022-01-07}
  - {symbol: 06/QĐ-TTg, type: Quyết định, issuer: Thủ tướng Chính phủ, date: 2019-01-03}
"""


def test_own_rows_are_added_and_win(tmp_path: Path) -> None:
    (tmp_path / USER_FILE).write_text(OWN, encoding="utf-8")
    registry = load_registry(tmp_path)
    assert [entry.source for entry in registry.with_symbol("15/CT-UBND")] == ["Công báo tỉnh"]
    assert {entry.date for entry in registry.with_symbol("06/QĐ-TTg")} == {"2022-01-07", "2019-01-03"}
    assert registry.with_symbol("33/CT-TTg")


def test_without_own_rows_there_is_what_is_shipped(tmp_path: Path) -> None:
    assert load_registry(tmp_path) is load_registry()


GOOD = "{symbol: 1/QĐ-X, type: Quyết định, issuer: X, date: 2024-01-02"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("documents: [", "YAML"),
        ("- 1", "version, laws, documents"),
        ("rows: []", "version, laws, documents"),
        ("version: 2", "version"),
        ("documents: {a: 1}", "danh sách"),
        ("documents: [1]", "danh sách"),
        ("documents: [{symbol: 1/QĐ-X}]", "thiếu date, issuer, type"),
        (f"documents: [{GOOD}, until: 2025-01-01}}]", "đi cùng nhau"),
        (f"documents: [{GOOD}, replaced_by: 2/QĐ-X}}]", "đi cùng nhau"),
        (f"documents: [{GOOD}, colour: xanh}}]", "colour"),
        (f"documents: [{GOOD}, title: 12}}]", "phải là chữ"),
        (f"documents: [{GOOD}, title: ''}}]", "phải là chữ"),
        (f"documents: [{GOOD}}}, {GOOD}}}]", "hai dòng"),
        ("documents: [{symbol: 1/QĐ-X, type: Quyết định, issuer: X, date: '2024'}]", "ngày"),
        ("documents: [{symbol: 1/QĐ-X, type: Quyết định, issuer: X, date: '2024-02-31'}]", "ngày"),
        ("laws: [{symbol: 999/2024/QH15, date: 2024-01-02}]", "999/2024/QH15"),
    ],
)
def test_a_bad_file_is_refused_by_what_is_wrong(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / USER_FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegistryInvalid) as refused:
        load_registry(tmp_path)
    assert said in refused.value.message
    assert str(path) in refused.value.message


@pytest.mark.parametrize("data", [b"#" * (MAX_BYTES + 1), b"\xff\xfe\x00"])
def test_a_file_that_is_no_small_text_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / USER_FILE).write_bytes(data)
    with pytest.raises(RegistryInvalid):
        load_registry(tmp_path)


@given(st.text(max_size=80) | st.text("[]{}:- \n&*!|>'\"a1", max_size=60))
def test_any_text_is_rows_or_is_refused(text: str) -> None:
    with suppress(RegistryInvalid):
        assert isinstance(read_rows(text, "x"), tuple)


def test_forms_name_only_known_types_and_codes() -> None:
    forms, types = load("registry_forms"), load("document_types")
    codes = {code for several in types["types"].values() for code in several}
    assert set(forms["carriers"]) | set(forms["unmistakable"]) <= codes
    assert set(forms["carried"]) | set(forms["any_code"]) <= set(types["types"]) | set(types["standing_for"])
    assert forms["central_terms"] == sorted(forms["central_terms"])
