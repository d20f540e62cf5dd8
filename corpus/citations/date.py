"""Dates of cited documents: printed ones as ISO 8601, and those told before a citation."""

import re
from datetime import date

from corpus.citations.clean_text import Source

# Printed dates -> ISO 8601.


_DAY = re.compile(
    r"(?P<d>\d{1,2})\s{0,2}(?:(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})(?!\d)"
    r"|tháng\s{0,2}(?P<m2>\d{1,2})\s{0,2},?\s?năm\s{0,2}(?P<y2>\d{4})(?!\d))"
)
_MONTH = re.compile(r"tháng\s{0,2}(?P<m>\d{1,2})(?:\s{1,2}năm\s{1,2}|/)(?P<y>\d{4})(?!\d)")
_YEAR = re.compile(r"năm\s{1,2}(?P<y>(?:19|20)\d\d)(?![\d/-]|\s?-\s?\d)")


def read_day(source: Source, at: int) -> tuple[str, int] | None:
    """(ISO date, end) of "D/M/YYYY", "D-M-YYYY", "D.M.YYYY" or "D tháng M năm YYYY" at `at`; None for no such day."""
    match = _DAY.match(source.low, at)
    if not match:
        return None
    day, month, year = int(match["d"]), int(match["m"] or match["m2"]), int(match["y"] or match["y2"])
    try:
        return date(year, month, day).isoformat(), match.end()
    except ValueError:
        return None


def read_month(source: Source, at: int) -> tuple[str, int] | None:
    """("YYYY-MM", end) of "tháng M năm YYYY" or "tháng M/YYYY" at `at`."""
    match = _MONTH.match(source.low, at)
    if not match or not 1 <= int(match["m"]) <= 12:
        return None
    return f"{match['y']}-{int(match['m']):02d}", match.end()


def read_year(source: Source, at: int) -> tuple[str, int] | None:
    """("YYYY", end) of "năm YYYY" at `at`; None for a range ("năm 2021-2025")."""
    match = _YEAR.match(source.low, at)
    return (match["y"], match.end()) if match else None


# The day of a cited document told before it: "Ngày 05/6/2025, Bộ Nội vụ ban hành Công văn số 12/BNV-TCBC".


# The day opens the sentence and nothing but one body and its act stands between it and the citation.
_OPENING = re.compile(r"(?:^|[.;:(\n])\s{0,3}ngày\s{1,2}(?=\d)")
_ACT = re.compile(
    r",\s{1,2}[^\d,.;:()]{2,100}?\s{1,2}(?:(?:đã|vừa|tiếp tục)\s{1,2})?(?:ký\s{1,2})?(?:ban hành|có)\s{1,2}"
)
_BEFORE = 170


def read_day_of_issue(source: Source, at: int) -> str | None:
    """The ISO date in front of the citation that starts at `at`; None unless it is certain to be its own."""
    for opening in _OPENING.finditer(source.low, max(0, at - _BEFORE), at):
        day = read_day(source, opening.end())
        if day and _ACT.fullmatch(source.low, day[1], at):
            return day[0]
    return None
