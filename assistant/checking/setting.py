"""Where each reference of a document stands: what its form must be depends on that. One pass, whatever the length."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.bases import Basis
from corpus.document import Document


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
