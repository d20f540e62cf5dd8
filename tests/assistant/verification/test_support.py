"""Sentences as models write them, true and false, against one passage each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.support import Ground, faults

LABEL = "Kế hoạch số 42/KH-SNV ngày 05/03/2024 của Sở Nội vụ tỉnh An Phước, mục II.6"
REPORT = (
    "UBND các xã, phường báo cáo kết quả về Phòng Nội vụ trước ngày 10/5/2023 (lần 1) và 30/10/2023 (lần 2) "
    "để tổng hợp, trình UBND huyện."
)
ROW = "3.4\tRà soát 15 thủ tục hành chính\tSở Tài chính chủ trì, phối hợp với Sở Tư pháp và các đơn vị khác\tQuý I/2023"
FEE = "Không thu phí đối với hộ nghèo; mức hỗ trợ tối đa 1.250.000 đồng/người, đạt 20 % chỉ tiêu."
LIST = (
    "Các Sở: Nội vụ, Tư pháp, Kế hoạch và Đầu tư báo cáo hằng quý trước 16 giờ 30 thứ Sáu, qua địa chỉ snv@example.vn."
)
TERM = (
    "Từ ngày 01 đến ngày 15 tháng 4 năm 2024, Ban Chấp hành khóa XIII tổ chức hai đợt kiểm tra "
    "theo Quyết định số 23-QĐ/TW."
)
LAW = (
    "Thanh tra huyện Long Thạnh kiểm tra việc thực hiện Luật Tiếp công dân, "
    "báo cáo trong thời hạn không quá 5 ngày làm việc."
)

TRUE = [
    (REPORT, "UBND các xã, phường gửi báo cáo về Phòng Nội vụ trước ngày 10 tháng 5 năm 2023."),
    (REPORT, "Ủy ban nhân dân xã, phường báo cáo lần 2 trước ngày 30 tháng 10."),
    (REPORT, "Phòng Nội vụ tổng hợp, trình Uỷ ban nhân dân huyện."),
    (REPORT, "Hạn báo cáo lần 1 là trước ngày 10-5-2023, lần 2 là trước ngày 30.10.2023."),
    (REPORT, "Theo Kế hoạch số 42/KH-SNV ngày 5/3/2024, UBND các xã báo cáo trước ngày 10/05/2023."),
    (REPORT, "Kế hoạch số 42/KH-SNV do Sở Nội vụ tỉnh An Phước ban hành ngày 05 tháng 3 năm 2024."),
    (ROW, "Sở Tài chính chủ trì rà soát 15 thủ tục hành chính trong quý 1 năm 2023."),
    (ROW, "Nhiệm vụ 3.4 do Sở Tài chính chủ trì, phối hợp với Sở Tư pháp."),
    (ROW, "Thời gian thực hiện: quý I/2023."),
    (FEE, "Không thu phí đối với hộ nghèo."),
    (FEE, "Mức hỗ trợ tối đa 1250000 đồng mỗi người."),
    (FEE, "Mức hỗ trợ tối đa là 1,25 triệu đồng/người."),
    (FEE, "Chỉ tiêu đạt 20%."),
    (LIST, "Sở Tư pháp báo cáo hằng quý trước 16h30 thứ 6."),
    (LIST, "Báo cáo gửi qua địa chỉ snv@example.vn."),
    (TERM, "Kiểm tra từ ngày 1/4 đến ngày 15/4/2024."),
    (TERM, "Tổ chức 2 đợt kiểm tra theo Quyết định 23-QĐ/TW."),
    (LAW, "Thanh tra huyện Long Thạnh báo cáo trong thời hạn không quá 05 ngày làm việc."),
    (LAW, "- Thanh tra huyện kiểm tra việc thực hiện Luật Tiếp công dân."),
]
FALSE = [
    (REPORT, "UBND các xã báo cáo trước ngày 10/5/2022.", "figure"),
    (REPORT, "UBND các xã báo cáo trước ngày 10/6/2023.", "figure"),
    (REPORT, "UBND các xã báo cáo sau ngày 10/5/2023.", "side"),
    (REPORT, "UBND các xã báo cáo trước ngày 05/03/2024.", "figure"),
    (REPORT, "UBND các xã báo cáo lần 3 trước ngày 10/5/2023.", "figure"),
    (REPORT, "UBND các xã gửi báo cáo về Phòng Tài chính trước ngày 10/5/2023.", "name"),
    (REPORT, "UBND huyện gửi báo cáo về UBND các xã trước ngày 10/5/2023.", "role"),
    (REPORT, "UBND các xã báo cáo UBND tỉnh An Phước trước ngày 10/5/2023.", "name"),
    (REPORT, "UBND tỉnh An Phước yêu cầu UBND các xã báo cáo kết quả.", "name"),
    (REPORT, "UBND các xã gửi báo cáo về Sở Nội vụ tỉnh An Phước trước ngày 10/5/2023.", "role"),
    (REPORT, "Theo Kế hoạch số 43/KH-SNV, UBND các xã báo cáo trước ngày 10/5/2023.", "figure"),
    (REPORT, "Theo Kế hoạch số 42-KH/SNV, UBND các xã báo cáo trước ngày 10/5/2023.", "figure"),
    (REPORT, "UBND các xã không phải báo cáo kết quả về Phòng Nội vụ.", "denial"),
    (REPORT, "Kế hoạch được đánh giá rất thành công và nhân dân ủng hộ.", "words"),
    (ROW, "Sở Tư pháp chủ trì rà soát 15 thủ tục hành chính.", "role"),
    (ROW, "Sở Tài chính phối hợp rà soát 15 thủ tục hành chính.", "role"),
    (ROW, "Rà soát 16 thủ tục hành chính.", "figure"),
    (ROW, "Rà soát mười sáu nhiệm vụ thủ tục hành chính.", "figure"),
    (ROW, "Nhiệm vụ 3.5 do Sở Tài chính chủ trì.", "figure"),
    (ROW, "Thời gian thực hiện: quý II/2023.", "figure"),
    (ROW, "Thời gian thực hiện: quý I/2024.", "figure"),
    (FEE, "Thu phí đối với hộ nghèo.", "denial"),
    (FEE, "Mức hỗ trợ tối thiểu 1.250.000 đồng/người.", "side"),
    (FEE, "Mức hỗ trợ tối đa 1.250 đồng/người.", "figure"),
    (FEE, "Mức hỗ trợ tối đa 1.250.000 đồng/người, 20 người.", "figure"),
    (LIST, "Sở Tài chính báo cáo hằng quý.", "name"),
    (LIST, "Sở Tư pháp báo cáo hằng tháng.", "figure"),
    (LIST, "Sở Tư pháp báo cáo trước 17 giờ 30 thứ Sáu.", "figure"),
    (LIST, "Sở Tư pháp báo cáo trước 16 giờ 30 thứ Hai.", "figure"),
    (LIST, "Báo cáo gửi qua địa chỉ stp@example.vn.", "figure"),
    (TERM, "Ban Chấp hành khóa XII tổ chức hai đợt kiểm tra.", "figure"),
    (TERM, "Ban Chấp hành tổ chức ba đợt kiểm tra.", "figure"),
    (TERM, "Kiểm tra từ ngày 2/4 đến ngày 15/4/2024.", "figure"),
    (LAW, "Thanh tra huyện Long Thành kiểm tra việc thực hiện Luật Tiếp công dân.", "name"),
    (LAW, "Thanh tra huyện kiểm tra việc thực hiện Luật Khiếu Nại.", "name"),
    (LAW, "Ông Trần Văn Mẫu kiểm tra việc thực hiện Luật Tiếp công dân.", "name"),
]


@pytest.mark.parametrize(("quote", "claim"), TRUE)
def test_what_the_passage_says_stands_in_any_notation(quote: str, claim: str) -> None:
    assert faults(claim, [Ground(quote, LABEL)], "Báo cáo khi nào, ai chủ trì?") == ()


@pytest.mark.parametrize(("quote", "claim", "reason"), FALSE)
def test_what_the_passage_does_not_say_falls(quote: str, claim: str, reason: str) -> None:
    assert reason in faults(claim, [Ground(quote, LABEL)], "Báo cáo khi nào, ai chủ trì?")


def test_headings_help_to_understand_but_prove_nothing() -> None:
    ground = Ground("Rà soát thủ tục.", LABEL, context="Cơ quan chủ trì: Sở Y tế; thời gian: quý III/2025")
    assert faults("Sở Y tế rà soát thủ tục.", [ground], "") != ()
    assert faults("Rà soát thủ tục trong quý III/2025.", [ground], "") != ()


def test_two_passages_hold_together_what_neither_holds_alone() -> None:
    both = [Ground(REPORT, LABEL), Ground(FEE, LABEL)]
    claim = "UBND các xã báo cáo trước ngày 10/5/2023 và mức hỗ trợ tối đa 1.250.000 đồng/người."
    assert faults(claim, both, "") == ()
    assert "figure" in faults(claim, both[:1], "")
    assert "figure" in faults(claim, both[1:], "")


def test_a_document_without_a_number_may_be_called_by_its_year() -> None:
    ground = Ground(REPORT, "Kế hoạch năm 2024 của UBND huyện Long Thạnh, mục III")
    assert (
        faults("Kế hoạch năm 2024 của UBND huyện Long Thạnh yêu cầu UBND các xã báo cáo kết quả.", [ground], "") == ()
    )
    assert "figure" in faults("Kế hoạch năm 2025 của UBND huyện Long Thạnh yêu cầu UBND các xã báo cáo.", [ground], "")
    assert "figure" in faults("UBND các xã báo cáo kết quả trước năm 2024.", [ground], "")


def test_no_passage_no_sentence() -> None:
    assert faults("Không thu phí đối với hộ nghèo.", [], "") == ("no_source",)


def test_roles_of_the_documents_tasks_count() -> None:
    ground = Ground(
        "5\tNạo vét kênh tiêu\tSở Xây dựng\tSở Tài chính",
        LABEL,
        roles={" sở xây dựng ": frozenset({"lead"}), " sở tài chính ": frozenset({"coordinate"})},
    )
    assert faults("Sở Xây dựng chủ trì nạo vét kênh tiêu.", [ground], "") == ()
    assert "role" in faults("Sở Tài chính chủ trì nạo vét kênh tiêu.", [ground], "")


@given(st.sampled_from([REPORT, ROW, FEE, LIST, TERM, LAW]))
def test_a_passage_supports_itself(quote: str) -> None:
    assert faults(quote, [Ground(quote, LABEL)], "") == ()


@given(
    st.sampled_from([REPORT, ROW, FEE, LIST, TERM, LAW]),
    st.dates().filter(lambda date: date.year > 1800),
    st.sampled_from(["{0.day}/{0.month}/{0.year}", "ngày {0.day} tháng {0.month} năm {0.year}", "{0:%d-%m}-{0.year}"]),
)
def test_no_date_that_is_not_there(quote: str, date: object, shape: str) -> None:
    said = shape.format(date)
    if said in quote or (date.day, date.month, date.year) in {(10, 5, 2023), (30, 10, 2023), (15, 4, 2024)}:  # type: ignore[attr-defined]
        return
    assert "figure" in faults(f"{quote} Thực hiện vào {said}.", [Ground(quote, LABEL)], "")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_gets_a_verdict(claim: str, quote: str) -> None:
    assert isinstance(faults(claim, [Ground(quote, LABEL)], claim), tuple)
