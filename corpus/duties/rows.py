"""When a table row is due: its time cell, the name of its column, or the line above the table."""

import re
from dataclasses import replace

from corpus.dates.deadlines import find_times, read_deadline
from corpus.document import Cell, Deadline, Document, Row
from corpus.duties.headings import only_year, year_in_reach

# A date, a month or an hour with the words that go with them; no symbol of a document, no bare number.
_ONLY_TIME = re.compile(
    r"(?=.*(?:\d[/.\-]\d|ngày|tháng|quý|giờ|\dh\d))(?:(?:từ|đến|hết|trước|ngày|tháng|năm|quý|giờ|h|và|sáng|chiều|thứ"
    r"|hai|ba|tư|năm|sáu|bảy|chủ nhật|I{1,3}|IV)(?!\w)|[\d\s/.,:()\-–h])+$",
    re.IGNORECASE,
)
_LONGEST_TIME = 60
_MOST_LINES = 60


def row_time(document: Document, row: Row) -> Deadline | None:
    """The time cell's time, else that of a cell that holds only a time; an hour gets its day from above the table."""
    cell = row.cell("time")
    if cell is not None and (time := _time(document, cell)) is not None:
        return _on_day(document, row, time)
    for other in row.cells:
        if other.role in ("other", "number") and 0 < other.end - other.start <= _LONGEST_TIME:
            time = _time(document, other)
            if time and time.kind in ("date", "period") and _ONLY_TIME.match(time.text):
                return _on_day(document, row, time)
    return None


def _time(document: Document, cell: Cell) -> Deadline | None:
    year, year_from = year_in_reach(document, cell.start)
    if named := only_year(cell.column):
        year, year_from = named, "heading"
    time = read_deadline(document.text, cell.start, cell.end, year=year, year_from=year_from)
    if time is None or time.kind != "none":
        return time
    # "8 giờ 00" alone: an hour of the day that stands above.
    hour = next((one for one in find_times(document.text, cell.start, cell.end) if one.time), None)
    return replace(time, kind="date", time=hour.time) if hour else time


def _on_day(document: Document, row: Row, time: Deadline) -> Deadline:
    """An hour with the day that the group row or the line above the table prints."""
    if time.kind != "date" or time.date is not None or time.time is None:
        return time
    for line_start, line_end in _lines_above(document, row):
        year, year_from = year_in_reach(document, line_start)
        day = next((one for one in find_times(document.text, line_start, line_end) if one.kind == "date"), None)
        if day and day.date:
            dated = read_deadline(document.text, day.start, day.end, year=year, year_from=year_from)
            return replace(time, date=dated.date, year_from=dated.year_from) if dated and dated.date else time
    return replace(time, kind="none", time=None)


def _lines_above(document: Document, row: Row) -> list[tuple[int, int]]:
    """The rows above that hold one cell only, and the line above the table, nearest first."""
    found: list[tuple[int, int]] = []
    end = row.start - 1
    for _ in range(_MOST_LINES):
        if end <= 0:
            break
        start = document.text.rfind("\n", 0, end) + 1
        filled = [cell for cell in document.text[start:end].split("\t") if cell.strip()]
        if len(filled) == 1:
            found.append((start, end))
        if "\t" not in document.text[start:end] and filled:
            break
        end = start - 1
    return found
