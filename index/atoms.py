"""A document as a sequence of atoms: headings, paragraphs, table rows, and the parts that stand alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from corpus.document import Document, Section, Span
from index.split import measure, trim

# In tokens: a longer "heading" is a paragraph, and longer headings would leave no room for what they head.
HEADING_LIMIT = 300
# A longer first line is not the title of what follows.
TITLE_LIMIT = 64


class Kind(Enum):
    """HEADING goes with what follows, TEXT may join its neighbours, ROW and ALONE are chunks of their own."""

    TEXT = auto()
    HEADING = auto()
    ROW = auto()
    ALONE = auto()


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch that is cut only where it is too long. `section` and `row` index the document's tuples."""

    kind: Kind
    span: Span
    section: int | None
    row: int | None = None


class Sweep:
    """The innermost section of places that are asked for in rising order: each section is met once."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._order = sorted(range(len(sections)), key=lambda index: sections[index].start)
        self._open: list[int] = []
        self._next = 0

    def at(self, offset: int) -> int | None:
        """Index of the innermost section at `offset`; offsets may not fall from one call to the next."""
        while self._next < len(self._order) and self._sections[self._order[self._next]].start <= offset:
            self._open.append(self._order[self._next])
            self._next += 1
        while self._open and self._sections[self._open[-1]].end <= offset:
            self._open.pop()
        return self._open[-1] if self._open else None


def atoms(document: Document) -> Iterator[Atom]:
    """All atoms in reading order, without overlap; together they hold everything that is not white space."""
    sweep = Sweep(document.sections)
    starts = sorted(section.start for section in document.sections)
    position = 0
    for fixed in sorted(_fixed(document), key=lambda atom: (atom.span.start, -atom.span.end)):
        span = trim(document.text, max(fixed.span.start, position), fixed.span.end)
        if span is None:
            continue
        yield from _prose(document, sweep, starts, Span(position, span.start), fixed.row)
        # A footnote belongs where its mark stands, not where its words are printed.
        here = sweep.at(span.start)
        yield Atom(fixed.kind, span, fixed.section if fixed.kind is Kind.ALONE else here, fixed.row)
        position = span.end
    yield from _prose(document, sweep, starts, Span(position, len(document.text)), None)


def heads_others(document: Document, section: Section) -> bool:
    """Whether anything follows the section's own heading text inside it."""
    # Only the first words matter: slicing every section whole would cost its length each time.
    start, text = section.heading_end, document.text
    while start < section.end and text[start].isspace():
        start += 1
    return start < section.end


def _fixed(document: Document) -> Iterator[Atom]:
    """The parts that stay whole: letterhead, rows, footnotes, closing."""
    yield Atom(Kind.ALONE, Span(0, document.body.start), None)
    yield Atom(Kind.ALONE, document.closing, None)
    sweep = Sweep(document.sections)
    for footnote in sorted(document.footnotes, key=lambda note: note.anchor or 0):
        section = sweep.at(footnote.anchor) if footnote.anchor is not None else None
        yield Atom(Kind.ALONE, Span(footnote.start, footnote.end), section)
    for number, row in enumerate(document.rows):
        yield Atom(Kind.HEADING if row.is_group else Kind.ROW, Span(row.start, row.end), None, number)


def _prose(document: Document, sweep: Sweep, starts: list[int], span: Span, row: int | None) -> Iterator[Atom]:
    """The lines of a span; lines that name the columns of the row that follows are its heading."""
    lines = list(_lines(document, starts, span))
    head = _table_head(document, lines, row)
    # Without a letterhead the first line is the title: by itself it would be found and would tell nothing.
    opens = bool(lines) and span.start == 0 and measure(lines[0].of(document.text)) <= TITLE_LIMIT
    for number, line in enumerate(lines):
        index = sweep.at(line.start)
        section = None if index is None else document.sections[index]
        titled = section is not None and line.end <= section.heading_end and heads_others(document, section)
        heads = titled or number >= head or (opens and number == 0)
        short = heads and measure(line.of(document.text)) <= HEADING_LIMIT
        yield Atom(Kind.HEADING if short else Kind.TEXT, line, index)


def _lines(document: Document, starts: list[int], span: Span) -> Iterator[Span]:
    """Non-blank lines, cut also where a section begins inside a line."""
    cuts = set(starts[bisect_right(starts, span.start) : bisect_left(starts, span.end)])
    position = document.text.find("\n", span.start, span.end)
    while position != -1:
        cuts.add(position)
        position = document.text.find("\n", position + 1, span.end)
    for first, last in pairwise([span.start, *sorted(cuts), span.end]):
        line = trim(document.text, first, last)
        if line is not None:
            yield line


def _table_head(document: Document, lines: list[Span], row: int | None) -> int:
    """Where a printed table head begins at the end of `lines`; len(lines) if there is none."""
    if row is None:
        return len(lines)
    columns = {flat(cell.column).casefold() for cell in document.rows[row].cells if cell.column.strip()}
    words = ""
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - len(columns)), -1):
        words = f"{flat(lines[number].of(document.text)).casefold()} {words}"
        if all(column in words for column in columns):
            return number
    return len(lines)


def flat(words: str) -> str:
    """The words on one line, single spaces between."""
    return " ".join(words.split())
