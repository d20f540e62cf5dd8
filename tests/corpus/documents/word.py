"""Makes .docx files: whole plans, and single pieces of WordprocessingML where python-docx has no words for them."""

import zipfile
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.corpus.documents.plan import PLAN, Plan


def as_word(plan: Plan = PLAN) -> bytes:
    """The plan with its letterhead and signature in borderless tables and its tasks in a ruled one."""
    document = Document()
    _side_by_side(document, plan.left, plan.right)
    for line in (*plan.heading, *plan.before):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(plan.table[0]), style="Table Grid")
    for row in plan.table:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    for line in plan.after:
        document.add_paragraph(line)
    _side_by_side(document, plan.recipients, plan.signature)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """The bytes of the file."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def of_xml(body: str, **parts: str) -> bytes:
    """A file whose body is this WordprocessingML; `parts` (footnotes=..., numbering=...) become parts of their own."""
    document = Document()
    element = document.element.body
    for child in list(element):
        element.remove(child)
    for child in parse_xml(f"<w:body {nsdecls('w', 'r', 'wp')} {_NAMESPACES}>{body}</w:body>"):
        element.append(child)
    return with_parts(saved(document), parts)


_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def with_parts(data: bytes, parts: dict[str, str]) -> bytes:
    """The same file with parts under word/ added or replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            if name == _RELATIONS:
                made.writestr(name, _related(given.read(name).decode(), parts))
            elif name.removeprefix("word/").removesuffix(".xml") not in parts:
                made.writestr(name, given.read(name))
        for name, xml in parts.items():
            made.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def _related(xml: str, parts: dict[str, str]) -> str:
    """The relationships of the main part with one to each new part of a kind that it may refer to."""
    new = [name for name in parts if f'Target="{name}.xml"' not in xml and "/" not in name]
    added = "".join(
        f'<Relationship Id="of-{name}" Type="{_TYPES}{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in new
    )
    return xml.replace("</Relationships>", f"{added}</Relationships>")


def paragraph(words: str, run: str = "", of: str = "") -> str:
    """One paragraph; `run` and `of` are the properties of its run and of itself."""
    return f"<w:p><w:pPr>{of}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def cell(words: str, settings: str = "", inside: str = "") -> str:
    """One table cell; `inside` stands before its last paragraph."""
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{inside}{paragraph(words)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each the XML of its cells."""
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _side_by_side(document: WordDocument, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell_, lines in zip(row.cells, (left, right), strict=True):
        cell_.text = lines[0]
        for line in lines[1:]:
            cell_.add_paragraph(line)
