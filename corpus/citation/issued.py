"""The day of a cited document told before it: "Ngày 05/6/2025, Bộ Nội vụ ban hành Công văn số 12/BNV-TCBC"."""

import re

from corpus.citation.date import read_day
from corpus.citation.source import Source

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
