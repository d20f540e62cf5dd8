"""Where references stand in a document: in its căn cứ lines, in its text, or behind it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.citations.data_files import load
from corpus.document import Document, Reference, Span

# The list of sources behind a draft: it is no part of the document, and no rule of form is for it.


TITLE = "NGUỒN CỦA DỰ THẢO"


def without_annex(document: Document) -> Document:
    """The document with the references of the list of its sources left out."""
    start = document.text.rfind(f"\n{TITLE}\n")
    if start < 0:
        return document
    return replace(document, references=tuple(one for one in document.references if one.start < start))


# The căn cứ lines of a document.


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


# Where each reference of a document stands: what its form must be depends on that. One pass, whatever the length.


@dataclass(frozen=True, slots=True)
class Setting:
    """Starts of references: the first of each cited document outside the title, those that stand first on their line,
    those inside a căn cứ, those that are the căn cứ itself ("Căn cứ Nghị định ..."), and those inside a table."""

    first: frozenset[int] = frozenset()
    leading: frozenset[int] = frozenset()
    in_basis: frozenset[int] = frozenset()
    bases: frozenset[int] = frozenset()
    in_table: frozenset[int] = frozenset()


def setting_of(document: Document, bases: Sequence[Basis]) -> Setting:
    """The setting of all references; they are in order of position."""
    starts = [reference.start for reference in document.references]
    rows = [row.start for row in document.rows]
    first: dict[str, int] = {}
    leading, in_table = set[int](), set[int]()
    for at, reference in enumerate(document.references):
        if reference.start >= document.body.start:
            first.setdefault(reference.identity, reference.start)
        if at == 0 or document.text.find("\n", starts[at - 1], reference.start) >= 0:
            leading.add(reference.start)
        row = bisect_right(rows, reference.start) - 1
        if row >= 0 and reference.start < document.rows[row].end:
            in_table.add(reference.start)
    itself = (
        one.references[0].start
        for one in bases
        if one.references and document.text[one.span.start : one.references[0].start].split() == ["Căn", "cứ"]
    )
    in_basis = (
        start
        for one in bases
        for start in starts[bisect_left(starts, one.span.start) : bisect_left(starts, one.span.end)]
    )
    return Setting(
        frozenset(first.values()), frozenset(leading), frozenset(in_basis), frozenset(itself), frozenset(in_table)
    )
