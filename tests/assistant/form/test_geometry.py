"""The measures of Nghị định 30/2020/NĐ-CP in the XML of our files: read by python-docx, not by our own check."""

import io
import subprocess
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from assistant.form.check import check_form
from assistant.form.rule_lines import printed_width
from assistant.form.write import docx_bytes
from corpus.parse import parse
from corpus.reading.program import find_program
from corpus.reading.read import read
from tests.assistant.form.sample_plan import a_plan, changed, party_plan, written

FONT = "Times New Roman"


@pytest.fixture(scope="module")
def document() -> Document:
    return written(changed(superior_body="UBND thành phố Hải Lâm", unit="Phòng Nội vụ"))


def find(document: Document, beginning: str) -> Paragraph:
    for one in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(one, document._body)
        if paragraph.text.startswith(beginning):
            return paragraph
    raise AssertionError(beginning)


def look(paragraph: Paragraph) -> tuple[float, bool, bool, int]:
    """(points, bold, italic, alignment) as the style gives them; our runs state nothing themselves."""
    assert all(run._r.rPr is None or run.font.highlight_color for run in paragraph.runs)
    style: Any = paragraph.style
    return style.font.size.pt, style.font.bold, style.font.italic, style.paragraph_format.alignment


LEFT, CENTRE, JUSTIFIED = 0, 1, 3


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (13, True, False, CENTRE)),
        ("Độc lập - Tự do - Hạnh phúc", (14, True, False, CENTRE)),
        ("ỦY BAN NHÂN DÂN", (13, False, False, CENTRE)),
        ("PHÒNG NỘI VỤ", (13, True, False, CENTRE)),
        ("Số:      /KH-PNV", (13, False, False, CENTRE)),
        ("Minh Tân, ngày   tháng   năm 2024", (14, False, True, CENTRE)),
        ("KẾ HOẠCH", (14, True, False, CENTRE)),
        ("Công tác dân vận", (14, True, False, CENTRE)),
        ("Căn cứ", (14, False, True, JUSTIFIED)),
        ("Ủy ban nhân dân xã", (14, False, False, JUSTIFIED)),
        ("I. MỤC ĐÍCH, YÊU CẦU", (14, True, False, JUSTIFIED)),
        ("1. Mục đích", (14, True, False, JUSTIFIED)),
        ("a) Phân công", (14, False, False, JUSTIFIED)),
        ("- Nâng cao", (14, False, False, JUSTIFIED)),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", (14, True, False, CENTRE)),
        ("Nơi nhận:", (12, True, True, LEFT)),
        ("- UBND thành phố Hải Lâm;", (11, False, False, LEFT)),
        ("- Lưu: VT, VP.", (11, False, False, LEFT)),
        ("Phụ lục", (14, True, False, CENTRE)),
        ("NHIỆM VỤ", (14, True, False, CENTRE)),
        ("(Kèm theo Kế hoạch số      /KH-PNV", (14, False, True, CENTRE)),
    ],
)
def test_letters_of_each_element(document: Document, beginning: str, expected: tuple[float, bool, bool, int]) -> None:
    assert look(find(document, beginning)) == expected


def test_the_name_of_a_signer_is_bold(document: Document) -> None:
    below = Paragraph(find(document, "TM. ỦY BAN")._p.getnext(), document._body)
    assert look(below) == (14, True, False, CENTRE)


def test_paper_and_margins(document: Document) -> None:
    upright, lying = document.sections
    assert (upright.orientation, lying.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    for section, width, height in ((upright, 210, 297), (lying, 297, 210)):
        measured = [section.page_width, section.page_height, section.top_margin, section.bottom_margin]
        measured += [section.left_margin, section.right_margin]
        for length, expected in zip(measured, (width, height, 20, 20, 30, 15), strict=True):
            assert length is not None
            assert length.mm == pytest.approx(expected, abs=0.1)


def test_every_style_names_one_font_for_every_set_of_letters(document: Document) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    ours = [style.element.rPr for style in document.styles if style.style_id.startswith("troly-")]
    assert len(ours) > 25
    for properties in (defaults, document.styles["Normal"].element.rPr, *ours):
        fonts = dict(properties.find(qn("w:rFonts")).attrib)
        assert fonts == {qn(f"w:{letters}"): FONT for letters in ("ascii", "hAnsi", "cs", "eastAsia")}
    assert all(one.find(qn("w:color")).get(qn("w:val")) == "000000" for one in ours)


def test_body_text_is_indented_and_spaced(document: Document) -> None:
    for beginning in ("Căn cứ", "Ủy ban nhân dân xã", "I. MỤC", "1. Mục", "a) Phân", "- Nâng"):
        style: Any = find(document, beginning).style
        form = style.paragraph_format
        assert form.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
        assert form.space_after.pt >= 6
        assert 1.0 <= form.line_spacing <= 1.5


def test_page_numbers_stand_in_the_top_margin_from_the_second_page(document: Document) -> None:
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].runs
        (number,) = section.header.paragraphs
        assert [one.text for one in number._p.iter(qn("w:instrText"))] == [" PAGE "]
        assert look(number) == (14, False, False, CENTRE)
        assert section.header_distance is not None
        assert section.header_distance < section.top_margin
        assert not any(one.runs for one in section.footer.paragraphs)
    assert document.sections[1]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@pytest.mark.parametrize(
    ("beginning", "least", "most"),
    [("Độc lập", 0.95, 1.05), ("PHÒNG NỘI VỤ", 1 / 3, 1 / 2), ("Công tác dân vận", 1 / 3, 1 / 2)],
)
def test_rules_are_as_long_as_they_should_be(document: Document, beginning: str, least: float, most: float) -> None:
    above = find(document, beginning)
    rule = Paragraph(above._p.getnext(), document._body)
    border = rule._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}")
    assert border.get(qn("w:val")) == "single"
    cell = above._p.getparent()
    room = cell.width.mm if cell.tag == qn("w:tc") else 165
    form = rule.paragraph_format
    assert form.left_indent == form.right_indent
    length = room - form.left_indent.mm - form.right_indent.mm
    assert least <= length / printed_width(above.text, look(above)[0], bold=True) <= most


def test_the_letterhead_is_a_table_without_lines(document: Document) -> None:
    head, closing, tasks = document.tables
    for table in (head, closing):
        borders = table._tbl.tblPr.find(qn("w:tblBorders"))
        assert {one.get(qn("w:val")) for one in borders} == {"nil"}
    assert {one.get(qn("w:val")) for one in tasks._tbl.tblPr.find(qn("w:tblBorders"))} == {"single"}
    number, dated = head.rows[1].cells
    assert (number.text, dated.text) == ("Số:      /KH-PNV", "Minh Tân, ngày   tháng   năm 2024")
    recipients, signature = closing.rows[0].cells
    assert recipients.text.startswith("Nơi nhận:")
    assert signature.text.startswith("TM.")
    # No line of the letterhead is broken where it was not meant to be.
    for cell in head.rows[0].cells:
        for paragraph in cell.paragraphs:
            for words in paragraph.text.split("\n"):
                size, bold, *_ = look(paragraph)
                assert printed_width(words, size, bold=bold) < Mm(cell.width.mm).mm


def test_widths_are_those_of_the_printed_letters() -> None:
    # Times New Roman Bold 14: the motto is 60.46 mm long in Liberation Serif, which has the same measures.
    assert printed_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True) == pytest.approx(60.46, abs=0.05)
    assert printed_width("ƯỚ ế", 10, bold=False) == printed_width("ƯƠ e", 10, bold=False)


office = pytest.mark.skipif(find_program("soffice", "libreoffice") is None, reason="LibreOffice is not installed")


@office
@pytest.mark.slow
@pytest.mark.parametrize("plan", [a_plan(), party_plan()], ids=["state", "party"])
def test_libreoffice_opens_prints_and_keeps_it(tmp_path: Path, plan: Any) -> None:
    program = find_program("soffice", "libreoffice")
    assert program is not None
    (tmp_path / "a.docx").write_bytes(docx_bytes(plan, sources="comments"))
    for kind in ("pdf", "docx:MS Word 2007 XML"):
        command = [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", kind]
        command += ["--outdir", str(tmp_path / "out"), str(tmp_path / "a.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    kept = (tmp_path / "out" / "a.docx").read_bytes()
    assert [one.rule for one in check_form(kept, parse(read("a.docx", kept)), plan.profile) if not one.ok] == []
    assert len(list(docx.Document(io.BytesIO(kept)).comments)) > 60
    pages = pypdfium2.PdfDocument(tmp_path / "out" / "a.pdf")
    sizes = [tuple(round(length / 72 * 25.4) for length in page.get_size()) for page in pages]
    assert sizes[0] == (210, 297)
    assert sizes[-1] == (297, 210)
    pages.close()
