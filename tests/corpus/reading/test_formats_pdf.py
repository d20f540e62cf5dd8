"""PDF files: reading order, paragraphs, tables over page ends, page positions."""

import pytest
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import TableStyle

from corpus.errors import DamagedFile, EncryptedFile
from corpus.parse import parse
from corpus.reading.page import glue
from corpus.reading.pdf import read_pdf
from corpus.reading.read import read
from tests.corpus.documents.pdf import RULED, drawn, page_break, paragraph, printed, ruled, side_by_side

LONG = (
    "Ủy ban nhân dân các xã rà soát, lập danh sách hộ cần hỗ trợ, niêm yết tại nhà văn hóa thôn, tổng hợp gửi phòng "
    "chuyên môn thẩm định trước khi trình người có thẩm quyền phê duyệt, bảo đảm đúng đối tượng và đúng thời gian. "
)


def _lines(data: bytes) -> list[str]:
    return [line for line in read_pdf(data).text.split("\n") if line and line != "\f"]


def test_lines_become_the_paragraphs_that_were_typed() -> None:
    typed = [f"{number}. {LONG * 2}".strip() for number in range(1, 4)]
    assert _lines(printed([paragraph(words) for words in typed])) == typed


def test_a_paragraph_over_the_page_end_is_one_and_the_page_begins_inside_it() -> None:
    typed = [f"{number}. {LONG * 4}".strip() for number in range(1, 9)]
    raw = read_pdf(printed([paragraph(words) for words in typed])).text
    document = parse(raw)
    assert document.text.split("\n") == typed
    assert len(document.pages) >= 2
    assert document.page_at(0) == 1
    assert document.page_at(len(document.text) - 1) == len(document.pages)
    inside = [at for at in document.pages[1:] if document.text[at - 1] == " "]
    assert inside, "no page of this text begins inside a paragraph"


def test_page_numbers_and_running_heads_are_no_text() -> None:
    story = [block for number in range(1, 5) for block in (paragraph(f"Đoạn {number}. {LONG}"), page_break())]
    assert [line.split(".")[0] for line in _lines(printed(story, head="Văn bản mẫu, trang in 1/4"))] == [
        "Đoạn 1",
        "Đoạn 2",
        "Đoạn 3",
        "Đoạn 4",
    ]


def test_a_number_that_counts_no_pages_stays() -> None:
    data = printed([paragraph(LONG), paragraph("450"), page_break(), paragraph(LONG)], number=False)
    assert "450" in _lines(data)


def test_a_letterhead_reads_left_then_right() -> None:
    left, right = ("SỞ NỘI VỤ", "Số: 5/SNV"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 2 tháng 3 năm 2025")
    assert _lines(printed([side_by_side(left, right), paragraph(LONG)]))[:4] == [*left, *right]


def test_the_heading_below_a_letterhead_belongs_to_neither_column() -> None:
    left, right = ("SỞ NỘI VỤ", "Số: 5/SNV"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 2 tháng 3 năm 2025")
    for heading in (paragraph("KẾ HOẠCH", indent=0), paragraph("Rà soát", indent=0, align=TA_CENTER)):
        assert _lines(printed([side_by_side(left, right), heading]))[4:] == [heading.text]


ROWS = [("TT", "Nội dung", "Chủ trì"), *((str(n), f"Việc {n}. {LONG}", "Sở Nội vụ") for n in range(1, 12))]


def test_a_table_over_pages_is_one_table_with_one_header() -> None:
    assert _lines(printed([ruled(ROWS, (1.5, 9, 4))])) == [
        "\t".join(" ".join(cell.split()) for cell in row) for row in ROWS
    ]


def test_merged_cells_count_for_every_row() -> None:
    rows = [("TT", "Nội dung", "Chủ trì"), ("I", "Nhóm một", ""), ("1", "Rà soát", "Sở Y tế"), ("", "Báo cáo", "")]
    merged = TableStyle([("SPAN", (1, 1), (2, 1)), ("SPAN", (2, 2), (2, 3)), ("SPAN", (0, 2), (0, 3))], parent=RULED)
    assert _lines(printed([ruled(rows, (1.5, 9, 4), merged)])) == [
        "TT\tNội dung\tChủ trì",
        "I\tNhóm một\t",
        "1\tRà soát\tSở Y tế",
        "1\tBáo cáo\tSở Y tế",
    ]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("số 37/KH-", "UBND", "số 37/KH-UBND"),
        ("số 37/", "KH-UBND", "số 37/KH-UBND"),
        ("giai đoạn 2026 -", "2030", "giai đoạn 2026 - 2030"),
        ("chủ trì,", "phối hợp", "chủ trì, phối hợp"),
        ("-", "Lưu: VT", "- Lưu: VT"),
    ],
)
def test_pieces_of_a_line(before: str, after: str, whole: str) -> None:
    assert glue(before, after) == whole


def _symbol_at_line_end(canvas: Canvas) -> None:
    canvas.drawString(85, 700, "Căn cứ Kế hoạch số 37/KH-")
    canvas.drawString(85, 680, "UBND ngày 05/01/2025 của tỉnh;")


def test_a_hyphen_at_a_line_end_is_kept() -> None:
    assert "".join(_lines(drawn(_symbol_at_line_end))).replace(" ", "").count("37/KH-UBND") == 1


def _with_mark(canvas: Canvas) -> None:
    canvas.drawString(85, 700, "theo kế hoạch")
    canvas.setFont("Vietnamese", 6)
    canvas.drawString(86 + canvas.stringWidth("theo kế hoạch", "Vietnamese", 13), 705, "12")
    canvas.drawString(85, 104, "12")
    canvas.setFont("Vietnamese", 10)
    canvas.drawString(95, 100, "Nghị quyết số 5.")


def test_raised_numbers_are_footnote_marks() -> None:
    assert _lines(drawn(_with_mark)) == ["theo kế hoạch¹²", "¹² Nghị quyết số 5."]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_seen(turn: int) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*{90: (595, 0), 180: (595, 842), 270: (0, 842)}[turn])
        canvas.rotate(turn)
        canvas.drawString(80, 400, "Dòng thứ nhất")
        canvas.drawString(80, 370, "Dòng thứ hai")

    assert _lines(drawn(paint)) == ["Dòng thứ nhất", "Dòng thứ hai"]


def _encrypted() -> bytes:
    from io import BytesIO

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("mật khẩu", canPrint=0))
    canvas.drawString(100, 100, "abc")
    canvas.save()
    return out.getvalue()


def test_a_file_under_a_password_says_so() -> None:
    with pytest.raises(EncryptedFile):
        read("a.pdf", _encrypted())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_no_shorter_document(share: float) -> None:
    data = printed([paragraph(LONG)])
    with pytest.raises(DamagedFile):
        read("a.pdf", data[: int(len(data) * share)])
