"""The files in which lists of duties leave, by format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.calendar.ics import ics_file
from assistant.calendar.lines import Kind
from assistant.calendar.rows import DutyRow
from assistant.calendar.sheet import csv_file, xlsx_file

FileFormat = Literal["csv", "xlsx", "ics"]
_NAMES = {"reports": "lich-bao-cao", "tasks": "lich-nhiem-vu"}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand out."""

    name: str
    media_type: str
    data: bytes


def export(kind: Kind, rows: Sequence[DutyRow], form: FileFormat, *, until: date | None = None) -> Exported:
    """The rows as a file; `until` ends what comes round."""
    forms: dict[FileFormat, tuple[str, Callable[[], bytes]]] = {
        "csv": ("text/csv; charset=utf-8", lambda: csv_file(kind, rows)),
        "xlsx": (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: xlsx_file(kind, rows),
        ),
        "ics": ("text/calendar; charset=utf-8", lambda: ics_file(kind, rows, until=until)),
    }
    media_type, make = forms[form]
    return Exported(f"{_NAMES[kind]}.{form}", media_type, make())
