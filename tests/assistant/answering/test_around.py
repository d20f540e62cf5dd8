"""What stands beside a sentence and belongs to it."""

from datetime import UTC, datetime

from assistant.answering.around import alike, heading_of_charge, labelled
from assistant.answering.evidence import Piece, piece_at
from assistant.answering.question import understand
from corpus.parse import parse
from index.stored import StoredDocument

TEXT = """ỦY BAN NHÂN DÂN XÃ THỬ
Số: 5/KH-UBND
KẾ HOẠCH
Kiểm tra công vụ năm 2026

I. NỘI DUNG

1. Kiểm tra việc tiếp công dân

Đoàn kiểm tra xem sổ theo dõi và lịch tiếp của lãnh đạo.
+ Đợt 1: từ ngày 02/3/2026 đến ngày 06/3/2026.
+ Đợt 2: từ ngày 08/6/2026 đến ngày 12/6/2026.

2. Kiểm tra kỷ cương

Đoàn kiểm tra giờ giấc làm việc tại các bộ phận.
Thời gian thực hiện: trong tháng 9/2026, xong trước ngày 25/9/2026.

II. TỔ CHỨC THỰC HIỆN

1. Văn phòng HĐND và UBND xã

Soạn lịch kiểm tra và gửi các bộ phận.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""


def piece(words: str) -> Piece:
    stored = StoredDocument(1, "ke-hoach-5.txt", "a", datetime.now(UTC), parse(TEXT))
    start = stored.document.text.index(words)
    return piece_at(stored, start, start + len(words))


def test_items_of_one_row_stand_together_where_more_than_one_is_asked_for() -> None:
    first = piece("+ Đợt 1: từ ngày 02/3/2026 đến ngày 06/3/2026.")
    found = alike(understand("Kiểm tra mấy đợt, mỗi đợt từ ngày nào?"), first)
    assert [one.text[:7] for one in found] == ["+ Đợt 1", "+ Đợt 2"]
    assert alike(understand("Đợt đầu từ ngày nào?"), first) == []
    assert alike(understand("Có mấy đợt?"), piece("Đoàn kiểm tra xem sổ theo dõi")) == []


def test_the_line_that_says_when_is_of_the_same_section() -> None:
    question = understand("Kiểm tra giờ giấc làm việc xong trước ngày nào?")
    found = labelled(question, piece("Đoàn kiểm tra giờ giấc làm việc tại các bộ phận."))
    assert found is not None
    assert found.text.startswith("Thời gian thực hiện: trong tháng 9/2026")
    assert labelled(question, piece("Soạn lịch kiểm tra và gửi các bộ phận.")) is None
    assert labelled(understand("Ai soạn lịch?"), found) is None


def test_the_heading_of_a_charge_stands_below_the_part_that_assigns() -> None:
    found = heading_of_charge(piece("Soạn lịch kiểm tra và gửi các bộ phận."))
    assert found is not None
    assert found.text == "1. Văn phòng HĐND và UBND xã"
    assert heading_of_charge(piece("Đoàn kiểm tra giờ giấc")) is None
