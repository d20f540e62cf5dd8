"""The stored documents that a draft draws on: what each is, its parts and their paragraphs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.data import words
from assistant.drafting.plan import Origin
from assistant.label import label
from corpus.document import Document, Header, Section, Span
from corpus.duties.headings import innermost, label_at
from corpus.text.patterns import UPPER
from corpus.text.sentences import after_marker, running_text, trim
from index.stored import StoredDocument

# The stored documents that a draft draws on, and what each is to the unit.


# superior: a document of a body above, to be carried out; model: a plan of an equal or lower body, whose own tasks are
# to be carried out likewise; peer: a similar plan; last_year: the unit's own plan of another year.
Role = Literal["superior", "model", "peer", "last_year"]

_YEAR = re.compile(r"(?<!đến )(?<!từ )\bnăm\s+((?:19|20)\d\d)(?![\d\-–/])(?!\s[-–])", re.IGNORECASE)
_SEVERAL_YEARS = re.compile(r"\b(?:giai đoạn|nhiệm kỳ|đến năm|lộ trình|\d{4}\s?[-–]\s?\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One document with its role. `year` is the one year it plans for; None where it tells none or several."""

    stored: StoredDocument
    document: Document
    role: Role
    year: int | None

    @property
    def header(self) -> Header:
        """What the document says of itself."""
        return self.document.header

    @property
    def text(self) -> str:
        """The whole text, which all offsets index."""
        return self.document.text

    @property
    def name(self) -> str:
        """How the document is named in reasons."""
        return label(self.stored)

    def origin(self, start: int, end: int) -> Origin:
        """The words at `[start, end)`, without white space around them."""
        span = trim(self.text, Span(start, end))
        section = label_at(self.document, span.start)
        return Origin(
            document_id=str(self.stored.id),
            file=self.stored.file,
            label=label(self.stored, section),
            section=section,
            quote=span.of(self.text),
            start=span.start,
            end=span.end,
        )

    def stated(self, *facts: str) -> tuple[Origin, ...]:
        """Where the document states these facts of its header; those it does not state are left out."""
        spans = [self.header.spans[fact] for fact in facts if fact in self.header.spans]
        return tuple(self.origin(span.start, span.end) for span in spans)


def source(stored: StoredDocument, role: Role) -> Source:
    """The document in its role."""
    document = stored.document
    return Source(stored, document, role, _year(document.header))


def _year(header: Header) -> int | None:
    named = {int(year) for year in _YEAR.findall(header.title or "")}
    if len(named) == 1:
        return named.pop()
    if _SEVERAL_YEARS.search(header.title or ""):
        return None
    dated = header.date or ""
    return int(dated[:4]) if dated[:4].isdigit() else None


# A stored plan's parts and their paragraphs: aims, tasks, organisation.


PartName = Literal["aims", "tasks", "organisation"]

_MIN_CHARACTERS = 25
_LONGEST_HEADING = 300
_NEXT_PARAGRAPH = re.compile(rf"\s*\n\s*(?=[{UPPER}])")
_CLOSING = re.compile(r"Trên đây là\b")
_BULLET = re.compile(r"\s*[-–+•*]\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `start` is behind its number or dash. `heading` says that it heads others."""

    start: int
    end: int
    section: str
    heading: bool
    bullet: bool


def part_of(section: Section) -> PartName | None:
    """Which part a heading opens, the first whose words it holds; None where its words do not tell."""
    title = section.title.casefold()
    found: tuple[PartName, ...] = ("organisation", "aims", "tasks")
    return next((name for name in found if words().parts[name].search(title)), None)


def part_sections(document: Document, name: PartName) -> list[Section]:
    """All top sections of this name."""
    return [one for one in document.sections if one.parent is None and part_of(one) == name]


def paragraphs_of(document: Document, section: Section) -> Iterator[Paragraph]:
    """The paragraphs of the running text below a heading; table rows, footnotes and the closing are none."""
    text = document.text
    headings = {one.start: one for one in document.sections}
    for span, heads in _spans(document, section, headings):
        start = after_marker(text, span)
        if start >= span.end or not any(char.isalpha() for char in text[start : span.end]):
            continue
        words = text[start : span.end]
        if heads or not (len(words) < _MIN_CHARACTERS or "\t" in words or words.isupper() or _CLOSING.match(words)):
            inner = innermost(document, span.start)
            yield Paragraph(start, span.end, inner.label if inner else "", heads, bool(_BULLET.match(text, span.start)))


def _spans(document: Document, section: Section, headings: Mapping[int, Section]) -> Iterator[tuple[Span, bool]]:
    """(where, whether it is a heading); a long heading that was joined to the paragraph below stands alone again."""
    text = document.text
    for span in running_text(document):
        if span.start < section.heading_end or span.start >= section.end:
            continue
        own = headings.get(span.start)
        cut = _NEXT_PARAGRAPH.search(text, span.start, span.end) if own else None
        if own and cut and cut.start() - span.start <= _LONGEST_HEADING and text[cut.start() - 1] not in ",:()":
            first = Span(span.start, cut.start())
            yield first, True
            yield Span(cut.end(), span.end), False
        else:
            yield span, own is not None and own.heading_end >= span.end - 1 and own.end > own.heading_end + 1


def leaves(document: Document, section: Section) -> list[Section]:
    """The sections below (or the section itself) that have no section below them."""
    inside = [one for one in document.sections if section.start <= one.start and one.end <= section.end]
    parents = {one.parent for one in inside}
    numbers = {id(one): at for at, one in enumerate(document.sections)}
    return [one for one in inside if numbers[id(one)] not in parents]
