"""How citations are put: in full the first time, short later, laws without their number (Nghị định 30/2020/NĐ-CP)."""

import re

from assistant.checking.bases import LAW_TYPES
from assistant.checking.finding import Objection
from assistant.checking.series import year_in
from assistant.checking.setting import Setting
from corpus.citation.symbol import codes_of, is_party
from corpus.document import Document, Reference

RULE_SOURCE = "Nghị định số 30/2020/NĐ-CP, Phụ lục I"
_LAW_NUMBER = re.compile(r"\d{1,4}\s?/\s?(?:19|20)\d\d\s?/\s?(?:PL-?)?(?:UBTV)?QH\s?\d")
# Type and body; a number of several bodies names them after "giữa".
_ONE_BODY = 2
# The number of a draft may be blank yet: "Số:     /2025/QĐ-UBND".
_NORMATIVE = re.compile(r"Số:?\s{0,12}\d{0,5}\s?/(?:19|20)\d\d/")
_PARTY_BODY = re.compile(r"Đảng|Trung ương|\b(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)\b", re.I)


def other_rules(document: Document) -> str | None:
    """Why Nghị định 30 does not rule this document's format, in Vietnamese; None where it does."""
    if is_of_party(document):
        return "Văn bản của Đảng theo thể thức riêng của Đảng"
    if year_in(document.header.symbol or "") or _NORMATIVE.search(document.text, 0, document.body.start):
        return "Văn bản quy phạm pháp luật theo thể thức riêng của văn bản quy phạm pháp luật"
    return None


def is_of_party(document: Document) -> bool:
    """Whether the Party's own rules of form apply."""
    symbol, issuer = document.header.symbol or "", document.header.issuer or ""
    return is_party(symbol) or (not symbol and bool(_PARTY_BODY.search(issuer)))


def law_with_number(reference: Reference, setting: Setting) -> Objection | None:
    """An objection to a law's number in a căn cứ."""
    if reference.type not in LAW_TYPES or reference.start not in setting.in_basis:
        return None
    # The number may have come from another mention: only a printed one is too much.
    if not _LAW_NUMBER.search(reference.quote):
        return None
    return Objection(
        "law_number",
        f"Trong căn cứ, luật và pháp lệnh không ghi số ({reference.symbol}), chỉ ghi tên và ngày ({RULE_SOURCE}).",
    )


def incomplete(reference: Reference, setting: Setting) -> Objection | None:
    """An objection to a first citation without date or body.

    A mention behind another one on the same line may be part of that one's title, and tables are brief: neither counts.
    """
    at = reference.start
    if at not in setting.first or at not in setting.leading or at in setting.in_table:
        return None
    if reference.type in LAW_TYPES:
        return _lacking("ngày thông qua luật") if at in setting.in_basis and not reference.date else None
    if not reference.symbol or not reference.type:
        return None
    if not reference.date:
        return _lacking("ngày ban hành")
    # In running text the body often stands earlier in the sentence ("Thủ tướng Chính phủ đã có Công điện số ...").
    lacks_body = at in setting.bases and not reference.issuer and len(codes_of(reference.symbol)) <= _ONE_BODY
    return _lacking("cơ quan ban hành") if lacks_body else None


def repeated_in_full(reference: Reference, document: Document, setting: Setting) -> bool:
    """Whether a mention after the first prints date and body once more."""
    if reference.start < document.body.start or reference.start in setting.first or reference.type in LAW_TYPES:
        return False
    return bool(reference.symbol and reference.date and reference.issuer)


def _lacking(what: str) -> Objection:
    return Objection(
        "incomplete",
        f"Viện dẫn lần đầu chưa ghi {what}; lần đầu phải ghi đầy đủ, các lần sau mới ghi gọn ({RULE_SOURCE}).",
    )
