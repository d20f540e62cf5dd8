"""The stored text: wrapped lines joined, borders gone, characters untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.normalise import normalise

# Written for these tests; wrapped at about seventy columns as saved web pages are.
WRAPPED = """I. MỤC TIÊU
CHUNG
1. Nâng cao
chất lượng phục vụ người dân ở bộ phận một cửa cấp xã
Bố trí công chức trực trong giờ hành chính; trả kết quả đúng hẹn, hẹn
lại phải xin lỗi bằng văn bản, không để quá 4.6 ngày và 1.250.000
đồng theo Kế hoạch số
12/KH-UBND ngày 05/01/2026; phối hợp với các đoàn thể giai đoạn 2026
- 2030.
2. Giao
Sở Nội vụ tổng hợp./.
"""


@pytest.mark.parametrize(
    "paragraph",
    [
        "I. MỤC TIÊU CHUNG",
        "1. Nâng cao chất lượng phục vụ người dân ở bộ phận một cửa cấp xã",
        "Bố trí công chức trực trong giờ hành chính; trả kết quả đúng hẹn, hẹn lại phải xin lỗi bằng văn bản, "
        "không để quá 4.6 ngày và 1.250.000 đồng theo Kế hoạch số 12/KH-UBND ngày 05/01/2026; "
        "phối hợp với các đoàn thể giai đoạn 2026 - 2030.",
        "2. Giao Sở Nội vụ tổng hợp./.",
    ],
)
def test_hard_wrapped_lines_become_paragraphs(paragraph: str) -> None:
    assert paragraph in normalise(WRAPPED).split("\n")


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("Mở đầu.\n\n-------\n\nThân bài.", ["Mở đầu.", "Thân bài."]),
        ("một dòng dài bị ngắt trang giữa\n\ncâu còn lại.", ["một dòng dài bị ngắt trang giữa câu còn lại."]),
        ("Dòng thứ nhất.\n\nDòng thứ hai.", ["Dòng thứ nhất.", "Dòng thứ hai."]),
        ("1.\n\nGiai đoạn một", ["1. Giai đoạn một"]),
        ("a)\nXác định rõ", ["a) Xác định rõ"]),
        ("Điều\n10. Trách nhiệm thi hành", ["Điều 10. Trách nhiệm thi hành"]),
        ("Chương\nII", ["Chương II"]),
        ("Hội đồng Thi đua\n- Khen thưởng huyện họp", ["Hội đồng Thi đua - Khen thưởng huyện họp"]),
        ("Công tác thi đua\n- Khen thưởng kịp thời", ["Công tác thi đua", "- Khen thưởng kịp thời"]),
        ("| TT | Việc |\n|----|------|\n| 1 | Rà soát |", ["TT\tViệc", "1\tRà soát"]),
        ("TT\tViệc\tChủ trì\n1\tRà soát\t", ["TT\tViệc\tChủ trì", "1\tRà soát\t"]),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Mẫu", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu"]),
        ("TM. ỦY BAN\nNHÂN DÂN\nCHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("Số:\n86/2025/QĐ-UBND", ["Số: 86/2025/QĐ-UBND"]),
        ("Số: 12/KH-UBND\nVề việc rà soát", ["Số: 12/KH-UBND", "Về việc rà soát"]),
        ("chữ\u200b có\ufeff ký tự\u00a0ẩn", ["chữ có ký tự ẩn"]),
    ],
)
def test_lines(raw: str, lines: list[str]) -> None:
    assert normalise(raw).split("\n") == lines


LETTERHEAD = """|
ỦY BAN NHÂN DÂN
XÃ MẪU
--------
|
CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: 7/KH-UBND
|
Xã Mẫu, ngày
02 tháng 3 năm 2026
|
KẾ HOẠCH
RÀ SOÁT HỘ NGHÈO
Ủy ban nhân dân xã ban hành kế hoạch như sau:
"""

TASKS = """I. NHIỆM VỤ
|
STT
|
Nội dung
|
Chủ trì
|
|
1
|
Lập danh sách hộ nghèo
theo thôn
|
Công chức văn hóa
|
|
2
|
Niêm yết
|

|
Trưởng thôn họp dân sau khi niêm yết.
"""


def test_cells_that_only_place_text_become_lines() -> None:
    assert normalise(LETTERHEAD).split("\n") == [
        "ỦY BAN NHÂN DÂN XÃ MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 7/KH-UBND",
        "Xã Mẫu, ngày 02 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "RÀ SOÁT HỘ NGHÈO",
        "Ủy ban nhân dân xã ban hành kế hoạch như sau:",
    ]


def test_cells_of_a_task_table_become_rows_and_an_empty_cell_stays() -> None:
    assert normalise(TASKS).split("\n") == [
        "I. NHIỆM VỤ",
        "STT\tNội dung\tChủ trì",
        "1\tLập danh sách hộ nghèo theo thôn\tCông chức văn hóa",
        "2\tNiêm yết\t",
        "Trưởng thôn họp dân sau khi niêm yết.",
    ]


WORDS = st.lists(
    st.sampled_from(["Kế", "số", "4.6", "1.250.000", "12/KH-UBND", "./.", "-", "|", "a)", "I.", "\n", "\n\n", "\t"])
)


@given(WORDS)
def test_no_word_is_lost_altered_or_invented(words: list[str]) -> None:
    raw = " ".join(words)
    kept = raw.replace("|", " ").split()
    assert normalise(raw).replace("|", " ").split() == kept


@given(st.text(max_size=400))
def test_the_same_text_every_time(raw: str) -> None:
    assert normalise(raw) == normalise(raw)
    assert "\r" not in normalise(raw.replace("\r", ""))


def test_a_soft_hyphen_in_a_number_is_its_hyphen() -> None:
    assert normalise("Số 12/KH\u00adUBND, 5/QĐ\u00adTTg và từ ghép\u00ad") == "Số 12/KH-UBND, 5/QĐ-TTg và từ ghép"
