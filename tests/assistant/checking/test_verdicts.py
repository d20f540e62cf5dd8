"""Each verdict on sentences of made-up plans: what is wrong is told with its source, what is not sure is left alone."""

from collections.abc import Sequence

import pytest

from assistant.checking.check import check_document
from assistant.checking.finding import Elsewhere, Finding
from corpus.citations.registry import load_registry
from corpus.document import Document, Reference
from corpus.parse import parse

HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN PHƯỚC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND

An Phước, ngày {day}

KẾ HOẠCH

Công tác dân vận

"""


def plan(body: str, day: str = "12 tháng 5 năm 2025") -> Document:
    return parse(HEAD.format(day=day) + body + "\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng.\n")


def nobody(_: Reference) -> Sequence[Elsewhere]:
    return ()


def findings(body: str, day: str = "12 tháng 5 năm 2025", others: Sequence[Elsewhere] = ()) -> list[Finding]:
    checked = check_document(plan(body, day), load_registry(), lambda _: others)
    return list(checked.findings)


def only(body: str, day: str = "12 tháng 5 năm 2025", others: Sequence[Elsewhere] = ()) -> Finding:
    [found] = findings(body, day, others)
    return found


CT33 = "Căn cứ Chỉ thị số 33/CT-TTg ngày {} của {} về công tác dân vận."


@pytest.mark.parametrize(
    ("body", "verdict", "said"),
    [
        (CT33.format("26/11/2021", "Thủ tướng Chính phủ"), "consistent", "Chỉ thị số 33/CT-TTg ngày 26/11/2021"),
        (CT33.format("26/01/2021", "Thủ tướng Chính phủ"), "conflict", "ngày 26/11/2021 của Thủ tướng"),
        (CT33.format("26/11/2021", "Quốc hội"), "conflict", "của Thủ tướng Chính phủ"),
        # Another year is another directive of the same number; nothing is known of it.
        (CT33.format("05/12/2019", "Thủ tướng Chính phủ"), "unknown", "chưa có trong danh mục"),
        (
            "Căn cứ Quyết định số 99/2021/QĐ-UBND ngày 05/4/2022 của UBND tỉnh An Phước.",
            "date_impossible",
            "Năm 2021 trong số hiệu",
        ),
        ("Căn cứ Quyết định số 99/QĐ-UBND ngày 15/5/2025 của UBND tỉnh.", "date_impossible", "sau ngày"),
        ("Căn cứ Quyết định số 99/QĐ-UBND ngày 12/5/2025 của UBND tỉnh.", "unknown", "chưa có"),
        (
            "Căn cứ Quyết định số 99/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về nhiệm vụ công tác năm 2025.",
            "date_impossible",
            "có lẽ năm ban hành là 2025",
        ),
        (
            "Căn cứ Quyết định số 99/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về mục tiêu đến năm 2025.",
            "unknown",
            "chưa có",
        ),
        (
            "Căn cứ Quyết định số 99/QĐ-UBND ngày 05/12/2024 của UBND tỉnh về nhiệm vụ công tác năm 2025.",
            "unknown",
            "chưa có",
        ),
        ("Căn cứ Công văn số 12/KH-UBND ngày 05/3/2025 của UBND tỉnh.", "type_mismatch", "«Kế hoạch»"),
        ("Căn cứ Quyết định số 12/QĐUBND ngày 05/3/2025 của UBND tỉnh.", "type_mismatch", "12/QĐ-UBND"),
        ("Căn cứ Nghị quyết số 12/NQ-TW ngày 05/3/2023 của Bộ Chính trị.", "type_mismatch", "12-NQ/TW"),
        ("Căn cứ Chỉ thị số 12/TTg ngày 05/3/2023 của Thủ tướng Chính phủ.", "type_mismatch", "12/CT-TTg"),
        ("Căn cứ Chỉ thị số 12/TTg ngày 05/3/1996 của Thủ tướng Chính phủ.", "unknown", "chưa có"),
        ("Căn cứ Quyết định số 12/QĐ-BNV ngày 05/3/2023 của Thủ tướng Chính phủ.", "conflict", "«BNV»"),
        ("Căn cứ Quyết định số 12/QĐ-BNV ngày 05/3/2023 của Bộ Nội vụ.", "unknown", "chưa có"),
        ("Căn cứ Kế hoạch số 12/KH-TTCP ngày 05/3/2023 của Thanh tra Chính phủ.", "unknown", "chưa có"),
        ("Căn cứ Quy chế số 12-QĐ/TU ngày 05/3/2025 của Tỉnh ủy.", "unknown", "chưa có"),
        ("Căn cứ Kế hoạch phối hợp số 12/KH-UBND ngày 05/3/2025 của UBND tỉnh.", "unknown", "chưa có"),
        ("Căn cứ Công văn số 12/CT-TTHT ngày 05/3/2025 của Cục Thuế tỉnh.", "unknown", "chưa có"),
        ("Căn cứ Quyết định số 99/QĐ-UBND của UBND tỉnh.", "incomplete", "ngày ban hành"),
        ("Căn cứ Quyết định số 99/QĐ-UBND ngày 05/01/2025 về công tác dân vận.", "incomplete", "cơ quan ban hành"),
        ("Căn cứ chỉ đạo của UBND tỉnh tại Quyết định số 99/QĐ-UBND ngày 05/01/2025.", "unknown", "chưa có"),
        ("Căn cứ Quy chế phối hợp số 9/QCPH-UBND-HCTĐ ngày 05/01/2025 về cứu trợ.", "unknown", "chưa có"),
        ("Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024;", "law_number", "không ghi số"),
        ("Căn cứ Luật Lưu trữ ngày 21/6/2024;", "consistent", "33/2024/QH15"),
        ("Căn cứ Luật Lưu trữ ngày 22/6/2024;", "conflict", "ngày 21/06/2024"),
        ("Căn cứ Luật Tiếp công dân;", "incomplete", "ngày thông qua"),
        ("Thực hiện Luật Lưu trữ trong toàn xã.", "consistent", "33/2024/QH15"),
        ("Thực hiện Luật Lưu trữ năm 2024 trong toàn xã.", "consistent", "33/2024/QH15"),
        ("Thực hiện Luật Lưu trữ năm 1999 trong toàn xã.", "unknown", "«năm 1999»"),
        ("Thực hiện Luật Tiếp công dân năm 2024 trong toàn xã.", "unknown", "«năm 2024»"),
        ("Thực hiện Luật Chứng khoán năm 2019 trong toàn xã.", "consistent", "2019"),
        ("Thực hiện Luật Chứng khoán năm 1999 trong toàn xã.", "unknown", "«năm 1999»"),
    ],
)
def test_the_verdict_on_one_reference(body: str, verdict: str, said: str) -> None:
    found = only(body)
    assert (found.verdict, said in found.reason) == (verdict, True), found.reason


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("30 tháng 6 năm 2025", "consistent"),
        ("01 tháng 7 năm 2025", "replaced"),
        ("     tháng     năm 2026", "replaced"),
        ("     tháng     năm 2025", "consistent"),
    ],
)
def test_a_document_ends_on_its_day(day: str, verdict: str) -> None:
    found = only("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.", day)
    assert found.verdict == verdict
    if verdict == "replaced":
        assert "01/07/2025" in found.reason
        assert "118/2025/NĐ-CP" in found.reason


@pytest.mark.parametrize(
    ("day", "said"), [("30 tháng 6 năm 2025", True), ("01 tháng 7 năm 2025", False), ("     tháng     năm 2025", False)]
)
def test_a_law_that_does_not_apply_yet_is_right_but_told(day: str, said: bool) -> None:
    found = only("Căn cứ Luật Lưu trữ ngày 21/6/2024;", day)
    assert found.verdict == "consistent"
    assert ("Có hiệu lực từ ngày 01/07/2025" in found.reason) is said


def elsewhere(quote: str, date: str, *, symbol: str, issuer: str = "", place: str = "an phước") -> Elsewhere:
    return Elsewhere("7", "Kế hoạch số 1/KH-UBND", quote, 3, 3 + len(quote), symbol, issuer, date, place)


LOCAL = "Căn cứ Quyết định số 812/QĐ-UBND ngày 05/3/2024 của UBND tỉnh."
CENTRAL = "Căn cứ Quyết định số 3812/QĐ-TTg ngày 05/3/2024 của Thủ tướng Chính phủ."


@pytest.mark.parametrize(
    ("body", "date", "place", "verdict"),
    [
        (CENTRAL, "2024-03-05", "xa lạ", "consistent"),
        (CENTRAL, "2024-08-09", "xa lạ", "conflict"),
        (CENTRAL, "2023-03-05", "xa lạ", "unknown"),
        (CENTRAL, "2024", "xa lạ", "unknown"),
        (LOCAL, "2024-03-05", "an phước", "consistent"),
        (LOCAL, "2024-03-15", "an phước", "conflict"),
        # Local numbers may start anew within a year; only one slip of the pen is a contradiction.
        (LOCAL, "2024-08-09", "an phước", "unknown"),
        (LOCAL, "2024-03-15", "xa lạ", "unknown"),
        (LOCAL, "2024-03-05", "xa lạ", "unknown"),
    ],
)
def test_what_another_document_prints(body: str, date: str, place: str, verdict: str) -> None:
    symbol = "3812/QĐ-TTg" if body is CENTRAL else "812/QĐ-UBND"
    found = only(body, others=[elsewhere("Quyết định ấy", date, symbol=symbol, place=place)])
    assert found.verdict == verdict
    if verdict in ("consistent", "conflict"):
        assert [one.quote for one in found.others] == ["Quyết định ấy"]


def test_two_levels_of_one_place_number_for_themselves() -> None:
    other = elsewhere("x", "2024-03-15", symbol="812/QĐ-UBND", issuer="UBND xã An Phước")
    assert only(LOCAL, others=[other]).verdict == "unknown"


def test_a_witness_that_contradicts_itself_is_none() -> None:
    body = "Căn cứ Nghị quyết số 163/2024/QH15 ngày 27/11/2024 của Quốc hội;"
    other = elsewhere("x", "2025-11-27", symbol="163/2024/QH15")
    assert only(body, day="12 tháng 5 năm 2026", others=[other]).verdict == "unknown"


def test_a_document_that_contradicts_itself_is_told_at_both_places() -> None:
    found = findings(CENTRAL + "\n\nThực hiện Quyết định số 3812/QĐ-TTg ngày 05/4/2024 của Thủ tướng Chính phủ.")
    assert [one.verdict for one in found] == ["conflict", "conflict"]
    assert "05/03/2024" in found[1].reason


def test_a_later_mention_need_not_be_complete() -> None:
    found = findings(CENTRAL + "\n\nQuán triệt Quyết định số 3812/QĐ-TTg tới từng cán bộ.")
    assert [one.verdict for one in found] == ["unknown", "unknown"]


def test_a_short_mention_means_what_the_full_one_says() -> None:
    right = findings(CT33.format("26/11/2021", "Thủ tướng Chính phủ") + "\n\nQuán triệt Chỉ thị số 33/CT-TTg.")
    assert [one.verdict for one in right] == ["consistent", "consistent"]
    wrong = findings(CT33.format("26/01/2021", "Thủ tướng Chính phủ") + "\n\nQuán triệt Chỉ thị số 33/CT-TTg.")
    assert [one.verdict for one in wrong] == ["conflict", "unknown"]
    assert wrong[1].reference.date is None


def test_the_documents_own_number_is_no_citation() -> None:
    found = only("(Kèm theo Kế hoạch số 45/KH-UBND ngày 12/5/2025 của UBND tỉnh An Phước)")
    assert (found.verdict, "chính văn bản" in found.reason) == ("consistent", True)
    found = only("(Kèm theo Kế hoạch số 45/KH-UBND ngày 13/5/2025 của UBND tỉnh An Phước)")
    assert found.verdict == "conflict"


def test_words_of_the_reference_stay_as_printed() -> None:
    document = plan(CT33.format("26/01/2021", "Thủ tướng Chính phủ"))
    checked = check_document(document, load_registry(), nobody)
    assert [one.reference for one in checked.findings] == list(document.references)
