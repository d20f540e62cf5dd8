"""A stored plan's parts and their paragraphs: aims, tasks, organisation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.data import words
from corpus.document import Document, Section, Span
from corpus.duties.headings import innermost
from corpus.grammar import UPPER
from corpus.sentences import after_marker, running_text

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
