"""Saved web pages (.html): the words of the document without scripts, menus and what the site prints around it."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree, html

from corpus.errors import DamagedFile, EmptyFile, TooComplex
from corpus.reading.extracted_text import Raw
from corpus.reading.grid import MAX_COLUMNS, MAX_ROWS, GridCell, table_lines
from corpus.reading.kind import NAMES
from corpus.reading.numbering import numeral
from corpus.reading.plain import decode
from corpus.reading.web_parts import PageParts, page_rules

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIST_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 200
_CELL_BLOCKS = frozenset({"div", "center", "form", "figure"})
# Comments of web editors may stand in front of the declaration.
_DECLARED_WITHIN = 300_000


def read_web(data: bytes, charset: str | None = None) -> Raw:
    """The text of a page: block elements as paragraphs, tables as rows. `charset` is what was said of it elsewhere.

    Raises a DocumentError.
    """
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    raw = decode(data, declared[1].decode("ascii").lower() if declared else charset)
    text = _CONTROLS.sub(" ", raw.text).removeprefix("\ufeff")
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True)
    try:
        root = html.document_fromstring(_without_declaration(text), parser=parser)
    except etree.ParserError as error:
        raise EmptyFile from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(NAMES["html"]) from error
    # The parser drops what is nested too deep and says so only in its log.
    if any("depth" in entry.message for entry in parser.error_log):
        raise TooComplex("thẻ lồng nhau quá sâu")
    writer = _Writer(PageParts(root))
    _write(root, writer, 0)
    return Raw("\n".join(writer.finished()), (*raw.warnings, *writer.parts.warnings()))


def _without_declaration(text: str) -> str:
    """Decoded text may not say again in which encoding it was."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)


@dataclass(slots=True)
class _Writer:
    """Gathers words into lines; a line ends where a block does."""

    parts: PageParts
    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    counts: dict[etree._Element, int] = field(default_factory=dict)

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(text)

    def end_line(self) -> None:
        """A break inside a paragraph."""
        line = " ".join("".join(self.words).split())
        self.words.clear()
        if line:
            self.lines.append(line)

    def end_block(self) -> None:
        """The end of a paragraph."""
        self.end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def finished(self) -> list[str]:
        self.end_block()
        return self.lines


def _write(element: etree._Element, into: _Writer, depth: int) -> None:
    if not isinstance(element.tag, str) or into.parts.drops(element):
        return
    if depth > _DEEPEST:
        raise TooComplex("thẻ lồng nhau quá sâu")
    tag = element.tag.lower()
    if tag == "br":
        into.end_line()
    elif tag == "table":
        into.end_block()
        into.lines.extend(_table(element, into.parts, depth))
    elif tag == "pre":
        into.end_block()
        into.lines.extend([*_text(element).split("\n"), ""])
    elif tag == "sup":
        words = _text(element).strip()
        into.say(words.translate(_RAISED) if words.isdigit() and element.find(".//a") is not None else words)
    else:
        _write_inside(element, tag, into, depth)


def _write_inside(element: etree._Element, tag: str, into: _Writer, depth: int) -> None:
    block = tag in page_rules().blocks
    if block:
        into.end_block()
    if tag == "li":
        into.say(_list_mark(element, into.counts))
    into.say(element.text)
    for child in element:
        _write(child, into, depth + 1)
        into.say(child.tail)
    if block:
        into.end_block()


def _text(element: etree._Element) -> str:
    """All the words inside an element."""
    return "".join(str(part) for part in element.itertext())


def _list_mark(item: etree._Element, counts: dict[etree._Element, int]) -> str:
    """What the browser shows in front of a list item; `counts` holds the last number of each list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    style = _LIST_STYLES.get(parent.get("type") or "1", "decimal")
    following = counts[parent] + 1 if parent in counts else _number(parent.get("start"), 1)
    counts[parent] = _number(item.get("value"), following)
    return f"{numeral(counts[parent], style)}. "


def _table(table: etree._Element, parts: PageParts, depth: int) -> list[str]:
    rows: list[list[GridCell]] = []
    # Columns that a cell from above still covers: how many rows it has left.
    covered: dict[int, int] = {}
    for row in _rows(table):
        if len(rows) >= MAX_ROWS:
            raise TooComplex(f"bảng hơn {MAX_ROWS} dòng")
        if not parts.drops(row):
            rows.append(_row(row, covered, parts, depth))
    if _places_text(table, rows):
        return ["", *(line for row in rows for cell in row for line in [*cell.lines, "", *cell.below])]
    return table_lines(rows)


def _rows(table: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in {"thead", "tbody", "tfoot", "form"}:
            found.extend(row for row in child if row.tag == "tr")
    return found


def _row(row: etree._Element, covered: dict[int, int], parts: PageParts, depth: int) -> list[GridCell]:
    cells: list[GridCell] = []
    column = 0
    still = {at for at, left in covered.items() if left > 0}
    for element in row:
        if element.tag not in {"td", "th"}:
            continue
        while column in still:
            column += 1
        width = max(1, _number(element.get("colspan"), 1))
        height = max(1, _number(element.get("rowspan"), 1))
        if column + width > MAX_COLUMNS:
            raise TooComplex(f"bảng hơn {MAX_COLUMNS} cột")
        cells.append(_cell(element, GridCell((), column, width, height), parts, depth))
        for at in range(column, column + width):
            covered[at] = height
        column += width
    for at in covered:
        covered[at] = max(0, covered[at] - 1)
    return cells


def _cell(element: etree._Element, place: GridCell, parts: PageParts, depth: int) -> GridCell:
    writer = _Writer(parts)
    below: list[str] = []
    _write_cell(element, writer, below, depth + 1)
    return replace(place, lines=tuple(line for line in writer.finished() if line), below=tuple(below))


def _write_cell(element: etree._Element, writer: _Writer, below: list[str], depth: int) -> None:
    """The words of a cell; nested tables stand below its row."""
    writer.say(element.text)
    for child in element:
        if child.tag == "table" and not writer.parts.drops(child):
            below.extend(line for line in _table(child, writer.parts, depth + 1) if line)
        elif child.tag in _CELL_BLOCKS and child.find(".//table") is not None and not writer.parts.drops(child):
            writer.end_block()
            _write_cell(child, writer, below, depth + 1)
            writer.end_block()
        else:
            _write(child, writer, depth + 1)
        writer.say(child.tail)


def _places_text(table: etree._Element, rows: list[list[GridCell]]) -> bool:
    """Old sites build the whole page of tables: most of what such a table holds is another table or running text."""
    if (table.get("role") or "").lower() == "presentation":
        return True
    inside = sum(len(line) for row in rows for cell in row for line in cell.below)
    own = sum(len(line) for row in rows for cell in row for line in cell.lines)
    longest = max((len(cell.lines) for row in rows for cell in row), default=0)
    return inside > own or (len(rows) <= 3 and longest > 40)


def _number(printed: str | None, otherwise: int) -> int:
    return int(printed) if printed and printed.strip().isdigit() and len(printed.strip()) < 6 else otherwise
