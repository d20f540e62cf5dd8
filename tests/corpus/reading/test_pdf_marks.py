"""What stands on the pages of PDF files besides their text: watermarks, stamps, notes, columns, attachments."""

import time
from collections.abc import Callable
from io import BytesIO

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from reportlab.lib.colors import Color, lightgrey
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.parse import parse
from corpus.reading.pdf import read_pdf
from corpus.reading.read import read
from tests.corpus.documents.pdf import drawn, font

LINES = (
    "Số: 215/TB-SYT Sơn Hải, ngày 04 tháng 9 năm 2025",
    "1. Phòng Nghiệp vụ Y chủ trì tổ chức kiểm tra các cơ sở, hoàn thành trước ngày 15/10/2025.",
    "2. Trung tâm Kiểm soát bệnh tật gửi báo cáo tuần về Sở trước 15 giờ thứ Năm hằng tuần.",
    "3. Văn phòng Sở theo dõi, đôn đốc việc thực hiện thông báo này.",
)


def _lines(data: bytes) -> list[str]:
    return [line for line in read_pdf(data).text.split("\n") if line.strip("\f ")]


def _page(canvas: Canvas, over: Callable[[Canvas], None]) -> None:
    over(canvas)
    canvas.setFont(font(), 13)
    canvas.setFillColor("black")
    for at, line in enumerate(LINES):
        canvas.drawString(60, 700 - 40 * at, line)


def _leaning(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(150, 560)
    canvas.rotate(30)
    canvas.setFont(font(), 15)
    canvas.drawString(0, 0, "SAO Y nội bộ")
    canvas.restoreState()


def _in_the_margin(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(40, 560)
    canvas.rotate(90)
    canvas.drawString(0, 0, "In lúc 08:15 ngày 05/9/2025 bởi văn thư")
    canvas.restoreState()


def _outsized(canvas: Canvas) -> None:
    canvas.setFont(font(), 90)
    canvas.setFillColor(lightgrey)
    canvas.drawString(80, 600, "DỰ THẢO")


def _transparent(canvas: Canvas) -> None:
    canvas.setFont(font(), 20)
    canvas.setFillColor(Color(0, 0, 0, alpha=0.15))
    canvas.drawString(100, 662, "TÀI LIỆU THAM KHẢO")


@pytest.mark.parametrize("over", [_leaning, _in_the_margin, _outsized, _transparent])
def test_what_is_printed_across_the_text_is_none_of_it(over: Callable[[Canvas], None]) -> None:
    assert _lines(drawn(lambda canvas: _page(canvas, over))) == list(LINES)


def test_large_words_that_cross_nothing_are_text() -> None:
    def heading(canvas: Canvas) -> None:
        canvas.setFont(font(), 32)
        canvas.drawString(60, 760, "THÔNG BÁO")

    assert _lines(drawn(lambda canvas: _page(canvas, heading))) == ["THÔNG BÁO", *LINES]


def test_a_page_that_is_printed_sideways_is_read_upright() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setFont(font(), 13)
        canvas.drawString(60, 500, LINES[1])
        canvas.drawString(60, 460, LINES[2])

    assert _lines(drawn(paint)) == list(LINES[1:3])


BLANK = "Số:           /KH-SNV          Thanh Bình, ngày        tháng        năm 2025"


def _stamped(*stamps: tuple[str, str]) -> bytes:
    """A page whose number and date were left blank; each of `stamps` is (what is printed before it, the words)."""
    document = PdfDocument(drawn(lambda canvas: canvas.drawString(60, 700, BLANK)))
    page = document[0]
    for before, text in stamps:
        x = 62 + stringWidth(BLANK[: BLANK.index(before) + len(before)], font(), 13)
        note = pdfium.FPDFPage_CreateAnnot(page.raw, pdfium.FPDF_ANNOT_STAMP)
        pdfium.FPDFAnnot_SetRect(note, pdfium.FS_RECTF(x, 715, x + 40, 695))
        made = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Times-Roman", 13)
        coded = (text + "\0").encode("utf-16-le")
        pdfium.FPDFText_SetText(made, (pdfium.FPDF_WCHAR * (len(coded) // 2)).from_buffer_copy(coded))
        pdfium.FPDFPageObj_Transform(made, 1, 0, 0, 1, x, 700)
        pdfium.FPDFAnnot_AppendObject(note, made)
        pdfium.FPDFPage_CloseAnnot(note)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_number_and_date_that_were_stamped_on_are_read() -> None:
    assert _lines(_stamped()) == ["Số: /KH-SNV Thanh Bình, ngày tháng năm 2025"]
    data = _stamped(("Số:        ", "88"), ("ngày ", "17"), ("tháng ", "11"))
    assert _lines(data) == ["Số: 88/KH-SNV Thanh Bình, ngày 17 tháng 11 năm 2025"]


def test_the_words_of_a_signature_that_was_put_on_are_no_text_and_it_is_told() -> None:
    document = PdfDocument(_stamped(("Số:        ", "88")))
    page = document[0]
    note = pdfium.FPDFPage_CreateAnnot(page.raw, pdfium.FPDF_ANNOT_STAMP)
    pdfium.FPDFAnnot_SetRect(note, pdfium.FS_RECTF(60, 760, 200, 720))
    for at, text in enumerate(("Signed by: So Noi vu", "Time: 17.11.2025 08:00")):
        made = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Times-Roman", 9)
        coded = (text + "\0").encode("utf-16-le")
        pdfium.FPDFText_SetText(made, (pdfium.FPDF_WCHAR * (len(coded) // 2)).from_buffer_copy(coded))
        pdfium.FPDFPageObj_Transform(made, 1, 0, 0, 1, 64, 745 - 12 * at)
        pdfium.FPDFAnnot_AppendObject(note, made)
    pdfium.FPDFPage_CloseAnnot(note)
    out = BytesIO()
    document.save(out)
    raw = read_pdf(out.getvalue())
    assert _lines(out.getvalue()) == ["Số: 88/KH-SNV Thanh Bình, ngày tháng năm 2025"]
    assert [one.code for one in raw.warnings] == ["notes_apart"]


PARAGRAPHS = (
    "1. Ủy ban nhân dân các phường rà soát danh sách người cao tuổi trên địa bàn, gửi Phòng Văn hóa trước ngày "
    "10/8/2025 để tổng hợp chung toàn thành phố, không để sót đối tượng nào.",
    "2. Công an các phường hướng dẫn người dân làm thủ tục trên mạng, không thu thêm giấy tờ ngoài quy định, trả kết "
    "quả tại nhà cho người không đi lại được.",
    "3. Trạm y tế tổ chức khám sức khỏe cho người cao tuổi, mỗi quý một lần, tại nhà sinh hoạt cộng đồng khu phố và "
    "thông báo lịch khám trước 5 ngày.",
)


@pytest.mark.parametrize("gutter", [12, 40])
def test_two_columns_are_read_one_after_the_other(gutter: int) -> None:
    wide = (475 - gutter) / 2
    lines = [line for words in PARAGRAPHS for line in simpleSplit(words, font(), 13, wide)]
    half = (len(lines) + 1) // 2

    def paint(canvas: Canvas) -> None:
        for at, line in enumerate(lines):
            canvas.drawString(60 + (at >= half) * (wide + gutter), 700 - 18 * (at % half), line)

    assert _lines(drawn(paint)) == list(PARAGRAPHS)


@pytest.mark.parametrize("rest", [b"\0" * 5000, b"\r\n<!-- tai ve tu cong thong tin -->", b"%%EOF\n"])
def test_bytes_behind_the_end_do_no_harm(rest: bytes) -> None:
    data = drawn(lambda canvas: _page(canvas, lambda _: None))
    assert _lines(data + rest) == list(LINES)


def test_a_portfolio_of_one_document_is_that_document() -> None:
    inner = drawn(lambda canvas: _page(canvas, lambda _: None))
    document = PdfDocument(drawn(lambda canvas: canvas.drawString(60, 700, "Tệp này chứa các tệp khác.")))
    document.new_attachment("thong-bao.pdf").set_data(inner)
    out = BytesIO()
    document.save(out)
    raw = read_pdf(out.getvalue())
    assert LINES[1] in raw.text
    assert [one.code for one in raw.warnings] == ["attachment_read"]


def test_files_that_are_not_read_are_told() -> None:
    document = PdfDocument(drawn(lambda canvas: _page(canvas, lambda _: None)))
    for name in ("phu-luc-1.xlsx", "phu-luc-2.xlsx"):
        document.new_attachment(name).set_data(b"PK")
    out = BytesIO()
    document.save(out)
    raw = read_pdf(out.getvalue())
    assert raw.warnings[0].code == "attachments"
    assert "phu-luc-2.xlsx" in raw.warnings[0].message


@pytest.mark.parametrize("count", [140, 290])
def test_a_page_of_ruled_lines_takes_no_time(count: int) -> None:
    def paint(canvas: Canvas) -> None:
        for at in range(count):
            canvas.line(10, 10 + 2 * at, 10 + 2 * count, 10 + 2 * at)
            canvas.line(10 + 2 * at, 10, 10 + 2 * at, 10 + 2 * count)
        canvas.drawString(20, 20, "Kế hoạch")

    data = drawn(paint)
    start = time.process_time()
    assert "hoạch" in parse(read("a.pdf", data)).text
    assert time.process_time() - start < 10
