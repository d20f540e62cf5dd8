"""Names of bodies in running text, and the lists they stand in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bodies.recognise import bodies_at, body_at, find_bodies, is_duty, issuer_at
from corpus.duties.actors import find_duty, names_in


def found(text: str) -> list[str]:
    return [span.of(text) for span in find_bodies(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh hướng dẫn", ["Sở Nội vụ", "Ủy ban nhân dân tỉnh"]),
        ("Sở Khoa học và Công nghệ chủ trì", ["Sở Khoa học và Công nghệ"]),
        ("Sở Văn hóa, Thể thao và Du lịch: Tiếp tục", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Giáo dục và Đào tạo và Sở Y tế chủ trì", ["Sở Giáo dục và Đào tạo", "Sở Y tế"]),
        ("Phòng Lao động - Thương binh và Xã hội gửi", ["Phòng Lao động - Thương binh và Xã hội"]),
        ("Sở Nông nghiệp và môi trường rà soát", ["Sở Nông nghiệp và môi trường"]),
        ("Hội nông dân xã, Hội phụ nữ xã", ["Hội nông dân xã", "Hội phụ nữ xã"]),
        ("- Thống kê số hộ bị thiệt hại", []),
        ("Thống kê tỉnh công bố", ["Thống kê tỉnh"]),
        ("Ban thường vụ tỉnh ủy chỉ đạo", ["Ban thường vụ tỉnh ủy"]),
        ("giao Sở Xây dựng Theo dõi, đôn đốc", ["Sở Xây dựng"]),
        ("các Sở: Xây dựng, Tài chính, Y tế phối hợp", ["các Sở: Xây dựng, Tài chính, Y tế"]),
        ("các sở: Xây dựng kế hoạch, tổ chức", ["các sở"]),
        ("các tổ chức thành viên của Mặt trận xã tham gia", ["các tổ chức thành viên của Mặt trận xã"]),
        ("các cơ quan, tổ chức được giao nhiệm vụ", ["các cơ quan, tổ chức"]),
        ("các đơn vị, tổ chức kinh tế trên địa bàn", ["các đơn vị, tổ chức kinh tế trên địa bàn"]),
        ("Phòng LĐTBXH, Sở KH&CN", ["Phòng LĐTBXH", "Sở KH&CN"]),
        ("Phòng Cải cách hành chính rà soát", ["Phòng Cải cách hành chính"]),
        ("Trung tâm Văn hoá – Thông tin và Thể thao", ["Trung tâm Văn hoá – Thông tin và Thể thao"]),
        ("Văn phòng HĐND và UBND huyện chuẩn bị", ["Văn phòng HĐND và UBND huyện"]),
        ("phản ánh về Văn phòng để tổng hợp, báo cáo lãnh đạo Ban", ["Văn phòng", "lãnh đạo Ban"]),
        (
            "UBND tỉnh Hà Nam, UBND thành phố Hồ Chí Minh và UBND quận 3 tổ chức",
            ["UBND tỉnh Hà Nam", "UBND thành phố Hồ Chí Minh", "UBND quận 3"],
        ),
        ("Ngân hàng Nhà nước chi nhánh khu vực 14", ["Ngân hàng Nhà nước chi nhánh khu vực 14"]),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Quảng Ninh trước ngày",
            ["Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Quảng Ninh"],
        ),
        ("Chủ tịch Ủy ban nhân dân các huyện, thành phố nghiêm túc", ["Chủ tịch Ủy ban nhân dân các huyện, thành phố"]),
        ("Bộ trưởng Bộ Quốc phòng, Bộ trưởng Bộ Công an chỉ đạo", ["Bộ trưởng Bộ Quốc phòng", "Bộ trưởng Bộ Công an"]),
        ("Các Bộ: Quốc phòng, Công an chủ động", ["Các Bộ: Quốc phòng, Công an"]),
        (
            "Các sở, ban, ngành và các đơn vị sự nghiệp công lập thuộc UBND tỉnh theo chức năng",
            ["Các sở, ban, ngành", "các đơn vị sự nghiệp công lập thuộc UBND tỉnh"],
        ),
        ("các phòng và đơn vị trực thuộc Ban Quản lý kịp thời", ["các phòng và đơn vị trực thuộc Ban Quản lý"]),
        ("các cơ quan, tổ chức có liên quan căn cứ", ["các cơ quan, tổ chức có liên quan"]),
        ("trình cấp có thẩm quyền xem xét", ["cấp có thẩm quyền"]),
        ("Các đơn vị thuộc Sở xây dựng kế hoạch", ["Các đơn vị thuộc Sở"]),
        # common words that only begin like a body
        ("Phòng, chống tham nhũng", []),
        ("Báo cáo kết quả; Ban hành quy chế; Hội nghị tổng kết", []),
        ("Tổ chức thực hiện", []),
        ("trong các trường hợp vi phạm", []),
        ("tổ chức, bộ máy", []),
        ("xã hội hóa nguồn lực của đơn vị", []),
    ],
)
def test_names_of_bodies(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_list_is_read_to_its_end_and_no_further() -> None:
    text = "Thanh tra huyện, Phòng Nội vụ; các phòng, đơn vị và UBND các xã, thị trấn phối hợp với Sở Y tế"
    names = [span.of(text) for span in bodies_at(text, 0)]
    assert names == ["Thanh tra huyện", "Phòng Nội vụ", "các phòng, đơn vị", "UBND các xã, thị trấn"]


def test_an_aside_in_a_list_is_part_of_no_name() -> None:
    text = "Sở Y tế, các sở, ngành trong phạm vi chức năng, nhiệm vụ của mình và các xã"
    assert [body.of(text) for body in bodies_at(text, 0)] == ["Sở Y tế", "các sở, ngành", "các xã"]


def test_a_name_does_not_go_on_in_the_next_paragraph() -> None:
    text = "2. Sở Nội vụ\nKhen thưởng"
    assert found(text) == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Phòng Nội vụ, Phòng Văn hoá – Thông tin", ("Phòng Nội vụ", "Phòng Văn hoá – Thông tin")),
        ("Phòng Tài chính; Trung tâm Phát triển quỹ đất", ("Phòng Tài chính", "Trung tâm Phát triển quỹ đất")),
        ("- Sở Y tế\n- Công an tỉnh", ("Sở Y tế", "Công an tỉnh")),
        ("Viện, Trường", ("Viện, Trường",)),
        ("Viễn thông An Phước", ("Viễn thông An Phước",)),
        ("  ", ()),
    ],
)
def test_bodies_of_a_cell(cell: str, expected: tuple[str, ...]) -> None:
    assert names_in(f"|{cell}|", 1, 1 + len(cell)) == expected


def test_duties_are_what_bodies_do() -> None:
    text = "Sở Y tế chủ trì, phối hợp"
    assert is_duty(text, 8)
    assert not is_duty(text, 3)
    assert find_duty(text, 0, len(text)) == 8
    assert find_duty(text, 0, 7) is None


PIECES = st.sampled_from(
    [
        "Sở",
        "Bộ",
        "Ủy ban nhân dân",
        "các",
        "tỉnh",
        "xã",
        ", ",
        " và ",
        "Nội vụ",
        "thuộc",
        "Chủ tịch",
        ":",
        ";",
        "\n",
        "đơn vị",
        "chủ trì",
        "trực thuộc",
        "Hà Nam",
        " - ",
    ]
)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=80))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    spans = find_bodies(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(body_at(text, s.start) == s for s in spans)


def test_a_long_run_of_names_takes_linear_work() -> None:
    text = "các " * 3000 + "Sở " * 3000 + "Nội " * 3000
    assert len(find_bodies(text)) < len(text)
    endless = "Sở Y tế, " * 3000
    assert [s.of(endless) for s in bodies_at(endless, 0)] == ["Sở Y tế"] * 24


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # both tone placements, whatever the list says
        ("Uỷ ban nhân dân tỉnh Hoà Bình giao", ["Uỷ ban nhân dân tỉnh Hoà Bình"]),
        ("Ban thường vụ tỉnh Uỷ ban hành", ["Ban thường vụ tỉnh Uỷ"]),
        ("Viện kiểm sát nhân dân, Toà án nhân dân xã", ["Viện kiểm sát nhân dân", "Toà án nhân dân xã"]),
        # places
        ("UBND TP.HCM và UBND TP. Hải Phòng", ["UBND TP.HCM", "UBND TP. Hải Phòng"]),
        ("UBND xã Tân Lập giao", ["UBND xã Tân Lập"]),
        ("UBND tỉnh Giao Sở Nội vụ", ["UBND tỉnh", "Sở Nội vụ"]),
        # what goes on to a number is a document
        ("Ban Thường vụ Tỉnh ủy, Kế hoạch số 24/KH-HU", ["Ban Thường vụ Tỉnh ủy"]),
        # companies bear any words
        ("Công ty TNHH MTV Cấp nước và Dịch vụ kỹ thuật An Phước về", None),
        ("Tổng công ty Máy kéo và Máy nông cụ Việt Nam đề nghị", ["Tổng công ty Máy kéo và Máy nông cụ Việt Nam"]),
        ("Công ty Điện lực An Phước cung cấp điện", ["Công ty Điện lực An Phước"]),
        # a person in office
        ("giao Phó Thủ tướng Chính phủ Lê Văn Tám chủ trì", ["Phó Thủ tướng Chính phủ Lê Văn Tám"]),
    ],
)
def test_names_of_any_spelling(text: str, expected: list[str] | None) -> None:
    assert found(text) == (expected or [text.removesuffix(" về")])


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Thủ tướng Chính phủ Lê Văn Tám chỉ đạo", "Thủ tướng Chính phủ"),
        ("Quốc hội khoá XV", "Quốc hội khoá XV"),
        ("Chính phủ quy định", "Chính phủ"),
        ("Ban Tổ chức Trung ương và Ban Dân vận Trung ương về", "Ban Tổ chức Trung ương và Ban Dân vận Trung ương"),
        ("Ủy ban nhân dân\ntỉnh An Phước về", "Ủy ban nhân dân\ntỉnh An Phước"),
        ("cơ quan, đơn vị", None),
        ("CNTT trong quản lý", None),
    ],
)
def test_the_body_that_issued(text: str, issuer: str | None) -> None:
    body = issuer_at(text, 0)
    assert (body.of(text) if body else None) == issuer
