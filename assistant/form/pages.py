"""Paper, margins and page numbers of the sections of a document."""

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.form.profile import Page
from assistant.form.styles import put


def set_page(section: Section, page: Page, *, lying: bool = False) -> None:
    """Paper and margins of the form, upright or turned."""
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    width, height = Mm(page.width), Mm(page.height)
    section.page_width, section.page_height = (height, width) if lying else (width, height)
    section.top_margin, section.bottom_margin = Mm(page.top.written), Mm(page.bottom.written)
    section.left_margin, section.right_margin = Mm(page.left.written), Mm(page.right.written)
    section.header_distance = section.footer_distance = Mm(page.header)


def number_pages(section: Section, style: ParagraphStyle, *, restart: bool = False) -> None:
    """Numbers in the middle of the top margin, none on the first page."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = style
    _add_field(paragraph, "PAGE")
    if restart:
        put(section._sectPr, "w:pgNumType", {"w:start": "1"})


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    for kind, words in (("begin", None), (None, instruction), ("separate", None), (None, None), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif words:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {words} "
            run._r.append(code)
        else:
            run.text = "2"
