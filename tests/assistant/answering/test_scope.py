"""Which documents a question names."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.question import understand
from assistant.answering.scope import find_scope, identity_of, is_called
from corpus.document import Document, Header, Span
from index.stored import StoredDocument


def stored(number: int, **header: str) -> StoredDocument:
    document = Document("", Header(**header), Span(0, 0), Span(0, 0))
    return StoredDocument(number, f"{number}.txt", f"{number}", datetime.now(UTC), document)


def filed(number: int, file: str) -> StoredDocument:
    return StoredDocument(number, file, file, datetime.now(UTC), Document("", Header(), Span(0, 0), Span(0, 0)))


STORE = [
    stored(
        1,
        type="Kế hoạch",
        symbol="79/KH-UBND",
        issuer="Ủy ban nhân dân tỉnh Gia Lai",
        place="Gia Lai",
        date="2023-01-10",
    ),
    stored(
        2, type="Kế hoạch", symbol="79/KH-UBND", issuer="Ủy ban nhân dân tỉnh Hòa An", place="Hòa An", date="2023-02-10"
    ),
    stored(3, type="Chỉ thị", symbol="15-CT/TU", issuer="Ban Thường vụ Tỉnh ủy", place="Hòa An", date="2024-05-06"),
    stored(
        4,
        type="Quyết định",
        symbol="012/QĐ-UBND",
        issuer="Ủy ban nhân dân xã Bình Hòa",
        place="Bình Hòa",
        date="2025-07-08",
    ),
]


@pytest.mark.parametrize(
    ("text", "documents", "preferred"),
    [
        ("Kế hoạch 79/KH-UBND của Gia Lai nói gì?", (1,), {1}),
        ("Kế hoạch 79 của Hoà An nói gì?", (2,), {2, 3}),
        ("Kế hoạch số 79/KH-UBND nói gì?", (1, 2), set()),
        ("Chỉ thị 15-CT/TU yêu cầu gì?", (3,), set()),
        ("Chỉ thị 15/CT-TU yêu cầu gì?", None, set()),
        ("Quyết định 012 quy định gì?", (4,), set()),
        ("ke hoach cua gia lai noi gi", None, {1}),
        ("Việc đánh giá lại kết quả làm khi nào?", None, set()),
        ("Hòa An năm 2024 có gì?", None, {3}),
        ("Ai chủ trì?", None, set()),
    ],
)
def test_scope(text: str, documents: tuple[int, ...] | None, preferred: set[int]) -> None:
    scope = find_scope(understand(text), STORE, cites=False)
    assert scope.documents == documents
    assert scope.preferred == preferred


def test_a_cited_symbol_is_not_the_document_in_question() -> None:
    assert find_scope(understand("Văn bản nào viện dẫn Chỉ thị 15-CT/TU?"), STORE, cites=True).documents is None


def test_a_document_without_a_number_is_called_by_the_number_in_its_file_name() -> None:
    lost = [filed(9, "Cong-dien-219-CD-TTg-2025-ung-pho-mua-lu.txt"), filed(8, "219.txt")]
    for text in ("Công điện 219/CĐ-TTg gửi ai?", "Công điện 219 gửi ai?", "cong dien so 219 gui ai"):
        assert find_scope(understand(text), lost, cites=False).documents == (9,)
    assert find_scope(understand("Công văn 219/CV-TTg gửi ai?"), lost, cites=False).documents is None
    assert is_called(lost[0], "219/CĐ-TTg")
    assert not is_called(lost[0], "19/CĐ-TTg")


def test_the_number_in_the_header_goes_before_that_of_the_file() -> None:
    document = Document("", Header(type="Kế hoạch", symbol="174/KH-UBND"), Span(0, 0), Span(0, 0))
    stored_ = StoredDocument(1, "Ke-hoach-171-KH-UBND-2025.txt", "1", datetime.now(UTC), document)
    assert is_called(stored_, "174/KH-UBND")
    assert not is_called(stored_, "171/KH-UBND")


@given(st.text("aA-_ .19Đđ", max_size=200))
def test_no_file_name_takes_long(name: str) -> None:
    identity_of(filed(1, f"Ke-hoach-9{name}.txt"))
