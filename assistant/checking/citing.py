"""How citations are put: in full the first time, short later, laws without their number (Nghị định 30/2020/NĐ-CP)."""

import re
from collections.abc import Sequence

from assistant.checking.bases import LAW_TYPES, Basis
from assistant.checking.finding import Objection
from assistant.checking.series import is_party
from corpus.document import Document, Reference

RULE_SOURCE = "Nghị định số 30/2020/NĐ-CP, Phụ lục I"
_LAW_NUMBER = re.compile(r"\d{1,4}\s?/\s?(?:19|20)\d\d\s?/\s?(?:PL-?)?(?:UBTV)?QH\s?\d")
_NORMATIVE = re.compile(r"\d/(?:19|20)\d\d/")
_PARTY_BODY = re.compile(r"Đảng|Trung ương|\b(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)\b", re.I)


def other_rules(document: Document) -> str | None:
    """Why Nghị định 30 does not rule this document's format, in Vietnamese; None where it does."""
    symbol, issuer = document.header.symbol or "", document.header.issuer or ""
    if is_party(symbol) or (not symbol and _PARTY_BODY.search(issuer)):
        return "Văn bản của Đảng theo thể thức riêng của Đảng"
    if _NORMATIVE.search(symbol):
        return "Văn bản quy phạm pháp luật theo thể thức riêng của văn bản quy phạm pháp luật"
    return None


def law_with_number(reference: Reference, bases: Sequence[Basis]) -> Objection | None:
    """An objection to a law's number in a căn cứ."""
    if reference.type not in LAW_TYPES or not _LAW_NUMBER.search(reference.quote) or not _in(reference, bases):
        return None
    return Objection(
        "law_number",
        f"Trong căn cứ, luật và pháp lệnh không ghi số ({reference.symbol}), chỉ ghi tên và ngày ({RULE_SOURCE}).",
    )


def first_mentions(document: Document) -> frozenset[int]:
    """The starts of the mentions that cite a numbered document for the first time, outside the title."""
    first: dict[str, int] = {}
    for reference in document.references:
        if reference.start >= document.body.start:
            first.setdefault(_identity(reference), reference.start)
    return frozenset(first.values())


def incomplete(reference: Reference, document: Document, bases: Sequence[Basis]) -> Objection | None:
    """An objection to a first citation without date or body. Call it for first mentions only."""
    if reference.type in LAW_TYPES:
        lacks_day = _in(reference, bases) and not reference.date and not _is_named_inside(reference, document)
        return _lacking("ngày thông qua luật") if lacks_day else None
    if not reference.symbol or not reference.type or _is_named_inside(reference, document):
        return None
    if any(row.start <= reference.start < row.end for row in document.rows):
        return None
    if not reference.date:
        return _lacking("ngày ban hành")
    # In running text the body often stands earlier in the sentence ("Thủ tướng Chính phủ đã có Công điện số ...").
    if not reference.issuer and _in(reference, bases):
        return _lacking("cơ quan ban hành")
    return None


def later_in_full(document: Document, first: frozenset[int]) -> tuple[Reference, ...]:
    """Mentions after the first that print date and body of a document once more."""
    return tuple(
        reference
        for reference in document.references
        if reference.start >= document.body.start
        and reference.start not in first
        and reference.type not in LAW_TYPES
        and reference.symbol
        and reference.date
        and reference.issuer
    )


def _lacking(what: str) -> Objection:
    return Objection(
        "incomplete",
        f"Viện dẫn lần đầu chưa ghi {what}; lần đầu phải ghi đầy đủ, các lần sau mới ghi gọn ({RULE_SOURCE}).",
    )


def _identity(reference: Reference) -> str:
    return reference.key.partition("@")[0]


def _in(reference: Reference, bases: Sequence[Basis]) -> bool:
    return any(basis.span.start <= reference.start < basis.span.end for basis in bases)


def _is_named_inside(reference: Reference, document: Document) -> bool:
    """Whether the mention stands in a sentence after another one, and so may be part of that one's title."""
    line = document.text.rfind("\n", 0, reference.start) + 1
    return any(line <= other.start < reference.start for other in document.references)
