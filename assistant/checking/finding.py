"""What a check finds."""

from dataclasses import dataclass, field
from typing import Literal

from corpus.document import Reference, Span

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
