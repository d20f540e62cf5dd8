"""Lists of duties as plain text for a terminal or a mail."""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.calendar.due import DAILY
from assistant.calendar.lines import Kind, Line, due_in_full, joined, lines, reason_words, responsible
from assistant.calendar.rows import DutyRow, ListedReport, ListedTask
from assistant.calendar.words import say, words


def table(kind: Kind, rows: Sequence[DutyRow]) -> str:
    """Every day with what is due on it, each with its source; then what has no day."""
    if not rows:
        return str(words("table")["none"][kind])
    told: list[str] = []
    heading = None
    for line in _readable(rows):
        mine = due_in_full(line.due) if line.due else say("table", "undated")
        if mine != heading:
            told += ["", mine] if told else [mine]
            heading = mine
        told += _told(line)
    return "\n".join(told)


def digest(kind: Kind, rows: Sequence[DutyRow], *, first: date, last: date, unit: str | None = None) -> str:
    """What is due in a few days, short enough to be mailed every morning."""
    days = {"first": first.strftime("%d/%m/%Y"), "last": last.strftime("%d/%m/%Y")}
    own = [say("digest", "unit", unit=unit)] if unit else []
    listed = [line for line in _readable(rows) if line.due]
    if not listed:
        return "\n".join([*own, words("digest")["none"][kind].format(**days)])
    head = words("digest")["head"][kind].format(count=len(listed), **days)
    return "\n".join([head, *own, *(_short(line) for line in listed)])


def _readable(rows: Sequence[DutyRow]) -> Iterator[Line]:
    """What is due every day stands there once: a reader need not be told it thirty times."""
    daily: set[tuple[int, int]] = set()
    for line in lines(rows):
        if line.due and line.due.rule == DAILY:
            series = (id(line.row), line.due.deadline)
            if series in daily:
                continue
            daily.add(series)
        yield line


def _told(line: Line) -> Iterator[str]:
    row = line.row
    yield f"  {_who(row)}"
    yield f"    {joined([row.what])}"
    if isinstance(row, ListedTask) and row.coordinate:
        yield f"    {say('table', 'coordinate', coordinate=joined(row.coordinate))}"
    if line.printed():
        yield f"    {say('table', 'printed', printed=line.printed())}"
    if notes := [note for note in line.notes() if line.due]:
        yield f"    {say('table', 'note', note='; '.join(notes))}"
    if reason := reason_words(row):
        yield f"    {reason}"
    yield f"    {say('table', 'source', label=row.label, id=row.document_id)}"


def _who(row: DutyRow) -> str:
    who = responsible(row) or say("table", "nobody")
    if not isinstance(row, ListedReport):
        return f"{row.id}. {who}" if row.id else who
    told = say("table", "who", who=who, to=joined([row.to]) if row.to else say("table", "nowhere"))
    return told + (say("table", "via", via=joined([row.via])) if row.via else "")


def _short(line: Line) -> str:
    due = due_in_full(line.due) if line.due else ""
    told = f"- {due}: {_who(line.row)}: {joined([line.row.what])}"
    told += f" ({'; '.join(notes)})" if (notes := line.notes()) else ""
    return f"{told}\n  {say('table', 'source', label=line.row.label, id=line.row.document_id)}"
