"""The stored documents that a draft draws on, and what each is to the unit."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.plan import Origin
from assistant.label import label
from corpus.document import Document, Header, Span
from corpus.duties.headings import label_at
from corpus.sentences import trim
from index.stored import StoredDocument

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
