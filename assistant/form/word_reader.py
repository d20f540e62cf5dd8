"""A Word file as it is seen: lines with their looks in order, sections with their pages."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from assistant.form.formatting import Letters, Looks, Setting
from corpus.reading.numbering import Numbering, read_numbering
from corpus.reading.package import Package, open_package
from corpus.reading.word_names import MC, R, W

_MM_PER_TWIP = 25.4 / 1440
_USUAL_WIDTH = 160.0
_UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback"})
_DRAWN = (f"{W}drawing", f"{W}pict")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table something stands: numbers from 0; `width` in mm, 0 where it is not stated."""

    table: int
    row: int
    column: int
    width: float


@dataclass(frozen=True)
class Line:
    """A paragraph, or one of its parts between line breaks. `label` is an automatic number in front of it; `first` says
    that the paragraph begins here; `drawn` that a drawing hangs on it."""

    words: str
    runs: tuple[tuple[str, Letters], ...]
    setting: Setting
    at: int
    section: int = 0
    cell: Cell | None = None
    label: str = ""
    first: bool = True
    drawn: bool = False

    @cached_property
    def text(self) -> str:
        """The words with their number, single blanks between them."""
        return " ".join(f"{self.label} {self.words}".split())

    @cached_property
    def folded(self) -> str:
        """The text for comparing."""
        return self.text.casefold()

    @property
    def letters(self) -> Letters:
        """The look of most of the letters."""
        sums: dict[Letters, int] = {}
        for words, look in self.runs:
            sums[look] = sums.get(look, 0) + len(words.strip())
        return max(sums, key=lambda look: sums[look], default=Letters())


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A field that prints the number of the page: in the `top` or bottom margin, in the line that holds it."""

    top: bool
    line: Line


@dataclass(frozen=True, slots=True)
class Section:
    """Millimetres of a section's pages, None where the file does not state them; `numbers` of its pages, `on_first`
    says that the first one is numbered too; `restart` is the number it begins with."""

    width: float | None
    height: float | None
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    numbers: tuple[PageNumber, ...] = ()
    on_first: bool = False
    restart: int | None = None

    @property
    def is_lying(self) -> bool:
        return self.width is not None and self.height is not None and self.width > self.height

    @property
    def text_width(self) -> float:
        """The room for text; a file that does not state its page is taken to be on A4 with usual margins."""
        if self.width is None or self.left is None or self.right is None:
            return _USUAL_WIDTH
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole file."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]


def see(data: bytes) -> Seen:
    """Raises DocumentError."""
    package = open_package(data)
    body = package.body()
    looks = Looks(package)
    reader = _Reader(looks, read_numbering(package.of_main("numbering"), looks.styles.list_of))
    lines = tuple(reader.lines(body))
    return Seen(lines, tuple(_sections(package, body, reader)))


@dataclass(slots=True)
class _Reader:
    looks: Looks
    numbering: Numbering
    section: int = 0
    cells: dict[etree._Element, Cell] = field(default_factory=dict)

    def lines(self, body: etree._Element) -> Iterator[Line]:
        self._place_cells(body)
        for at, paragraph in enumerate(body.iter(f"{W}p")):
            if any(one.tag in _UNSEEN for one in paragraph.iterancestors()):
                continue
            yield from self.paragraph(paragraph, at)
            if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
                self.section += 1

    def paragraph(self, paragraph: etree._Element, at: int) -> Iterator[Line]:
        properties = paragraph.find(f"{W}pPr")
        letters, setting = self.looks.of_paragraph(properties)
        label = self._label(properties)
        cell = next((self.cells[one] for one in paragraph.iterancestors(f"{W}tc") if one in self.cells), None)
        pieces: list[list[tuple[str, Letters]]] = [[]]
        drawn = False
        for run in _own(paragraph):
            look = self.looks.of_run(run.find(f"{W}rPr"), letters)
            if look.hidden:
                continue
            drawn = drawn or any(True for _ in run.iter(*_DRAWN))
            for words in _words(run):
                if words == "\n":
                    pieces.append([])
                else:
                    pieces[-1].append((unicodedata.normalize("NFC", words), look))
        for place, runs in enumerate(pieces):
            words = "".join(one for one, _ in runs)
            words = words.upper() if runs and all(look.capitals for _, look in runs) else words
            first = place == 0
            yield Line(words, tuple(runs), setting, at, self.section, cell, label if first else "", first, drawn)

    def _label(self, properties: etree._Element | None) -> str:
        listed, family = self.looks.styles.listed(properties)
        return self.numbering.next(listed.id, self.numbering.level(listed, family)) if listed.id else ""

    def _place_cells(self, body: etree._Element) -> None:
        for table_at, table in enumerate(body.iter(f"{W}tbl")):
            for row_at, row in enumerate(table.iterfind(f"{W}tr")):
                for column, cell in enumerate(row.iterfind(f"{W}tc")):
                    width = cell.find(f"{W}tcPr/{W}tcW")
                    stated = width is not None and width.get(f"{W}type") == "dxa"
                    self.cells[cell] = Cell(table_at, row_at, column, (stated and _mm(width, "w")) or 0.0)


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that are seen; those of text boxes in it belong to paragraphs of their own."""
    for run in paragraph.iter(f"{W}r"):
        above = run.iterancestors()
        if next((one for one in above if one.tag in _UNSEEN or one is paragraph), None) is paragraph and (
            next(run.iterancestors(f"{W}p")) is paragraph
        ):
            yield run


def _words(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield (child.text or "").replace("\n", " ")
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag in {f"{W}br", f"{W}cr"} and child.get(f"{W}type", "textWrapping") == "textWrapping":
            yield "\n"


def _sections(package: Package, body: etree._Element, reader: _Reader) -> Iterator[Section]:
    main = package.main()
    parts: dict[str, tuple[Line, ...]] = {}
    used: dict[tuple[str, str], str] = {}
    for properties in body.iter(f"{W}sectPr"):
        for kind in ("header", "footer"):
            for reference in properties.iterfind(f"{W}{kind}Reference"):
                name = package.target(main, reference.get(f"{R}id", "")) or ""
                used[kind, reference.get(f"{W}type", "default")] = name
                if name not in parts:
                    parts[name] = tuple(_numbered_lines(package.xml(name), reader))
        size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
        title = properties.find(f"{W}titlePg")
        own_first = title is not None and title.get(f"{W}val", "1") not in {"0", "false", "off"}
        first = "first" if own_first else "default"
        start = properties.find(f"{W}pgNumType")
        begins = start.get(f"{W}start", "") if start is not None else ""
        yield Section(
            width=_mm(size, "w"),
            height=_mm(size, "h"),
            top=_distance(margins, "top"),
            bottom=_distance(margins, "bottom"),
            left=_mm(margins, "left"),
            right=_mm(margins, "right"),
            numbers=tuple(
                PageNumber(kind == "header", line)
                for kind in ("header", "footer")
                for line in parts.get(used.get((kind, "default"), ""), ())
            ),
            on_first=any(parts.get(used.get((kind, first), "")) for kind in ("header", "footer")),
            restart=int(begins) if begins.isdigit() and len(begins) < 6 else None,
        )


def _numbered_lines(root: etree._Element | None, reader: _Reader) -> Iterator[Line]:
    """The lines of a page header or footer that print the number of the page."""
    for paragraph in root.iter(f"{W}p") if root is not None else ():
        codes = [one.text or "" for one in paragraph.iter(f"{W}instrText")]
        codes += [one.get(f"{W}instr", "") for one in paragraph.iter(f"{W}fldSimple")]
        if any(code.split()[:1] == ["PAGE"] for code in codes):
            yield next(replace(reader, numbering=Numbering({})).paragraph(paragraph, 0))


def _distance(margins: etree._Element | None, side: str) -> float | None:
    """A margin; below 0 it only says that a page header may not push it down."""
    stated = _mm(margins, side)
    return None if stated is None else abs(stated)


def _mm(element: etree._Element | None, name: str) -> float | None:
    printed = element.get(f"{W}{name}", "") if element is not None else ""
    return int(printed) * _MM_PER_TWIP if printed.removeprefix("-").isdigit() and len(printed) < 8 else None
