"""The structured document: what every later step reads. All offsets are Python str indices into `Document.text`."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range `[start, end)` of the document text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of itself; `None` where it does not say.

    `date` is ISO 8601, partial where the document is partial ("2023-01", "2024"). `spans` tells where each
    stated fact stands; `issuer_place` is the part of `issuer` that came from the place line, if any.
    """

    type: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    superior: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    authority: str | None = None
    recipients: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """One heading or numbered item of the outline, with the extent of everything below it.

    `label` is the full path ("III.1", "II.3.a"); `title` is the heading line without its number, for a
    numbered paragraph its opening words. `heading_end` is where the heading's own text ends; `parent` is the
    index of the parent in `Document.sections`, or None.
    """

    label: str
    title: str
    level: int
    start: int
    heading_end: int
    end: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row. `column` is the printed column name ("" where there is none)."""

    column: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One body row of a table.

    `id` is its full number ("3.4.d"; None for a row without number), `group` the index in `Document.rows` of
    the group or parent row above it, `is_group` true for a row that only heads others.
    Cell roles: number, task, lead, coordinate, time, product, other (data/table_columns.yaml).
    """

    id: str | None
    cells: tuple[Cell, ...]
    start: int
    end: int
    section: str
    group: int | None = None
    is_group: bool = False

    def cell(self, role: str) -> Cell | None:
        """The first cell with this role."""
        return next((c for c in self.cells if c.role == role), None)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote body; `anchor` is the position of its mark in the running text, if found."""

    mark: str
    start: int
    end: int
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of another document. One `key` per cited document; `quote` is the mention as printed."""

    key: str
    type: str | None
    symbol: str | None
    name: str | None
    issuer: str | None
    date: str | None
    quote: str
    start: int
    end: int

    @property
    def identity(self) -> str:
        """The key without its date: one for all mentions of a number or a name, whatever date they print."""
        return self.key.partition("@")[0]


DeadlineKind = Literal["date", "period", "recurring", "relative", "none"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time expression. `text` is the words as printed at `[start, end)`.

    date      {date, inclusive}: ISO date, partial where partial ("2023-12", "--11-20" where no year is in reach)
    period    {start_date, end_date}
    recurring {every: day|week|month|quarter|half-year|year, day?, month?, weekday? (1 = Monday), time?}
    relative  counted from an event that is named in `text`
    none      no time is stated ("theo quy định", "kịp thời")
    `year_from` says where a year came from that the words themselves do not print: heading | document.
    `covers` is what a report with this deadline covers, as printed ("06 tháng", "lần 2").
    """

    text: str
    kind: DeadlineKind
    start: int
    end: int
    date: str | None = None
    inclusive: bool | None = None
    start_date: str | None = None
    end_date: str | None = None
    every: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: str | None = None
    year_from: str | None = None
    covers: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A duty to report: who sends what to whom, through whom, when. Bodies as printed."""

    who: tuple[str, ...]
    what: str
    to: str | None
    via: str | None
    conditional: bool
    deadlines: tuple[Deadline, ...]
    quote: str
    start: int
    end: int
    section: str


@dataclass(frozen=True, slots=True)
class Task:
    """A duty that is assigned to a body, from a table row or from prose.

    `time` is when it is due; `times` are all deadlines that its words state, those of its steps among them.
    """

    id: str | None
    what: str
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    time: Deadline | None
    quote: str
    start: int
    end: int
    section: str
    times: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something odd in the document; `message` is Vietnamese."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed document. `body` is the span between header and closing.

    `pages[n]` is the offset at which page n + 1 begins (so the first is 0); empty where the file has no pages.
    """

    text: str
    header: Header
    body: Span
    closing: Span
    sections: tuple[Section, ...] = ()
    rows: tuple[Row, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    reports: tuple[Report, ...] = ()
    tasks: tuple[Task, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) that holds this offset, None where the file has no pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds this offset."""
        found = None
        for section in self.sections:
            if section.start <= offset < section.end:
                found = section
        return found
