"""What a question wants to be told, and whether words hold it."""

import pytest

from assistant.answering.question import understand
from assistant.answering.wanted import held, holds_exactly, needed


@pytest.mark.parametrize(
    ("question", "words", "kind", "there"),
    [
        ("Báo cáo trước ngày nào?", "trước ngày 10/5", "day", True),
        ("Báo cáo chậm nhất hôm nào?", "trước ngày 10 tháng 5", "day", True),
        ("Báo cáo trước ngày nào?", "hoạt động thông suốt 24/7", "day", False),
        ("Báo cáo trước mấy giờ?", "trước 9h00 hằng ngày", "hour", True),
        ("Báo cáo trước mấy giờ?", "trước ngày 9/5", "hour", False),
        ("Kinh phí bao nhiêu tiền?", "dự kiến 186 triệu đồng", "money", True),
        ("Kinh phí bao nhiêu tiền?", "3 Tỷ lệ hồ sơ đúng hạn", "money", False),
        ("Kinh phí bao nhiêu tiền?", "05 tỷ trọng", "money", False),
        ("Mở mấy lớp?", "tổ chức 04 lớp", "number", True),
        ("Mở bao nhiêu lớp?", "tổ chức 04 cuộc họp", "number", False),
        ("Đạt bao nhiêu %?", "đạt từ 98% trở lên", "number", True),
        ("Đơn vị nào chủ trì?", "Sở Nội vụ chủ trì", "body", True),
        ("Đơn vị nào chủ trì?", "chủ trì thực hiện", "body", False),
        ("Diễn ra từ ngày nào đến ngày nào?", "từ ngày 5/3 đến ngày 9/3", "range", True),
        ("Trong bao lâu phải trả lời?", "trong 24 giờ", "time", True),
    ],
)
def test_kinds(question: str, words: str, kind: str, there: bool) -> None:
    understood = understand(question)
    assert kind in understood.wanted
    assert (kind in held(understood, words)) is there


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Gửi chậm nhất trước ngày bao nhiêu?", "number"),
        ("Kinh phí theo thông tư số mấy?", "money"),
        ("Chi phí quản lý là mức chi bao nhiêu % kinh phí?", "money"),
        ("Kinh phí chi làm mấy đợt?", "money"),
        ("Họ tên người ký là gì?", "person"),
    ],
)
def test_kinds_that_are_not_wanted(question: str, kind: str) -> None:
    assert kind not in understand(question).wanted


@pytest.mark.parametrize(
    ("words", "there"),
    [("phải có ít nhất 55 cử tri tham dự", True), ("thôn có từ 100 cử tri trở lên", False)],
)
def test_a_number_of_people_is_none_that_the_question_holds(words: str, there: bool) -> None:
    question = understand("Thôn có từ 100 cử tri thì phải có bao nhiêu người dự?")
    assert ("number" in held(question, words)) is there


def test_a_person_is_named() -> None:
    question = understand("Họ tên tổ trưởng là gì?")
    assert holds_exactly(question, ["Tổ trưởng: ông Trần Văn Mẫu"])
    assert not holds_exactly(question, ["Tổ trưởng do Chủ tịch xã phân công"])


def test_a_body_is_wanted_but_not_needed() -> None:
    assert needed(understand("Đơn vị nào báo cáo trước ngày nào?")) == {"day"}


def test_a_fine_is_no_budget() -> None:
    fine = understand("Bị phạt bao nhiêu tiền?")
    assert not holds_exactly(fine, ["kinh phí phát triển 5 triệu đồng"])
    assert holds_exactly(fine, ["Bị phạt theo quy định", "phạt 5 triệu đồng"])
    assert not holds_exactly(fine, ["Bị phạt theo quy định", "thưởng 5 triệu đồng"])
