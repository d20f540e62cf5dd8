"""Candidates of a document: one shape for sentences, items, rows; whole quotes, leads, kinds of thing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.candidates import candidates
from assistant.answering.values import counts, kinds_of
from corpus.parse import parse
from index.stored import StoredDocument

TEXT = """ỦY BAN NHÂN DÂN
TỈNH AN PHƯỚC
Số: 41/KH-UBND
An Phước, ngày 12 tháng 5 năm 2025

KẾ HOẠCH
Kiểm tra an toàn hồ chứa nước

I. NHIỆM VỤ
1. Sở Công Thương kiểm tra 12 hồ thủy điện trước ngày 30/6/2025; báo cáo Ủy ban nhân dân tỉnh theo Công văn số
2316/UBND-KT trước ngày 15/7/2025.
2. Hồ sơ gửi kèm gồm:
- Biên bản kiểm tra;
- Ảnh hiện trạng.
"""


def stored(text: str) -> StoredDocument:
    return StoredDocument(1, "mau.txt", f"test:{hash(text)}", datetime.now(UTC), parse(text))


def test_what_a_document_offers() -> None:
    found = candidates(stored(TEXT))
    broken = next(one for one in found if "2316/UBND-KT" in one.words)
    assert "theo Công văn số 2316/UBND-KT trước" in broken.words
    photo = next(one for one in found if "Ảnh" in one.words)
    assert photo.form == "item"
    assert photo.lead.endswith("gồm:")


@given(st.text(alphabet="aáB1.;:-|\t\n /", max_size=300))
def test_candidates_stand_in_order_inside_the_text(text: str) -> None:
    document = stored(text)
    last = 0
    for one in candidates(document):
        assert last <= one.start < one.end <= len(document.document.text)
        last = one.start


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("mức 3 triệu đồng", "money"),
        ("đạt 95%", "percent"),
        ("trong 15 ngày làm việc", "duration"),
        ("trước ngày 5/6", "day"),
        ("có hiệu lực kể từ ngày ký", "day"),
        ("lúc 17 giờ", "hour"),
        ("tăng 02 lần", "times"),
        ("Sở Nội vụ tổng hợp", "body"),
        ("gọi 0912.345.678", "phone"),
    ],
)
def test_kinds_that_stand_in_words(words: str, kind: str) -> None:
    assert kind in kinds_of(words)


@pytest.mark.parametrize(
    ("words", "kind"), [("tỷ lệ 3 trọng số", "money"), ("khoản 2 Điều 5", "number"), ("năm 2025", "number")]
)
def test_kinds_that_do_not(words: str, kind: str) -> None:
    assert kind not in kinds_of(words)


def test_a_number_of_what_is_counted() -> None:
    assert counts(("mo", "hinh"), "bao nhiêu mô hình", "xây dựng 12 mô hình mới")
    assert not counts(("mo", "hinh"), "bao nhiêu mô hình", "xây dựng 12 kế hoạch")
