"""Lists of duties as CSV and XLSX."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from assistant.calendar.columns import Value, columns, headings, values
from assistant.calendar.lines import Kind, lines
from assistant.calendar.words import words
from assistant.render import Json

_WIDTHS = {"what": 60, "quote": 80, "source": 50, "who": 40, "lead": 40, "printed": 30, "note": 30, "coordinate": 40}
_USUAL_WIDTH = 16


def csv_file(kind: Kind, rows: Sequence[Json]) -> bytes:
    """UTF-8 with a byte order mark, without which Excel garbles Vietnamese; dates as ISO 8601."""
    written = io.StringIO(newline="")
    sheet = csv.writer(written)
    sheet.writerow(headings(kind))
    sheet.writerows([_plain(value) for value in values(kind, line)] for line in lines(rows))
    return written.getvalue().encode("utf-8-sig", "replace")


def xlsx_file(kind: Kind, rows: Sequence[Json]) -> bytes:
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


def _plain(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""
