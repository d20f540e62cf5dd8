"""The columns of a list as a sheet: the same for CSV and XLSX."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.calendar.lines import Kind, Line, due_words, joined, reason_words, responsible
from assistant.calendar.words import words
from assistant.render import Json

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
    said = _said(line)
    return [guarded(value) if isinstance(value := said[name], str) else value for name in columns(kind)]


def guarded(text: str) -> str:
    """Text that no spreadsheet program takes for a formula or refuses."""
    clean = _CONTROL.sub("", text[:_TOO_LONG])
    return f"'{clean}" if clean.lstrip(" \u00a0").startswith(_FORMULA) else clean


def _said(line: Line) -> dict[str, Value]:
    row, due = line.row, line.due
    return {
        "due": due_words(due) if due else None,
        "last_day": date.fromisoformat(due["last_day"]) if due else None,
        "time": due["time"] if due else None,
        "printed": line.printed(),
        "note": "; ".join([*line.notes(), *([reason] if (reason := reason_words(row)) else [])]),
        "who": responsible(row),
        "what": _plain(row, "what"),
        "to": _plain(row, "to"),
        "via": _plain(row, "via"),
        "number": row.get("id"),
        "lead": responsible(row),
        "coordinate": joined(row.get("coordinate", ())),
        "source": row["label"],
        "quote": row["quote"],
        "document_id": row["document_id"],
    }


def _plain(row: Json, name: str) -> str | None:
    value = row.get(name)
    return " ".join(value.split()) if value else None
