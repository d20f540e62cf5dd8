"""A unit's own template: where it lies, and the blank form to make one from."""

from collections.abc import Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from assistant.drafting.plan import Profile
from assistant.form import fields
from assistant.form.content import Text
from assistant.form.profile import Form
from assistant.form.sheet import Sheet, another, new_grid
from assistant.form.styles import number_pages, put, set_ground, set_page

# A unit's own template: a Word file of a fixed name in the data home, used instead of the built-in form.


NAMES: Mapping[Profile, str] = {"state": "mau-van-ban.docx", "party": "mau-van-ban-dang.docx"}


def own_template(home: Path, profile: Profile) -> Path | None:
    """The unit's template for this form; None where it has none."""
    path = home / NAMES[profile]
    return path if path.is_file() else None


# The document of a form with fields in place of what a plan says: what a unit changes to its own template.


_WORD_2013 = "15"


def blank(form: Form) -> Document:
    """An unfilled document in the form."""
    document = docx.Document()
    set_ground(document, form)
    _set_newest(document)
    sheet = Sheet(document, form)
    section = document.sections[0]
    set_page(section, form.page)
    number_pages(section, sheet.styles["page_number"])
    _add_letterhead(sheet)
    sheet.add("type", fields.field(fields.TYPE))
    sheet.add("title", fields.field(fields.TITLE))
    sheet.add("rule_title", "")
    sheet.add("basis", fields.field(fields.BASES))
    sheet.add("body", fields.field(fields.CONTENT))
    _add_closing(sheet)
    sheet.end_table()
    return document


def _add_letterhead(sheet: Sheet) -> None:
    head = sheet.form.letterhead
    left, right = head.left_width, sheet.form.page.text_width - head.left_width
    body = [Text("superior_body", fields.field(fields.SUPERIOR)), Text("issuing_body", fields.field(fields.UNIT))]
    number = Text("number", fields.field(fields.NUMBER))
    dated = Text("place_date", fields.field(fields.PLACE_DATE))
    nation = [Text(style, words) for style, words in zip(head.national_styles, head.national, strict=True)]
    under = [Text("rule_body", "")] if not head.star else [Text("number", "*")]
    _add_cells(sheet, (left, right), [[[*body, *under], [*nation, Text("rule_motto", "")]], [[number], [dated]]])


def _add_closing(sheet: Sheet) -> None:
    half = sheet.form.page.text_width / 2
    recipients = [Text("recipients_label", sheet.form.wording.recipients)]
    recipients.append(Text("recipients", fields.field(fields.RECIPIENTS)))
    signature = [Text("authority", fields.field(fields.AUTHORITY)), Text("signer", "")]
    _add_cells(sheet, (half, half), [[recipients, signature]])


def _add_cells(sheet: Sheet, widths: tuple[float, float], rows: list[list[list[Text]]]) -> None:
    table = new_grid(len(rows), widths, lined=False)
    body = sheet.document.element.body
    body.insert_element_before(table, "w:sectPr")
    for row, cells in zip(table.tr_lst, rows, strict=True):
        for cell, texts in zip(row.tc_lst, cells, strict=True):
            for old in cell.p_lst:
                cell.remove(old)
            for text in texts:
                sheet.fill(another(cell, sheet.document), text)


def _set_newest(document: Document) -> None:
    """Without this Word opens the file in the mode of an older Word."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    put(document.settings.element, "w:themeFontLang", {"w:val": "vi-VN"})
