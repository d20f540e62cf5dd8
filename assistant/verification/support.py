"""The verdict on one sentence: what in it does not stand in the passages that it cites."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.verification.figures import Figure, figures, said_dates
from assistant.verification.names import Names, bodies_of, names_of
from assistant.verification.roles import contradicted, merged, roles
from assistant.verification.sense import denies_alike, on_the_same_side, says_the_same
from assistant.verification.wording import run_of, seen

Reason = Literal["no_source", "too_long", "figure", "name", "role", "denial", "side", "words"]

_LONGEST = 900
_NUMBERING = re.compile(r"^\s*(?:[-–+•*]\s+|\d{1,2}[.)]\s+|[a-zđ]\)\s+)+")
_DOCUMENT_DATE = re.compile(r"ban hành|ký ngày|đề ngày|ngày ký", re.I)
# A number behind one of these is a document's or a section's.
_NUMBERED = re.compile(
    r"(?:số|kế hoạch|chỉ thị|quyết định|nghị quyết|nghị định|công văn|thông tư|hướng dẫn|thông báo|luật|mục|khoản|điều"
    r"|điểm|chương|phần|phụ lục|nhiệm vụ|[ivx]+\.|\d\.)\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What one cited passage offers.

    `quote` is what the user can open; `label` names the document and section; `context` are headings and column
    names above it, which help to understand but prove no figure and no name; `roles` what the document's tasks and
    reports say of bodies in it.
    """

    quote: str
    label: str
    context: str = ""
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)


def faults(sentence: str, grounds: Sequence[Ground], question: str) -> tuple[Reason, ...]:
    """Why the sentence is not supported by its passages; empty if it is."""
    if not grounds:
        return ("no_source",)
    if len(sentence) > _LONGEST:
        return ("too_long",)
    return tuple(_faults(_NUMBERING.sub("", sentence), grounds, question))


def _faults(claim: str, grounds: Sequence[Ground], question: str) -> Iterator[Reason]:
    quotes = "\n".join(ground.quote for ground in grounds)
    labels = "\n".join(ground.label for ground in grounds)
    for figure in figures(claim):
        bearers = _bearers(claim, figure, quotes, labels)
        if not bearers:
            yield "figure"
        elif not on_the_same_side(claim, figure, bearers):
            yield "side"
    quoted, named = Names(quotes), Names(f"{quotes}\n{labels}")
    if not all(named.hold(name) for name in (*bodies_of(claim), *names_of(claim))):
        yield "name"
    known = merged([*(ground.roles for ground in grounds), roles(quotes)])
    claimed = roles(claim)
    if contradicted(claimed, known) or not all(quoted.hold(run) for run in claimed):
        yield "role"
    source = "\n".join([quotes, labels, *(ground.context for ground in grounds)])
    if not denies_alike(claim, source):
        yield "denial"
    if not says_the_same(claim, source, question):
        yield "words"


def _bearers(claim: str, figure: Figure, quotes: str, labels: str) -> list[tuple[str, Figure]]:
    """Where the figure stands: in the quotes, or in a label when the claim speaks of the document itself."""
    found = [(quotes, other) for other in _stated(quotes) if _same(figure, other)]
    named = {other.value for other in figures(labels) if other.kind == "symbol"}
    if figure.kind == "symbol":
        return found or [(labels, figure)] * (figure.value in named)
    if figure.kind == "date":
        own = bool(named & {other.value for other in figures(claim)}) or bool(_DOCUMENT_DATE.search(claim))
        return found or [
            (labels, other)
            for other in figures(labels)
            if _same(figure, other) and (own or _called(claim, seen(labels), other))
        ]
    if figure.kind == "quantity" and _NUMBERED.search(seen(claim)[max(0, figure.start - 12) : figure.start]):
        symbols = {other.value[0] for other in (*figures(quotes), *figures(labels)) if other.kind == "symbol"}
        listed = [
            (labels, other) for other in figures(labels) if other.kind == "quantity" and other.value == figure.value
        ]
        return found or listed or [(quotes, figure)] * (figure.value[0] in symbols)
    return found


def _called(claim: str, labels: str, date: Figure) -> bool:
    """Whether the claim calls the document by its label: "Kế hoạch năm 2023" of one without a number."""
    name = labels[labels.rfind("\n", 0, date.start) + 1 : date.end]
    return run_of(name) in run_of(claim)


def _stated(quotes: str) -> Iterator[Figure]:
    found = figures(quotes)
    yield from said_dates(found, seen(quotes))
    yield from (figure for figure in found if figure.kind != "date")


def _same(claimed: Figure, stated: Figure) -> bool:
    """Whether the source says at least what the claim says: 10/5 stands in 10/5/2023, not the other way round."""
    if claimed.kind != stated.kind:
        return False
    if claimed.kind in {"date", "quarter"}:
        return all(not mine or mine == theirs for mine, theirs in zip(claimed.value, stated.value, strict=True))
    if claimed.kind == "quantity":
        return claimed.value == stated.value and (
            claimed.unit == stated.unit
            or ("%" not in {claimed.unit, stated.unit} and not (claimed.unit and stated.unit))
        )
    return claimed.value == stated.value
