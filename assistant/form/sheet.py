"""The Word document while it is written: paragraphs with marked placeholders, tables of fixed widths."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.text.font import CT_RPr
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.drafting.plan import Line, TaskRow
from assistant.form.content import Table, Text, clean, in_pieces
from assistant.form.profile import Form
from assistant.form.styles import add_styles, put

# Tables of fixed column widths, with lines or without.


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PADDING_MM = 1.9


def new_grid(rows: int, widths: Sequence[float], *, lined: bool) -> CT_Tbl:
    """A table that is in no document yet; `widths` of its columns in mm."""
    table = CT_Tbl.new_tbl(rows, len(widths), Mm(sum(widths)))
    properties = table.tblPr
    for child in list(properties):
        properties.remove(child)
    put(properties, "w:tblW", {"w:type": "dxa", "w:w": _twips(sum(widths))})
    put(properties, "w:jc", {"w:val": "center"})
    borders = put(properties, "w:tblBorders", {})
    for side in _SIDES:
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
        put(borders, f"w:{side}", line if lined else {"w:val": "nil"})
    put(properties, "w:tblLayout", {"w:type": "fixed"})
    padding = put(properties, "w:tblCellMar", {})
    for side in ("left", "right"):
        put(padding, f"w:{side}", {"w:w": _twips(_PADDING_MM if lined else 0), "w:type": "dxa"})
    for column, width in zip(table.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), _twips(width))
    for row in table.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Mm(width)
    return table


def paragraphs_of(cell: CT_Tc, document: Document) -> Iterator[Paragraph]:
    """The paragraphs of a cell."""
    return (Paragraph(one, document._body) for one in cell.p_lst)


def another(cell: CT_Tc, document: Document) -> Paragraph:
    """A new paragraph at the end of a cell."""
    return Paragraph(cell.add_p(), document._body)


def keep_whole(row: CT_Row) -> None:
    """No page break inside this row."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat(row: CT_Row) -> None:
    """This row again at the top of every page."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def join(row: CT_Row, first: int) -> CT_Tc:
    """The cells from `first` to the last as one."""
    cells = row.tc_lst
    kept = cells[first]
    total = sum((cell.width or 0) for cell in cells[first:])
    for cell in cells[first + 1 :]:
        row.remove(cell)
    kept.width = Mm(total / 36000)
    kept.grid_span = len(cells) - first
    return kept


def _twips(mm: float) -> str:
    return str(round(mm / 25.4 * 1440))


# The Word document while it is written: styled paragraphs with marked placeholders, and what each stands for.


@dataclass(slots=True)
class Sheet:
    """A document with the styles of a form; `written` are the paragraphs that stand for a line or row of the plan."""

    document: Document
    form: Form
    styles: Mapping[str, ParagraphStyle] = field(init=False)
    _ids: Mapping[str, str] = field(init=False)
    written: list[tuple[Paragraph, Text]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.styles = add_styles(self.document, self.form)
        self._ids = {key: style.style_id for key, style in self.styles.items()}

    def fill(self, paragraph: Paragraph, text: Text) -> Paragraph:
        """Put words into an empty paragraph."""
        # By id: looking for the style by its object takes longer than all the rest.
        paragraph._p.style = self._ids[text.style]
        add_runs(paragraph, text.words, text.of.placeholders if text.of else ())
        if text.of is not None:
            self.written.append((paragraph, text))
        return paragraph

    def add(self, style: str, words: str, of: Line | TaskRow | None = None) -> Paragraph:
        """A new paragraph at the end of the document."""
        return self.fill(self.document.add_paragraph(), Text(style, words, of))

    def end_table(self) -> None:
        """The paragraph without height that Word needs behind a table at the end of a section."""
        self.document.add_paragraph().paragraph_format.line_spacing = Pt(1)


def add_runs(paragraph: Paragraph, words: str, placeholders: Sequence[str] = (), look: CT_RPr | None = None) -> None:
    """Words at the end of a paragraph, what is left to fill in highlighted; line breaks stay."""
    for at, line in enumerate(words.split("\n")):
        if at:
            paragraph.add_run().add_break()
        for piece, is_placeholder in in_pieces(clean(line), placeholders):
            run = paragraph.add_run(piece)
            if look is not None:
                run._r.insert(0, deepcopy(look))
            if is_placeholder:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


# The task table: header row again on every page, no row cut by the end of a page.


def task_table(sheet: Sheet, table: Table, room: float) -> CT_Tbl:
    """A table as wide as `room` mm, not yet in the document."""
    columns = [sheet.form.table.columns[name] for name in table.columns]
    shares = sum(column.share for column in columns)
    made = new_grid(len(table.rows) + 1, [room * column.share / shares for column in columns], lined=True)
    head, *rows = made.tr_lst
    repeat(head)
    for cell, column in zip(head.tc_lst, columns, strict=True):
        _fill(sheet, cell, Text("table_head", column.title))
    for row, texts in zip(rows, table.rows, strict=True):
        if len(texts) < len(columns):
            join(row, len(texts) - 1)
        for cell, text in zip(row.tc_lst, texts, strict=True):
            _fill(sheet, cell, text)
    for row in made.tr_lst:
        keep_whole(row)
    return made


def _fill(sheet: Sheet, cell: object, text: Text) -> None:
    (paragraph,) = paragraphs_of(cell, sheet.document)  # type: ignore[arg-type]
    sheet.fill(paragraph, text)
