"""Letterheads as files give them: in cells, with tabs or blanks, overprinted, behind stamps, damaged."""

import time

import pytest

from corpus.document import Document, Header
from corpus.reading.normalise import normalise
from corpus.structure.assemble import read_structure

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FREEDOM = "Độc lập - Tự do - Hạnh phúc"
BODY = "Căn cứ Luật Mẫu;\n\nĐiều 1. Việc mẫu của tỉnh An Mẫu.\n"


def read(raw: str) -> Document:
    return read_structure(normalise(raw))


def facts(raw: str) -> tuple[str | None, ...]:
    header = read(raw).header
    return header.type, header.symbol, header.date, header.place, header.issuer


WHOLE = ("Kế hoạch", "45/KH-UBND", "2026-03-12", "Vĩnh Mẫu", "Ủy ban nhân dân xã Vĩnh Mẫu")


@pytest.mark.parametrize(
    "head",
    [
        # one below the other
        f"ỦY BAN NHÂN DÂN\nXÃ VĨNH MẪU\n\n{MOTTO}\n{FREEDOM}\n\nSố: 45/KH-UBND\n\nVĩnh Mẫu, ngày 12 tháng 3 năm 2026",
        # with tabs, with blanks, in one line
        f"ỦY BAN NHÂN DÂN\t{MOTTO}\nXÃ VĨNH MẪU\t{FREEDOM}\nSố: 45/KH-UBND\tVĩnh Mẫu, ngày 12 tháng 3 năm 2026",
        f"ỦY BAN NHÂN DÂN    {MOTTO}\nXÃ VĨNH MẪU    {FREEDOM}\nSố: 45/KH-UBND    Vĩnh Mẫu, ngày 12 tháng 3 năm 2026",
        f"ỦY BAN NHÂN DÂN {MOTTO}\nXÃ VĨNH MẪU {FREEDOM}\nSố: 45/KH-UBND Vĩnh Mẫu, ngày 12 tháng 3 năm 2026",
        f"ỦY BAN NHÂN DÂN XÃ VĨNH MẪU {MOTTO} {FREEDOM}\n\nSố: 45/KH-UBNDVĩnh Mẫu, ngày 12 tháng 3 năm 2026",
        # cells, the second column first
        f"{MOTTO}\n{FREEDOM}\n\nVĩnh Mẫu, ngày 12 tháng 3 năm 2026\n\nỦY BAN NHÂN DÂN\nXÃ VĨNH MẪU\n\nSố: 45/KH-UBND",
        # the number and the day were stamped on
        f"ỦY BAN NHÂN DÂN XÃ VĨNH MẪU\n\n{MOTTO}\n{FREEDOM}\n\n45\n\nSố:      /KH-UBND\n\n"
        "Vĩnh Mẫu, ngày 12 tháng 3 năm 2026",
        # a stamp with another date, marks of urgency
        "Người ký: UBND xã Vĩnh Mẫu\n\nThời gian ký: 14/03/2026 08:15:20 +07:00\n\nHỎA TỐC\n\nỦY BAN NHÂN DÂN\n"
        f"XÃ VĨNH MẪU\n\n{MOTTO}\n{FREEDOM}\n\nSố: 45/KH-UBND\n\nVĩnh Mẫu, ngày 12 tháng 3 năm 2026",
        # spaced and wrapped
        f"ỦY BAN NHÂN DÂN\nXÃ VĨNH MẪU\n-----\n\n{MOTTO}\n{FREEDOM}\n-----\n\nSố : 45 /KH - UBND\n\n"
        "Vĩnh Mẫu, ngày 12 tháng 3 năm\n2026",
        # the first letter of the line is lost
        f"Y BAN NHÂN DÂN XÃ VĨNH MẪU\n\n{MOTTO}\n{FREEDOM}\n\nSố: 45/KH-UBND\n\nVĩnh Mẫu, ngày 12/3/2026",
    ],
)
def test_one_letterhead_set_in_many_ways(head: str) -> None:
    assert facts(f"{head}\n\nKẾ HOẠCH\n\nTriển khai việc mẫu\n\n{BODY}") == WHOLE


@pytest.mark.parametrize(
    ("raw", "type_"),
    [
        (
            "Số: 5348/CT-MS\n\nV/v trả lời việc mẫu\n\nAn Mẫu, ngày 2 tháng 3 năm 2026\n\nKính gửi: Thuế tỉnh B.",
            "Công văn",
        ),
        ("Số: 77/CT-MS\n\nAn Mẫu, ngày 2 tháng 3 năm 2026\n\nKính gửi: Thuế tỉnh B.", "Công văn"),
        ("Số: 7/CT-UBND\n\nAn Mẫu, ngày 2 tháng 3 năm 2026\n\nCHỈ THỊ\n\nVề việc mẫu\n\nThực hiện Luật Mẫu", "Chỉ thị"),
        ("Số: 9/TTr-SNV\n\nAn Mẫu, ngày 2 tháng 3 năm 2026\n\nKính gửi: UBND tỉnh.", "Tờ trình"),
        ("Luật số: 12/2020/QH14\n\nHà Nội, ngày 2 tháng 3 năm 2020\n\nLUẬT\n\nMẪU\n\nCăn cứ Hiến pháp;", "Luật"),
    ],
)
def test_the_type_is_what_the_form_says(raw: str, type_: str) -> None:
    assert read(f"CỤC MẪU\n\n{MOTTO}\n{FREEDOM}\n\n{raw}\n\nViệc mẫu.\n").header.type == type_


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "NGHỊ ĐỊNH\n\nCỦA CHÍNH PHỦ SỐ 12/2019/NĐ-CP NGÀY 5 THÁNG 6 NĂM 2019\n\nVỀ VIỆC MẪU\n\nCHÍNH PHỦ\n\n"
            + BODY,
            ("Nghị định", "12/2019/NĐ-CP", "2019-06-05", "Chính phủ", "VỀ VIỆC MẪU"),
        ),
        (
            "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH AN MẪU SỐ 3/2019/QĐ-UBND NGÀY 5/6/2019 VỀ VIỆC MẪU\n\n" + BODY,
            ("Quyết định", "3/2019/QĐ-UBND", "2019-06-05", "Ủy ban nhân dân tỉnh An Mẫu", "VỀ VIỆC MẪU"),
        ),
    ],
)
def test_the_heading_of_a_gazette(raw: str, expected: tuple[str, ...]) -> None:
    header = read(raw).header
    assert (header.type, header.symbol, header.date, header.issuer, header.title) == expected


def _decision(title: str, issuer: str = "ỦY BAN NHÂN DÂN TỈNH AN MẪU") -> Header:
    head = f"{issuer}\n\n{MOTTO}\n{FREEDOM}\n\nSố: 5/QĐ-UBND\n\nAn Mẫu, ngày 2 tháng 3 năm 2026"
    return read(f"{head}\n\nQUYẾT ĐỊNH\n\n{title}\n\n{BODY}").header


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("VỀ VIỆC MẪU CỦA SỞ Y TẾ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN MẪU", "VỀ VIỆC MẪU CỦA SỞ Y TẾ"),
        ("CÔNG NHẬN XÃ TRÊN ĐỊA BÀN TỈNH AN MẪU ỦY BAN NHÂN DÂN TỈNH AN MẪU", "CÔNG NHẬN XÃ TRÊN ĐỊA BÀN TỈNH AN MẪU"),
        ("BÃI BỎ QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH AN MẪU", "BÃI BỎ QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH AN MẪU"),
    ],
)
def test_who_issues_is_no_part_of_the_title(title: str, left: str) -> None:
    header = _decision(title)
    assert (header.title, header.issuer) == (left, "Ủy ban nhân dân tỉnh An Mẫu")


def test_who_issues_is_told_below_the_title_where_no_letterhead_does() -> None:
    header = _decision("VỀ VIỆC MẪU\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN MẪU", issuer="")
    assert header.issuer == "Ủy ban nhân dân tỉnh An Mẫu"


@pytest.mark.parametrize(
    ("lines", "issuer", "superior"),
    [
        ("BỘ MẪU\nCỤC VIỆC MẪU", "Cục việc mẫu", "Bộ Mẫu"),
        ("SỞ GDĐT TỈNH AN MẪU TRƯỜNG THPT AN MẪU 2", "Trường THPT an mẫu 2", "Sở GDĐT tỉnh An Mẫu"),
        ("B Ộ NỘI V Ụ", "Bộ Nội vụ", None),
        ("ỦY BAN BẦU CỬ XÃ AN MẪU\nTIỂU BAN TUYÊN TRUYỀN", "Tiểu ban tuyên truyền", "Ủy ban bầu cử xã An Mẫu"),
    ],
)
def test_issuer_and_the_body_above_it(lines: str, issuer: str, superior: str | None) -> None:
    header = _decision("VỀ VIỆC NÀY", issuer=lines)
    assert header.issuer is not None
    assert header.issuer.casefold() == issuer.casefold()
    assert (header.superior or "").casefold() == (superior or "").casefold()


def test_a_number_that_was_left_blank_stays_blank() -> None:
    raw = f"1\n\nSỞ MẪU\n\n{MOTTO}\n\nSố:      /KH-SM An Mẫu, ngày    tháng 3 năm 2026\n\nKẾ HOẠCH\n\nMẫu\n\n{BODY}"
    document = read(raw)
    assert (document.header.symbol, document.header.date, document.header.place) == (None, "2026-03", "An Mẫu")
    assert {"symbol_blank", "date_blank"} <= {warning.code for warning in document.warnings}


@pytest.mark.parametrize(
    "piece", ["Số: ", "CỘNG HÒA ", "ngày ", "A\t", "Số: 1/", "ngày 1 tháng ", "THỦ TƯỚNG ", "X   "]
)
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    begin = time.perf_counter()
    read(f"SỞ MẪU\n\nKẾ HOẠCH\n\n{piece * 20_000}\n\n{BODY}")
    assert time.perf_counter() - begin < 5


def test_lines_inside_the_cells_of_a_row_are_lines() -> None:
    raw = f"ỦY BAN NHÂN DÂN\u2003XÃ VĨNH MẪU\u2003Số: 45/KH-UBND\t{MOTTO}\u2003{FREEDOM}\u2003"
    assert facts(f"{raw}Vĩnh Mẫu, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nMẫu\n\n{BODY}") == WHOLE
