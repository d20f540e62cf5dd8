"""Paragraphs, sentences and clauses of a document's running text, as spans."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.document import Document, Footnote, Row, Span
from corpus.text.patterns import UPPER

_LINE = re.compile(r"[^\n]+")
# A full stop ends a sentence only before something that can begin one: "4.6", "v.v. của", "TP. Hồ" go on.
_SENTENCE_END = re.compile(rf"(?<!\bTP)(?<!\bTS)(?<!\bv\.v)[.!?…]+[”\"’)*_]*(?=\s+[{UPPER}]|\s+[-+•–“\"(]|\s*$|\s*\n)")
_CLAUSE_END = re.compile(r";(?=\s|$)")
_MARKER = re.compile(
    r"\s*(?:(?:Điều\s+\d+|[IVX]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3})\s?[.)]|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?|\(\d{1,2}\)"
    r"|[a-zđ]\d?\s?\)|[-–+•*●▪])\s+|\s+"
)
CLOSERS = '.;:!?…”"’)]*_>|'
_BROKEN_OFF = 150
_JOIN_LIMIT = 4000
# No item has more; a line of nothing else would be walked through again and again.
_MOST_MARKERS = 8


def running_text(document: Document) -> Iterator[Span]:
    """The paragraphs after the header that are no table row, no footnote and not part of the closing."""
    apart = _merged([*document.rows, *document.footnotes, document.closing])
    headings = {section.start: section.heading_end for section in document.sections}
    held: Span | None = None
    for span in paragraphs(document.text, document.body.start, len(document.text)):
        place = bisect_left(apart, (span.end, span.end)) - 1
        if place >= 0 and apart[place][1] > span.start:
            continue
        joined = Span(held.start, span.end) if held else span
        heading = headings.get(joined.start, 0) >= joined.end - 1
        held = joined if not heading and _breaks_off(document.text, joined) else None
        if held is None:
            yield joined
    if held:
        yield held


def _merged(parts: list[Row | Footnote | Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for part in sorted(parts, key=lambda part: part.start):
        if merged and part.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], part.end))
        elif part.start < part.end:
            merged.append((part.start, part.end))
    return merged


def _breaks_off(text: str, span: Span) -> bool:
    """Whether a long paragraph stops in the middle of a sentence: a line break of the page, not of the text."""
    return _BROKEN_OFF <= span.end - span.start <= _JOIN_LIMIT and text[span.end - 1] not in CLOSERS


def paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """The non-blank lines inside `text[start:end]`, without the white space around them."""
    for line in _LINE.finditer(text, start, end):
        trimmed = trim(text, Span(line.start(), line.end()))
        if trimmed.start < trimmed.end:
            yield trimmed


def line_end(text: str, start: int) -> int:
    """Where the line ends that holds this place."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one paragraph, each with its full stop."""
    yield from _split(text, span, _SENTENCE_END)


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The parts of one sentence between semicolons, each without its semicolon."""
    for part in _split(text, span, _CLAUSE_END):
        yield trim(text, Span(part.start, part.end - text[part.start : part.end].endswith(";")))


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def after_marker(text: str, span: Span) -> int:
    """Where the words begin behind "1.", "a)", "-" and the like."""
    here = span.start
    for _ in range(_MOST_MARKERS):
        marker = _MARKER.match(text, here, span.end)
        if marker is None or marker.end() == here:
            break
        here = marker.end()
    return here


def _split(text: str, span: Span, ends: re.Pattern[str]) -> Iterator[Span]:
    here = span.start
    for mark in ends.finditer(text, span.start, span.end):
        part = trim(text, Span(here, mark.end()))
        # "1." at the head of an item is a number, not a sentence.
        if after_marker(text, Span(part.start, span.end)) < part.end:
            yield part
            here = mark.end()
    rest = trim(text, Span(here, span.end))
    if rest.start < rest.end:
        yield rest
