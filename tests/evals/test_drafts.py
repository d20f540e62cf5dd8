"""The look through drafts finds what is planted in them."""

import pytest

from evals.drafts import _plain, _strange

NAMES = ["Hà Giang", "Bến Lội"]
ALLOWED = _plain("UBND xã Tân Mẫu 2026; Sở Xây dựng báo cáo trước ngày 20/11/2026, trồng 30 cây")


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân xã Tân Mẫu trồng 30 cây.",
        "Sở Xây dựng báo cáo trước ngày 20/11/2026.",
        "Đạt [chỉ tiêu] tại xã [tên xã], Sở [cơ quan].",
        "Học tập phong cách Hồ Chí Minh.",
    ],
)
def test_what_the_draft_may_say_is_no_fault(text: str) -> None:
    assert list(_strange(text, ALLOWED, NAMES)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Trồng 31 cây.", "31"),
        ("Báo cáo trước ngày 21/11/2026.", "21/11/2026"),
        ("Kế hoạch năm 2025.", "2025"),
        ("Đạt 95%.", "95"),
        ("Như ở Hà Giang đã làm.", "Hà Giang"),
        ("Phối hợp với Sở Tài chính.", "Sở Tài"),
        ("Tại xã Bến Lội.", "Bến Lội"),
        ("Giao Phòng Nội vụ chủ trì.", "Phòng Nội"),
    ],
)
def test_what_belongs_to_another_unit_is_a_fault(text: str, fault: str) -> None:
    assert any(one.startswith(fault) for one in _strange(text, ALLOWED, NAMES))
