"""Duties to report: who, what, to whom, through whom, when."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Report
from corpus.duties.reports import find_reports, mentions_report
from corpus.parse import parse

PLAN = """ỦY BAN NHÂN DÂN
TỈNH MINH SƠN

Số: 15/KH-UBND

Minh Sơn, ngày 20 tháng 01 năm 2024

KẾ HOẠCH

Thực hiện dân chủ ở cơ sở {title}

Thực hiện chỉ đạo của cấp trên, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Nâng cao nhận thức; báo cáo Ủy ban nhân dân tỉnh trước ngày 01/3/2024 là một mục đích.

II. TỔ CHỨC THỰC HIỆN

{duties}

Trên đây là Kế hoạch thực hiện dân chủ ở cơ sở./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn A
"""


def reports(duties: str, title: str = "trên địa bàn tỉnh") -> tuple[Report, ...]:
    return parse(PLAN.format(duties=duties, title=title)).reports


@dataclass(frozen=True)
class Wanted:
    duties: str
    who: tuple[str, ...]
    to: str | None
    via: str | None = None
    times: tuple[str, ...] = ()
    conditional: bool = False


@pytest.mark.parametrize(
    "wanted",
    [
        # who draws up a report in order to send it sends its own
        Wanted(
            "1. Sở Y tế tổng hợp biểu mẫu; xây dựng báo cáo giám sát để báo cáo Ủy ban nhân dân tỉnh.",
            ("Sở Y tế",),
            "Ủy ban nhân dân tỉnh",
        ),
        # the sentence begins behind a topic on its line
        Wanted(
            "1. Đối với khen thưởng cuối năm: Các sở, ban, ngành gửi hồ sơ về Sở Nội vụ trước ngày 10/12/2024.",
            ("Các sở, ban, ngành",),
            "Sở Nội vụ",
            None,
            ("trước ngày 10/12/2024",),
        ),
        Wanted("1. Sở Y tế\n\n- Tổng hợp, báo cáo cấp thẩm quyền kết quả.", ("Sở Y tế",), "cấp thẩm quyền"),
        Wanted(
            "1. Các sở, ban, ngành báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 05/6/2024.",
            ("Các sở, ban, ngành",),
            "Ủy ban nhân dân tỉnh",
            "Sở Nội vụ",
            ("trước ngày 05/6/2024",),
        ),
        Wanted(
            "1. Văn phòng và Tổ chức đoàn thể:\n\nTuyên truyền sâu rộng.\n\n"
            "Thực hiện nghiêm chế độ thông tin, báo cáo định kỳ 06 tháng (trước ngày 10/5/2024), "
            "01 năm (trước ngày 30/10/2024).",
            ("Văn phòng", "Tổ chức đoàn thể"),
            None,
            None,
            ("trước ngày 10/5/2024", "trước ngày 30/10/2024"),
        ),
        Wanted(
            "1. UBND các xã xây dựng kế hoạch xong trong tháng 02/2024. "
            "Định kỳ báo cáo Phòng Nội vụ hằng năm (trước ngày 15 tháng 11) hoặc theo đề nghị.",
            ("UBND các xã",),
            "Phòng Nội vụ",
            None,
            ("hằng năm (trước ngày 15 tháng 11)", "theo đề nghị"),
        ),
        Wanted(
            "1. Công an tỉnh theo dõi việc thực hiện; gửi báo cáo Bộ Công an trước ngày 20 hằng tháng "
            "để tổng hợp, báo cáo Chính phủ.",
            ("Công an tỉnh",),
            "Bộ Công an",
            None,
            ("trước ngày 20 hằng tháng",),
        ),
        Wanted(
            "1. Các phòng chuyên môn gửi kế hoạch về Văn phòng Sở trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch này.",
            ("Các phòng chuyên môn",),
            "Văn phòng Sở",
            None,
            ("trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch này",),
        ),
        Wanted(
            "1. Sở Y tế rà soát, hoàn thành trước ngày 01/4/2024 "
            "và báo cáo kết quả gửi Ủy ban nhân dân tỉnh trước ngày 15/4/2024.",
            ("Sở Y tế",),
            "Ủy ban nhân dân tỉnh",
            None,
            ("trước ngày 15/4/2024",),
        ),
        Wanted(
            "1. Sở Y tế\n\n- Tổng hợp kết quả, báo cáo Bộ Y tế. Thời hạn hoàn thành: Trước ngày 15/4/2024.",
            ("Sở Y tế",),
            "Bộ Y tế",
            None,
            ("Trước ngày 15/4/2024",),
        ),
        Wanted(
            "1. Sở Y tế\n\n- Báo cáo kết quả gửi Bộ Y tế.\n\nThời gian hoàn thành: Trước ngày 15/4/2024.",
            ("Sở Y tế",),
            "Bộ Y tế",
            None,
            ("Trước ngày 15/4/2024",),
        ),
        Wanted(
            "1. Sở Y tế\n\n- Tổng hợp kết quả để báo cáo cơ quan chịu trách nhiệm tổng hợp.",
            ("Sở Y tế",),
            "cơ quan chịu trách nhiệm tổng hợp",
        ),
        Wanted(
            "1. Sở Nội vụ đôn đốc việc thực hiện.\n\nTrong quá trình thực hiện, nếu có vướng mắc, "
            "các cơ quan, đơn vị kịp thời phản ánh về Sở Nội vụ để xem xét.",
            ("các cơ quan, đơn vị",),
            "Sở Nội vụ",
            None,
            ("Trong quá trình thực hiện,", "kịp thời"),
            conditional=True,
        ),
        Wanted(
            "1. Sở Nội vụ đôn đốc việc thực hiện.\n\n"
            "Trong quá trình thực hiện, nếu có vướng mắc thì báo cáo ngay với Ủy ban nhân dân tỉnh.",
            (),
            "Ủy ban nhân dân tỉnh",
            None,
            ("Trong quá trình thực hiện,",),
            conditional=True,
        ),
    ],
)
def test_one_duty_to_report(wanted: Wanted) -> None:
    (report,) = reports(wanted.duties)
    assert report.who == wanted.who
    assert (report.to, report.via) == (wanted.to, wanted.via)
    assert tuple(d.text for d in report.deadlines) == wanted.times
    assert report.conditional is wanted.conditional


@pytest.mark.parametrize(
    "duties",
    [
        "1. Sở Nội vụ xây dựng báo cáo, tổ chức hội nghị tổng kết.",
        "1. Sở Nội vụ tổng hợp báo cáo từ các sở, ban, ngành.",
        "1. Theo báo cáo của Sở Nội vụ, 12 xã đã hoàn thành.",
        "1. Kiểm tra việc hướng dẫn người dân nộp hồ sơ về Ủy ban nhân dân xã đúng hạn.",
        "1. Sở Tư pháp bồi dưỡng báo cáo viên pháp luật của tỉnh.",
        "1. Sở Nội vụ thẩm định hồ sơ trước khi báo cáo Ủy ban nhân dân tỉnh.",
    ],
)
def test_what_mentions_a_report_and_orders_none(duties: str) -> None:
    assert reports(duties) == ()


def test_the_time_of_the_next_item_is_not_the_time_of_a_report() -> None:
    (report,) = reports("1. Sở Y tế báo cáo Bộ Y tế.\n\n2. Thời gian hoàn thành: Trước ngày 15/4/2024.")
    assert report.deadlines == ()


def test_a_report_is_quoted_with_the_sentence_that_states_its_time() -> None:
    duties = "1. Sở Y tế\n\n- Báo cáo Bộ Y tế.\n\nThời hạn gửi: Trước ngày 15/4/2024."
    (report,) = reports(duties)
    assert report.quote == "- Báo cáo Bộ Y tế.\nThời hạn gửi: Trước ngày 15/4/2024."


def test_the_two_steps_of_one_report_are_two_duties_when_both_have_a_time() -> None:
    duties = (
        "1. UBND các xã gửi báo cáo về Phòng Nội vụ trước ngày 05/6/2024 để tổng hợp, "
        "báo cáo Ủy ban nhân dân huyện trước ngày 15/6/2024."
    )
    first, second = reports(duties)
    assert (first.who, first.to, [d.date for d in first.deadlines]) == (
        ("UBND các xã",),
        "Phòng Nội vụ",
        ["2024-06-05"],
    )
    assert (second.who, second.to, [d.date for d in second.deadlines]) == (
        ("Phòng Nội vụ",),
        "Ủy ban nhân dân huyện",
        ["2024-06-15"],
    )


def test_a_second_report_of_the_sentence_goes_where_the_first_went() -> None:
    first, second = reports("1. Sở Y tế báo cáo Bộ Y tế trước ngày 20 hằng tháng; báo cáo năm trước ngày 10/12/2024.")
    assert (first.to, second.to) == ("Bộ Y tế", "Bộ Y tế")
    assert [d.date for d in second.deadlines] == ["2024-12-10"]
    assert first.quote != second.quote


def test_the_year_of_the_title_completes_a_date_but_a_span_of_years_does_not() -> None:
    duty = "1. Sở Y tế báo cáo Bộ Y tế trước ngày 20/11."
    (dated,) = reports(duty, title="năm 2024")
    assert [(d.date, d.year_from) for d in dated.deadlines] == [("2024-11-20", "document")]
    (partial,) = reports(duty, title="giai đoạn 2024 - 2030")
    assert [(d.date, d.year_from) for d in partial.deadlines] == [("--11-20", None)]


def test_where_a_report_stands() -> None:
    (report,) = reports("1. Sở Nội vụ đôn đốc.\n\n2. Sở Y tế báo cáo Bộ Y tế trước ngày 20/11/2024.")
    assert report.section == "II.2"
    assert report.quote == "2. Sở Y tế báo cáo Bộ Y tế trước ngày 20/11/2024."
    assert report.what == "báo cáo Bộ Y tế"


def test_mentions_report() -> None:
    text = "Sở Y tế báo cáo kết quả. Theo báo cáo của Sở Y tế"
    assert mentions_report(text, 0, 24)
    assert not mentions_report(text, 24, len(text))


FRAGMENTS = st.sampled_from(
    [
        "Sở Nội vụ",
        "báo cáo",
        "gửi",
        "về",
        "Ủy ban nhân dân tỉnh",
        "(qua",
        ")",
        "trước ngày 05/6/2024",
        ";",
        ".",
        ",",
        "1.",
        "\n",
        "để",
        "tổng hợp",
        "các đơn vị",
        "phản ánh",
        "nếu có",
        "hằng năm",
        "chế độ báo cáo",
        "II.",
        "- ",
    ]
)


@settings(max_examples=60)
@given(st.lists(FRAGMENTS, max_size=40).map(" ".join))
def test_every_part_of_a_report_is_printed_where_it_says(duties: str) -> None:
    document = parse(PLAN.format(duties=duties, title="năm 2024"))
    for report in find_reports(document):
        assert document.text[report.start : report.end] == report.quote
        for deadline in report.deadlines:
            assert document.text[deadline.start : deadline.end] == deadline.text
        plain = " ".join(document.text.split())
        assert all(name in plain for name in (*report.who, report.to or "", report.via or ""))


@pytest.mark.parametrize("unit", ["báo cáo về gửi qua ", "Sở Y tế gửi Bộ Y tế, ", "( để báo cáo ", "trước ngày 1/2, "])
def test_a_clause_that_nobody_wrote_yields_one_report_at_most(unit: str) -> None:
    assert len(reports("1. Sở Nội vụ báo cáo Bộ Nội vụ, " + unit * 400 + ".")) <= 1
