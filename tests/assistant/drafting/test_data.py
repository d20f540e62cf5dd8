"""The data of drafting fits together."""

import pytest

from assistant.drafting.data import words
from corpus.bodies.name import kind_of


def test_every_kind_that_signs_or_has_a_rank_is_a_kind_of_body() -> None:
    known = {kind_of(one) for one in ("UBND xã A", "HĐND xã A", "Bộ Nội vụ", "Sở Y tế", "Phòng Tư pháp", "Văn phòng A")}
    known |= {kind_of(one) for one in ("Thanh tra tỉnh", "Ban Dân tộc", "Ủy ban Mặt trận Tổ quốc", "Đảng ủy xã A")}
    assert {*words().signing, *words().party_kinds} <= known


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("mục đích, yêu cầu", "aims"),
        ("nội dung, nhiệm vụ cụ thể", "tasks"),
        ("tổ chức thực hiện", "organisation"),
    ],
)
def test_headings_open_their_part(heading: str, part: str) -> None:
    found = (name for name in ("organisation", "aims", "tasks") if words().parts[name].search(heading))
    assert next(found) == part


def test_longer_openings_come_before_what_they_begin_with() -> None:
    openings = words().title_openings
    assert list(openings) == sorted(openings, key=len, reverse=True)
