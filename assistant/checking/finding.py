"""What a check finds, and the JSON of it."""

from dataclasses import dataclass, field
from typing import Literal

from assistant import render
from assistant.render import Json
from corpus.document import Document, Reference, Span

# What a check finds.


Verdict = Literal[
    "consistent",
    "conflict",
    "type_mismatch",
    "date_impossible",
    "replaced",
    "law_number",
    "incomplete",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a stored document says of a cited document: its words at `[start, end)`, and the facts in them.

    `document_id` is None for other places of the checked document itself.
    `own` says that the stored document is the cited document itself, and the words are its letterhead. `place` is the
    province or other unit that the stored document belongs to, in lower case.
    """

    document_id: str | None
    label: str
    quote: str
    start: int
    end: int
    symbol: str | None
    issuer: str | None
    date: str | None
    place: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a reference is not taken for right."""

    verdict: Verdict
    reason: str
    others: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One reference with its verdict; `reason` is Vietnamese and names its source."""

    reference: Reference
    verdict: Verdict
    reason: str
    others: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class FormatRule:
    """One rule of Nghị định 30/2020/NĐ-CP: kept (`where` is None), or broken at `where`."""

    rule: str
    ok: bool
    message: str
    where: Span | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked document."""

    findings: tuple[Finding, ...] = field(default=())
    format: tuple[FormatRule, ...] = field(default=())


# The JSON of a check.


def checked(of: Checked, document: Document) -> Json:
    """`{"references": [...], "format": [...]}`; a rule that is kept has no `where`."""
    return {
        "references": [_finding(one) for one in of.findings],
        "format": [_rule(one, document) for one in of.format],
    }


def _finding(of: Finding) -> Json:
    # Another place of the same document has no id to open it by; the reason quotes it.
    others = [_elsewhere(one) for one in of.others if one.document_id is not None]
    return {**render.reference(of.reference), "verdict": of.verdict, "reason": of.reason, "others": others}


def _elsewhere(of: Elsewhere) -> Json:
    return {
        "document_id": of.document_id,
        "label": of.label,
        "quote": of.quote,
        "start": of.start,
        "end": of.end,
    }


def _rule(of: FormatRule, document: Document) -> Json:
    where = None
    if of.where:
        where = {"quote": of.where.of(document.text), "start": of.where.start, "end": of.where.end}
    return {"rule": of.rule, "ok": of.ok, "message": of.message, "where": where}
