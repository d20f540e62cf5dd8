"""The paragraph styles of a form in a Word document, its paper, margins and page numbers."""

from collections.abc import Mapping
from typing import cast

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from assistant.form.profile import Form, Page, Style

# The paragraph styles of a form in a Word document: a unit changes the look of its documents in them.


_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# Which of a font's sets of letters; Vietnamese needs all to be the same.
_LETTER_SETS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_BLACK = RGBColor(0, 0, 0)


def style_id(key: str) -> str:
    """The id in the file of the style of an element."""
    return f"troly-{key.replace('_', '-')}"


def set_ground(document: Document, form: Form) -> None:
    """Font, size and language of whatever no style says otherwise of."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    normal = cast(ParagraphStyle, document.styles["Normal"])
    for properties in (defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}"), normal.element.get_or_add_rPr()):
        _set_font(properties, form.font)
        put(properties, "w:lang", {"w:val": "vi-VN", "w:eastAsia": "vi-VN", "w:bidi": "ar-SA"})
    spacing = {"w:before": "0", "w:after": "0", "w:line": "240", "w:lineRule": "auto"}
    put(defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}"), "w:spacing", spacing)
    normal.font.size = Pt(form.styles["body"].size.written)


def add_styles(document: Document, form: Form) -> Mapping[str, ParagraphStyle]:
    """The styles of the elements by name of the element. Those of a unit's own template stay as they are."""
    there = {one.style_id: one for one in document.styles} | {one.name: one for one in document.styles}
    found: dict[str, ParagraphStyle] = {}
    for key, style in form.styles.items():
        own = there.get(style_id(key)) or there.get(style.name)
        found[key] = own if isinstance(own, ParagraphStyle) else _added(document, key, style, form.font)
    return found


def put(parent: etree._Element, tag: str, values: Mapping[str, str]) -> etree._Element:
    """The child with this tag with these attributes set, added at the end where there is none."""
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    for name, value in values.items():
        found.set(qn(name), value)
    return found


def _added(document: Document, key: str, style: Style, font: str) -> ParagraphStyle:
    made = cast(ParagraphStyle, document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH))
    made.element.set(qn("w:styleId"), style_id(key))
    made.base_style = document.styles["Normal"]
    _set_font(made.element.get_or_add_rPr(), font)
    made.font.size = Pt(style.size.written)
    made.font.bold = style.bold
    made.font.italic = style.italic
    made.font.color.rgb = _BLACK
    look = made.paragraph_format
    look.alignment = _ALIGN[style.align]
    look.first_line_indent = Mm(style.indent)
    look.space_before, look.space_after = Pt(style.before), Pt(style.after)
    look.line_spacing = style.line
    look.keep_with_next = style.keep
    look.widow_control = True
    if style.outline:
        put(made.element.get_or_add_pPr(), "w:outlineLvl", {"w:val": str(style.outline - 1)})
    made.quick_style = True
    return made


def _set_font(properties: etree._Element, font: str) -> None:
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    # A font of the theme would go before the one that is named.
    fonts.attrib.clear()
    for letters in _LETTER_SETS:
        fonts.set(qn(letters), font)


# Paper, margins and page numbers of the sections of a document.


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
