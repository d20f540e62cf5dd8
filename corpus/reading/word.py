"""Word documents (.docx): paragraphs, lists with their numbers, tables in place, footnotes, text boxes."""

from dataclasses import dataclass, field

from lxml import etree

from corpus.document import ParseWarning
from corpus.errors import DamagedFile, TooComplex
from corpus.reading.archive import Archive
from corpus.reading.extracted_text import Raw, about_file
from corpus.reading.grid import MAX_COLUMNS, MAX_ROWS, GridCell, is_letterhead, table_lines
from corpus.reading.kind import NAMES
from corpus.reading.legacy import from_font
from corpus.reading.numbering import Numbering, W, read_numbering
from corpus.reading.word_styles import Look, Styles, list_of, look_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STATE = frozenset({f"{W}del", f"{W}moveFrom"})
_WRAPPERS = frozenset(
    {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "bdo", "dir", "customXml")}
    | {f"{_M}oMath", f"{_M}oMathPara"}
)
_DEEPEST = 12


def read_word(data: bytes) -> Raw:
    """The document as a reader sees it: deletions gone, insertions and automatic numbers there, hidden text gone.

    Raises DamagedFile, EncryptedFile or TooComplex.
    """
    archive = Archive(data, NAMES["docx"])
    root = archive.xml(main_part(archive))
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedFile(NAMES["docx"], "không có phần nội dung")
    reader = _Reader(
        numbering=read_numbering(archive.xml("word/numbering.xml")),
        styles=Styles(archive.xml("word/styles.xml")),
        notes=_notes(archive),
    )
    lines = reader.blocks(body, 0)
    lines = [*_letterhead(archive, body, reader), *lines]
    return Raw("\n".join(lines), tuple(reader.warnings()))


def main_part(archive: Archive) -> str:
    """The name of the part that holds the text."""
    if "word/document.xml" in archive.names():
        return "word/document.xml"
    return min(name for name in archive.names() if name.startswith("word/document") and name.endswith(".xml"))


def _notes(archive: Archive) -> dict[str, etree._Element]:
    """Footnotes and endnotes by "footnote:3" or "endnote:3"; separators are no notes."""
    found: dict[str, etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = archive.xml(f"word/{kind}s.xml")
        for note in root.iterfind(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type", "normal") == "normal":
                found[f"{kind}:{note.get(f'{W}id', '')}"] = note
    return found


def _letterhead(archive: Archive, body: etree._Element, reader: "_Reader") -> list[str]:
    """The page header where the letterhead was put into it; other page headers are no text of the document."""
    targets = _relations(archive)
    for reference in body.iter(f"{W}headerReference"):
        target = targets.get(reference.get(f"{_R}id", ""))
        root = archive.xml(f"word/{target}") if target else None
        if root is None:
            continue
        lines = reader.blocks(root, 0)
        if is_letterhead("\n".join(lines)) or any(is_letterhead(line) for line in lines):
            return lines
    return []


def _relations(archive: Archive) -> dict[str, str]:
    root = archive.xml("word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {one.get("Id", ""): one.get("Target", "").removeprefix("/word/") for one in root}


@dataclass(slots=True)
class _Paragraph:
    """What one paragraph gathers while it is read."""

    words: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    # Open fields; True while their instruction is read, which no reader sees.
    fields: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    numbering: Numbering
    styles: Styles
    notes: dict[str, etree._Element]
    marks: int = 0
    hidden: int = 0
    deleted: int = 0
    old_fonts: int = 0
    in_tables: int = 0
    due: list[str] = field(default_factory=list)
    run_on: str = ""

    def warnings(self) -> list[ParseWarning]:
        told: list[ParseWarning] = []
        if self.hidden:
            told.append(about_file("hidden_text", f"Đã bỏ {self.hidden} đoạn chữ ẩn trong tệp Word."))
        if self.deleted:
            message = f"Tệp Word còn {self.deleted} chỗ xóa chưa được chấp nhận (Track Changes); đã đọc như đã xóa."
            told.append(about_file("tracked_changes", message))
        if self.old_fonts:
            message = "Một số chữ dùng phông cũ (TCVN3, VNI), đã chuyển sang Unicode; hãy đối chiếu với bản gốc."
            told.append(about_file("legacy_encoding", message))
        return told

    def blocks(self, parent: etree._Element, depth: int) -> list[str]:
        """The lines of everything that stands below this element."""
        if depth > _DEEPEST:
            raise TooComplex("bảng hoặc khung lồng nhau quá sâu")
        return [line for child in parent for line in self._block(child, depth)]

    def _block(self, element: etree._Element, depth: int) -> list[str]:
        match element.tag:
            case tag if tag == f"{W}p":
                return [*self._paragraph(element, depth), *self._notes_due()]
            case tag if tag == f"{W}tbl":
                return [*self._table(element, depth), *self._notes_due()]
            case tag if tag == f"{W}sdt":
                content = element.find(f"{W}sdtContent")
                return self.blocks(content, depth + 1) if content is not None else []
            case tag if tag in {f"{W}ins", f"{W}moveTo", f"{W}customXml"}:
                return self.blocks(element, depth + 1)
            case tag if tag == f"{_MC}AlternateContent":
                chosen = _chosen(element)
                return self.blocks(chosen, depth + 1) if chosen is not None else []
        return []

    def _notes_due(self) -> list[str]:
        """Footnotes stand below the paragraph that names them; those of a table below the whole table."""
        if self.in_tables:
            return []
        due, self.due = self.due, []
        return due

    def _paragraph(self, element: etree._Element, depth: int) -> list[str]:
        properties = element.find(f"{W}pPr")
        style = _value(properties, "pStyle") or self.styles.default_paragraph
        gathered = _Paragraph()
        self._runs(element, self.styles.look(style).over(self.styles.default), gathered, depth)
        text = self.run_on + "".join(gathered.words)
        self.run_on = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # The end of the paragraph is a tracked deletion: its words belong to the next one.
            self.run_on = text
            return gathered.boxes
        text = self._numbered(text, properties, style)
        lines = [*text.split("\n"), ""] if text.strip() else [""]
        return [*lines, *gathered.boxes]

    def _numbered(self, text: str, properties: etree._Element | None, style: str) -> str:
        placed = list_of(properties)
        inherited = self.styles.list_of(style)
        if placed is None:
            placed = inherited
        elif not placed[0] and inherited is not None:
            placed = (inherited[0], placed[1])
        # Word numbers empty paragraphs too, so the count goes on; a bare number is of no use to a reader.
        if placed is None or placed[0] in {"", "0"}:
            return text
        number = self.numbering.next(*placed)
        return f"{number} {text.lstrip()}" if number and text.strip() else text

    def _runs(self, parent: etree._Element, look: Look, into: _Paragraph, depth: int) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, look, into, depth)
            elif child.tag in _STATE:
                self.deleted += 1
            elif child.tag in _WRAPPERS:
                self._runs(child, look, into, depth)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    self._runs(content, look, into, depth)
            elif child.tag == f"{_M}r":
                into.words.extend(one.text or "" for one in child.iterfind(f"{_M}t"))
            elif child.tag == f"{_MC}AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    self._runs(chosen, look, into, depth)
            elif isinstance(child.tag, str) and child.tag.startswith(_M):
                self._runs(child, look, into, depth)

    def _run(self, run: etree._Element, look: Look, into: _Paragraph, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        named = _value(properties, "rStyle")
        look = look_of(properties).over(self.styles.look(named) if named else Look()).over(look)
        words: list[str] = []
        for child in run:
            self._piece(child, words, into, depth)
        text = "".join(words)
        if not text:
            return
        if look.hidden:
            self.hidden += bool(text.strip())
            return
        shown = from_font(text, look.font or "")
        self.old_fonts += shown != text
        into.words.append(shown.upper() if look.capitals else shown)

    def _piece(self, piece: etree._Element, words: list[str], into: _Paragraph, depth: int) -> None:
        match piece.tag:
            case tag if tag == f"{W}t":
                # A tab sets cells of a row apart and nothing else.
                if not any(into.fields):
                    words.append((piece.text or "").replace("\t", " ").replace("\n", " "))
            case tag if tag == f"{W}tab":
                words.append(" ")
            case tag if tag in {f"{W}br", f"{W}cr"}:
                words.append("\n")
            case tag if tag == f"{W}noBreakHyphen":
                words.append("-")
            case tag if tag == f"{W}fldChar":
                _follow_field(piece.get(f"{W}fldCharType", ""), into.fields)
            case tag if tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                words.append(self._note(piece, depth))
            case tag if tag == f"{_MC}AlternateContent":
                chosen = _chosen(piece)
                if chosen is not None:
                    self._boxes(chosen, into, depth)
            case tag if tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                self._boxes(piece, into, depth)

    def _note(self, reference: etree._Element, depth: int) -> str:
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        note = self.notes.pop(f"{kind}:{reference.get(f'{W}id', '')}", None)
        if note is None:
            return ""
        self.marks += 1
        mark = str(self.marks).translate(_RAISED)
        body = " ".join(" ".join(line for line in self.blocks(note, depth + 1) if line).split())
        self.due.extend([f"{mark} {body}", ""])
        return mark

    def _boxes(self, parent: etree._Element, into: _Paragraph, depth: int) -> None:
        """Text boxes, each once: the older form of the same box stands beside it as a fallback."""
        for child in parent:
            if child.tag == f"{W}txbxContent":
                into.boxes.extend(self.blocks(child, depth + 1))
            elif child.tag == f"{_MC}AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    self._boxes(chosen, into, depth)
            else:
                self._boxes(child, into, depth)

    def _table(self, table: etree._Element, depth: int) -> list[str]:
        rows: list[list[GridCell]] = []
        # Where a vertically merged cell began, by its column: (row, place in the row).
        above: dict[int, tuple[int, int]] = {}
        self.in_tables += 1
        for element in _rows(table):
            properties = element.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.deleted += 1
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
        column = _number(_value(properties, "gridBefore"), 0)
        for cell in _cells(element):
            settings = cell.find(f"{W}tcPr")
            width = _number(_value(settings, "gridSpan"), 1) or 1
            if column + width > MAX_COLUMNS:
                raise TooComplex(f"bảng hơn {MAX_COLUMNS} cột")
            merge = settings.find(f"{W}vMerge") if settings is not None else None
            continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if continues and column in above:
                at, place = above[column]
                grown = rows[at][place]
                rows[at][place] = GridCell(grown.lines, grown.column, grown.width, len(rows) - at + 1, grown.below)
            else:
                above.pop(column, None)
                if merge is not None:
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
            (below if child.tag == f"{W}tbl" else lines).extend(line for line in read if line)
        return GridCell(tuple(lines), column, width, 1, tuple(below))


def _follow_field(what: str, fields: list[bool]) -> None:
    """Between begin and separate stands a field's instruction, between separate and end what the reader sees."""
    if what == "begin":
        fields.append(True)
    elif what == "separate" and fields:
        fields[-1] = False
    elif what == "end" and fields:
        fields.pop()


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


def _chosen(alternatives: etree._Element) -> etree._Element | None:
    """The newer of two forms of the same content."""
    choice = alternatives.find(f"{_MC}Choice")
    return choice if choice is not None else alternatives.find(f"{_MC}Fallback")


def _value(properties: etree._Element | None, name: str) -> str:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _number(printed: str, otherwise: int) -> int:
    return int(printed) if printed.isdigit() and len(printed) < 6 else otherwise
