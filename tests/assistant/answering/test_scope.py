"""Which documents a question names."""

from datetime import UTC, datetime

import pytest

from assistant.answering.question import understand
from assistant.answering.scope import find_scope, without_name
from assistant.answering.words import plain
from corpus.document import Document, Header, Span
from index.stored import StoredDocument


def stored(number: int, **header: str) -> StoredDocument:
    document = Document("", Header(**header), Span(0, 0), Span(0, 0))
    return StoredDocument(number, f"{number}.txt", f"{number}", datetime.now(UTC), document)


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
    ("text", "documents"),
    [
        ("Kế hoạch 79/KH-UBND của Gia Lai nói gì?", (1,)),
        ("Kế hoạch 79 của Hoà An nói gì?", (2,)),
        ("Kế hoạch số 79/KH-UBND nói gì?", (1, 2)),
        ("Chỉ thị 15-CT/TU yêu cầu gì?", (3,)),
        ("Chỉ thị 15/CT-TU yêu cầu gì?", None),
        ("Quyết định 012 quy định gì?", (4,)),
        ("ke hoach cua gia lai noi gi", (1,)),
        ("Việc đánh giá lại kết quả làm khi nào?", None),
        ("Hòa An năm 2024 có gì?", (3,)),
        ("Ai chủ trì?", None),
    ],
)
def test_scope(text: str, documents: tuple[int, ...] | None) -> None:
    assert find_scope(understand(text), STORE, cites=False).documents == documents


def test_a_cited_symbol_is_not_the_document_in_question() -> None:
    assert find_scope(understand("Văn bản nào viện dẫn Chỉ thị 15-CT/TU?"), STORE, cites=True).documents is None


def test_the_name_of_the_body_is_taken_out_of_the_subject() -> None:
    header = Header(issuer="Sở Nội vụ", place="An Phước")
    left = without_name(plain("Sở Nội vụ An Phước tập huấn mấy lớp"), header)
    assert [word for word in left if word] == ["tap", "huan", "may", "lop"]
