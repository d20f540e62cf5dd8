"""A plan -> a Word file in official form."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from lxml import etree

from assistant.drafting.open_points import placeholders
from assistant.drafting.plan import Plan
from assistant.form import fields
from assistant.form.content import Block, Table, Text, clean, content_of
from assistant.form.numbers import UNKNOWN, blank_number, spelled_out
from assistant.form.profile import Form, form_of
from assistant.form.rule_lines import balance, draw_rule, printed_width
from assistant.form.sheet import Sheet, add_runs, task_table
from assistant.form.sources import add_annex, add_comments
from assistant.form.styles import number_pages, set_page
from assistant.form.template import blank
from corpus.errors import TemplateInvalid
from corpus.reading.read import MAX_BYTES

Sources = Literal["comments", "annex", "none"]
_MAX_PROPERTY = 255


def docx_bytes(plan: Plan, *, sources: Sources = "none", template: Path | None = None) -> bytes:
    """The plan as a .docx file; `template` is a unit's own file with fields in it, see `template_bytes`.

    Raises TemplateInvalid for a template that is no Word file or lacks a field.
    """
    form = form_of(plan.profile)
    document = blank(form) if template is None else _opened(template)
    sheet = Sheet(document, form)
    places = fields.find_fields(document)
    content = content_of(plan, form)
    for name, words in _said(plan, form).items():
        if name in places:
            _fill_in(places[name], name, words)
    _put_blocks(sheet, places, fields.BASES, content.bases)
    _put_blocks(sheet, places, fields.CONTENT, content.body, keep_last=True)
    _put_blocks(sheet, places, fields.RECIPIENTS, content.recipients)
    _fit_lines(sheet)
    for blocks in content.appendices:
        _add_appendix(sheet, blocks)
    if sources == "comments":
        add_comments(sheet)
    elif sources == "annex":
        add_annex(sheet)
    _describe(document, plan)
    return _saved(document)


def template_bytes(profile: Literal["state", "party"]) -> bytes:
    """The form with its fields unfilled, for a unit to change in Word and use as `template`."""
    return _saved(blank(form_of(profile)))


def _opened(template: Path) -> Document:
    try:
        if template.stat().st_size > MAX_BYTES:
            raise TemplateInvalid(f"tệp {template.name} lớn hơn {MAX_BYTES // 1_000_000} MB")
        return docx.Document(str(template))
    except TemplateInvalid:
        raise
    except Exception as error:
        # Whatever python-docx meets in a file that is none of Word's.
        raise TemplateInvalid(f"tệp {template.name} không mở được như một tệp .docx") from error


def _said(plan: Plan, form: Form) -> Mapping[str, str]:
    dated = form.letterhead.dated.format(place=plan.place or UNKNOWN, year=plan.year)
    signed = "\n".join(part for part in (plan.authority, plan.position) if part.strip())
    return {
        fields.SUPERIOR: _superior(plan, form),
        fields.UNIT: _on_two_lines(_capitals(plan.unit), form),
        fields.NUMBER: clean(blank_number(plan, form)),
        fields.PLACE_DATE: clean(dated),
        fields.TYPE: clean(plan.type).upper(),
        fields.TITLE: clean(plan.title),
        fields.AUTHORITY: "\n".join(clean(line).upper() for line in signed.split("\n")) or UNKNOWN,
    }


def _capitals(body: str) -> str:
    return clean(spelled_out(body)).upper()


def _superior(plan: Plan, form: Form) -> str:
    """In one line where that is wide enough."""
    name, look = _capitals(plan.superior_body), form.styles["superior_body"]
    width = printed_width(name, look.size.written, bold=look.bold)
    return name if width < form.letterhead.left_width else _on_two_lines(name, form)


def _on_two_lines(name: str, form: Form) -> str:
    """A name in capitals with its unit on a line of its own."""
    for first in form.letterhead.break_after:
        if name.startswith(f"{first} "):
            return f"{first}\n{name.removeprefix(f'{first} ')}"
    return name


def _fill_in(paragraph: Paragraph, name: str, words: str) -> None:
    """A field of one line; where it stands for nothing its paragraph goes."""
    if paragraph.text.strip() != fields.field(name):
        fields.replace_field(paragraph, name, words)
    elif words:
        look = paragraph.runs[0]._r.rPr
        for run in paragraph.runs:
            paragraph._p.remove(run._r)
        add_runs(paragraph, words, placeholders(words), look)
    else:
        _parent(paragraph).remove(paragraph._p)


def _put_blocks(
    sheet: Sheet, places: Mapping[str, Paragraph], name: str, blocks: Sequence[Block], *, keep_last: bool = False
) -> None:
    """Write blocks where the field's paragraph stands. A cell keeps at least one paragraph; `keep_last` lets no page
    end between the last paragraph and what follows: a signature does not stand on a page of its own."""
    place = places[name]
    for at, block in enumerate(blocks, start=1):
        if isinstance(block, Table):
            place._p.addprevious(task_table(sheet, block, sheet.form.page.text_width))
        else:
            paragraph = sheet.fill(place.insert_paragraph_before(), block)
            if keep_last and at == len(blocks):
                paragraph.paragraph_format.keep_with_next = True
    parent = _parent(place)
    if blocks or parent.tag != qn("w:tc"):
        parent.remove(place._p)
    else:
        fields.replace_field(place, name, "")


def _add_appendix(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """An appendix on turned pages with page numbers of its own."""
    section = sheet.document.add_section(WD_SECTION.NEW_PAGE)
    page = sheet.form.page
    set_page(section, page, lying=True)
    number_pages(section, sheet.styles["page_number"], restart=True)
    for block in blocks:
        if isinstance(block, Text):
            sheet.add(block.style, block.words, block.of)
        else:
            room = page.height - page.left.written - page.right.written
            sheet.document.element.body.insert_element_before(task_table(sheet, block, room), "w:sectPr")
    sheet.end_table()


def _fit_lines(sheet: Sheet) -> None:
    """Titles of several lines, and the rules, which their style marks; a unit's template may have drawn others."""
    drawn = {sheet.styles[key].style_id: measure.written for key, measure in sheet.form.rules.items()}
    keys = {style.style_id: key for key, style in sheet.styles.items()}
    above: Paragraph | None = None
    for one in sheet.document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(one, sheet.document._body)
        style = paragraph._p.style or ""
        if style in drawn and above is not None:
            look = sheet.form.styles[keys.get(above._p.style or "", "body")]
            draw_rule(paragraph, drawn[style], above.text, look, _room(sheet, one))
        elif style == sheet.styles["title"].style_id:
            balance(paragraph, sheet.form.styles["title"], _room(sheet, one))
        above = paragraph


def _parent(paragraph: Paragraph) -> etree._Element:
    """What a paragraph stands in; one in a document always stands in something."""
    return cast(etree._Element, paragraph._p.getparent())


def _room(sheet: Sheet, paragraph: CT_P) -> float:
    """Millimetres from margin to margin, of the cell if it stands in one."""
    cell = paragraph.getparent()
    if isinstance(cell, CT_Tc) and cell.width:
        return float(cell.width.mm)
    return sheet.form.page.text_width


def _describe(document: Document, plan: Plan) -> None:
    properties = document.core_properties
    properties.title = clean(f"{plan.type} {plan.title}")[:_MAX_PROPERTY]
    properties.author = clean(plan.unit)[:_MAX_PROPERTY]
    properties.last_modified_by = properties.author
    properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime.now(UTC)


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
