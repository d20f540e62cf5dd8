"""Words of another document become fit for the unit: nothing of another unit stays outside a placeholder."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.adapt import Adapter
from assistant.drafting.open_points import placeholders
from assistant.drafting.source import Role, source
from assistant.drafting.unit import read_unit
from corpus.parse import parse
from index.stored import StoredDocument
from tests.assistant.drafting.superiors import superior

_OWN = [
    *("xã Bến Lội", "Sở Xây dựng", "95%", "ngày 20/11/2026", "ông Lê Văn Thử"),
    *("quý II/2026", "30 cây", "tỉnh Hà Giang", "UBND huyện Bến Lội"),
]
_OPEN = re.compile(r"\[[^\[\]]*\]")


def _adapted(words: str, role: Role, unit: str = "UBND xã Tân Mẫu", year: int = 2027) -> str:
    document = parse(superior(f"I. NHIỆM VỤ\n\n{words}"))
    stored = StoredDocument(1, "a.txt", "a.txt", datetime.now(UTC), document)
    start = document.text.index(words)
    return Adapter(source(stored, role), read_unit(unit), year)(start, start + len(words)).text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Trồng 30 cây theo Kế hoạch này.", "Trồng 30 cây theo Kế hoạch số 12/KH-UBND."),
        ("Giữ gìn đường phố trên địa bàn tỉnh.", "Giữ gìn đường phố trên địa bàn xã."),
        ("Giữ gìn đường phố trên địa bàn tỉnh Bình Minh.", "Giữ gìn đường phố trên địa bàn xã."),
        ("Hoàn thành chỉ tiêu năm 2026.", "Hoàn thành chỉ tiêu [năm; cấp trên ghi: năm 2026]."),
        (
            "Báo cáo trước ngày 20/11/2026.",
            "Báo cáo trước [thời gian; cấp trên ghi: ngày 20/11/2026].",
        ),
        ("Theo giai đoạn 2021-2030 của tỉnh.", "Theo giai đoạn 2021-2030 của tỉnh."),
        (
            "Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.",
            "Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.",
        ),
        ("Nội dung “ <i>Cây xanh</i> ” của tỉnh ¹ .", "Nội dung “Cây xanh” của tỉnh."),
    ],
)
def test_of_a_superior_only_what_would_be_wrong_changes(words: str, expected: str) -> None:
    assert _adapted(words, "superior") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sở Xây dựng trồng 30 cây tại xã Bến Lội.", "[cơ quan] trồng [số] cây tại xã [tên xã]."),
        ("Phấn đấu đạt 95% trong năm 2026.", "Phấn đấu đạt [chỉ tiêu] trong [năm]."),
        ("Đồng chí Lê Văn Thử phụ trách chung.", "Đồng chí [họ tên] phụ trách chung."),
        ("Học tập phong cách Hồ Chí Minh.", "Học tập phong cách Hồ Chí Minh."),
        ("Ủy ban nhân dân tỉnh Bình Minh chỉ đạo chung.", "Ủy ban nhân dân xã Tân Mẫu chỉ đạo chung."),
        ("Phối hợp với Mặt trận Tổ quốc Việt Nam.", "Phối hợp với Mặt trận Tổ quốc Việt Nam."),
        ("Học tập kinh nghiệm của Hà Giang.", "Học tập kinh nghiệm của [địa danh]."),
        ("Theo Kế hoạch số 41-KH/TU ngày 12/01/2022 của Tỉnh ủy.", "Theo [văn bản]."),
        ("Do BQLCX làm đầu mối.", "Do [tên viết tắt] làm đầu mối."),
        ("Trên mạng xã hội Việt Nam.", "Trên mạng xã hội Việt Nam."),
    ],
)
def test_of_a_similar_plan_nothing_that_is_its_own_stays(words: str, expected: str) -> None:
    assert _adapted(words, "peer") == expected


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "xã Bến Lội",
                "Sở Xây dựng",
                "95%",
                "ngày 20/11/2026",
                "ông Lê Văn Thử",
                "quý II/2026",
                "30 cây",
                "tỉnh Hà Giang",
            ]
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_number_and_no_name_of_a_similar_plan_slips_through(parts: list[str]) -> None:
    said = _OPEN.sub("", _adapted(f"Phối hợp chăm sóc {', tại '.join(parts)} cho tốt.", "peer"))
    assert not re.search(r"\d|Bến Lội|Xây dựng|Lê Văn|Hà Giang", said)


def test_brackets_of_a_document_are_no_placeholders() -> None:
    assert placeholders(_adapted("Chăm sóc cây [xem Phụ lục] cho tốt [1].", "superior")) == ()


@pytest.mark.parametrize(
    ("name", "written", "kind", "rank"),
    [
        ("UBND xã Tân Mẫu, tỉnh Bình Minh", "Ủy ban nhân dân xã Tân Mẫu", "government", 3),
        ("Sở Nội vụ tỉnh Bình Minh", "Sở Nội vụ", "department", 2),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", None, 0),
        ("Đội chiếu bóng lưu động", "Đội chiếu bóng lưu động", None, None),
    ],
)
def test_a_unit_is_read_from_its_name(name: str, written: str, kind: str | None, rank: int | None) -> None:
    unit = read_unit(name)
    assert (unit.written, unit.kind, unit.rank) == (written, kind, rank)
