"""Public holidays and the days off beside them (data/holidays.yaml)."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from corpus.text.patterns import GrammarError, read_data


def holiday(day: date) -> str | None:
    """What holiday makes this a day off; None where it is none, or where the year is not known."""
    return days().get(day)


@cache
def days() -> Mapping[date, str]:
    """Every known day off with its holiday. Raises GrammarError for data that cannot be."""
    found: dict[date, str] = {}
    for year, entries in read_data("holidays")["years"].items():
        for entry in entries:
            for day in _span(year, entry):
                if day in found:
                    raise GrammarError(f"holidays: {day} stands twice")
                found[day] = str(entry["name"])
    return found


def _span(year: int, entry: Mapping[str, Any]) -> list[date]:
    first, last = entry.get("from"), entry.get("to")
    if set(entry) != {"name", "from", "to"} or not isinstance(first, date) or not isinstance(last, date):
        raise GrammarError(f"holidays: name, from and to are expected: {entry}")
    if not first.year == last.year == year or first > last:
        raise GrammarError(f"holidays: not a span of {year}: {entry}")
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
