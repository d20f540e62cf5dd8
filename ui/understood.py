"""What was understood of a document, as lists of rows in Vietnamese words; each row knows its places in the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from ui.vietnamese_date import vietnamese_date
from ui.wire import Deadline, FullDocument, Reference, Report, Task

YEAR_FROM = {"heading": "năm theo đề mục", "document": "năm theo ngày văn bản"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: `head` names it, `facts` are (name, value) pairs, `places` are `[start, end)` of the text.

    An empty place is jumped to without a mark. `level` is 1 for a line that is not below another one.
    """

    head: str
    facts: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One list; `kind` tells how it is drawn."""

    kind: str
    title: str
    rows: tuple[Row, ...]


def understood(document: FullDocument) -> tuple[Listed, ...]:
    """The lists that have rows, in the order of reading."""
    outline = tuple(
        Row(f"{entry.label}. {entry.title}", places=((entry.start, entry.start),), level=entry.level)
        for entry in document.outline
    )
    notices = tuple(Row(notice.message, places=((notice.start, notice.end),)) for notice in document.warnings)
    # What was not understood is shown as well: a deadline that nobody reads is a deadline missed.
    unplaced = tuple(
        Row(" ".join(one.quote.split()), places=((one.start, one.end),))
        for one in document.unplaced
        if one.kind == "time"
    )
    lists = (
        Listed("outline", "Mục lục", outline),
        Listed("tasks", "Nhiệm vụ", tuple(_task_row(task) for task in document.tasks)),
        Listed("reports", "Chế độ báo cáo", tuple(_report_row(report) for report in document.reports)),
        Listed("cited", "Văn bản viện dẫn", _cited_rows(document.references)),
        Listed("unplaced", "Mốc thời gian chưa gắn với việc nào", unplaced),
        Listed("notices", "Điều cần lưu ý", notices),
    )
    return tuple(listed for listed in lists if listed.rows)


def reference_words(reference: Reference) -> str:
    """ "Chỉ thị số 3/CT-UBND ngày 01/02/2024 của UBND tỉnh", as far as this is stated."""
    parts = (
        _document_words(reference.type, reference.symbol, reference.name),
        f"ngày {vietnamese_date(reference.date)}" if _is_whole(reference.date) else vietnamese_date(reference.date),
        f"của {reference.issuer}" if reference.issuer else "",
    )
    return " ".join(part for part in parts if part)


def deadline_words(deadline: Deadline) -> str:
    """The time as printed; behind it the whole date where the year stands somewhere else."""
    words = f"{deadline.covers}: {deadline.text}" if deadline.covers else deadline.text
    if deadline.year_from is None or not _is_whole(deadline.date):
        return words
    return f"{words} ({vietnamese_date(deadline.date)}, {YEAR_FROM.get(deadline.year_from, deadline.year_from)})"


def _is_whole(date: str | None) -> bool:
    return date is not None and len(date) == len("2024-01-31") and not date.startswith("--")


def _document_words(kind: str | None, symbol: str | None, name: str | None) -> str:
    if not symbol:
        return name or kind or "Văn bản"
    numbered = f"{kind} số {symbol}" if kind else symbol
    return f"{name} ({symbol})" if name and name != kind else numbered


def _task_row(task: Task) -> Row:
    named = {
        "Chủ trì": "; ".join(task.lead),
        "Phối hợp": "; ".join(task.coordinate),
        "Thời gian": deadline_words(task.time) if task.time else "",
    }
    head = f"{task.id}. {task.what}" if task.id else task.what
    return Row(head, _stated(named), ((task.start, task.end),))


def _report_row(report: Report) -> Row:
    via = f"qua {report.via}" if report.via else ""
    named = {
        "Nội dung": report.what,
        "Gửi": ", ".join(part for part in (report.to, via) if part),
        "Thời hạn": "; ".join(deadline_words(deadline) for deadline in report.deadlines),
        "Khi nào": "khi có phát sinh" if report.conditional else "",
    }
    return Row("; ".join(report.who) or "Không nêu cơ quan báo cáo", _stated(named), ((report.start, report.end),))


def _cited_rows(references: Iterable[Reference]) -> tuple[Row, ...]:
    mentions: dict[str, list[Reference]] = {}
    for reference in references:
        mentions.setdefault(reference.key, []).append(reference)
    return tuple(_cited_row(same) for same in mentions.values())


def _cited_row(same: list[Reference]) -> Row:
    # A later mention is often shorter; the one that states most speaks for the document.
    fullest = max(same, key=lambda one: sum(bool(fact) for fact in (one.symbol, one.name, one.date, one.issuer)))
    count = (("", f"{len(same)} chỗ"),) if len(same) > 1 else ()
    return Row(reference_words(fullest), count, tuple((one.start, one.end) for one in same))


def _stated(named: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in named.items() if value)
