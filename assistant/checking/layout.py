"""The format rules of căn cứ and later citations as a list: kept, or broken and where."""

from collections.abc import Iterator, Sequence

from assistant.checking.annex import without_annex
from assistant.checking.bases import Basis, find_bases, rank
from assistant.checking.citing import RULE_SOURCE, incomplete, law_with_number, other_rules, repeated_in_full
from assistant.checking.finding import FormatRule
from assistant.checking.setting import Setting, setting_of
from corpus.document import Document, Reference, Span


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
