"""What may answer a question: every sentence, list item, table row and fact of a document, in one shape.

Built once for a document and kept for as long as others are not asked about more.
"""

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import Literal, TypeVar

from assistant.answering.evidence import heading_words
from assistant.answering.sentence import sentences
from assistant.answering.values import Kind, kinds_of
from assistant.answering.words import plain
from corpus.document import Document, Reference, Report, Row, Span, Task
from index.stored import StoredDocument

_Duty = TypeVar("_Duty", Report, Task)
Form = Literal["sentence", "item", "row", "heading", "fact"]

_ITEM = re.compile(r"\s*(?:[-–+•*]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s))\s*")
# The opening of a paragraph says who acts in all its sentences.
_OPENING = 160
_KEPT = 400
# A line as long as this may have been broken in the middle of a sentence.
_FULL = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place `[start, end)` that may answer, with what it says and what is said for it above.

    `words` is what it means: in a row each cell behind its column's name. `lead` is the line that introduces its
    list, the row that heads it or the opening of its paragraph; `lead_span` where that stands. `block` numbers the
    list or paragraph that it shares with its siblings. `fact` names what a fact states of its document. `values`
    are the kinds of thing that stand in it, apart from those in names of other documents.
    """

    form: Form
    start: int
    end: int
    section: str
    heading: str
    words: str
    lead: str
    lead_span: Span | None
    block: int
    actors: tuple[str, ...]
    values: frozenset[Kind]
    bag: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    inherited: frozenset[str]
    closing: bool = False
    fact: str = ""
    reports: tuple[Report, ...] = ()
    tasks: tuple[Task, ...] = ()
    references: tuple[Reference, ...] = ()


class _Kept:
    """The candidates of the documents that were asked about last. Usable from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._built: OrderedDict[tuple[int, str, int], tuple[Candidate, ...]] = OrderedDict()

    def of(self, stored: StoredDocument) -> tuple[Candidate, ...]:
        document = stored.document
        key = (stored.id, f"{stored.source} {stored.added}", hash(document.text))
        with self._lock:
            if key in self._built:
                self._built.move_to_end(key)
                return self._built[key]
        built = tuple(_build(document))
        with self._lock:
            self._built[key] = built
            while len(self._built) > _KEPT:
                self._built.popitem(last=False)
        return built


_kept = _Kept()


def candidates(stored: StoredDocument) -> tuple[Candidate, ...]:
    """All candidates of a document, in reading order."""
    return _kept.of(stored)


def _build(document: Document) -> Iterator[Candidate]:
    text = document.text
    rows = {row.start: row for row in document.rows}
    lead: Span | None = None
    block = 0
    for line in _lines(text, rows):
        row = rows.get(line.start)
        if row is not None:
            yield _row(document, row, block)
            continue
        item = _ITEM.match(text, line.start, line.end)
        spans = sentences_of(text, line)
        if item is None:
            block += 1
            lead = None
        opening = Span(line.start, min(line.end, line.start + _OPENING))
        for number, span in enumerate(spans):
            above = lead if number == 0 else opening if lead is None else lead
            yield _sentence(document, span, above, block, "item" if item else "sentence")
        if text[line.end - 1] == ":" and spans:
            # What a line like "Hồ sơ gồm:" opens.
            lead = spans[-1]
            block += 1


def _lines(text: str, rows: Container[int]) -> Iterator[Span]:
    """The lines without white space at their ends; one that goes on in the next line is one with it."""
    begin = end = -1
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        stop = at + len(line.rstrip())
        at += len(line) + 1
        if stop <= start:
            continue
        if (
            begin >= 0
            and start not in rows
            and begin not in rows
            and start - end <= 2
            and _goes_on(text, begin, end, start)
        ):
            end = stop
            continue
        if begin >= 0:
            yield Span(begin, end)
        begin, end = start, stop
    if begin >= 0:
        yield Span(begin, end)


def _goes_on(text: str, begin: int, end: int, start: int) -> bool:
    """Whether a line that ends here in the middle of a sentence goes on in the line that starts there."""
    if end - begin < _FULL or text[end - 1] in ".;:!?…|" or "\t" in text[max(begin, end - 400) : end]:
        return False
    sign = text[start]
    return (sign.islower() or sign.isdigit() or sign in "(/") and _ITEM.match(text, start, start + 12) is None


def sentences_of(text: str, line: Span) -> tuple[Span, ...]:
    """The sentences of a line, which may have been broken."""
    return sentences(text[line.start : line.end].replace("\n", " "), line.start)


def _row(document: Document, row: Row, block: int) -> Candidate:
    text = document.text
    words = "; ".join(f"{cell.column} {text[cell.start : cell.end]}" for cell in row.cells if cell.end > cell.start)
    group = document.rows[row.group] if row.group is not None else None
    lead = Span(group.start, group.end) if group else None
    return _candidate(document, Span(row.start, row.end), words or text[row.start : row.end], lead, -1 - block, "row")


def _sentence(document: Document, span: Span, lead: Span | None, block: int, form: Form) -> Candidate:
    return _candidate(document, span, span.of(document.text).replace("\n", " "), lead, block, form)


def _candidate(document: Document, span: Span, words: str, lead: Span | None, block: int, form: Form) -> Candidate:
    text = document.text
    section = document.section_at(span.start)
    if section is not None and section.start <= span.start and span.end <= section.heading_end and form != "row":
        heading = heading_words(document, document.sections[section.parent] if section.parent is not None else None)
        if span.end - span.start < 160 and not text[span.start : span.end].rstrip().endswith((".", ";")):
            form = "heading"
    else:
        heading = heading_words(document, section)
    said = lead.of(text) if lead else ""
    spoken = plain(words)
    tasks = _touching(document.tasks, span)
    reports = _touching(document.reports, span)
    return Candidate(
        form=form,
        start=span.start,
        end=span.end,
        section=section.label if section else "",
        heading=heading,
        words=words,
        lead=said,
        lead_span=lead,
        block=block,
        actors=tuple(dict.fromkeys((*(w for r in reports for w in r.who), *(w for t in tasks for w in t.lead)))),
        values=kinds_of(_without(document, span)),
        bag=frozenset(spoken),
        pairs=frozenset(pairwise(spoken)),
        inherited=frozenset(plain(f"{heading} {said}")),
        closing=span.start < document.body.start or document.closing.start <= span.start < document.closing.end,
        reports=reports,
        tasks=tasks,
        references=references_in(document, span),
    )


def references_in(document: Document, span: Span) -> tuple[Reference, ...]:
    """The documents that these words cite."""
    first = bisect_left(document.references, span.start, key=lambda one: one.start)
    last = bisect_left(document.references, span.end, key=lambda one: one.start)
    return document.references[first:last]


def _touching(duties: Sequence[_Duty], span: Span) -> tuple[_Duty, ...]:
    """The duties whose words these are, or a part of these; they stand in order of their beginning."""
    last = bisect_right(duties, span.end - 1, key=lambda one: one.start)
    return tuple(one for one in duties[max(0, last - 12) : last] if one.end > span.start)


def _without(document: Document, span: Span) -> str:
    """The words without those of the documents that they cite: the date of a cited document is no day of a task."""
    parts, at = [], span.start
    for one in references_in(document, span):
        parts.append(document.text[at : max(at, one.start)])
        at = max(at, one.end)
    return " ".join((*parts, document.text[at : max(at, span.end)]))
