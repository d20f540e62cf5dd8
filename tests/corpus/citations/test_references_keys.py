"""One key per cited document: which mentions of a text, and of two texts, mean the same."""

import pytest

from corpus.citations.references import find_references
from corpus.citations.symbol import fold_symbol


def _keys(text: str) -> list[str]:
    return [reference.key for reference in find_references(text)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        # A mention without date repeats the dated one, before or after it.
        (
            "Chỉ thị số 33/CT-TTg ngày 26/11/2021; thực hiện Chỉ thị 33/CT-TTg",
            ["33/CT-TTG@2021-11-26", "33/CT-TTG@2021-11-26"],
        ),
        (
            "CHỈ THỊ SỐ 33/CT-TTG VỀ DÂN VẬN\nChỉ thị số 33/CT-TTg ngày 26/11/2021",
            ["33/CT-TTG@2021-11-26", "33/CT-TTG@2021-11-26"],
        ),
        # The placement of hyphen and slash tells Party from State.
        ("Chỉ thị số 33/CT-TTg; Chỉ thị số 33-CT/TU", ["33/CT-TTG", "33-CT/TU"]),
        # Numbers start again every year: two dates are two documents, an undated mention means the last one.
        (
            "Kế hoạch 5/KH-UBND ngày 2/1/2023 và Kế hoạch 5/KH-UBND ngày 3/1/2024; Kế hoạch 5/KH-UBND",
            ["5/KH-UBND@2023-01-02", "5/KH-UBND@2024-01-03", "5/KH-UBND@2024-01-03"],
        ),
        # Another body's document of the same number.
        (
            "Kế hoạch 5/KH-UBND ngày 2/1/2023 của UBND tỉnh An Phú; Kế hoạch 5/KH-UBND của UBND huyện Bình Sơn",
            ["5/KH-UBND@2023-01-02", "5/KH-UBND"],
        ),
        (
            "Kế hoạch 5/KH-UBND ngày 2/1/2023 của UBND tỉnh; Kế hoạch 5/KH-UBND của Ủy ban nhân dân tỉnh An Phú",
            ["5/KH-UBND@2023-01-02"] * 2,
        ),
        # The year alone is filled up by the full date.
        ("Công văn 9/BNV-TL năm 2025; Công văn 9/BNV-TL ngày 3/2/2025", ["9/BNV-TL@2025-02-03"] * 2),
        # A number that holds its year is given once: the second date is a misprint.
        (
            "Nghị quyết 163/2024/QH15 ngày 27/11/2024; Nghị quyết 163/2024/QH15 ngày 27/11/2025",
            ["163/2024/QH15@2024-11-27"] * 2,
        ),
        (
            "Nghị quyết 163/2024/QH15 ngày 27/11/2025; Nghị quyết 163/2024/QH15 ngày 27/11/2024",
            ["163/2024/QH15@2024-11-27"] * 2,
        ),
        # Short forms.
        ("Chỉ thị số 33/CT-TTg ngày 26/11/2021; Chỉ thị 33", ["33/CT-TTG@2021-11-26"] * 2),
        ("Quyết định số 06/QĐ-TTg ngày 06/01/2022; Đề án 06", ["06/QĐ-TTG@2022-01-06"] * 2),
        ("Chỉ thị số 33/CT-TTg; Chỉ thị số 33-CT/TU; Chỉ thị 33", ["33/CT-TTG", "33-CT/TU"]),
        ("Chỉ thị số 33/CT-TTg; Nghị quyết 33", ["33/CT-TTG"]),
        ("Chỉ thị 33", []),
        # Spellings of "Quy định" in Party symbols.
        ("Quy định số 11-QĐi/TW ngày 18/02/2019", ["11-QĐ/TW@2019-02-18"]),
        ("Quy định số 11-QĐ/TW ngày 18/02/2019", ["11-QĐ/TW@2019-02-18"]),
        # Laws: the name and the year, whether the year, the date or the number states it.
        (
            "Luật Lưu trữ số 33/2024/QH15; Luật Lưu trữ; Luật số 33/2024/QH15; Luật Lưu trữ ngày 21/6/2024",
            ["luật lưu trữ@2024"] * 4,
        ),
        ("Luật Đất đai năm 2013, Luật Đất đai năm 2024", ["luật đất đai@2013", "luật đất đai@2024"]),
        ("Luật Phòng chống ma tuý; Luật Phòng, chống ma túy", ["luật phòng chống ma túy"] * 2),
        ("Luật NSNN; Luật Ngân sách Nhà nước; LUẬT NGÂN SÁCH NHÀ NƯỚC", ["luật ngân sách nhà nước"] * 3),
    ],
)
def test_keys(text: str, keys: list[str]) -> None:
    assert _keys(text) == keys


def test_a_short_form_bears_the_symbol_it_means() -> None:
    *_, short = find_references("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; Nghị quyết số 57 đã nêu")
    assert (short.quote, short.symbol, short.type, short.date) == ("Nghị quyết số 57", "57-NQ/TW", "Nghị quyết", None)


def test_a_law_cited_by_name_bears_the_number_printed_elsewhere() -> None:
    first, second = find_references("theo Luật Lưu trữ; Căn cứ Luật Lưu trữ số 33/2024/QH15")
    assert (first.symbol, second.symbol, first.quote) == ("33/2024/QH15", "33/2024/QH15", "Luật Lưu trữ")


def test_a_law_cited_by_name_alone_has_no_number() -> None:
    [found] = find_references("theo quy định của Luật Lưu trữ")
    assert (found.symbol, found.name, found.date) == (None, "Luật Lưu trữ", None)


def test_all_mentions_of_a_law_bear_its_first_name() -> None:
    names = {
        r.name
        for r in find_references("LUẬT THI ĐUA, KHEN THƯỞNG\nLuật Thi đua, khen thưởng; Luật Thi đua khen thưởng")
    }
    assert names == {"Luật Thi đua, khen thưởng"}


@pytest.mark.parametrize(
    ("symbol", "folded"),
    [
        ("33/CT-TTg", "33/CT-TTG"),
        ("11-QyĐ/TW", "11-QĐ/TW"),
        ("11-QĐi/TW", "11-QĐ/TW"),
        ("5/BCQĐi-X", "5/BCQĐI-X"),
    ],
)
def test_fold_symbol(symbol: str, folded: str) -> None:
    assert fold_symbol(symbol) == folded
