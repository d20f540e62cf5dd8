"""What printed times and acts are: a duty's, told, or not known."""

import pytest

from corpus.duties.accounting import account
from corpus.parse import parse
from tests.corpus.duties.test_reports import PLAN


def places(duties: str, kind: str) -> dict[str, str | None]:
    document = parse(PLAN.format(duties=duties, title="trên địa bàn tỉnh"))
    start = document.text.index("II. TỔ CHỨC")
    return {one.text: one.place for one in account(document) if one.kind == kind and one.start > start}


@pytest.mark.parametrize(
    ("duties", "text", "place"),
    [
        ("1. Sở Y tế báo cáo Bộ Y tế trước ngày 20/11/2024.", "trước ngày 20/11/2024", "deadline"),
        ("1. Sở Y tế rà soát, hoàn thành trước ngày 15/4/2024.", "hoàn thành trước ngày 15/4/2024", "deadline"),
        ("1. Sở Y tế thực hiện Kế hoạch số 5/KH-UBND ngày 10/01/2024 của tỉnh.", "ngày 10/01/2024", "citation"),
        ("1. Nghị quyết có hiệu lực từ ngày 01/7/2025.", "ngày 01/7/2025", "validity"),
        ("1. Trẻ em từ 6 tháng tuổi được tiêm.", "6 tháng", "age"),
        ("1. Tính đến ngày 31/10/2023, đã đạt 72%.", "ngày 31/10/2023", "past"),
        ("1. Lễ khai mạc diễn ra lúc 8 giờ 00 ngày 15/3/2026.", "8 giờ 00 ngày 15/3/2026", "event"),
        ("1. Đại biểu nhiệm kỳ 2026 - 2031.", "nhiệm kỳ 2026 - 2031", "period"),
        ("1. Chưa rõ: ngày 15/3/2026.", "ngày 15/3/2026", None),
    ],
)
def test_what_a_time_is(duties: str, text: str, place: str | None) -> None:
    assert places(duties, "time")[text] == place


@pytest.mark.parametrize(
    ("duties", "text", "place"),
    [
        ("1. Sở Y tế báo cáo Bộ Y tế hằng tháng.", "báo cáo", "duty"),
        ("1. Sở Y tế bồi dưỡng báo cáo viên.", "báo cáo", "noun"),
        ("1. Sau khi nghe Sở Y tế báo cáo, hội nghị kết thúc.", "báo cáo", "past"),
        ("1. Người nộp hồ sơ tại bộ phận một cửa.", "nộp", "procedure"),
    ],
)
def test_what_an_act_is(duties: str, text: str, place: str | None) -> None:
    assert places(duties, "act")[text] == place


def test_every_placement_stands_where_it_says() -> None:
    document = parse(PLAN.format(duties="1. Sở Y tế báo cáo Bộ Y tế trước ngày 20/11/2024.", title="năm 2024"))
    found = account(document)
    assert all(document.text[one.start : one.end] == one.text for one in found)
    assert all(one.clause.start <= one.start and one.end <= one.clause.end for one in found)
    assert [one.of for one in found if one.place == "deadline"] == ["report 1"]
