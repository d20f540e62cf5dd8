"""The one pass: every sentence of the running text and every table row with those under its duty and its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.document import Document, Row, Section, Span
from corpus.duties.actors import spans_in
from corpus.duties.items import Item, is_name, read_items
from corpus.duties.subjects import heading_subject, sentence_subject
from corpus.duties.unnamed_columns import with_roles
from corpus.text.sentences import sentences

Source = Literal["own", "sentence", "heading", "column", "nobody"]
_LONGEST_LEAD = 120


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or row and who it obliges; `who` is empty where nobody is named up to the chapter.

    `source` tells where they are named: in the sentence, in one before it, in a heading or leading line, in a column.
    """

    span: Span
    who: tuple[Span, ...]
    source: Source
    item: Item | None = None
    row: Row | None = None


@dataclass(slots=True)
class Reading:
    """The document read once: its items and its statements, both in the order of the text.

    `document` is the document with a blank for every line break inside a paragraph: all offsets stay, and names and
    times that a line break parts are whole. What is quoted comes from the text as printed.
    """

    document: Document
    items: tuple[Item, ...]
    statements: list[Statement] = field(default_factory=list)


def read_statements(document: Document) -> Reading:
    """Every sentence and row of the document, each with those it obliges."""
    items = read_items(document)
    document = replace(document, text=_unbroken(document.text, items))
    reading = Reading(document, items)
    heads = _Heads(document)
    before: Item | None = None
    named: tuple[Span, ...] = ()
    for item in reading.items:
        runs_on = before is not None and not item.opens and item.section is before.section
        if not runs_on or item.closing != (before is not None and before.closing):
            named = ()
        above = () if item.closing else heads.of(item)
        # What a paragraph names goes on in the next one; a line set off by its mark belongs to what leads up to it.
        carried = named if not item.mark or not above else ()
        own = False
        for sentence in sentences(document.text, item.line):
            subject = sentence_subject(document.text, sentence) or _behind_topic(document.text, item, sentence)
            if subject:
                carried = named = subject
                own = True
            source: Source = "own" if subject else "sentence" if carried else "heading" if above else "nobody"
            reading.statements.append(Statement(sentence, carried or above, source, item=item))
        if item.mark and not own and above:
            named = ()
        before = item
    reading.statements += _rows(document)
    reading.statements.sort(key=lambda statement: statement.span.start)
    return reading


def _unbroken(text: str, items: tuple[Item, ...]) -> str:
    """The text with a blank for every line break inside a paragraph."""
    parts: list[str] = []
    here = 0
    for item in items:
        if "\n" in text[item.line.start : item.line.end]:
            parts += [text[here : item.line.start], text[item.line.start : item.line.end].replace("\n", " ")]
            here = item.line.end
    return "".join([*parts, text[here:]])


class _Heads:
    """Those that the lines and headings above an item name, each looked up once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, tuple[Span, ...]] = {}

    def of(self, item: Item) -> tuple[Span, ...]:
        """The nearest bodies above; for the first line of a section its own heading counts."""
        if item.opens and (own := self._named(item)):
            return own
        above = item.parent
        while above is not None:
            if named := self._named(above):
                return named
            above = above.parent
        return self._outer(item) if item.section else ()

    def _outer(self, item: Item) -> tuple[Span, ...]:
        """The headings whose own line is no paragraph of the running text."""
        section = item.section
        while section is not None:
            if named := heading_subject(self._document.text, Span(section.start, section.heading_end), concerning=True):
                return named
            section = self._document.sections[section.parent] if section.parent is not None else None
        return ()

    def _named(self, item: Item) -> tuple[Span, ...]:
        if item.line.start not in self._known:
            self._known[item.line.start] = named_by(self._document, item)
        return self._known[item.line.start]


def named_by(document: Document, item: Item) -> tuple[Span, ...]:
    """Whom an item names for all that stands below it: its heading, its name, or the sentence that leads up to it."""
    text = document.text
    section = item.section
    if item.opens and section is not None:
        found = heading_subject(text, item.head, concerning=True)
        if found or (not item.listed and section.heading_end - section.start > len(section.label) + 4):
            return found
        first = next(sentences(text, item.line), None)
        return sentence_subject(text, first) if first else ()
    if text[item.line.end - 1] != ":" and not is_name(text, item.line):
        return ()
    last = list(sentences(text, item.line))[-1:]
    return heading_subject(text, item.line, concerning=True) or (sentence_subject(text, last[0]) if last else ())


def _behind_topic(text: str, item: Item, sentence: Span) -> tuple[Span, ...]:
    """The bodies of a sentence that begins behind a topic on its line: "1. Nguồn vốn: Hằng năm, các xã lập ..."."""
    section: Section | None = item.section
    if section is None or not section.start <= sentence.start < section.heading_end < sentence.end:
        return ()
    rest = text[section.heading_end : sentence.end]
    return sentence_subject(text, Span(sentence.end - len(rest.lstrip(" :*_")), sentence.end))


def _rows(document: Document) -> Iterator[Statement]:
    """The rows that say what has to be done: the lead of a row stands in its column, else in the words of its cells."""
    for row in with_roles(document.text, document.rows):
        if row.is_group:
            continue
        lead = row.cell("lead")
        if lead is not None and lead.start < lead.end:
            yield Statement(Span(row.start, row.end), spans_in(document.text, lead.start, lead.end), "column", row=row)
            continue
        for cell in row.cells:
            words = Span(cell.start, cell.end)
            subject = sentence_subject(document.text, words) if cell.role in ("task", "other") else ()
            # A name alone in its cell tells who something belongs to, not what anybody does.
            if subject and document.text[subject[-1].end : cell.end].strip(" .;,:*"):
                yield Statement(words, subject, "own", row=row)
