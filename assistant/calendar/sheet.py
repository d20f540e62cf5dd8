"""Lists of duties as CSV and XLSX."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.calendar.lines import Kind, Line, due_words, joined, lines, reason_words, responsible
from assistant.calendar.rows import DutyRow, ListedReport, ListedTask
from assistant.calendar.words import words

# The columns of a list as a sheet: the same for CSV and XLSX.


Value = str | date | None

_REPORT = ("due", "last_day", "time", "printed", "note", "who", "what", "to", "via", "source", "quote", "document_id")
_TASK = (
    "due",
    "last_day",
    "time",
    "printed",
    "note",
    "number",
    "lead",
    "coordinate",
    "what",
    "source",
    "quote",
    "document_id",
)
# A sheet would take a text that begins with one of these for a formula; the last four are their wide forms.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TOO_LONG = 32_000


def columns(kind: Kind) -> Sequence[str]:
    """The names of the columns, in order."""
    return _REPORT if kind == "reports" else _TASK


def headings(kind: Kind) -> list[str]:
    """What stands above the columns."""
    return [words("columns")[name] for name in columns(kind)]


def values(kind: Kind, line: Line) -> list[Value]:
    """One line of the sheet; every text is safe to be opened in a spreadsheet program."""
    told = [_VALUES[name](line) for name in columns(kind)]
    return [guarded(value) if isinstance(value, str) else value for value in told]


def guarded(text: str) -> str:
    """Text that no spreadsheet program takes for a formula or refuses."""
    clean = _CONTROL.sub("", text[:_TOO_LONG])
    return f"'{clean}" if clean.lstrip(" \u00a0").startswith(_FORMULA) else clean


def _day(line: Line) -> date | None:
    return line.due.last_day if line.due else None


def _note(line: Line) -> str:
    reason = reason_words(line.row)
    return "; ".join([*line.notes(), reason] if reason else line.notes())


def _plain(value: str | None) -> str | None:
    return " ".join(value.split()) if value else None


def _of_report(value: Callable[[ListedReport], str | None]) -> Callable[[Line], Value]:
    return lambda line: _plain(value(line.row)) if isinstance(line.row, ListedReport) else None


def _of_task(value: Callable[[ListedTask], str | None]) -> Callable[[Line], Value]:
    return lambda line: _plain(value(line.row)) if isinstance(line.row, ListedTask) else None


_VALUES: Mapping[str, Callable[[Line], Value]] = {
    "due": lambda line: due_words(line.due) if line.due else None,
    "last_day": _day,
    "time": lambda line: line.due.time if line.due else None,
    "printed": Line.printed,
    "note": _note,
    "who": lambda line: responsible(line.row),
    "what": lambda line: _plain(line.row.what),
    "to": _of_report(lambda row: row.to),
    "via": _of_report(lambda row: row.via),
    "number": _of_task(lambda row: row.id),
    "lead": lambda line: responsible(line.row),
    "coordinate": _of_task(lambda row: joined(row.coordinate)),
    "source": lambda line: line.row.label,
    "quote": lambda line: line.row.quote,
    "document_id": lambda line: line.row.document_id,
}


# Lists of duties as CSV and XLSX.


_WIDTHS = {"what": 60, "quote": 80, "source": 50, "who": 40, "lead": 40, "printed": 30, "note": 30, "coordinate": 40}
_USUAL_WIDTH = 16


def csv_file(kind: Kind, rows: Sequence[DutyRow]) -> bytes:
    """UTF-8 with a byte order mark, without which Excel garbles Vietnamese; dates as ISO 8601."""
    written = io.StringIO(newline="")
    sheet = csv.writer(written)
    sheet.writerow(headings(kind))
    sheet.writerows([_sheet_plain(value) for value in values(kind, line)] for line in lines(rows))
    return written.getvalue().encode("utf-8-sig", "replace")


def xlsx_file(kind: Kind, rows: Sequence[DutyRow]) -> bytes:
    """One sheet with a frozen, filtered heading; days are days, everything else is text."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(words("sheets")[kind])
    for number, name in enumerate(columns(kind), 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _USUAL_WIDTH)
    listed = lines(rows)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns(kind)))}{len(listed) + 1}"
    sheet.append(headings(kind))
    for line in listed:
        sheet.append(values(kind, line))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet_plain(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""
