"""Names in questions, and documents that know them."""

from datetime import UTC, datetime

import pytest

from assistant.answering.names import knows, proper_names
from assistant.answering.question import understand
from corpus.document import Document, Header, Span
from index.stored import StoredDocument


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban Quản lý Khu kinh tế Gia Lai báo cáo khi nào?", ["gia lai"]),
        ("Sở LĐTBXH Hà Tĩnh giao ai?", ["ha tinh"]),
        ("Theo Kế hoạch 63/KH-UBND thì ai chủ trì?", []),
        ("Kế hoạch của xã Bình Hòa Sơn nêu gì?", ["binh hoa son"]),
        ("Ai ký?", []),
        ("ai ky ke hoach cua tinh kien giang", ["kien giang"]),
        ("bao cao gui truoc ngay nao", []),
    ],
)
def test_proper_names(text: str, names: list[str]) -> None:
    assert [" ".join(name) for name in proper_names(understand(text))] == names


def test_a_document_knows_a_name_by_whole_words_in_its_text_or_file_name() -> None:
    document = Document("UBND TỈNH GIA LAI yêu cầu đánh giá lãi suất.", Header(), Span(0, 0), Span(0, 0))
    stored = StoredDocument(1, "Ke-hoach-Ha-Tinh.txt", "a", datetime.now(UTC), document)
    assert knows(stored, ("gia", "lai"))
    assert knows(stored, ("ha", "tinh"))
    assert not knows(stored, ("kien", "giang"))
    assert not knows(stored, ("lai", "suat", "cao"))


def test_a_body_is_known_with_its_place() -> None:
    document = Document("UBND TỈNH GIA LAI giao Sở Công Thương.", Header(), Span(0, 0), Span(0, 0))
    stored = StoredDocument(1, "ke-hoach.txt", "a", datetime.now(UTC), document)
    assert knows(stored, ("so", "cong", "thuong", "gia", "lai"))
    assert not knows(stored, ("so", "xay", "dung", "gia", "lai"))
