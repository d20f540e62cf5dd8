"""The headings over a place of the text, and the year that they leave in reach."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from corpus.document import Document, Section

_YEAR = re.compile(r"(?<!đến )(?<!\w)năm\s{1,4}((?:19|20)\d\d)(?![\d\-–/])(?!\s{0,4}[-–]\s{0,4}\d)", re.IGNORECASE)


def innermost(document: Document, position: int) -> Section | None:
    """The innermost section that holds this place, found by halving: documents may have thousands of items."""
    place = bisect_right(document.sections, position, key=lambda section: section.start) - 1
    section = document.sections[place] if place >= 0 else None
    while section is not None and position >= section.end:
        section = document.sections[section.parent] if section.parent is not None else None
    return section


def headings_above(document: Document, position: int) -> Iterator[str]:
    """The titles over this position, innermost first, in lower case."""
    section = innermost(document, position)
    while section is not None:
        if section.heading_end - section.start > len(section.label) + 4:
            yield section.title.casefold()
        section = document.sections[section.parent] if section.parent is not None else None


def label_at(document: Document, position: int) -> str:
    """The label of the innermost section here; empty outside all sections."""
    section = innermost(document, position)
    return section.label if section else ""


def year_in_reach(document: Document, position: int) -> tuple[int | None, str | None]:
    """The one year that a heading above, or else the title, prints; (None, None) where there is none or several."""
    for title in headings_above(document, position):
        if year := only_year(title):
            return year, "heading"
    year = only_year(document.header.title or "")
    return (year, "document") if year else (None, None)


def only_year(title: str) -> int | None:
    """The year that a title names, where it names one only."""
    years = {int(year) for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None
