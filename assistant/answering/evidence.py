"""The passages that may answer: what retrieval found, cut into sentences with their headings."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from assistant.answering.question import Question
from assistant.answering.scope import Scope
from corpus.document import Document, Row, Section, Span
from index.store import Store
from index.stored import Hit, StoredDocument

_HITS = 24
# How far after a sentence what belongs to it is looked for.
_REACH = 700
# A sentence ends before a capital or an opening quote; ";" ends a member of a list, and a dash opens one after a mark:
# "chính trị - xã hội", "Thi đua - Khen thưởng", "2026 - 2030" go on.
_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W\da-zà-ỹđ_]|[“\"(\-–+])|(?<=[:,])\s+(?=[-–+]\s)")
_SHORT = re.compile(r"(?:\b(?:TP|Tp|tp|ThS|TS|PGS|GS|Đ/c|đ/c|số|Điều|[A-ZĐ])\.)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence or table row of a stored document, under its heading."""

    stored: StoredDocument
    start: int
    end: int
    section: str
    heading: str

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.stored.document.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The words as they are meant: in a table row each cell behind its column's name."""
        row = row_at(self.stored.document, self.start)
        if row is None or not any(cell.column for cell in row.cells):
            return self.text
        full = self.stored.document.text
        return "; ".join(f"{cell.column} {full[cell.start : cell.end]}" for cell in row.cells if cell.end > cell.start)

    @property
    def stated(self) -> str:
        """The words without those of the documents that they cite: the date of a cited document is no day of a task."""
        document = self.stored.document
        first = bisect_left(document.references, self.start, key=lambda reference: reference.start)
        cited = takewhile(lambda reference: reference.start < self.end, document.references[first:])
        spans = [(reference.start, reference.end) for reference in cited]
        parts, at = [], self.start
        for start, end in spans:
            parts.append(document.text[at : max(at, start)])
            at = max(at, end)
        return " ".join((*parts, document.text[at : max(at, self.end)]))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Documents in question, best first, and the chunks that retrieval found in them.

    `scoped`: the question names the documents by number; `preferred` are those of a place that it names; `named`: it
    says much of what the header of the first one says, `clear`: and clearly less of any other.
    """

    documents: tuple[StoredDocument, ...]
    hits: tuple[Hit, ...]
    scoped: bool
    preferred: frozenset[int] = frozenset()
    named: bool = False
    clear: bool = False

    @property
    def pointed(self) -> tuple[StoredDocument, ...]:
        """The documents that the question names: by number, by their place, or the one that it clearly describes."""
        if self.scoped:
            return self.documents
        if self.clear and not self.preferred:
            return self.documents[:1]
        return tuple(stored for stored in self.documents if stored.id in self.preferred)

    def near(self, stored: StoredDocument, start: int, end: int) -> bool:
        """Whether `[start, end)` touches a found chunk; in a document that the question names everything counts."""
        if self.scoped or stored.id in self.preferred:
            return True
        return any(h.document_id == stored.id and h.chunk.start < end and start < h.chunk.end for h in self.hits)


def search(store: Store, question: Question, scope: Scope, limit: int = _HITS) -> list[Hit]:
    """The best chunks for a question in the documents that it names, or in all, those of a named place among them."""
    hits = store.search(question.text, limit=limit, documents=scope.documents)
    if scope.documents is None and scope.preferred:
        found = {(hit.document_id, hit.chunk.start) for hit in hits}
        more = store.search(question.text, limit=limit, documents=sorted(scope.preferred))
        hits += [hit for hit in more if (hit.document_id, hit.chunk.start) not in found]
    return hits


def gather(store: Store, question: Question, scope: Scope) -> Evidence:
    """Searches inside the scope. Documents come in order of their best chunk."""
    hits = search(store, question, scope)
    order = list(dict.fromkeys(hit.document_id for hit in hits))
    order += [number for number in (*(scope.documents or ()), *sorted(scope.preferred)) if number not in order]
    if scope.documents is not None:
        order = [number for number in order if number in scope.documents]
    return Evidence(
        documents=tuple(store.document(number) for number in order),
        hits=tuple(hits),
        scoped=scope.documents is not None,
        preferred=scope.preferred,
    )


def pieces(evidence: Evidence) -> Iterator[Piece]:
    """Every sentence and row of the found chunks, each once, best chunk first."""
    by_id = {stored.id: stored for stored in evidence.documents}
    seen: set[tuple[int, int]] = set()
    for hit in evidence.hits:
        stored = by_id[hit.document_id]
        for span in sentences(stored.document.text, hit.chunk.start, hit.chunk.end):
            if (stored.id, span.start) in seen:
                continue
            seen.add((stored.id, span.start))
            yield piece_at(stored, span.start, span.end)


def piece_at(stored: StoredDocument, start: int, end: int) -> Piece:
    """A place as a piece, under the headings that it stands below."""
    section = stored.document.section_at(start)
    return Piece(stored, start, end, section.label if section else "", heading_words(stored.document, section))


def following(piece: Piece, most: int) -> Iterator[Piece]:
    """The sentences after this one in its section."""
    document = piece.stored.document
    section = document.section_at(piece.start)
    end = min(section.end if section else document.closing.start, piece.end + _REACH)
    spans = [span for span in sentences(document.text, piece.end, max(end, piece.end)) if span.start >= piece.end]
    for span in spans[:most]:
        yield Piece(piece.stored, span.start, span.end, piece.section, piece.heading)


@lru_cache(maxsize=4096)
def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Sentences of `text[start:end]`; a table row stays whole; no white space at their ends."""
    found: list[Span] = []
    at = start
    for line in text[start:end].split("\n"):
        found.extend(_whole(line, at) if "\t" in line else _cut(line, at))
        at += len(line) + 1
    return tuple(found)


def sentence_at(text: str, span: Span) -> Span:
    """The sentence that holds the beginning of `span`, or the span itself where none does."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.start)
    for found in sentences(text, line_start, line_end if line_end >= 0 else len(text)):
        if found.start <= span.start < found.end:
            return found
    return span


def _whole(line: str, at: int) -> Iterable[Span]:
    lead = len(line) - len(line.lstrip())
    return [Span(at + lead, at + len(line.rstrip()))] if line.strip() else []


def _cut(line: str, at: int) -> Iterator[Span]:
    begin = 0
    for match in _END.finditer(line):
        if _SHORT.search(line, max(0, match.start() - 8), match.start()) or match.start() - begin < 12:
            continue
        yield from _whole(line[begin : match.start()], at + begin)
        begin = match.end()
    yield from _whole(line[begin:], at + begin)


def heading_words(document: Document, section: Section | None) -> str:
    """The headings above a place, outermost first."""
    words: list[str] = []
    while section is not None:
        words.insert(0, section.title)
        section = document.sections[section.parent] if section.parent is not None else None
    return " ".join(words)


def row_at(document: Document, offset: int) -> Row | None:
    """The table row that begins here."""
    return next((row for row in document.rows if row.start == offset), None)


def rows_below(document: Document, row: Row) -> Sequence[Row]:
    """The rows that a group row heads."""
    at = document.rows.index(row)
    return [other for other in document.rows if other.group == at]
