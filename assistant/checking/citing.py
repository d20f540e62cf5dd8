"""How citations are put: in full the first time, short later, laws without their number; and the same as a list."""

import re
from collections.abc import Iterator, Sequence

from assistant.checking.bases import LAW_TYPES, Basis, Setting, find_bases, rank, setting_of, without_annex
from assistant.checking.finding import FormatRule, Objection
from assistant.checking.series import year_in
from corpus.bodies.unit_words import unit_words
from corpus.citations.symbol import codes_of, is_party
from corpus.document import Document, Reference, Span
from corpus.text.folding import either_tone

# How citations are put: in full the first time, short later, laws without their number (Nghị định 30/2020/NĐ-CP).


RULE_SOURCE = "Nghị định số 30/2020/NĐ-CP, Phụ lục I"
_LAW_NUMBER = re.compile(r"\d{1,4}\s?/\s?(?:19|20)\d\d\s?/\s?(?:PL-?)?(?:UBTV)?QH\s?\d")
# Type and body; a number of several bodies names them after "giữa".
_ONE_BODY = 2
# The number of a draft may be blank yet: "Số:     /2025/QĐ-UBND".
_NORMATIVE = re.compile(r"Số:?\s{0,12}\d{0,5}\s?/(?:19|20)\d\d/")
_COMMITTEES = "|".join(either_tone(body) for body in unit_words().party_levels if body.endswith("ủy"))
_PARTY_BODY = re.compile(rf"Đảng|Trung ương|\b(?:{_COMMITTEES})\b", re.I)


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


# The format rules of căn cứ and later citations as a list: kept, or broken and where.


def check_layout(document: Document) -> tuple[FormatRule, ...]:
    """Every rule at least once; a broken rule once for each place, in order."""
    if why := other_rules(document):
        return (FormatRule("profile", True, f"{why}; không xét theo Nghị định số 30/2020/NĐ-CP."),)
    document = without_annex(document)
    bases = find_bases(document)
    setting = setting_of(document, bases)
    rules: list[FormatRule] = []
    if bases:
        rules += _ruled("basis_line", "Mỗi căn cứ một dòng", _several(bases))
        rules += _ruled("basis_end", "Mỗi căn cứ kết thúc bằng dấu «;», căn cứ cuối bằng dấu «.»", _ends(bases))
        rules += _ruled("basis_order", "Căn cứ xếp theo giá trị pháp lý từ cao xuống thấp", _order(bases))
        rules += _ruled(
            "basis_law_number", "Luật, pháp lệnh trong căn cứ không ghi số", _numbered_laws(document, setting)
        )
    rules += _ruled("first_citation", "Viện dẫn lần đầu ghi đầy đủ", _incomplete(document, setting))
    rules += _ruled("later_citation", "Viện dẫn lại chỉ ghi loại và số, ký hiệu", _repeated(document, setting))
    return tuple(rules)


def _ruled(rule: str, title: str, broken: Iterator[tuple[str, Span]]) -> list[FormatRule]:
    found = [FormatRule(rule, False, f"{message} ({RULE_SOURCE}).", where) for message, where in broken]
    return found or [FormatRule(rule, True, f"{title}: đúng.")]


def _several(bases: Sequence[Basis]) -> Iterator[tuple[str, Span]]:
    for basis in bases:
        if basis.holds_several:
            yield "Dòng này có nhiều căn cứ; mỗi căn cứ đặt trên một dòng", basis.span


def _ends(bases: Sequence[Basis]) -> Iterator[tuple[str, Span]]:
    for basis in bases[:-1]:
        if not basis.text.endswith(";"):
            yield "Căn cứ chưa kết thúc bằng dấu «;»", basis.span
    last = bases[-1]
    # The line may run on into the sentence that issues the document, or the list go on with "Theo đề nghị của ...".
    if not last.text.endswith((".", ":", ",")) and not (last.followed and last.text.endswith(";")):
        yield "Căn cứ cuối chưa kết thúc bằng dấu «.»", last.span


def _order(bases: Sequence[Basis]) -> Iterator[tuple[str, Span]]:
    lowest: int | None = None
    for basis in bases:
        place = rank(basis)
        if place is not None and lowest is not None and place < lowest:
            yield "Căn cứ này có giá trị pháp lý cao hơn căn cứ đứng trước nó", basis.span
        if place is not None:
            lowest = place if lowest is None else max(lowest, place)


def _numbered_laws(document: Document, setting: Setting) -> Iterator[tuple[str, Span]]:
    for reference in document.references:
        if law_with_number(reference, setting):
            yield f"Luật trong căn cứ có ghi số {reference.symbol}", _span(reference)


def _incomplete(document: Document, setting: Setting) -> Iterator[tuple[str, Span]]:
    for reference in document.references:
        if incomplete(reference, setting):
            yield "Viện dẫn lần đầu chưa đầy đủ", _span(reference)


def _repeated(document: Document, setting: Setting) -> Iterator[tuple[str, Span]]:
    for reference in document.references:
        if repeated_in_full(reference, document, setting):
            yield "Viện dẫn lại còn ghi ngày và cơ quan ban hành", _span(reference)


def _span(reference: Reference) -> Span:
    return Span(reference.start, reference.end)
