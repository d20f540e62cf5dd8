"""Symbols: their families and the damage pages do to them."""

import pytest

from corpus.citations.clean_text import clean
from corpus.citations.symbol import find_symbols


def _symbols(text: str) -> list[str]:
    return [symbol.value for symbol in find_symbols(clean(text))]


@pytest.mark.parametrize(
    "symbol",
    [
        "63/KH-UBND",
        "06/QĐ-TTg",
        "2160/UBND-NC",
        "8935/BNV-CTTN&BĐG",
        "11554/VPCP-V.I",
        "59/2023/NĐ-CP",
        "66.2/2025/NQ-CP",
        "48/2017-TT-BYT",
        "72/2025/QH15",
        "351/2017/UBTVQH14",
        "34/2007/PL-UBTVQH11",
        "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
        "25-NQ/TW",
        "11-QĐi/TW",
        "13-CTr/TU",
        "36-NQ/TƯ",
        "79-Ctr/BDVTW-BCSĐCP",
        "03-CTr/BDVTUBCSĐ",
        "602/QĐUBND",
        "27/NQ-TW",
        "27/CTTg",
        "012/CT-UBND",
        "711/GP-TNMT-QLTN",
        "22/QĐ-BCĐ389",
        "15a/KH-UBND",
    ],
)
def test_families(symbol: str) -> None:
    assert _symbols(f"theo số {symbol}, ngày 1/2/2024.") == [symbol]
    assert _symbols(f"({symbol})") == [symbol]


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("1847/QĐ -TTg", "1847/QĐ-TTg"),
        ("15- CT/TU", "15-CT/TU"),
        ("27/NQ- TW", "27/NQ-TW"),
        ("48/2017/TT- BYT", "48/2017/TT-BYT"),
        ("711/GP-TNMT- QLTN", "711/GP-TNMT-QLTN"),
        ("15972/SXD-QLN& TTBĐS", "15972/SXD-QLN&TTBĐS"),
        ("46 - CT/TW", "46-CT/TW"),
        ("29-\nNQ/TW", "29-NQ/TW"),
        ("79-CTr/BDVTW – BCSĐCP ngày 1/2/2010", "79-CTr/BDVTW-BCSĐCP"),
        ("63/KH‑UBND", "63/KH-UBND"),
        ("63⁄KH-UBND", "63/KH-UBND"),
        ("33/СТ-ТТg", "33/CT-TTg"),
        ("59/2023/NÐ-CP", "59/2023/NĐ-CP"),
        ("06/QĐ-TTg1", "06/QĐ-TTg"),
        ("số43-CV/TU", "43-CV/TU"),
    ],
)
def test_damage(printed: str, symbol: str) -> None:
    assert _symbols(f"{printed}, về việc") == [symbol]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("12/KH-UBND - UBND tỉnh yêu cầu", ["12/KH-UBND"]),
        ("12/KH-UBND- UBND tỉnh yêu cầu", ["12/KH-UBND"]),
        ("12/NQ-CP - THỰC HIỆN", ["12/NQ-CP"]),
        ("72/2025/QH15.\n- Đối với", ["72/2025/QH15"]),
        ("5/QĐ-TTg\n-CP", ["5/QĐ-TTg"]),
        ("33/CT-TTg,45/CT-TTg", ["33/CT-TTg", "45/CT-TTg"]),
        ("26/11/2021, 30/4, 1/5-2/9, 3/Bộ, 12/An, km/h, 24/7, A/12", []),
        ("QCVN 05:2023/A", []),
        ("1.250.000/KH-UBND", []),
    ],
)
def test_where_a_symbol_ends(text: str, symbols: list[str]) -> None:
    assert _symbols(text) == symbols


@pytest.mark.parametrize(("symbol", "party"), [("25-NQ/TW", True), ("33/CT-TTg", False), ("27/NQ-TW", False)])
def test_party_form(symbol: str, party: bool) -> None:
    [found] = find_symbols(clean(symbol))
    assert found.is_party is party
