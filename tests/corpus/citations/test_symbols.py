"""The grammar of document numbers: as printed, as typed, as files are called; one number, one key."""

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.clean_text import clean
from corpus.citations.symbol import find_symbols, number_key, read_own_number
from corpus.citations.typed import as_printed, filed_key, find_typed, read_filed

PRINTED = [
    "63/KH-UBND",
    "2160/UBND-NC",
    "59/2023/NĐ-CP",
    "72/2025/QH15",
    "25-NQ/TW",
    "03-CTr/BDVTU-BCSĐ",
    "66.2/2025/NQ-CP",
    "11554/VPCP-V.I",
    "8935/BNV-CTTN&BĐG",
    "33/CT-TTg",
    "15a/KH-UBND",
]
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
SLASHES = "/\u2044\u2215"


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    """A number as printed, and the same with other dashes, blanks around its signs and small letters."""
    number = draw(st.sampled_from(PRINTED))
    signs = {"-": st.sampled_from(DASHES), "/": st.sampled_from(SLASHES)}
    blanks = draw(st.sampled_from(["", " "]))
    other = "".join(
        f"{draw(st.sampled_from(['', blanks]))}{draw(signs[sign])}" if sign in signs else sign for sign in number
    )
    return number, draw(st.sampled_from([other, other.lower(), other.upper()]))


@given(spellings())
def test_one_number_has_one_key(pair: tuple[str, str]) -> None:
    number, other = pair
    assert number_key(other) == number_key(number)


@given(spellings())
def test_a_typed_number_is_found_whole(pair: tuple[str, str]) -> None:
    number, other = pair
    [found] = find_typed(f"Kế hoạch số {other} do ai ký?")
    assert number_key(found.value) == number_key(number)


@given(st.sampled_from(PRINTED), st.sampled_from(DASHES), st.sampled_from(["", " "]))
def test_a_printed_number_is_found_with_any_dash(number: str, dash: str, blank: str) -> None:
    text = f"Căn cứ Kế hoạch số {number.replace('-', dash + blank)} ngày 01/02/2024 của tỉnh;"
    [found] = find_symbols(clean(text))
    assert found.value == number


@given(st.sampled_from(PRINTED), st.sampled_from(DASHES), st.sampled_from(["", " ", "  "]), st.booleans())
def test_the_own_number_is_read_however_it_is_set(number: str, dash: str, blank: str, before: bool) -> None:
    printed = number.replace("-", f"{blank if before else ''}{dash}{blank}")
    own = read_own_number(f"Số: {printed}")
    assert own is not None
    assert own.value == number


@given(st.text(alphabet=string.printable + "ĐđỐố–/-", max_size=60))
def test_places_are_where_the_number_stands(text: str) -> None:
    for found in find_typed(text):
        assert number_key(text[found.start : found.end])[0] == number_key(found.value)[0]
    assert as_printed(as_printed(text)) == as_printed(text)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("theo 15/ct-ubnd thì sao", ["15/ct-ubnd"]),
        ("qd 6/qd-ttg giao ai", ["6/qd-ttg"]),
        ("chi thi so 33 / ct - ttg", ["33/ct-ttg"]),
        ("vb 11554/vpcp-v.i noi gi", ["11554/vpcp-v.i"]),
        ("so sánh 227/CĐ-TTg với 228/CĐ-TTg", ["227/CĐ-TTg", "228/CĐ-TTg"]),
        ("công văn 5155/sgdđt-gdtxnnđh", ["5155/sgdđt-gdtxnnđh"]),
        ("thông tư 48/2017/tt-byt", ["48/2017/tt-byt"]),
        ("15 ct-ubnd giao gì", ["15/ct-ubnd"]),
        ("15-ct/tu và 33/ct-ttg", ["15-ct/tu", "33/ct-ttg"]),
        ("kế hoạch số 45/KH - UBND của xã", ["45/KH-UBND"]),
        ("kế hoạch 57/kh-ubnd - ubnd xã", ["57/kh-ubnd"]),
        ("báo cáo 2 lần/năm", []),
        ("tối đa 25 km/h, 10 m2/hộ", []),
        ("500.000 đ/người, 3/năm", []),
        ("ngày 01/7/2025 và 30-6-2025", []),
        ("giai đoạn 2021-2025", []),
        ("2024 - sở nội vụ làm gì", []),
        ("quý 1/năm 2025", []),
    ],
)
def test_what_is_typed(typed: str, numbers: list[str]) -> None:
    assert [found.value for found in find_typed(typed)] == numbers


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("15/ct-ubnd", "15/CT-UBND"),
        ("6/qd-ttg ký ngày nào", "6/QĐ-TTg ký ngày nào"),
        ("59/2023/nd-cp", "59/2023/NĐ-CP"),
        ("2231/snv-cchc&pc", "2231/SNV-CCHC&PC"),
        ("79-Ctr/BDVTW-BCSĐCP", "79-Ctr/BDVTW-BCSĐCP"),
    ],
)
def test_typed_numbers_as_documents_print_them(typed: str, printed: str) -> None:
    assert as_printed(typed) == printed


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Số: 45/KH-UBND", "45/KH-UBND"),
        ("Số : 45 /KH- UBND", "45/KH-UBND"),
        ("Số: 45/KH – UBND", "45/KH-UBND"),
        ("Số 25-NQ/TW", "25-NQ/TW"),
        ("Số: 812/SXD-QLN Hà Nội, ngày 02 tháng 3 năm 2025", "812/SXD-QLN"),
        ("Số: 1906/SGDĐT-CTrTT", "1906/SGDĐT-CTrTT"),
        ("Số: 22/QĐ-BCĐ389", "22/QĐ-BCĐ389"),
        ("Luật số: 59/2020/QH14", "59/2020/QH14"),
        ("SỐ: 07/2018/CT-UBND", "07/2018/CT-UBND"),
        ("*Số: 12/KH-UBND*", "12/KH-UBND"),
        ("Số:      /KH-UBND", None),
        ("Số: …/2025/QĐ-UBND", None),
        ("Số      -KH/BCĐ", None),
        ("Số:", None),
    ],
)
def test_the_line_of_the_own_number(line: str, value: str | None) -> None:
    own = read_own_number(line)
    assert own is not None
    assert own.value == value
    if value:
        assert number_key(line[own.start : own.end]) == number_key(value)


@pytest.mark.parametrize("line", ["Số lượng: 15 hộ", "Số điện thoại: 0912", "Số hộ nghèo", "Sổ tay", "12/KH-UBND"])
def test_other_lines_hold_no_own_number(line: str) -> None:
    assert read_own_number(line) is None


@pytest.mark.parametrize(
    ("stem", "symbol"),
    [
        ("Cong-dien-219-CD-TTg-2025-kip-thoi-khac-phuc", "219/CĐ-TTg"),
        ("552 KH-UBND lo trinh", "552/KH-UBND"),
        ("QD_98_2025_QD-UBND", "98/2025/QĐ-UBND"),
        ("Huong-dan-37-HD-BTGDVTW-2025-nang-cao", "37-HD/BTGDVTW"),
        ("kế hoạch 45-KH-UBND (bản ký)", "45/KH-UBND"),
    ],
)
def test_the_number_in_the_name_of_a_file(stem: str, symbol: str) -> None:
    filed = read_filed(stem)
    assert filed is not None
    assert filed.key == filed_key(symbol)


@pytest.mark.parametrize("stem", ["bien-ban-hop-2024", "scan 001", "IMG_20250101_123000", "Ke hoach nam 2025", "1026"])
def test_other_names_of_files_hold_no_number(stem: str) -> None:
    assert read_filed(stem) is None


@pytest.mark.parametrize("piece", ["1/", "1/KH-", "1 - ", "12 a", "-/", "1/a-", "Số: "])
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    begin = time.perf_counter()
    assert len(list(find_typed(piece * 20_000))) < 20_001
    read_own_number(piece * 20_000)
    read_filed(piece * 20_000)
    assert time.perf_counter() - begin < 5
