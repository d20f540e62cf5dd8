"""What a check finds, and how it is shown."""

from dataclasses import dataclass, field, fields
from typing import Annotated, Literal

from pydantic import Field

from assistant.drafting.plan import Covered
from corpus.document import Document, Reference, Span, unstated

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


# The same as it is shown.


@dataclass(frozen=True, slots=True)
class Witness:
    """What a stored document prints of the same cited document."""

    document_id: Annotated[str, Field(description="Mã văn bản.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ.")]
    quote: Annotated[str, Field(description="Nguyên văn.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]


@dataclass(frozen=True, kw_only=True)
class CheckedReference(Reference):
    """One reference with its verdict."""

    verdict: Annotated[Verdict, Field(description="Kết luận; unknown khi không có gì để đối chiếu.")]
    reason: Annotated[str, Field(description="Lý do, nêu nguồn.")]
    others: Annotated[tuple[Witness, ...], Field(description="Lời của văn bản khác trong kho.")]


@dataclass(frozen=True, slots=True)
class Words:
    """Where a rule is broken."""

    quote: Annotated[str, Field(description="Nguyên văn.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of form."""

    rule: Annotated[str, Field(description="Mã quy tắc, không đổi.")]
    ok: Annotated[bool, Field(description="Có đúng hay không.")]
    message: Annotated[str, Field(description="Lời giải thích.")]
    where: Annotated[Words | None, Field(description="Chỗ chưa đúng; null nếu đúng, hoặc nếu là của cả tệp.")]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A checked document; offsets index its text."""

    references: Annotated[tuple[CheckedReference, ...], Field(description="Các lời viện dẫn, theo vị trí.")]
    format: Annotated[tuple[Rule, ...], Field(description="Các quy tắc trình bày.")]
    coverage: Annotated[
        tuple[Covered, ...] | None,
        Field(
            exclude_if=unstated,
            description="Từng nhiệm vụ của văn bản cấp trên; chỉ có khi gửi superior.",
        ),
    ] = None


def result(of: Checked, document: Document, coverage: tuple[Covered, ...] | None) -> CheckResult:
    """What was found in `document`."""
    return CheckResult(tuple(map(_finding, of.findings)), tuple(_rule(one, document) for one in of.format), coverage)


def _finding(of: Finding) -> CheckedReference:
    # Another place of the same document has no id to open it by; the reason quotes it.
    others = tuple(
        Witness(one.document_id, one.label, one.quote, one.start, one.end)
        for one in of.others
        if one.document_id is not None
    )
    said = {one.name: getattr(of.reference, one.name) for one in fields(Reference)}
    return CheckedReference(**said, verdict=of.verdict, reason=of.reason, others=others)


def _rule(of: FormatRule, document: Document) -> Rule:
    where = Words(of.where.of(document.text), of.where.start, of.where.end) if of.where else None
    return Rule(of.rule, of.ok, of.message, where)
