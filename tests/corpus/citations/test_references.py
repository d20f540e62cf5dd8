"""find_references: what is found in a sentence, as a table."""

from typing import Any

import pytest

from corpus.citations.references import find_references
from corpus.document import Reference, Span

Expected = dict[str, Any]


def _shown(reference: Reference, wanted: Expected) -> Expected:
    return {name: getattr(reference, name) for name in wanted}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về công tác dân vận",
            [
                {
                    "type": "Chỉ thị",
                    "symbol": "33/CT-TTg",
                    "issuer": "Thủ tướng Chính phủ",
                    "date": "2021-11-26",
                    "name": None,
                    "quote": "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ",
                    "key": "33/CT-TTG@2021-11-26",
                }
            ],
        ),
        (
            "Chỉ thị số 50-CT/TW, ngày 23-7-2025, của Ban Bí thư “Về đổi mới sinh hoạt chi bộ”",
            [{"symbol": "50-CT/TW", "date": "2025-07-23", "issuer": "Ban Bí thư"}],
        ),
        (
            "Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ ban hành Chiến lược",
            [{"type": "Nghị quyết", "date": "2021-03-03", "issuer": "Chính phủ"}],
        ),
        (
            "Quyết định số 7/QĐ-UBND của UBND tỉnh An Phú ngày 5/1/2024 về việc ban hành Quy chế",
            [{"issuer": "UBND tỉnh An Phú", "date": "2024-01-05"}],
        ),
        ("Thực hiện Kế hoạch 250/KH-UBND (ngày 31/12/2021)", [{"type": "Kế hoạch", "date": "2021-12-31"}]),
        (
            "CV số 43-CV/TU và công văn số 5/UBND-NC",
            [{"type": "Công văn"}, {"type": "Công văn", "symbol": "5/UBND-NC"}],
        ),
        (
            "Công văn của Bộ Nội vụ số 123/BNV-TCBC ngày 01/02/2024",
            [{"type": "Công văn", "issuer": "Bộ Nội vụ", "symbol": "123/BNV-TCBC", "date": "2024-02-01"}],
        ),
        (
            "Thông báo kết luận số 196-TB/TW ngày 16 tháng 3 năm 2015 của Ban Bí thư",
            [{"type": "Thông báo kết luận", "symbol": "196-TB/TW"}],
        ),
        (
            "TRIỂN KHAI CHỈ THỊ SỐ 33/CT-TTG NGÀY 26/11/2021 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ DÂN VẬN",
            [
                {
                    "type": "Chỉ thị",
                    "symbol": "33/CT-TTG",
                    "issuer": "THỦ TƯỚNG CHÍNH PHỦ",
                    "key": "33/CT-TTG@2021-11-26",
                }
            ],
        ),
        # The type is printed once for a list.
        (
            "Các Nghị định số 115/2020/NĐ-CP ngày 25/9/2020, số 138/2020/NĐ-CP của Chính phủ",
            [
                {"type": "Nghị định", "symbol": "115/2020/NĐ-CP", "date": "2020-09-25"},
                {
                    "type": "Nghị định",
                    "symbol": "138/2020/NĐ-CP",
                    "issuer": "Chính phủ",
                    "quote": "138/2020/NĐ-CP của Chính phủ",
                },
            ],
        ),
        (
            "các Công điện số 217, số 218 và 219/CĐ-TTg ngày 17/11/2025",
            [
                {"symbol": "217/CĐ-TTg", "quote": "Công điện số 217", "date": None},
                {"symbol": "218/CĐ-TTg", "quote": "218"},
                {"symbol": "219/CĐ-TTg", "date": "2025-11-17"},
            ],
        ),
        # Without a type word the code tells it, unless it stands for two types.
        ("(số 12/TTr-SNV; số 23-QĐ/TW)", [{"type": "Tờ trình"}, {"type": None, "symbol": "23-QĐ/TW"}]),
        # Words between the type and the number; a ministry's name is no type.
        ("Bộ Kế hoạch và Đầu tư số 12/BKHĐT-TH", [{"type": None, "quote": "12/BKHĐT-TH"}]),
        ("trên cơ sở Báo cáo số 12/BC-UBND", [{"type": "Báo cáo", "quote": "Báo cáo số 12/BC-UBND"}]),
        # No symbol but a number and a date.
        (
            "Quyết định số 1248 ngày 12/5/2021 của Thủ tướng Chính phủ",
            [{"type": "Quyết định", "symbol": "1248", "date": "2021-05-12", "key": "quyết định 1248@2021-05-12"}],
        ),
        # One date behind two numbers is the date of both; behind three it is the last one's.
        (
            "Công văn số 8/UBND-NC và số 9/UBND-NC ngày 05/3/2024",
            [{"symbol": "8/UBND-NC", "date": "2024-03-05"}, {"symbol": "9/UBND-NC", "date": "2024-03-05"}],
        ),
        (
            "Công văn số 7/UBND-NC, số 8/UBND-NC và số 9/UBND-NC ngày 05/3/2024",
            [{"date": None}, {"date": None}, {"date": "2024-03-05"}],
        ),
        # A day that does not exist is no date.
        ("Quyết định số 9/QĐ-UBND ngày 31/02/2024", [{"date": None, "quote": "Quyết định số 9/QĐ-UBND"}]),
        ("Thông báo 631/TB-VPCP năm 2025 về kết luận", [{"date": "2025"}]),
        ("Thông báo 631/TB-VPCP tháng 3 năm 2025", [{"date": "2025-03"}]),
        ("Kế hoạch 12/KH-UBND năm 2021-2025", [{"date": None}]),
        # Footnote marks, raised or not.
        ("Quyết định số 06/QĐ-TTg1 ngày 06/01/2022", [{"symbol": "06/QĐ-TTg", "date": "2022-01-06"}]),
        ("Quyết định số 06/QĐ-TTg[2] ngày 06/01/2022", [{"symbol": "06/QĐ-TTg", "date": "2022-01-06"}]),
        ("Quyết định số 06/QĐ-TTg³ ngày 06/01/2022", [{"symbol": "06/QĐ-TTg", "date": "2022-01-06"}]),
        # Documents cited by name.
        (
            "Nghị quyết Đại hội lần thứ XIII của Đảng; Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            [{"name": "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "symbol": None}] * 2,
        ),
        ("Nghị quyết Trung ương 4 khóa XII", [{"name": "Nghị quyết Trung ương 4 khóa XII"}]),
        (
            "Kế hoạch phối hợp thực hiện công tác dân vận năm 2031 của Ban Dân vận Huyện ủy và UBND huyện.",
            [
                {
                    "type": "Kế hoạch phối hợp",
                    "name": "Kế hoạch phối hợp thực hiện công tác dân vận năm 2031",
                    "issuer": "Ban Dân vận Huyện ủy và UBND huyện",
                }
            ],
        ),
        ("Căn cứ Điều lệ Đảng;", [{"type": "Điều lệ", "name": "Điều lệ Đảng"}]),
    ],
)
def test_found(text: str, expected: list[Expected]) -> None:
    found = find_references(text)
    assert [_shown(r, e) for r, e in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số: /KH-UBND",
        "Số:      -KH/BCĐ",
        "số ……/TB-MTTQ ngày …. tháng …. năm ...",
        "Biên bản lập theo Mẫu số 01/BCĐBQH-MT, biểu mẫu số 02/HNCT và biên bản mẫu 03/HNMT",
        "Nghị quyết này có hiệu lực từ ngày 01/7/2025; Luật này; Hiến pháp và pháp luật",
        "báo cáo trước ngày 30/11/2025, đạt 24/7, 3/4 số xã, 05 m3/s, 100 kg/ha",
        "Nghị quyết của Chính phủ về phát triển kinh tế; Kế hoạch 5 năm 2021-2025; Quyết định 03 cán bộ",
        "Kế hoạch 2026\tKế hoạch 2027",
        "pháp luật đất đai, kỷ luật Đảng, Trường Đại học Luật Hà Nội, Luật sư Nguyễn Văn A",
        "hoàn thiện dự thảo Luật Đất đai và dự án Luật Nhà ở",
        "Kế hoạch phối hợp thực hiện công tác năm 2031 đã nêu",
        "Điều lệ và các quy định của Đảng",
    ],
)
def test_nothing_to_find(text: str) -> None:
    assert find_references(text) == ()


def test_the_letterhead_number_is_no_citation() -> None:
    text = "ỦY BAN NHÂN DÂN\nSố: 63/KH-UBND\nAn Phú, ngày 06 tháng 3 năm 2024\nKẾ HOẠCH\nThực hiện Chỉ thị số 2/CT-UBND"
    assert [r.symbol for r in find_references(text)] == ["2/CT-UBND"]


def test_excluded_spans_hold_no_citation() -> None:
    text = "ĐẢNG BỘ\nSố 63-KH/ĐU\nThực hiện Chỉ thị số 2-CT/TU"
    start = text.index("63-KH")
    assert [r.symbol for r in find_references(text)] == ["63-KH/ĐU", "2-CT/TU"]
    assert [r.symbol for r in find_references(text, exclude=[Span(start, start + 8)])] == ["2-CT/TU"]


def test_a_bullet_after_a_symbol_is_not_part_of_it() -> None:
    text = "theo Nghị định số 188/2025/NĐ-CP.\n\n- Thường xuyên rà soát\nNghị quyết 5/NQ-HĐND\n- UBND xã thực hiện"
    assert [r.symbol for r in find_references(text)] == ["188/2025/NĐ-CP", "5/NQ-HĐND"]


@pytest.mark.parametrize("break_", [" ", "\n", "  "])
def test_a_line_break_before_the_number(break_: str) -> None:
    [found] = find_references(f"Kế hoạch số{break_}41-KH/TU ngày{break_}12/01/2022")
    assert (found.type, found.symbol, found.date) == ("Kế hoạch", "41-KH/TU", "2022-01-12")
