"""The section tree: headings and numbered items, each with its path, its own words and its extent."""

import re
from dataclasses import dataclass, replace

from corpus.document import ParseWarning, Section, Span
from corpus.text.lines import Line


@dataclass(frozen=True, slots=True)
class _Marker:
    """The number that opens a line. `rank` orders the kinds: a smaller rank holds a larger one."""

    number: str
    rank: int
    kind: str
    length: int


# (kind, rank, pattern): the order in which they are tried matters, the rank is the depth they usually have.
_KINDS = (
    (
        "appendix",
        0,
        re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Mẫu số)\s*(?:SỐ\s+|số\s+)?(?P<n>[IVXLC]+|\d+)?\b[.:]?\s*"),
    ),
    (
        "part",
        1,
        re.compile(r"(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?(?P<n>[IVXLC]+|\d+|NHẤT|HAI|BA|nhất|hai|ba)\b[.:]?\s*"),
    ),
    ("chapter", 2, re.compile(r"(?:CHƯƠNG|Chương)\s+(?P<n>[IVXLC]+|\d+)\b[.:]?\s*")),
    ("division", 3, re.compile(r"(?:MỤC|Mục)\s+(?P<n>[IVXLC]+|\d+)\b[.:]?\s*")),
    ("article", 4, re.compile(r"(?:ĐIỀU|Điều)\s+(?P<n>\d+[a-zđ]?)\s*[.:]\s*")),
    ("roman", 4, re.compile(r"(?P<n>[IVX]{1,6})\s?[.\-/)]\s*(?=\S)")),
    ("arabic", 5, re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})\s?(?:[.)]\s*(?=[^\d\s])|\s+(?=[^\W\d_]))")),
    ("letter", 9, re.compile(r"(?P<n>[a-zđ](?:\.\d)?)\)\s*(?=\S)")),
)
_LONGEST_HEADING = 220


def read_outline(
    lines: tuple[Line, ...], skip: tuple[Span, ...]
) -> tuple[tuple[Section, ...], tuple[ParseWarning, ...]]:
    """Sections in order of position. `skip`: header and closing, which hold no headings."""
    found: list[tuple[Line, _Marker]] = []
    for line in lines:
        if "\t" in line.text or any(span.start <= line.start < span.end for span in skip):
            continue
        marker = _marker(line.text)
        if marker:
            found.append((line, marker))
    end = lines[-1].end if lines else 0
    return _build(found, skip, end)


def _marker(text: str) -> _Marker | None:
    lead = len(text) - len(text.lstrip(" *_#"))
    for kind, rank, pattern in _KINDS:
        match = pattern.match(text, lead)
        if not match:
            continue
        number = match["n"] or ""
        if kind == "appendix" and not _is_appendix(text):
            continue
        if kind == "arabic":
            if "." not in number and text[match.end("n") : match.end("n") + 2].strip()[:1] not in {".", ")"}:
                continue
            rank += number.count(".")
        return _Marker(number, rank, kind, match.end())
    return None


def _is_appendix(text: str) -> bool:
    """An appendix title is short or in capitals; "Phụ lục I kèm theo ..." in a sentence is not one."""
    return len(text) < 120 and not text.rstrip().endswith((".", ";", ","))


def _build(
    found: list[tuple[Line, _Marker]], skip: tuple[Span, ...], end: int
) -> tuple[tuple[Section, ...], tuple[ParseWarning, ...]]:
    sections: list[Section] = []
    warnings: list[ParseWarning] = []
    open_: list[tuple[int, int]] = []
    seen: set[tuple[int | None, str]] = set()
    for line, marker in found:
        attached = any(sections[at].start < span.start < line.start for _, at in open_[:1] for span in skip)
        if attached:
            # What stands below the signature is a text of its own, with numbers of its own.
            seen.clear()
        while open_ and (attached or open_[-1][0] >= marker.rank):
            _, at = open_.pop()
            sections[at] = _close(sections[at], line.start, skip)
        parent = open_[-1][1] if open_ else None
        label = _label(sections[parent].label if parent is not None else "", marker)
        if (parent, label) in seen:
            message = f"Số thứ tự «{marker.number}» lặp lại trong cùng một phần."
            warnings.append(ParseWarning("number_repeated", message, line.start, line.start + marker.length))
        seen.add((parent, label))
        heading_end, title = _heading(line, marker)
        level = len(open_) + 1
        sections.append(Section(label, title, level, line.start, end, heading_end, parent))
        open_.append((marker.rank, len(sections) - 1))
    for _, at in open_:
        sections[at] = _close(sections[at], end, skip)
    return tuple(sections), tuple(warnings)


def _close(section: Section, end: int, skip: tuple[Span, ...]) -> Section:
    """A section ends where the next one of its level or above begins, and never reaches into the closing."""
    for span in skip:
        if section.start < span.start < end:
            end = span.start
    return replace(section, end=end)


def _label(parent: str, marker: _Marker) -> str:
    number = marker.number
    names = {"appendix": "Phụ lục", "part": "Phần", "chapter": "Chương", "division": "Mục", "article": "Điều"}
    own = f"{names[marker.kind]} {number}".strip() if marker.kind in names else number
    if marker.kind == "article" or not parent:
        # Articles count through the whole document, whatever chapter they stand in.
        return own
    if "." in number and marker.kind == "arabic" and parent.split(" ")[-1].endswith(number.rsplit(".", 1)[0]):
        return f"{parent}.{number.rsplit('.', 1)[1]}"
    separator = ", " if marker.kind in names else "."
    return f"{parent}{separator}{own}"


def _heading(line: Line, marker: _Marker) -> tuple[int, str]:
    """(where the heading's own words end, those words). An item with running text has its opening words only."""
    rest = line.text[marker.length :]
    colon = rest.find(":")
    if len(rest) <= _LONGEST_HEADING and not rest.rstrip().endswith((".", ";")):
        return line.end, rest.strip(" *_:")
    if 0 < colon <= 120:
        return line.start + marker.length + colon + 1, rest[:colon].strip(" *_")
    words = rest.split()
    shown = " ".join(words[:14]) + (" …" if len(words) > 14 else "")
    return line.start + marker.length, shown.strip(" *_")
