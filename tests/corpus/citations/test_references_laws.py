"""Laws: where the name ends, and what stands behind it."""

import pytest

from corpus.citations.references import find_references


def _laws(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(r.name, r.symbol, r.date) for r in find_references(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("theo Luật Thực hiện dân chủ ở cơ sở và các văn bản hướng dẫn", "Luật Thực hiện dân chủ ở cơ sở"),
        ("theo Luật thực hiện dân chủ ở cơ sở.", "Luật thực hiện dân chủ ở cơ sở"),
        ("Luật Phòng, chống tham nhũng quy định", "Luật Phòng, chống tham nhũng"),
        ("Luật Phòng chống tham nhũng, lãng phí", "Luật Phòng chống tham nhũng"),
        ("Luật Thực hành tiết kiệm, chống lãng phí của cơ quan", "Luật Thực hành tiết kiệm, chống lãng phí"),
        ("Luật Đầu tư công trung hạn", "Luật Đầu tư công"),
        ("Luật Hôn nhân và gia đình và Luật", "Luật Hôn nhân và gia đình"),
        ("Luật Ban hành văn bản QPPL;", "Luật Ban hành văn bản QPPL"),
        ("Luật Tổ chức CQĐP (sửa đổi)", "Luật Tổ chức CQĐP"),
        ("Luật Bầu cử ĐBQH và đại biểu HĐND", "Luật Bầu cử ĐBQH và đại biểu HĐND"),
        ("Bộ luật Lao động hiện hành", "Bộ luật Lao động"),
        ("Bộ Luật  Hình sự", "Bộ Luật Hình sự"),
        ("Pháp lệnh Ưu đãi người có công với cách mạng", "Pháp lệnh Ưu đãi người có công với cách mạng"),
        ("khoản 2 Điều 5 Luật Hoà giải ở cơ sở", "Luật Hoà giải ở cơ sở"),
        # Names no registry knows.
        ("Luật Quản lý thời tiết nhân tạo được ban hành", "Luật Quản lý thời tiết nhân tạo"),
        ("Luật Kinh tế vũ trụ số 5/2040/QH20", "Luật Kinh tế vũ trụ"),
        # Amending laws.
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Thống kê và Luật Tổ chức chính quyền địa phương năm 2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Thống kê và Luật Tổ chức chính quyền địa phương",
        ),
        ("Luật sửa đổi, bổ sung Luật Nhà ở và các văn bản", "Luật sửa đổi, bổ sung Luật Nhà ở"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Dược và Luật Thú y;",
            "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Dược và Luật Thú y",
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch;",
            "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch",
        ),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Hiến pháp năm 2013", "Hiến pháp"),
    ],
)
def test_where_the_name_ends(text: str, name: str) -> None:
    assert [found[0] for found in _laws(text)] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật Tố cáo năm 2018", ("Luật Tố cáo", None, "2018")),
        ("Luật Tố cáo 2018", ("Luật Tố cáo", None, "2018")),
        ("Luật Tố cáo (2018)", ("Luật Tố cáo", None, "2018")),
        ("Luật Tố cáo ngày 12 tháng 6 năm 2018", ("Luật Tố cáo", None, "2018-06-12")),
        (
            "Luật Tố cáo số 25/2018/QH14, ngày 12/6/2018 của Quốc hội khóa XIV",
            ("Luật Tố cáo", "25/2018/QH14", "2018-06-12"),
        ),
        ("Luật Tố cáo (số 25/2018/QH14) ngày 12/6/2018", ("Luật Tố cáo", "25/2018/QH14", "2018-06-12")),
        ("Luật Tố cáo năm 2018 (số 25/2018/QH14)", ("Luật Tố cáo", "25/2018/QH14", "2018")),
        ("Luật số 25/2018/QH14 ngày 12/6/2018", (None, "25/2018/QH14", "2018-06-12")),
        # The year of the work, not of the law.
        ("kế hoạch thực hiện Luật Thực hiện dân chủ ở cơ sở năm 2024", ("Luật Thực hiện dân chủ ở cơ sở", None, None)),
    ],
)
def test_number_and_date(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert _laws(text) == [expected]


def test_the_number_of_an_amending_law_carries_its_name() -> None:
    text = "Luật số 97/2025/QH15 ngày 27/6/2025 sửa đổi, bổ sung một số điều của Luật Công đoàn, Luật Thanh niên."
    amending, *amended = find_references(text)
    assert amending.name == "Luật sửa đổi, bổ sung một số điều của Luật Công đoàn, Luật Thanh niên"
    assert (amending.quote, amending.key) == ("Luật số 97/2025/QH15 ngày 27/6/2025", "97/2025/QH15@2025")
    assert [r.name for r in amended] == ["Luật Công đoàn", "Luật Thanh niên"]


def test_an_open_list_after_an_amending_law_is_a_list_of_citations() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Tố cáo, Nghị định số 5/2024/NĐ-CP"
    assert [r.name or r.symbol for r in find_references(text)] == [
        "Luật sửa đổi, bổ sung một số điều của Luật Giá",
        "Luật Tố cáo",
        "5/2024/NĐ-CP",
    ]


def test_a_list_that_prints_the_type_once() -> None:
    text = "sửa đổi các Luật: Đất đai, Nhà ở, Thi đua, khen thưởng và Đầu tư công; Thanh tra huyện"
    found = find_references(text)
    assert [r.name for r in found] == ["Luật Đất đai", "Luật Nhà ở", "Luật Thi đua, khen thưởng", "Luật Đầu tư công"]
    assert [r.quote for r in found][1:] == ["Nhà ở", "Thi đua, khen thưởng", "Đầu tư công"]


def test_a_single_law_takes_no_words_behind_its_comma() -> None:
    assert [r.name for r in find_references("theo Luật Tố cáo, Thanh tra huyện")] == ["Luật Tố cáo"]


def test_numbers_behind_a_law_are_laws() -> None:
    found = find_references("các Luật số 72/2025/QH15, 73/2025/QH15 và Nghị quyết số 202/2025/QH15")
    assert [r.type for r in found] == ["Luật", "Luật", "Nghị quyết"]


@pytest.mark.parametrize("work", ["Xây dựng", "nghiên cứu, xây dựng", "soạn thảo", "góp ý dự thảo"])
def test_a_law_that_is_being_drafted_is_no_citation(work: str) -> None:
    assert find_references(f"{work} Luật Chuyển đổi số và các văn bản hướng dẫn") == ()


def test_the_law_that_a_draft_amends_is_cited() -> None:
    found = find_references("xây dựng Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng")
    assert [r.name for r in found] == ["Luật Thi đua, khen thưởng"]


def test_ordinances_that_amend_others_are_told_apart_by_number() -> None:
    name = "sửa đổi, bổ sung một số điều của Pháp lệnh Ngoại hối"
    found = find_references(f"Pháp lệnh {name} số 06/2013/UBTVQH13; Pháp lệnh {name} số 07/2015/UBTVQH13")
    assert [r.key for r in found] == ["06/2013/UBTVQH13@2013", "07/2015/UBTVQH13@2015"]
