"""The căn cứ lines of a document."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citation.registry import load
from corpus.document import Document, Reference, Span

_BASIS = re.compile(r"^[ \t\-–+*_]{0,20}(?P<word>Căn cứ)\s", re.M)
_GOES_ON = re.compile(r"\n[ \t\n]{0,20}(?=[^\W\d_]|[;,.(])(?![A-ZÀ-ỸĐ])(?!\S\))")
_FOLLOWING = re.compile(r"\s{1,20}(?:Theo|Xét|Thực hiện|Trên cơ sở|Được sự)\b")
_MORE = re.compile(r"[;,]\s*Căn cứ\s", re.I)
_SEARCHED = 12_000
LAW_TYPES = frozenset(["Luật", "Bộ luật", "Pháp lệnh"])
_HIGHEST = re.compile(r"Hiến pháp", re.I)


@dataclass(frozen=True, slots=True)
class Basis:
    """One căn cứ without surrounding white space; `references` are those it holds, the first is the basis itself.

    `followed` says that the next line goes on in the same list ("Theo đề nghị của ...").
    """

    span: Span
    text: str
    references: tuple[Reference, ...]
    followed: bool = False

    @property
    def holds_several(self) -> bool:
        """Whether more than one căn cứ stands on the line."""
        return bool(_MORE.search(self.text))


def find_bases(document: Document) -> tuple[Basis, ...]:
    """The căn cứ lines before the first heading."""
    return tuple(_bases(document))


def rank(basis: Basis) -> int | None:
    """The rank of the cited document, 0 the Constitution; None where the kind of document has no place in the order."""
    if not basis.references:
        return 0 if _HIGHEST.search(basis.text[:40]) else None
    first = basis.references[0]
    if first.type in LAW_TYPES:
        return 1
    for place, ending in enumerate(load("registry_forms")["ranks"], start=2):
        if first.symbol and re.search(ending, first.symbol):
            return place
    return None


def _bases(document: Document) -> Iterator[Basis]:
    until = min(
        [section.start for section in document.sections if section.start >= document.body.start]
        + [document.body.start + _SEARCHED, document.body.end]
    )
    text = document.text
    starts = [reference.start for reference in document.references]
    for opening in _BASIS.finditer(text, document.body.start, until):
        start, end = opening.start("word"), _end(text, opening.end())
        inside = document.references[bisect_left(starts, start) : bisect_left(starts, end)]
        yield Basis(Span(start, end), text[start:end], inside, bool(_FOLLOWING.match(text, end)))


def _end(text: str, at: int) -> int:
    """The end of the line and of the lines that go on with it in small letters."""
    while (line_end := text.find("\n", at)) >= 0 and (goes_on := _GOES_ON.match(text, line_end)):
        at = goes_on.end()
    end = len(text) if line_end < 0 else line_end
    return end - (len(text[at:end]) - len(text[at:end].rstrip()))
