"""Parts of an item that are for bodies of their own: below "3. Các sở, ngành:" the lines "+ Sở Xây dựng: ..."."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.bodies.recognise import bodies_at
from corpus.document import Document, Section, Span
from corpus.duties.charge import is_name, opening_subject
from corpus.duties.due_statements import states_time
from corpus.duties.subjects import coordinators, heading_subject, names_topic
from corpus.text.sentences import after_marker, line_end, paragraphs

_MARK = re.compile(r"\((?=\d{1,2}\)\s)|[^\W\d_](?=\))|[IVX]+(?=[.)])|[\d.]+(?=[.) ])|[-–+•*●▪]")
# What counts its lines gives them to bodies; a dash may as well say who else takes part in the work of the item.
_COUNTED = re.compile(r"\(\d{1,2}\)\s|(?:[a-zđ]|\d{1,2})[.)]\s")
_BETWEEN = re.compile(r"(?P<words>[^:.;\n]{0,200}):(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """One part and the bodies it names; `section` where it is an item of the outline."""

    start: int
    end: int
    bodies: tuple[Span, ...]
    section: Section | None = None


def own_parts(document: Document, section: Section, end: int, subject: tuple[Span, ...]) -> list[Part]:
    """The parts of `section` whose heading or opening names other bodies than `subject`, in order, none in another."""
    text = document.text
    # "Trách nhiệm của các cơ quan" is the topic of items that say whose each is.
    topic = names_topic(text, Span(section.start, section.heading_end))
    leads = set() if topic else {_name(text, body) for body in subject}
    parts: list[Part] = []
    found = [*_sections(document, section, end), *_lines(document, section, end)]
    for part in sorted(found, key=lambda part: (part.start, part.section is None, -part.end)):
        new = not parts or part.start >= parts[-1].end
        if new and any(_name(text, body) not in leads for body in part.bodies):
            parts.append(part)
    return parts


def covered(document: Document, section: Section, end: int, parts: list[Part]) -> bool:
    """Whether nothing but its heading is left of `section` beside its parts."""
    text = document.text
    first, *lines = paragraphs(text, section.start, end)
    rest = [line for line in lines if not any(part.start <= line.start < part.end for part in parts)]
    headed = text[first.end - 1] == ":" or heading_subject(text, Span(section.start, section.heading_end))
    leads_up = bool(headed) and section.heading_end >= first.end - 1
    return bool(parts) and leads_up and all(states_time(text, line) for line in rest)


def _sections(document: Document, section: Section, end: int) -> Iterator[Part]:
    first = bisect_right(document.sections, section.start, key=lambda inner: inner.start)
    for inner in document.sections[first:]:
        if inner.start >= end:
            break
        bodies = heading_subject(document.text, Span(inner.start, inner.heading_end), concerning=True)
        bodies = bodies or opening_subject(document, Span(inner.start, line_end(document.text, inner.start)))
        if bodies:
            last = min(inner.end, end)
            last = inner.start + len(document.text[inner.start : last].rstrip())
            yield Part(inner.start, last, bodies, inner)


def _lines(document: Document, section: Section, end: int) -> Iterator[Part]:
    text = document.text
    lines = list(paragraphs(text, section.start, end))
    for at, line in enumerate(lines[1:], 1):
        bodies = _named(text, line) or (opening_subject(document, line) if _COUNTED.match(text, line.start) else ())
        if bodies:
            yield Part(line.start, below(text, lines[at:]), bodies)


def _named(text: str, line: Span) -> tuple[Span, ...]:
    """The bodies that open a line and are set off by a colon, "phối hợp với ..." between them or not."""
    here = after_marker(text, line)
    if here == line.start:
        return ()
    bodies = bodies_at(text, here, line.end)
    if not bodies:
        return ()
    between = _BETWEEN.match(text, bodies[-1].end, line.end)
    if between is None:
        return ()
    alone = not between["words"].strip()
    return bodies if alone or coordinators(text, bodies[-1].end, between.end()) else ()


def below(text: str, lines: list[Span]) -> int:
    """Where the first line ends or, if it only leads up to the lines of a deeper level below it, where these end."""
    first, *rest = lines
    last = first.end
    if text[last - 1] != ":" and not is_name(text, first):
        return last
    for line in rest:
        if _mark(text, line) in ("", _mark(text, first)):
            break
        last = line.end
    return last


def _mark(text: str, line: Span) -> str:
    found = _MARK.match(text, line.start, line.end)
    return "1" if found and found.group()[0].isdigit() else found.group() if found else ""


def _name(text: str, body: Span) -> str:
    return " ".join(body.of(text).split()).casefold()
