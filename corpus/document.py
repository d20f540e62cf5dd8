"""The structured document: what every later step reads, what is stored, sent over HTTP and printed as JSON.

All offsets are Python str indices into `Document.text`. A field's description is for callers of the API.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field


def unstated(value: object) -> bool:
    """Whether a field is left out of what is sent: it says nothing."""
    return value is None


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range `[start, end)` of the document text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class FiledNumber:
    """The number that the name of a file holds, in the signs of that name: no words of the document."""

    kind: Annotated[str, Field(description="Chữ đứng trước số trong tên tệp.")]
    number: Annotated[str, Field(description="Số, ký hiệu trong tên tệp.")]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document says of itself; `None` where it does not say.

    `date` is ISO 8601, partial where the document is partial ("2023-01", "2024").
    """

    type: Annotated[str | None, Field(description="Loại văn bản.")] = None
    symbol: Annotated[str | None, Field(description="Số, ký hiệu.")] = None
    issuer: Annotated[str | None, Field(description="Cơ quan ban hành.")] = None
    place: Annotated[str | None, Field(description="Nơi ban hành.")] = None
    date: Annotated[str | None, Field(description="Ngày ban hành, có thể chỉ có năm hoặc năm-tháng.")] = None
    title: Annotated[str | None, Field(description="Trích yếu.")] = None
    signer: Annotated[str | None, Field(description="Người ký.")] = None
    signer_position: Annotated[str | None, Field(description="Chức vụ người ký.")] = None
    recipients: Annotated[tuple[str, ...], Field(description="Nơi nhận.")] = ()
    origins: Annotated[
        dict[str, str],
        Field(
            description="Mỗi thông tin lấy ở đâu: letterhead (phần đầu văn bản), signature (phần ký),"
            " issuing sentence (câu ban hành), annex caption (dòng «Kèm theo ...» của phụ lục),"
            " title line (dòng tên văn bản ở cuối)."
        ),
    ] = field(default_factory=dict)
    file_name: Annotated[
        FiledNumber | None, Field(description="Số theo tên tệp khi văn bản không in số; không phải lời của văn bản.")
    ] = None


@dataclass(frozen=True, slots=True)
class Header(Facts):
    """The same with what only the program needs; `spans` tells where each stated fact stands."""

    superior: str | None = None
    authority: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading or numbered item of the outline, with the extent of everything below it.

    `label` is the full path ("III.1", "II.3.a"); `title` is the heading line without its number, for a
    numbered paragraph its opening words.
    """

    label: Annotated[str, Field(description="Số mục đầy đủ, ví dụ II.3.a.")]
    title: Annotated[str, Field(description="Tên mục.")]
    level: Annotated[int, Field(description="Cấp, 1 là ngoài cùng.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]


@dataclass(frozen=True, slots=True)
class Section(Heading):
    """The same with where the heading's own text ends and the index of the parent in `Document.sections`, or None."""

    heading_end: int
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

    key: Annotated[str, Field(description="Khoá của văn bản được viện dẫn; trong một văn bản, một văn bản một khoá.")]
    type: Annotated[str | None, Field(description="Loại văn bản được viện dẫn.")]
    symbol: Annotated[str | None, Field(description="Số, ký hiệu được viện dẫn.")]
    name: Annotated[str | None, Field(description="Tên gọi được viện dẫn.")]
    issuer: Annotated[str | None, Field(description="Cơ quan ban hành văn bản được viện dẫn.")]
    date: Annotated[str | None, Field(description="Ngày của văn bản được viện dẫn.")]
    quote: Annotated[str, Field(description="Nguyên văn lời viện dẫn.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]

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
    `covers` is what a report with this deadline covers, as printed ("06 tháng", "lần 2"). A recurring one comes round
    from `since` to `until` where the document says so; `until_why` are the words that do.
    """

    text: Annotated[str, Field(description="Nguyên văn.")]
    kind: Annotated[
        DeadlineKind, Field(description="Ngày, khoảng thời gian, định kỳ, tính từ một việc, hoặc không nêu thời hạn.")
    ]
    start: Annotated[int, Field(alias="text_start", description="Vị trí đầu của nguyên văn.")]
    end: Annotated[int, Field(alias="text_end", description="Vị trí cuối của nguyên văn (không gồm).")]
    date: Annotated[str | None, Field(exclude_if=unstated, description="Ngày; không có năm thì dạng --MM-DD.")] = None
    inclusive: Annotated[bool | None, Field(exclude_if=unstated, description="Có tính cả ngày đó hay không.")] = None
    start_date: Annotated[
        str | None, Field(alias="start", exclude_if=unstated, description="Ngày đầu của khoảng thời gian.")
    ] = None
    end_date: Annotated[
        str | None, Field(alias="end", exclude_if=unstated, description="Ngày cuối của khoảng thời gian.")
    ] = None
    every: Annotated[str | None, Field(exclude_if=unstated, description="Chu kỳ: day, week … year.")] = None
    month: Annotated[int | None, Field(exclude_if=unstated, description="Tháng trong chu kỳ.")] = None
    day: Annotated[int | None, Field(exclude_if=unstated, description="Ngày trong chu kỳ.")] = None
    weekday: Annotated[int | None, Field(exclude_if=unstated, description="Thứ trong tuần, 1 là thứ Hai.")] = None
    time: Annotated[str | None, Field(exclude_if=unstated, description="Giờ.")] = None
    year_from: Annotated[
        str | None, Field(exclude_if=unstated, description="Năm lấy từ đề mục hay từ ngày văn bản, nếu lời không ghi.")
    ] = None
    covers: Annotated[str | None, Field(exclude_if=unstated, description="Kỳ mà báo cáo bao gồm.")] = None
    since: Annotated[str | None, Field(alias="from", exclude_if=unstated, description="Ngày đầu của việc định kỳ.")] = (
        None
    )
    until: Annotated[str | None, Field(exclude_if=unstated, description="Ngày cuối của việc định kỳ.")] = None
    until_why: Annotated[
        str | None, Field(exclude_if=unstated, description="Lời văn bản cho biết việc kéo dài đến khi nào.")
    ] = None


@dataclass(frozen=True, slots=True)
class Report:
    """A duty to report: who sends what to whom, through whom, when. Bodies as printed."""

    who: Annotated[tuple[str, ...], Field(description="Ai báo cáo, như văn bản ghi.")]
    what: Annotated[str, Field(description="Báo cáo việc gì.")]
    to: Annotated[str | None, Field(description="Gửi ai.")]
    via: Annotated[str | None, Field(description="Qua ai.")]
    conditional: Annotated[bool, Field(description="Chỉ khi có một việc xảy ra.")]
    deadlines: Annotated[tuple[Deadline, ...], Field(description="Các thời hạn.")]
    quote: Annotated[str, Field(description="Nguyên văn.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]
    section: Annotated[str, Field(description="Mục.")]


@dataclass(frozen=True, slots=True)
class Task:
    """A duty that is assigned to a body, from a table row or from prose.

    `time` is when it is due; `times` are all deadlines that its words state, those of its steps among them.
    """

    id: Annotated[str | None, Field(description="Số thứ tự nhiệm vụ.")]
    what: Annotated[str, Field(description="Nhiệm vụ.")]
    lead: Annotated[tuple[str, ...], Field(description="Cơ quan chủ trì.")]
    coordinate: Annotated[tuple[str, ...], Field(description="Cơ quan phối hợp.")]
    time: Annotated[Deadline | None, Field(description="Thời gian thực hiện.")]
    quote: Annotated[str, Field(description="Nguyên văn.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]
    section: Annotated[str, Field(description="Mục.")]
    times: Annotated[tuple[Deadline, ...], Field(description="Mọi thời hạn nêu trong nhiệm vụ.")] = ()


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something odd in the document; `message` is Vietnamese."""

    code: Annotated[str, Field(description="Mã lưu ý, không đổi.")]
    message: Annotated[str, Field(description="Lời lưu ý.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]


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
