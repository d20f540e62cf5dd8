"""Makes PDF files as office programs print them: justified paragraphs, ruled tables, page numbers, two columns."""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.corpus.documents.plan import PLAN, Plan

_FONTS = (
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
_LAYOUT = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "CENTER")])
RULED = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])


@cache
def font() -> str:
    """The name of a font that has every Vietnamese letter; skips the test where none is installed."""
    found = next((path for path in _FONTS if Path(path).is_file()), None)
    if found is None:
        pytest.skip("no font with Vietnamese letters is installed")
    pdfmetrics.registerFont(TTFont("Vietnamese", found))
    return "Vietnamese"


def style(size: float = 14, indent: float = 1.0, align: int = TA_JUSTIFY) -> ParagraphStyle:
    """A paragraph style; `indent` in centimetres."""
    return ParagraphStyle(
        f"s{size}{indent}{align}",
        fontName=font(),
        fontSize=size,
        leading=size * 1.3,
        firstLineIndent=indent * cm,
        alignment=align,
        spaceAfter=6,
    )


def paragraph(words: str, **look: float) -> Paragraph:
    """A justified paragraph."""
    return Paragraph(words, style(**look))  # type: ignore[arg-type]


def ruled(rows: Sequence[Sequence[str]], widths: Sequence[float], look: TableStyle = RULED) -> Table:
    """A table with lines around its cells, its first row repeated on every page; `widths` in centimetres."""
    cells = [[Paragraph(words, style(size=12, indent=0, align=0)) for words in row] for row in rows]
    return Table(cells, colWidths=[width * cm for width in widths], style=look, repeatRows=1)


def printed(story: Sequence[Flowable], head: str = "", number: bool = True) -> bytes:
    """A file of these blocks; `head` stands on every page, `number` counts them above the text."""
    out = BytesIO()

    def on_page(canvas: Canvas, _: object) -> None:
        canvas.setFont(font(), 12)
        if number and canvas.getPageNumber() > 1:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 1.2 * cm, str(canvas.getPageNumber()))
        if head:
            canvas.drawString(3 * cm, 1 * cm, head)

    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=3 * cm, rightMargin=2 * cm, topMargin=2 * cm, bottomMargin=2 * cm
    )
    document.build(list(story), onFirstPage=on_page, onLaterPages=on_page)
    return out.getvalue()


def as_pdf(plan: Plan = PLAN) -> bytes:
    """The plan as a word processor prints it."""
    return printed(
        [
            side_by_side(plan.left, plan.right),
            *(Paragraph(line, style(indent=0, align=TA_CENTER)) for line in plan.heading),
            *(paragraph(line) for line in plan.before),
            ruled(plan.table, (1.2, 5, 3.5, 3.3, 3)),
            *(paragraph(line) for line in plan.after),
            side_by_side(plan.recipients, plan.signature),
        ]
    )


def side_by_side(left: Sequence[str], right: Sequence[str]) -> Table:
    """Two columns without lines, as letterheads and signatures have them."""
    look = style(size=12, indent=0, align=TA_CENTER)
    cells = [[Paragraph(line, look) for line in lines] for lines in (left, right)]
    return Table([cells], colWidths=[6.5 * cm, 9.5 * cm], style=_LAYOUT)


def drawn(paint: Callable[[Canvas], None], pages: int = 1) -> bytes:
    """A file whose pages are drawn by hand."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.setFont(font(), 13)
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def page_break() -> Flowable:
    """The end of a page."""
    return PageBreak()
