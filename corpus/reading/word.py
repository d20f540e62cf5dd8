"""Word documents (.docx): paragraphs, lists with their numbers, tables in place, footnotes, text boxes, chunks."""

from dataclasses import dataclass, field
from pathlib import PurePath

from lxml import etree

from corpus.document import ParseWarning
from corpus.errors import DocumentError, TooComplex
from corpus.reading.columns import GAP, side_by_side
from corpus.reading.extracted_text import Raw, about_file
from corpus.reading.grid import MAX_COLUMNS, MAX_ROWS, GridCell, is_letterhead, table_lines
from corpus.reading.kind import KIND_OF_SUFFIX, kind_of
from corpus.reading.legacy import LegacyFonts
from corpus.reading.loaders import load
from corpus.reading.numbering import Numbering, read_numbering, without_typed
from corpus.reading.package import Package, open_package
from corpus.reading.word_names import MC, R, W
from corpus.reading.word_styles import Styles
from corpus.reading.word_text import WordText, chosen_of, content_of, value_of

_DEEPEST = 12
_MOST_CHUNKS = 200
_WRAPPERS = frozenset({f"{W}ins", f"{W}moveTo", f"{W}customXml"})


def read_word(data: bytes) -> Raw:
    """The document as a reader sees it: deletions gone, insertions and automatic numbers there, hidden text gone.

    Raises DamagedFile, EncryptedFile or TooComplex.
    """
    return _read(data, _MOST_CHUNKS)


def _read(data: bytes, chunks: int) -> Raw:
    package = open_package(data)
    fonts = LegacyFonts()
    raw = _Reader.of(package, fonts, chunks).document()
    if not fonts.sampled:
        return raw
    # Whether the words under an old font are in its encoding is known when all of them were seen.
    return _Reader.of(package, fonts.decided(), chunks).document()


@dataclass(slots=True)
class _Reader:
    package: Package
    numbering: Numbering
    styles: Styles
    fonts: LegacyFonts
    # How many more chunks are opened; a chunk in a chunk is no form that Word writes, and could go on without end.
    chunks: int = 0
    in_tables: int = 0
    text: WordText = field(init=False)
    run_on: str = ""
    told: list[ParseWarning] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package, fonts: LegacyFonts, chunks: int) -> "_Reader":
        """A reader at the beginning of a file."""
        styles = Styles(package.of_main("styles"))
        return cls(package, read_numbering(package.of_main("numbering"), styles.list_of), styles, fonts, chunks)

    def __post_init__(self) -> None:
        self.text = WordText(self.styles, _notes(self.package), self.fonts, self.blocks)

    def document(self) -> Raw:
        """The letterhead, wherever it stands, then the body."""
        body = self.package.body()
        lines = side_by_side(self.blocks(body, 0))
        lines = [*self._letterhead(body), *lines]
        return Raw("\n".join(lines), (*self.text.warnings(), *self.told))

    def _letterhead(self, body: etree._Element) -> list[str]:
        """The page header where the letterhead was put into it; other page headers are no text of the document."""
        main = self.package.main()
        for reference in body.iter(f"{W}headerReference"):
            target = self.package.target(main, reference.get(f"{R}id", ""))
            root = self.package.xml(target) if target else None
            if root is None:
                continue
            lines = side_by_side(self.blocks(root, 0))
            if is_letterhead("\n".join(lines)) or any(is_letterhead(line) for line in lines):
                return lines
        return []

    def blocks(self, parent: etree._Element, depth: int) -> list[str]:
        """The lines of everything that stands below this element."""
        if depth > _DEEPEST:
            raise TooComplex("bảng hoặc khung lồng nhau quá sâu")
        return [line for child in parent for line in self._block(child, depth)]

    def _block(self, element: etree._Element, depth: int) -> list[str]:
        tag = element.tag
        if tag == f"{W}p":
            return [*self._paragraph(element, depth), *self._notes_due()]
        if tag == f"{W}tbl":
            return [*self._table(element, depth), *self._notes_due()]
        if tag == f"{W}altChunk":
            return self._chunk(element)
        inside = element if tag in _WRAPPERS else None
        if tag == f"{W}sdt":
            inside = content_of(element)
        elif tag == f"{MC}AlternateContent":
            inside = chosen_of(element)
        return self.blocks(inside, depth + 1) if inside is not None else []

    def _notes_due(self) -> list[str]:
        """Footnotes stand below the paragraph that names them; those of a table below the whole table."""
        if self.in_tables:
            return []
        due, self.text.due = self.text.due, []
        return due

    def _chunk(self, element: etree._Element) -> list[str]:
        """The lines of a file of any format that is set in here."""
        target = self.package.target(self.package.main(), element.get(f"{R}id", ""))
        data = self.package.part(target) if target else None
        self.chunks -= 1
        if data and self.chunks >= 0:
            try:
                kind = kind_of(data, KIND_OF_SUFFIX.get(PurePath(target or "").suffix.lower(), "html"))
                raw = _read(data, 0) if kind in {"docx", "word_xml"} else load(kind, data)
            except DocumentError:
                raw = None
            if raw is not None:
                self.told.extend(raw.warnings)
                return ["", *raw.text.split("\n"), ""]
        self.told.append(about_file("chunk", "Một phần nhúng trong tệp Word không đọc được; hãy mở tệp để đối chiếu."))
        return []

    def _paragraph(self, element: etree._Element, depth: int) -> list[str]:
        properties = element.find(f"{W}pPr")
        style = value_of(properties, "pStyle") or self.styles.default_paragraph
        words, boxes = self.text.read(element, self.styles.look(style).over(self.styles.default), depth)
        text = self.run_on + words
        self.run_on = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # The end of the paragraph is a tracked deletion: its words belong to the next one.
            self.run_on = text
            return boxes
        text = self._numbered(text, properties)
        lines = [*text.split("\n"), ""] if text.strip() else [""]
        return [*lines, *boxes]

    def _numbered(self, text: str, properties: etree._Element | None) -> str:
        listed, family = self.styles.listed(properties)
        if not listed.id:
            return text
        # Word numbers empty paragraphs too, so the count goes on; a bare number is of no use to a reader.
        number = self.numbering.next(listed.id, self.numbering.level(listed, family))
        return f"{number} {without_typed(number, text)}" if number and text.strip() else text

    def _table(self, table: etree._Element, depth: int) -> list[str]:
        rows: list[list[GridCell]] = []
        # Where a vertically merged cell began, by its column: (row, place in the row).
        above: dict[int, tuple[int, int]] = {}
        self.in_tables += 1
        for element in _rows(table):
            properties = element.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.text.deleted += 1
                continue
            if len(rows) >= MAX_ROWS:
                raise TooComplex(f"bảng hơn {MAX_ROWS} dòng")
            rows.append(self._row(element, properties, rows, above, depth))
        self.in_tables -= 1
        return table_lines(rows)

    def _row(
        self,
        element: etree._Element,
        properties: etree._Element | None,
        rows: list[list[GridCell]],
        above: dict[int, tuple[int, int]],
        depth: int,
    ) -> list[GridCell]:
        cells: list[GridCell] = []
        column = _number(value_of(properties, "gridBefore"), 0)
        for cell in _cells(element):
            settings = cell.find(f"{W}tcPr")
            width = _number(value_of(settings, "gridSpan"), 1) or 1
            if column + width > MAX_COLUMNS:
                raise TooComplex(f"bảng hơn {MAX_COLUMNS} cột")
            down, across = _merge(settings, "vMerge"), _merge(settings, "hMerge")
            if across == "continue" and cells:
                left = cells[-1]
                cells[-1] = GridCell(left.lines, left.column, left.width + width, left.height, left.below)
            elif down == "continue" and column in above:
                at, place = above[column]
                grown = rows[at][place]
                rows[at][place] = GridCell(grown.lines, grown.column, grown.width, len(rows) - at + 1, grown.below)
            else:
                above.pop(column, None)
                if down:
                    above[column] = (len(rows), len(cells))
                cells.append(self._cell(cell, column, width, depth))
            column += width
        return cells

    def _cell(self, cell: etree._Element, column: int, width: int, depth: int) -> GridCell:
        if depth + 1 > _DEEPEST:
            raise TooComplex("bảng lồng nhau quá sâu")
        lines: list[str] = []
        below: list[str] = []
        for child in cell:
            read = self._block(child, depth + 1)
            if child.tag == f"{W}tbl":
                below.extend(line for line in read if line)
            else:
                lines.extend(line.replace(GAP, " ") for line in read if line)
        return GridCell(tuple(lines), column, width, 1, tuple(below))


def _notes(package: Package) -> dict[str, etree._Element]:
    """Footnotes and endnotes by "footnote:3" or "endnote:3"; separators are no notes."""
    found: dict[str, etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = package.of_main(f"{kind}s")
        for note in root.iterfind(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type", "normal") == "normal":
                found[f"{kind}:{note.get(f'{W}id', '')}"] = note
    return found


def _rows(table: etree._Element) -> list[etree._Element]:
    """The table's own rows, also those in content controls; rows of nested tables are not among them."""
    found: list[etree._Element] = []
    for child in table:
        if child.tag == f"{W}tr":
            found.append(child)
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            found.extend(_rows(child))
    return found


def _cells(row: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in row:
        if child.tag == f"{W}tc":
            found.append(child)
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml"}:
            found.extend(_cells(child))
    return found


def _merge(settings: etree._Element | None, name: str) -> str:
    """ "restart" where a merged cell begins, "continue" where it goes on, "" where the cell is not merged."""
    found = settings.find(f"{W}{name}") if settings is not None else None
    return found.get(f"{W}val", "continue") if found is not None else ""


def _number(printed: str, otherwise: int) -> int:
    return int(printed) if printed.isdigit() and len(printed) < 6 else otherwise
