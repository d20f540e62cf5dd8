"""Tables of fixed column widths, with lines or without."""

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from assistant.form.styles import put

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
