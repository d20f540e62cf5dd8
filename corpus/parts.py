"""Parts of an item that are for bodies of their own: below "3. Các sở, ngành:" the lines "+ Sở Xây dựng: ..."."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.bodies import bodies_at
from corpus.document import Document, Section, Span
from corpus.sentences import after_marker, paragraphs
from corpus.subjects import coordinators, heading_subject
from corpus.timing import states_time

_MARK = re.compile(r"[^\W\d_](?=\))|[IVX]+(?=[.)])|[\d.]+(?=[.) ])|[-–+•*●▪]")
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
    leads = {_name(text, body) for body in subject}
    parts: list[Part] = []
    found = [*_sections(document, section, end), *_lines(document, section, end)]
    for part in sorted(found, key=lambda part: (part.start, part.section is None, -part.end)):
        new = not parts or part.start >= parts[-1].end
        if new and any(_name(text, body) not in leads for body in part.bodies):
            parts.append(part)
    return parts


def covered(document: Document, section: Section, end: int, parts: list[Part]) -> bool:
    """Whether nothing but its heading is left of `section` beside its parts."""
    first, *below = paragraphs(document.text, section.start, end)
    rest = [p for p in below if not any(part.start <= p.start < part.end for part in parts)]
    return bool(parts) and section.heading_end >= first.end - 1 and all(states_time(document.text, p) for p in rest)


def _sections(document: Document, section: Section, end: int) -> Iterator[Part]:
    first = bisect_right(document.sections, section.start, key=lambda inner: inner.start)
    for inner in document.sections[first:]:
        if inner.start >= end:
            break
        bodies = heading_subject(document.text, Span(inner.start, inner.heading_end))
        if bodies:
            last = min(inner.end, end)
            last = inner.start + len(document.text[inner.start : last].rstrip())
            yield Part(inner.start, last, bodies, inner)


def _lines(document: Document, section: Section, end: int) -> Iterator[Part]:
    text = document.text
    lines = list(paragraphs(text, section.start, end))
    for at, line in enumerate(lines[1:], 1):
        bodies = _named(text, line)
        if bodies:
            yield Part(line.start, _below(text, lines, at), bodies)


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


def _below(text: str, lines: list[Span], at: int) -> int:
    """Where the part ends: with its line or, if that ends in a colon, with the lines of a deeper level below it."""
    last = lines[at].end
    if text[last - 1] != ":":
        return last
    mark = _mark(text, lines[at])
    for line in lines[at + 1 :]:
        if _mark(text, line) in ("", mark):
            break
        last = line.end
    return last


def _mark(text: str, line: Span) -> str:
    found = _MARK.match(text, line.start, line.end)
    return "1" if found and found.group()[0].isdigit() else found.group() if found else ""


def _name(text: str, body: Span) -> str:
    return " ".join(body.of(text).split()).casefold()
