"""Every reference that is printed in the full form of an official text is found again as it was."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.data_files import load
from corpus.citations.law import fold_name
from corpus.citations.references import find_references
from corpus.citations.symbol import fold_symbol
from corpus.document import Reference
from corpus.parse import parse
from corpus.reading.read import SUFFIXES, read

SHARED = Path(__file__).parents[4] / "shared" / "corpus"

_ISSUERS = (
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Quốc hội",
    "Ủy ban Thường vụ Quốc hội",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Bộ Nội vụ",
    "Bộ trưởng Bộ Tài chính",
    "UBND tỉnh An Phước",
    "Ủy ban nhân dân xã Tân Lập",
    "Hội đồng nhân dân tỉnh",
    "Ban Thường vụ Tỉnh ủy",
    "Sở Nông nghiệp và Môi trường",
    "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Phước",
    "Ban Quản lý dự án đầu tư xây dựng",
    "Đảng ủy các cơ quan Đảng Trung ương",
    "Sở GD&ĐT",
    "UBMTTQ",
    "Ban Chỉ huy Phòng thủ dân sự tỉnh",
    "Cục Chuyển đổi số quốc gia",
)
_TITLES = ("về việc ban hành Quy chế", "quy định chi tiết thi hành", "về công tác dân vận", "ban hành Kế hoạch")
_CODES = {
    "State": ("KH-UBND", "QĐ-UBND", "CT-TTg", "NQ-CP", "TB-VPCP", "HD-BNV", "TTr-SNV", "KH-MTTQ-BTT"),
    "letter": ("UBND-NC", "SNV-CCHC", "VPCP-KGVX", "BNV-TCBC", "SXD-QLN&TTBĐS"),
    "normative": ("NĐ-CP", "QĐ-TTg", "TT-BTC", "NQ-HĐND", "QĐ-UBND", "TTLT-BGDĐT-BNV"),
    "assembly": ("QH15", "UBTVQH14"),
    "Party": ("NQ/TW", "CT/TW", "KL/TW", "QĐ/TW", "CT/TU", "HD/BTCTW", "CTr/BDVTU-BCSĐ"),
    "decimal": ("NQ-CP",),
}
_TYPES = (
    "Kế hoạch",
    "Quyết định",
    "Chỉ thị",
    "Nghị quyết",
    "Nghị định",
    "Thông tư",
    "Thông báo",
    "Hướng dẫn",
    "Kết luận",
    "Quy định",
    "Tờ trình",
    "Chương trình",
    "Chương trình phối hợp",
    "Thông tư liên tịch",
    "Công văn",
    "Công điện",
)
_DAYS = st.dates(date(1990, 1, 1), date(2039, 12, 31))


@st.composite
def _numbered(draw: st.DrawFn) -> Reference:
    family = draw(st.sampled_from(sorted(_CODES)))
    day, number, code = draw(_DAYS), draw(st.integers(1, 9999)), draw(st.sampled_from(_CODES[family]))
    symbol = {
        "State": f"{number:02d}/{code}",
        "letter": f"{number}/{code}",
        "normative": f"{number:02d}/{day.year}/{code}",
        "assembly": f"{number:02d}/{day.year}/{code}",
        "Party": f"{number:02d}-{code}",
        "decimal": f"{number % 90 + 1}.{number % 9 + 1}/{day.year}/{code}",
    }[family]
    kind = "Nghị quyết" if family == "assembly" else draw(st.sampled_from(_TYPES))
    issuer = draw(st.sampled_from(_ISSUERS))
    return Reference(f"{fold_symbol(symbol)}@{day}", kind, symbol, None, issuer, day.isoformat(), "", 0, 0)


@st.composite
def _law(draw: st.DrawFn) -> Reference:
    name, day = draw(st.sampled_from(sorted(load("reference_laws")["laws"]))), draw(_DAYS)
    kind = next(kind for kind in ("Bộ luật", "Pháp lệnh", "Luật") if name.startswith(kind))
    return Reference(f"{fold_name(name)}@{day.year}", kind, None, name, None, day.isoformat(), "", 0, 0)


_REFERENCES = st.one_of(_numbered(), _law())


def _in_full(reference: Reference) -> str:
    """Type, number, date and body; a law without number and body. Small days and the first two months take a zero."""
    day = ""
    if reference.date and len(reference.date) == 10:
        year, month, number = reference.date.split("-")
        day = f" ngày {number} tháng {month if int(month) < 3 else int(month)} năm {year}"
    if reference.name:
        return f"{reference.name}{day}"
    issuer = f" của {reference.issuer}" if reference.issuer else ""
    return f"{reference.type} số {reference.symbol}{day}{issuer}"


def _said(reference: Reference) -> tuple[str | None, ...]:
    return (reference.key, reference.type, reference.symbol, reference.name, reference.issuer, reference.date)


@given(_REFERENCES, st.sampled_from(_TITLES))
def test_a_reference_in_full_is_found_again(reference: Reference, title: str) -> None:
    printed = _in_full(reference)
    [found] = find_references(f"Căn cứ {printed} {title};\n")
    assert found.quote == printed
    assert _said(found) == _said(reference)


@given(st.lists(_REFERENCES, min_size=1, max_size=6, unique_by=lambda one: one.key.partition("@")[0]), st.data())
def test_a_legal_basis_is_found_again_line_by_line(basis: list[Reference], data: st.DataObject) -> None:
    lines = [f"Căn cứ {_in_full(one)} {data.draw(st.sampled_from(_TITLES))}" for one in basis]
    text = ";\n".join(lines) + ".\n"
    assert [_said(one) for one in find_references(text)] == [_said(one) for one in basis]


@given(_REFERENCES)
def test_a_later_citation_means_the_same_document(reference: Reference) -> None:
    later = reference.name or f"{reference.type} số {reference.symbol}"
    first, second = find_references(f"Căn cứ {_in_full(reference)};\nTheo quy định tại khoản 2 Điều 5 {later}.\n")
    assert second.quote == later
    assert second.key == first.key == reference.key
    assert (second.type, second.symbol, second.name) == (reference.type, reference.symbol, reference.name)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real documents beside the repository")
def test_what_is_cited_in_real_documents_is_found_again() -> None:
    printed, found_again = 0, 0
    for path in sorted(path for path in SHARED.rglob("*") if path.suffix in SUFFIXES)[::4]:
        for one in parse(read(path.name, path.read_bytes())).references:
            # Headings in capitals and joint bodies are printed otherwise; a short form has no full one.
            full = one.symbol and one.issuer and one.date and len(one.date) == 10 and not one.issuer.isupper()
            if not full or one.name or not one.type or not re.match(r"\d+[/.-]", one.symbol or ""):
                continue
            printed += 1
            mentions = find_references(f"Căn cứ {_in_full(one)};\n")
            # A law that is cited by its number alone is known by its name.
            key = one.key if one.type == "Luật" else f"{fold_symbol(one.symbol or '')}@{one.date}"
            found_again += [_said(mention) for mention in mentions] == [(key, *_said(one)[1:])]
    assert printed > 40
    assert found_again == printed
