"""The running text sentence by sentence, each with the bodies under its duty: its own, or those named further up."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Section, Span
from corpus.duties.subjects import heading_subject, opens_closing, sentence_subject
from corpus.text.sentences import line_end, running_text, sentences

_YEAR = re.compile(r"(?<!đến )(?<!\w)năm\s{1,4}((?:19|20)\d\d)(?![\d\-–/])(?!\s{0,4}[-–]\s{0,4}\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duty:
    """One sentence and who it obliges; `who` is empty where nobody is named up to the chapter."""

    sentence: Span
    who: tuple[Span, ...]

    def clause_subject(self, text: str, clause: Span) -> tuple[Span, ...]:
        """The bodies one clause of the sentence names itself; empty where it goes on with those of the sentence."""
        return sentence_subject(text, clause)


def read_duties(document: Document) -> Iterator[Duty]:
    """Every sentence of the running text in order."""
    text = document.text
    item: Section | None = None
    closing = False
    named: tuple[Span, ...] = ()
    for paragraph in running_text(document):
        section = innermost(document, paragraph.start)
        if section is not item or section is None:
            item = section
            named = ()
            closing = False
        if opens_closing(text, paragraph):
            named = ()
            closing = True
        for sentence in sentences(text, paragraph):
            own = sentence_subject(text, sentence) or _behind_topic(text, section, sentence)
            if own:
                named = own
            yield Duty(sentence, own or named or (() if closing else heading_bodies(document, section)))


def _behind_topic(text: str, section: Section | None, sentence: Span) -> tuple[Span, ...]:
    """The bodies of a sentence that begins behind a topic on its line: "1. Nguồn vốn: Hằng năm, các xã lập ..."."""
    if section is None or not section.start <= sentence.start < section.heading_end < sentence.end:
        return ()
    rest = text[section.heading_end : sentence.end]
    return sentence_subject(text, Span(sentence.end - len(rest.lstrip(" :*_")), sentence.end))


def heading_bodies(document: Document, section: Section | None) -> tuple[Span, ...]:
    """The bodies that the nearest heading above names; empty if none does."""
    text = document.text
    while section is not None:
        found = heading_subject(text, Span(section.start, section.heading_end), concerning=True)
        if not found and section.heading_end - section.start <= len(section.label) + 4:
            first = next(sentences(text, Span(section.start, line_end(text, section.start))), None)
            found = sentence_subject(text, first) if first else ()
        if found:
            return found
        section = document.sections[section.parent] if section.parent is not None else None
    return ()


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
        if year := _only_year(title):
            return year, "heading"
    year = _only_year(document.header.title or "")
    return (year, "document") if year else (None, None)


def _only_year(title: str) -> int | None:
    years = {int(year) for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None
