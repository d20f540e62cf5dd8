"""Blocks of all pages -> raw text: lines joined to paragraphs by their place on the page, tables over page ends."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.reading.grid import GridCell, row_lines, table_lines
from corpus.reading.page import Column, PageBlocks, PageTable, SideBySide, TextLine, glue
from corpus.reading.wrap import MARKER

_PAGE_NUMBER = re.compile(r"^\s*(?:[-–—]\s*)?(?:[Tt]rang\s+)?(?P<number>\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?\s*$")
_RAISED = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_CLOSED = re.compile(r"[.;:!?]['”’\"»)]*\s*$")
# A running head stands on most pages, at the same height.
_REPEATED_SHARE, _REPEATED_FEWEST = 0.5, 3
_EDGE_LINES, _EDGE_SHARE = 2, 0.08
# Long lines that a page must have to tell its own margins.
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where the lines of a page begin and end, how far they are apart, and whether paragraphs are indented."""

    left: float
    right: float
    pitch: float
    indented: bool


def drop_running_heads(pages: Sequence[PageBlocks]) -> None:
    """Takes page numbers and lines that repeat at the edge of the pages out of `pages`."""
    edges = [_edge(page) for page in pages]
    keys = [{key for line in lines for key in _head_keys(line, at)} for at, lines in enumerate(edges)]
    seen = Counter(key for found in keys for key in found)
    fewest = max(_REPEATED_FEWEST, len(pages) * _REPEATED_SHARE)
    repeated = {key for key, count in seen.items() if count >= fewest}
    counted = _page_numbers(pages)
    for at, (page, lines) in enumerate(zip(pages, edges, strict=True)):
        heads = {id(line) for line in lines if _head_keys(line, at) & repeated} | counted
        page.blocks = [block for block in page.blocks if id(block) not in heads]


def _page_numbers(pages: Sequence[PageBlocks]) -> set[int]:
    """The ids of the lines that count the pages: at the edge, as far from the page's own number as on other pages."""
    found: list[tuple[int, TextLine]] = []
    for at, page in enumerate(pages):
        for block in page.blocks[:1] + page.blocks[1:][-1:]:
            match = _PAGE_NUMBER.match(block.text) if isinstance(block, TextLine) else None
            if match and isinstance(block, TextLine):
                found.append((int(match["number"]) - at, block))
    usual = Counter(offset for offset, _ in found)
    return {id(line) for offset, line in found if offset == 1 or usual[offset] >= 2}


def _edge(page: PageBlocks) -> list[TextLine]:
    """The lines that stand in the margins above and below the text."""
    ends = page.blocks[:_EDGE_LINES] + page.blocks[_EDGE_LINES:][-_EDGE_LINES:]
    margin = _EDGE_SHARE * page.height
    return [one for one in ends if isinstance(one, TextLine) and not margin < one.base < page.height - margin]


def _head_keys(line: TextLine, at: int) -> set[tuple[str, int]]:
    """What makes two running heads the same: height and words, as printed or but for the page's own number."""
    counted = re.sub(rf"(?<!\d){at + 1}(?!\d)", "#", line.text)
    return {(line.text, round(line.base / 6)), (counted, round(line.base / 6))}


def set_notes_apart(pages: Sequence[PageBlocks]) -> None:
    """Moves footnotes (small, begun by a raised number, at the foot of a page) out of the running text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page.blocks:
            if isinstance(block, TextLine):
                sizes[round(block.size * 2) / 2] += len(block.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    for page in pages:
        first = next(
            (
                at
                for at, block in enumerate(page.blocks)
                if isinstance(block, TextLine)
                and block.size < 0.92 * usual
                and _RAISED.match(block.text)
                and all(isinstance(one, TextLine) and one.size < 0.92 * usual for one in page.blocks[at:])
            ),
            None,
        )
        if first is not None:
            page.notes = [block for block in page.blocks[first:] if isinstance(block, TextLine)]
            page.blocks = page.blocks[:first]


@dataclass(slots=True)
class _Text:
    """The raw text while it grows; `open` is the paragraph that may go on."""

    out: list[str] = field(default_factory=list)
    open: str = ""
    last: TextLine | None = None
    page_due: bool = False
    notes: list[str] = field(default_factory=list)
    tables: list[tuple[float, ...]] = field(default_factory=list)

    def close(self) -> None:
        """Ends the paragraph, puts the footnotes below it, and begins the page that is due."""
        if self.open:
            self.out.extend([self.open, ""])
        self.open, self.last = "", None
        self.out.extend(self.notes)
        self.notes.clear()
        if self.page_due:
            self.out.append("\f")
            self.page_due = False


def flow(pages: Sequence[PageBlocks]) -> str:
    """Raw text of the pages: each begins with a form feed, inside the paragraph where one runs over the page end."""
    text = _Text()
    shared = {width: _shared_margins(width, pages) for width in {round(page.width) for page in pages}}
    header: tuple[tuple[str, ...], ...] = ()
    previous: PageTable | None = None
    for page in pages:
        _start_page(text)
        edges = _margins(_text_lines(page), page.width, _ENOUGH) or shared[round(page.width)]
        for place, block in enumerate(page.blocks):
            if isinstance(block, PageTable):
                if previous is not None and place == 0 and _same_columns(previous, block):
                    _continue_table(text, block, header)
                else:
                    text.close()
                    text.out.extend(table_lines(block.rows))
                    header = _printed(block.rows[: _header_height(block)])
                previous = block
                continue
            previous = None
            if isinstance(block, Column):
                text.close()
                _write_column(text, block)
            elif isinstance(block, SideBySide):
                _write_side_by_side(text, block, page.width)
            else:
                _write_line(text, block, edges)
        text.notes.extend(_note_lines(page.notes))
    text.close()
    return "\n".join(text.out)


def _start_page(text: _Text) -> None:
    if not text.open:
        text.close()
        text.out.append("\f")
        return
    if text.page_due:
        text.close()
    text.page_due = True


def _write_line(text: _Text, line: TextLine, edges: _Margins | None) -> None:
    last = text.last
    if last is None or edges is None:
        text.close()
        text.open = line.text
    elif _goes_on(last, line, edges, over_page=text.page_due):
        text.open = _over_page(text.open, line.text) if text.page_due else glue(text.open, line.text)
        text.page_due = False
    elif _centred(last, edges) and _centred(line, edges) and not text.page_due:
        # A title over several lines, or two titles: its words have to tell.
        text.out.append(text.open)
        text.open = line.text
    else:
        text.close()
        text.open = line.text
    text.last = line


def _over_page(before: str, after: str) -> str:
    """Two pieces of a paragraph with the page end between them; a symbol that is cut goes to the new page whole."""
    if " " in glue(before[-2:], after[:1]):
        return f"{before}\f{after}"
    head, _, symbol = before.rpartition(" ")
    return f"{head}\f{symbol}{after}"


def _goes_on(last: TextLine, line: TextLine, edges: _Margins, over_page: bool) -> bool:
    if abs(last.size - line.size) > 1.2 or _RAISED.match(line.text):
        return False
    if over_page and (_CLOSED.search(last.text) or MARKER.match(line.text)):
        return False
    if not over_page and line.base - last.base > 1.7 * edges.pitch:
        return False
    if edges.right - last.right > line.lead + 0.4 * line.size:
        return False
    if line.left > edges.left + 8 and line.left > last.left - 3:
        # As far right as the line above or further: a paragraph of its own, unless the whole block is set in.
        return line.text[:1].islower() and abs(line.left - last.left) <= 3
    return edges.indented or not MARKER.match(line.text)


def _centred(line: TextLine, edges: _Margins) -> bool:
    middle = (edges.left + edges.right) / 2
    set_in = line.left > edges.left + 12 and line.right < edges.right - 12
    return set_in and abs((line.left + line.right) / 2 - middle) < 8


def _text_lines(page: PageBlocks) -> list[TextLine]:
    return [block for block in page.blocks if isinstance(block, TextLine)]


def _shared_margins(width: int, pages: Sequence[PageBlocks]) -> _Margins | None:
    """For a page with few lines: the margins of all pages of its width."""
    lines = [line for page in pages if round(page.width) == width for line in _text_lines(page)]
    return _margins(lines, width, 2)


def _margins(lines: Sequence[TextLine], width: float, enough: int) -> _Margins | None:
    """None where too few lines are long enough to tell."""
    long = [line for line in lines if line.right - line.left > 0.45 * width]
    if len(long) < enough:
        return None
    left = min(Counter(round(line.left / 3) for line in long).most_common(2))[0] * 3.0
    right = sorted(line.right for line in long)[int(len(long) * 0.9)]
    steps = [b.base - a.base for a, b in pairwise(lines) if 0 < b.base - a.base < 3 * b.size]
    indented = sum(1 for line in lines if 12 < line.left - left < 70 and not _shifted(line, left, right))
    return _Margins(left, right, median(steps) if steps else 20.0, indented >= 0.1 * len(lines))


def _shifted(line: TextLine, left: float, right: float) -> bool:
    return abs((line.left + line.right) - (left + right)) < 16 and line.right < right - 12


def _write_side_by_side(text: _Text, block: SideBySide, width: float) -> None:
    """Two columns of running text: a paragraph may go on from the foot of the left one to the top of the right one."""
    text.close()
    for side in (block.left, block.right):
        edges = _margins(side, width / 2, 2)
        for at, line in enumerate(side):
            last = text.last
            if at == 0 and last is not None and not _CLOSED.search(last.text) and not MARKER.match(line.text):
                text.open, text.last = glue(text.open, line.text), line
            else:
                _write_line(text, line, edges)
    text.close()


def _write_column(text: _Text, column: Column) -> None:
    """Lines of a letterhead or signature: their words tell which belong together, gaps tell which do not."""
    for at, line in enumerate(column.lines):
        if at and line.base - column.lines[at - 1].base > 2 * line.size:
            text.out.append("")
        text.out.append(line.text)
    text.out.append("")


def _note_lines(lines: Iterable[TextLine]) -> list[str]:
    notes: list[str] = []
    for line in lines:
        if notes and not _RAISED.match(line.text):
            notes[-1] = glue(notes[-1], line.text)
        else:
            notes.append(line.text)
    return [part for note in notes for part in (note, "")]


def _same_columns(one: PageTable, other: PageTable) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) < 5 for a, b in zip(one.columns, other.columns, strict=True)
    )


def _header_height(table: PageTable) -> int:
    return max((cell.height for cell in table.rows[0]), default=1)


def _printed(rows: Iterable[Sequence[GridCell]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.words() for cell in row) for row in rows)


def _continue_table(text: _Text, table: PageTable, header: tuple[tuple[str, ...], ...]) -> None:
    """The rows of a table on its next page: its header again is no row, a row that is cut goes on where it stopped."""
    rows = list(table.rows)
    if _printed(rows[: len(header)]) == header:
        rows = rows[len(header) :]
    while text.out and not text.out[-1].strip("\n "):
        text.out.pop()
    below_mark = text.out.pop() if text.out and text.out[-1] == "\f" else None
    while text.out and not text.out[-1]:
        text.out.pop()
    if rows and text.out and _is_rest(rows[0], text.out[-1]):
        text.out[-1] = _with_rest(text.out[-1], rows[0])
        rows = rows[1:]
    if below_mark:
        text.out.append(below_mark)
    text.out.extend([*row_lines(rows, len(table.columns) - 1), ""])


def _is_rest(row: Sequence[GridCell], above: str) -> bool:
    """Whether a row is the rest of the one above: no number, and no cell begins anew."""
    cells = above.split("\t")
    if not cells[0] or not row or row[0].words() or len(row) < 2:
        return False
    going = [(cell.words(), cells[cell.column]) for cell in row if cell.column < len(cells) and cell.words()]
    return bool(going) and all(before and not _CLOSED.search(before) for _, before in going)


def _with_rest(above: str, row: Sequence[GridCell]) -> str:
    cells = above.split("\t")
    for cell in row:
        if cell.words() and cell.column < len(cells):
            cells[cell.column] = glue(cells[cell.column], cell.words()) if cells[cell.column] else cell.words()
    return "\t".join(cells)
