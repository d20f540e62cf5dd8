"""Where each line of a draft is from, for who reads it before it is signed: comments of Word, or an annex."""

from docx.enum.section import WD_SECTION
from docx.text.paragraph import Paragraph

from assistant.checking.bases import TITLE
from assistant.drafting.plan import Origin
from assistant.form.content import Text, clean
from assistant.form.sheet import Sheet
from assistant.form.styles import number_pages, set_page

_AUTHOR = "Trợ lý soạn thảo"
_INITIALS = "TL"
_MAX_QUOTE = 1_500
_MAX_OPENING = 160


def add_comments(sheet: Sheet) -> None:
    """A comment for each line and each row."""
    for text, paragraph in _first_of_each(sheet):
        told = _told(text)
        if told and paragraph.runs:
            comment = sheet.document.add_comment(paragraph.runs, author=_AUTHOR, initials=_INITIALS)
            first, *rest = told
            comment.paragraphs[0].add_run(first)
            for line in rest:
                comment.add_paragraph(line)


def add_annex(sheet: Sheet) -> None:
    """A last section that is no part of the document to be signed."""
    told = [(text, _told(text)) for text, _ in _first_of_each(sheet)]
    section = sheet.document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, sheet.form.page)
    number_pages(section, sheet.styles["page_number"], restart=True)
    sheet.add("appendix_title", TITLE)
    sheet.add("appendix_note", "(Để đối chiếu khi trình ký; không ban hành kèm theo văn bản)")
    for text, lines in told:
        if lines:
            opening = text.words if len(text.words) <= _MAX_OPENING else text.words[:_MAX_OPENING].rstrip() + "…"
            sheet.add("source_label", f"«{opening}»: {lines[0]}")
            for line in lines[1:]:
                sheet.add("source_quote", line)


def _first_of_each(sheet: Sheet) -> list[tuple[Text, Paragraph]]:
    """The first paragraph of every line and row: cells of a row have the same sources."""
    first: dict[int, tuple[Text, Paragraph]] = {}
    for paragraph, text in sheet.written:
        first.setdefault(id(text.of), (text, paragraph))
    return list(first.values())


def _told(text: Text) -> list[str]:
    """The reason, then each source with its words."""
    of = text.of
    if of is None or not (of.origins or of.reason):
        return []
    return [clean(of.reason) or "Nguồn:", *(_quoted(origin) for origin in of.origins)]


def _quoted(origin: Origin) -> str:
    quote = origin.quote if len(origin.quote) <= _MAX_QUOTE else origin.quote[:_MAX_QUOTE].rstrip() + "…"
    where = origin.label or origin.file
    return clean(f"{where}: «{' '.join(quote.split())}»")
