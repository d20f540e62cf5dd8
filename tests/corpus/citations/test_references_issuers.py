"""Issuing bodies: where the name after "của" ends."""

import pytest

from corpus.citations.references import find_references


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("của Thủ tướng Chính phủ về việc", "Thủ tướng Chính phủ"),
        ("của Thủ tướng Chính phủ, UBND tỉnh xây dựng kế hoạch", "Thủ tướng Chính phủ"),
        ("của Ban Chấp hành Trung ương Đảng (khóa XI) về dân vận", "Ban Chấp hành Trung ương Đảng (khóa XI)"),
        ("của Ban Chấp hành Trung ương Đảng khóa XI về dân vận", "Ban Chấp hành Trung ương Đảng khóa XI"),
        ("của Quốc hội khoá XV", "Quốc hội khoá XV"),
        ("của Ủy ban Nhân dân tỉnh ban hành", "Ủy ban Nhân dân tỉnh"),
        ("của UBND tỉnh Kon Ray quy định", "UBND tỉnh Kon Ray"),
        ("của UBND TP. Hải An triển khai", "UBND TP. Hải An"),
        ("của Chủ tịch Ủy ban nhân dân tỉnh về", "Chủ tịch Ủy ban nhân dân tỉnh"),
        (
            "của Bộ trưởng Bộ Lao động - Thương binh và Xã hội hướng dẫn",
            "Bộ trưởng Bộ Lao động - Thương binh và Xã hội",
        ),
        ("của Bộ Văn hóa, Thể thao và Du lịch, UBND tỉnh", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("của Bộ Nông nghiệp và Môi trường", "Bộ Nông nghiệp và Môi trường"),
        ("của Hội Chăn nuôi Việt Nam đề nghị", "Hội Chăn nuôi Việt Nam"),
        ("của Bộ Chính trị và Kế hoạch số 5/KH-X", "Bộ Chính trị"),
        ("của Chính phủ và Chương II", "Chính phủ"),
        ("của Chính phủ Bộ Nội vụ rà soát", "Chính phủ"),
        ("của Ban Thường vụ Tỉnh uỷ về", "Ban Thường vụ Tỉnh uỷ"),
        (
            "giữa Ban Dân vận Tỉnh ủy và Ban cán sự đảng UBND tỉnh về",
            "Ban Dân vận Tỉnh ủy và Ban cán sự đảng UBND tỉnh",
        ),
        ("của Ủy ban nhân dân\ntỉnh về", "Ủy ban nhân dân tỉnh"),
        ("của Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("CỦA BỘ CHÍNH TRỊ VỀ ĐỘT PHÁ", "BỘ CHÍNH TRỊ"),
        ("CỦA ỦY BAN NHÂN DÂN TỈNH KON RAY VỀ DÂN VẬN", "ỦY BAN NHÂN DÂN TỈNH KON RAY"),
        ("của Ban Quản lý dự án đầu tư xây dựng tỉnh về", "Ban Quản lý dự án đầu tư xây dựng tỉnh"),
        ("của Cục Quản lý đê điều và Phòng, chống thiên tai về", "Cục Quản lý đê điều và Phòng, chống thiên tai"),
        ("của Học viện Chính trị quốc gia Hồ Chí Minh về", "Học viện Chính trị quốc gia Hồ Chí Minh"),
        ("của Đảng ủy các cơ quan Đảng Trung ương về", "Đảng ủy các cơ quan Đảng Trung ương"),
        ("của Sở GD&ĐT về", "Sở GD&ĐT"),
        # A body may stand as its abbreviation alone; other abbreviations are no bodies.
        ("của STNMT, thời hạn 06 tháng", "STNMT"),
        ("của TTHĐND tỉnh về", "TTHĐND tỉnh"),
        ("của CNTT trong quản lý", None),
        ("của Luật này", None),
        ("của ông Nguyễn Văn A", None),
        ("về công tác của Chính phủ", None),
    ],
)
def test_issuer(after: str, issuer: str | None) -> None:
    found = find_references(f"Kế hoạch số 12/KH-BCĐ ngày 5/6/2024 {after}")[0]
    assert found.issuer == issuer
    if issuer:
        assert " ".join(found.quote.split()).endswith(issuer)


def test_a_joint_document_names_all_its_issuers() -> None:
    text = (
        "Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN ngày 26/9/2025 của Ủy ban Thường vụ Quốc hội, "
        "Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam hướng dẫn"
    )
    [found] = find_references(text)
    assert found.issuer == (
        "Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    )


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Thủ tướng Chính phủ ban hành Chỉ thị số 33/CT-TTg ngày 26/11/2021 về dân vận", "Thủ tướng Chính phủ"),
        ("Ngày 6/3/2024, UBND tỉnh An Phước đã ban hành các Kế hoạch số 63/KH-UBND", "UBND tỉnh An Phước"),
        ("Ban Thường vụ Tỉnh ủy vừa có Công văn số 43-CV/TU", "Ban Thường vụ Tỉnh ủy"),
        ("Công văn của Sở Nội vụ số 12/SNV-CCHC", "Sở Nội vụ"),
        ("tại văn bản của Sở Nội vụ số 12/SNV-CCHC", "Sở Nội vụ"),
        # What is printed behind the number is surer.
        ("UBND tỉnh có Kế hoạch số 5/KH-UBND của UBND huyện An Lộc", "UBND huyện An Lộc"),
        # The body in a list of directions issued what stands behind it.
        ("chỉ đạo của Bộ Chính trị tại Thông báo số 99-TB/TW ngày 2/1/2024, của Ban Bí thư tại hội nghị", None),
        ("Chỉ thị số 50-CT/TW, ngày 2/1/2024, của Ban Bí thư về sinh hoạt chi bộ", "Ban Bí thư"),
        # Who carries out a document did not issue it.
        ("UBND tỉnh thực hiện Chỉ thị số 33/CT-TTg", None),
        ("Thủ tướng Chính phủ yêu cầu, cơ quan có Kế hoạch số 5/KH-UBND", None),
    ],
)
def test_a_body_that_is_named_first(text: str, issuer: str | None) -> None:
    [found] = find_references(text)
    assert found.issuer == issuer


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("(Ngày 05/6/2025, Sở Y tế tỉnh An Phước tiếp tục ban hành Quyết định số 12/QĐ-SYT)", "2025-06-05"),
        ("Ngày 05 tháng 6 năm 2025, Bộ Y tế đã có Công văn số 12/BYT-VP", "2025-06-05"),
        # not certainly its own
        ("Ngày 05/6/2025, Sở Y tế họp, ban hành Quyết định số 12/QĐ-SYT", None),
        ("Ngày 05/6/2025, Sở Y tế thực hiện Quyết định số 12/QĐ-SYT", None),
        ("Từ ngày 05/6/2025, Sở Y tế ban hành Quyết định số 12/QĐ-SYT", None),
        ("Ngày 05/6/2025, Sở Y tế ban hành Quyết định số 12/QĐ-SYT ngày 01/6/2025", "2025-06-01"),
    ],
)
def test_a_day_that_is_told_first(text: str, date: str | None) -> None:
    [found] = find_references(text)
    assert found.date == date


def test_a_day_that_opens_the_next_line_is_not_the_date_of_what_is_cited() -> None:
    heading = "THỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW"
    assert find_references(f"{heading}\nNgày 28 tháng 11 năm 2025, tại Trụ sở Chính phủ")[0].date is None
    assert find_references(f"{heading}\nNGÀY 30/4/2025 CỦA BỘ CHÍNH TRỊ")[0].date == "2025-04-30"
    assert find_references("Nghị quyết số 66-NQ/TW\nngày 30/4/2025 của Bộ Chính trị")[0].date == "2025-04-30"
