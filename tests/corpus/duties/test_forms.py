"""Forms in which documents word duties: for each, sentences that differ in everything but the form."""

import pytest

from corpus.document import Deadline, Document
from corpus.parse import parse
from tests.corpus.duties.test_reports import PLAN


def read(duties: str, title: str = "trên địa bàn tỉnh") -> Document:
    return parse(PLAN.format(duties=duties, title=title))


def rule(deadline: Deadline) -> tuple[str | int | None, ...]:
    return (deadline.every, deadline.month, deadline.day, deadline.weekday, deadline.time)


WEEKLY = ("week", None, None)


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        # weekly with an hour
        ("Trước 16 giờ thứ Sáu hằng tuần, Sở Y tế báo cáo Sở Nội vụ.", [(*WEEKLY, 5, "16:00")]),
        ("Trước 16 giờ ngày thứ Sáu hằng tuần, Sở Y tế gửi báo cáo về Sở Nội vụ.", [(*WEEKLY, 5, "16:00")]),
        ("Sở Y tế báo cáo UBND tỉnh trước 10h00 thứ Hai hàng tuần.", [(*WEEKLY, 1, "10:00")]),
        ("Sở Y tế báo cáo UBND tỉnh trước 9 giờ sáng thứ 2 hằng tuần.", [(*WEEKLY, 1, "09:00")]),
        ("UBND các xã gửi Sở Y tế báo cáo chậm nhất 17 giờ 00 phút, thứ Năm hằng tuần.", [(*WEEKLY, 4, "17:00")]),
        ("Sở Y tế báo cáo Bộ Y tế trước 15:00 ngày thứ Tư hàng tuần.", [(*WEEKLY, 3, "15:00")]),
        ("Sở Y tế báo cáo Bộ Y tế vào 8h30 Chủ nhật hằng tuần.", [(*WEEKLY, 7, "08:30")]),
        ("Sở Y tế báo cáo Bộ Y tế trước 14 giờ chiều thứ Bảy hằng tuần.", [(*WEEKLY, 6, "14:00")]),
        ("Sở Y tế báo cáo Bộ Y tế trước 11 giờ các ngày thứ Ba hàng tuần.", [(*WEEKLY, 2, "11:00")]),
        ("Sở Y tế báo cáo Bộ Y tế hằng tuần (trước 16 giờ thứ Sáu).", [(*WEEKLY, 5, "16:00")]),
        # weekly without a day
        ("Sở Y tế định kỳ hằng tuần báo cáo lãnh đạo UBND tỉnh.", [(*WEEKLY, None, None)]),
        ("Định kỳ hàng tuần, Sở Y tế báo cáo UBND tỉnh.", [(*WEEKLY, None, None)]),
        ("Hằng tuần, Sở Y tế gửi báo cáo về UBND tỉnh.", [(*WEEKLY, None, None)]),
        ("Sở Y tế tổng hợp, báo cáo UBND tỉnh hằng tuần.", [(*WEEKLY, None, None)]),
        ("Mỗi tuần một lần, Sở Y tế báo cáo Bộ Y tế.", [(*WEEKLY, None, None)]),
        # the hour of a monthly day
        ("Sở Y tế báo cáo UBND tỉnh trước 16 giờ ngày 15 hằng tháng.", [("month", None, 15, None, "16:00")]),
        ("Sở Y tế báo cáo UBND tỉnh trước 16h30 ngày 25 hàng tháng.", [("month", None, 25, None, "16:30")]),
        ("Trước 10 giờ 00 ngày 05 hằng tháng, UBND xã báo cáo Sở Y tế.", [("month", None, 5, None, "10:00")]),
        ("Sở Y tế báo cáo Bộ Y tế chậm nhất 17h00, ngày 20 hằng tháng.", [("month", None, 20, None, "17:00")]),
        ("Sở Y tế báo cáo Bộ Y tế vào ngày 28 hằng tháng.", [("month", None, 28, None, None)]),
        # two days a year in one phrase
        (
            "Sở Y tế báo cáo Bộ Y tế định kỳ trước ngày 01/6 và 15/11 hằng năm.",
            [("year", 6, 1, None, None), ("year", 11, 15, None, None)],
        ),
        (
            "Sở Y tế báo cáo Bộ Y tế trước ngày 15/6 và ngày 15/12 hằng năm.",
            [("year", 6, 15, None, None), ("year", 12, 15, None, None)],
        ),
        (
            "UBND các xã gửi Sở Y tế báo cáo trước ngày 20 tháng 6 và ngày 20 tháng 12 hàng năm.",
            [("year", 6, 20, None, None), ("year", 12, 20, None, None)],
        ),
        (
            "Sở Y tế báo cáo Bộ Y tế trước ngày 25/5, 25/11 hằng năm.",
            [("year", 5, 25, None, None), ("year", 11, 25, None, None)],
        ),
        (
            "Sở Y tế báo cáo Bộ Y tế 02 lần/năm (trước ngày 10/6 và trước ngày 10/12).",
            [("year", 6, 10, None, None), ("year", 12, 10, None, None)],
        ),
        (
            "Sở Y tế báo cáo Bộ Y tế chậm nhất là ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm.",
            [("year", 6, 15, None, None), ("year", 12, 15, None, None)],
        ),
        # a month's, a half-year's, a year's report, each with its day
        (
            "Sở Y tế gửi Bộ Y tế báo cáo tháng trước ngày 10 hàng tháng, 6 tháng trước ngày 30 tháng 6, "
            "năm trước ngày 30 tháng 01 năm sau.",
            [("month", None, 10, None, None), ("year", 6, 30, None, None), ("year", 1, 30, None, None)],
        ),
        (
            "Sở Y tế báo cáo Bộ Y tế 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 hằng năm.",
            [("year", 6, 15, None, None), ("year", 12, 15, None, None)],
        ),
        ("Sở Y tế báo cáo quý về Bộ Y tế trước ngày 20 của tháng cuối quý.", [("quarter", None, 20, None, None)]),
        ("Sở Y tế báo cáo Bộ Y tế trước ngày 15 các tháng 3, 6, 9, 12.", [("quarter", None, 15, None, None)]),
    ],
)
def test_when_a_duty_comes_round(duty: str, expected: list[tuple[str | int | None, ...]]) -> None:
    (report,) = read(f"1. {duty}").reports
    assert [rule(deadline) for deadline in report.deadlines if deadline.kind == "recurring"] == expected


@pytest.mark.parametrize(
    ("duty", "times"),
    [
        # counted back from an event
        (
            "Chậm nhất 30 ngày trước ngày khai mạc kỳ họp thường lệ, Sở Y tế báo cáo UBND tỉnh.",
            ["Chậm nhất 30 ngày trước ngày khai mạc kỳ họp thường lệ"],
        ),
        (
            "Chậm nhất là 15 ngày, trước ngày khai mạc đại hội, UBND các xã gửi Sở Nội vụ báo cáo.",
            ["Chậm nhất là 15 ngày, trước ngày khai mạc đại hội"],
        ),
        (
            "Sở Y tế báo cáo UBND tỉnh trước khi kết thúc năm học 15 ngày.",
            ["trước khi kết thúc năm học 15 ngày"],
        ),
        (
            "Chậm nhất 05 ngày trước phiên họp, Sở Y tế gửi tài liệu về Văn phòng UBND tỉnh.",
            ["Chậm nhất 05 ngày"],
        ),
        # counted from receipt
        (
            "Trong thời hạn 07 ngày làm việc kể từ ngày nhận được kiến nghị, Sở Y tế phải có văn bản "
            "báo cáo Chủ tịch UBND tỉnh.",
            ["Trong thời hạn 07 ngày làm việc kể từ ngày nhận được kiến nghị"],
        ),
        (
            "Đối với kiến nghị vượt thẩm quyền thì trong 05 ngày kể từ ngày nhận được phải báo cáo UBND tỉnh.",
            ["trong 05 ngày kể từ ngày nhận được"],
        ),
        (
            "Sở Y tế báo cáo UBND tỉnh trong thời hạn 10 ngày kể từ khi kết thúc đợt kiểm tra.",
            ["trong thời hạn 10 ngày kể từ khi kết thúc đợt kiểm tra"],
        ),
        (
            "Sau 03 ngày kể từ ngày kết thúc hội nghị, Sở Y tế gửi báo cáo về UBND tỉnh.",
            ["Sau 03 ngày kể từ ngày kết thúc hội nghị"],
        ),
        # completion and report share the day
        (
            "Sở Y tế hoàn thành rà soát trước ngày 31/12/2025 và tổng hợp báo cáo về Sở Nội vụ.",
            ["hoàn thành rà soát trước ngày 31/12/2025"],
        ),
        (
            "Sở Y tế hoàn thành trước ngày 15/4/2024 và báo cáo Sở Nội vụ.",
            ["hoàn thành trước ngày 15/4/2024"],
        ),
        # no time at all
        ("Định kỳ báo cáo kết quả gửi về Sở Nội vụ.", ["Định kỳ"]),
        ("Sở Y tế kịp thời báo cáo UBND tỉnh.", ["kịp thời"]),
        ("Sở Y tế báo cáo UBND tỉnh theo quy định.", ["theo quy định"]),
    ],
)
def test_times_that_name_no_day_of_the_calendar(duty: str, times: list[str]) -> None:
    (report,) = read(f"1. Sở Y tế\n\n- {duty}").reports
    printed = [deadline.text for deadline in report.deadlines]
    assert [text.split("trước ngày 31")[-1] for text in printed] == [text.split("trước ngày 31")[-1] for text in times]
    assert not any(deadline.kind == "recurring" for deadline in report.deadlines)


@pytest.mark.parametrize(
    ("duties", "who"),
    [
        # the heading carries the body, the list the acts
        ("1. Sở Tài chính\n\n- Rà soát số liệu.\n\n- Báo cáo UBND tỉnh trước ngày 20/11/2024.", ("Sở Tài chính",)),
        ("1. Công an tỉnh:\n\na) Bảo đảm an ninh;\n\nb) Báo cáo UBND tỉnh hằng tháng.", ("Công an tỉnh",)),
        # "Giao X:" with items
        (
            "h) Giao Trung tâm Y tế tỉnh:\n\n- Tiếp nhận phản ánh.\n\n- Báo cáo UBND tỉnh hằng tháng.",
            ("Trung tâm Y tế tỉnh",),
        ),
        ("1. Giao Sở Nội vụ:\n\n- Theo dõi.\n\n- Tổng hợp, báo cáo UBND tỉnh trước ngày 5/6/2024.", ("Sở Nội vụ",)),
        (
            "1. Yêu cầu các phòng, đơn vị:\n\n- Rà soát.\n\n- Báo cáo Sở Y tế trước ngày 5/6/2024.",
            ("các phòng, đơn vị",),
        ),
        # predicates are no part of a name
        (
            "1. Các đơn vị cấp nước sạch trên địa bàn thành phố có trách nhiệm báo cáo Sở Y tế hằng quý.",
            ("Các đơn vị cấp nước sạch trên địa bàn thành phố",),
        ),
        (
            "1. Các cơ quan, đơn vị được kiểm tra có trách nhiệm báo cáo Sở Y tế trước ngày 5/6/2024.",
            ("Các cơ quan, đơn vị được kiểm tra",),
        ),
        (
            "1. Cơ quan, đơn vị được phân công phải gửi báo cáo về Sở Y tế trước ngày 5/6/2024.",
            ("Cơ quan, đơn vị được phân công",),
        ),
        # persons, schools, companies
        (
            "1. Giao đồng chí Phó Chủ tịch phụ trách kinh tế thực hiện và báo cáo kết quả về UBND tỉnh hằng tháng.",
            ("đồng chí Phó Chủ tịch phụ trách kinh tế",),
        ),
        (
            "1. Giáo viên chủ nhiệm các lớp tổng hợp, báo cáo Ban Giám hiệu trước ngày 5/6/2024.",
            ("Giáo viên chủ nhiệm các lớp",),
        ),
        ("1. Nhà trường lập và gửi báo cáo về Sở Y tế trước ngày 5/6/2024.", ("Nhà trường",)),
        # the topic stands before the order
        ("1. Về đề nghị của tỉnh: Giao Bộ Y tế báo cáo Chính phủ trước ngày 5/6/2024.", ("Bộ Y tế",)),
        # a list of bodies that a line break parts
        (
            "1. Các sở, ban, ngành;\n\nỦy ban nhân dân các xã báo cáo Sở Y tế trước ngày 5/6/2024.",
            ("Các sở, ban, ngành", "Ủy ban nhân dân các xã"),
        ),
    ],
)
def test_who_reports(duties: str, who: tuple[str, ...]) -> None:
    (report,) = read(duties).reports
    assert report.who == who


@pytest.mark.parametrize(
    ("duty", "to"),
    [
        ("Sở Y tế lập danh sách đề nghị Ủy ban nhân dân tỉnh công nhận báo cáo viên.", "Ủy ban nhân dân tỉnh"),
        ("Sở Y tế tổng hợp danh sách trình Ủy ban nhân dân tỉnh xem xét.", "Ủy ban nhân dân tỉnh"),
        ("Hàng tháng, Sở Y tế cung cấp thông tin về kết quả cho Cổng Thông tin điện tử.", "Cổng Thông tin điện tử"),
        ("Hằng quý, Sở Y tế cung cấp số liệu gửi Sở Nội vụ.", "Sở Nội vụ"),
    ],
)
def test_lists_and_information_are_sent_like_reports(duty: str, to: str) -> None:
    (report,) = read(f"1. {duty}").reports
    assert report.to == to


@pytest.mark.parametrize(
    "duty",
    [
        "Sở Y tế gửi văn bản đến các cơ quan liên quan đề nghị phối hợp.",
        "Sở Y tế chịu trách nhiệm về việc giải quyết, trả lời và thực hiện chế độ báo cáo.",
        "Sở Y tế cung cấp thông tin cho người dân.",
        "Sở Y tế cập nhật kết quả lên Hệ thống quản lý.",
    ],
)
def test_what_is_sent_without_reporting(duty: str) -> None:
    assert [report for report in read(f"1. {duty}").reports if not report.conditional] == []


def test_whose_turn_passes_on() -> None:
    duty = "Các phòng gửi Sở Nội vụ trước ngày 20/11 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11."
    first, second = read(f"1. {duty}").reports
    assert (first.who, first.to, [d.date for d in first.deadlines]) == (("Các phòng",), "Sở Nội vụ", ["--11-20"])
    assert (second.who, second.to) == (("Sở Nội vụ",), "Ủy ban nhân dân tỉnh")
    assert [d.date for d in second.deadlines] == ["--11-30"]


@pytest.mark.parametrize(
    ("duty", "title", "end"),
    [
        (
            "Thứ Sáu hằng tuần trong Tháng hành động (từ ngày 15/4/2026 đến ngày 15/5/2026), Sở Y tế báo cáo Bộ Y tế.",
            "vì trẻ em",
            ("2026-04-15", "2026-05-15"),
        ),
        ("Sở Y tế báo cáo UBND tỉnh trước ngày 20 hằng tháng.", "năm 2024", ("2024-01-01", "2024-12-31")),
        ("Sở Y tế báo cáo UBND tỉnh trước ngày 15/12 hằng năm.", "giai đoạn 2024 - 2030", ("2024-01-01", "2030-12-31")),
        ("Sở Y tế báo cáo UBND tỉnh trước ngày 15 tháng 01 năm sau.", "năm 2024", ("2024-01-01", "2025-12-31")),
        ("Sở Y tế báo cáo UBND tỉnh trước ngày 20 hằng tháng.", "trên địa bàn tỉnh", (None, None)),
        # a year before the document's own is that of something else
        ("Sở Y tế báo cáo UBND tỉnh trước ngày 20 hằng tháng.", "theo Luật năm 2020", (None, None)),
    ],
)
def test_until_when_a_duty_comes_round(duty: str, title: str, end: tuple[str | None, str | None]) -> None:
    (report,) = read(f"1. {duty}", title).reports
    (deadline,) = [one for one in report.deadlines if one.kind == "recurring"]
    assert (deadline.since, deadline.until) == end
    assert (deadline.until_why is None) is (end[1] is None)


@pytest.mark.parametrize(
    ("duties", "leads"),
    [
        # a later sentence gives another body its part
        (
            "1. Sở Y tế rà soát các dự án. UBND thành phố Minh Sơn khẩn trương xác định các dự án tương tự.",
            [("Sở Y tế",), ("UBND thành phố Minh Sơn",)],
        ),
        ("1. Quyết định có hiệu lực. Giao Sở Y tế chủ trì tổ chức thực hiện.", [("Sở Y tế",)]),
        ("1. Giao Sở Y tế là cơ quan đầu mối, chủ trì thực hiện.", [("Sở Y tế",)]),
        ("Điều 2. Trách nhiệm của Sở Y tế\n\n1. Rà soát.\n\n2. Niêm yết.", [("Sở Y tế",), ("Sở Y tế",)]),
        (
            "1. Trường hợp liên quan đến nhiều sở thì đơn vị được giao chủ trì phải chủ động giải quyết.",
            [("đơn vị được giao chủ trì",)],
        ),
        # how many may be chosen is no duty of its own
        ("1. Cơ cấu\n\n- Mỗi xã: chọn cử tối đa 05 người.\n\n- Mỗi phường chọn cử tối đa 03 người.", []),
        ("1. Bộ Y tế - Cơ quan Thường trực Ban Chỉ đạo đôn đốc các sở thực hiện.", [("Bộ Y tế",)]),
    ],
)
def test_who_has_the_task(duties: str, leads: list[tuple[str, ...]]) -> None:
    assert [task.lead for task in read(duties).tasks] == leads


SCHEDULE = (
    "1. Lịch\n\nTT\tThời gian\tNội dung\n1\t24/03/2014\tPhòng Đào tạo gửi danh sách về Sở Y tế.\n"
    "2\t27/03/2014\tPhòng Đào tạo kiểm tra hồ sơ.\n3\t28/03/2014\tSinh hoạt lớp."
)
HOURS = (
    "1. Lịch\n\nNgày 24 tháng 8 năm 2026\n\nThời gian\tNội dung\tĐơn vị thực hiện\n"
    "8 giờ 00\tKhai giảng\tNhà trường\n9h30\tTập huấn\tPhòng Đào tạo"
)
HEADED = (
    "1. Lịch\n\nNhiệm vụ\tThời gian thực hiện năm 2026\tĐơn vị chủ trì\nRà soát\tTháng 5\tSở Y tế\n"
    "Tập huấn\tQuý III\tSở Nội vụ"
)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # the day at the row's head, the body in its words; a slot that names nobody is nobody's task
        (SCHEDULE, [(("Phòng Đào tạo",), "2014-03-24", None), (("Phòng Đào tạo",), "2014-03-27", None)]),
        # the day above the table, the hours in its rows
        (HOURS, [(("Nhà trường",), "2026-08-24", "08:00"), (("Phòng Đào tạo",), "2026-08-24", "09:30")]),
        # the year in the name of the column
        (HEADED, [(("Sở Y tế",), "2026-05-01", None), (("Sở Nội vụ",), "2026-07-01", None)]),
    ],
)
def test_when_a_row_is_due(table: str, expected: list[tuple[tuple[str, ...], str, str | None]]) -> None:
    found = [(task.lead, task.time) for task in read(table).tasks]
    assert [(lead, time.date or time.start_date, time.time) for lead, time in found if time] == expected


def test_a_row_of_a_schedule_says_what_is_sent_to_whom() -> None:
    (report,) = read(SCHEDULE).reports
    assert (report.who, report.to, [d.date for d in report.deadlines]) == (
        ("Phòng Đào tạo",),
        "Sở Y tế",
        ["2014-03-24"],
    )
    assert report.quote == "1\t24/03/2014\tPhòng Đào tạo gửi danh sách về Sở Y tế."


def test_the_purpose_of_what_stands_before_is_not_that_of_the_report() -> None:
    (report,) = read(
        "1. Sở Y tế\n\n- Báo cáo kế hoạch và nhu cầu (nếu có) để xây dựng, sửa chữa nhà cửa bị thiệt hại do mưa lũ, "
        "gửi Bộ Y tế trước ngày 03/12/2025 để tổng hợp, báo cáo Chính phủ."
    ).reports
    assert (report.who, report.to, [d.date for d in report.deadlines]) == (("Sở Y tế",), "Bộ Y tế", ["2025-12-03"])


def test_a_table_without_header_is_read_by_what_its_columns_hold() -> None:
    table = (
        "1. Nhiệm vụ\n\n1\tTriển khai nền tảng số.\tSở Y tế\tCác sở, ban, ngành\tThường xuyên\n"
        "2\tXây dựng bộ tiêu chí.\tSở Nội vụ\tUBND các xã\tQuý IV/2025\n"
        "3\tTổ chức tập huấn.\tSở Tài chính; Sở Y tế\tCác sở, ban, ngành\tHằng năm"
    )
    found = [(task.id, task.lead, task.coordinate, task.time and task.time.text) for task in read(table).tasks]
    assert found == [
        ("1", ("Sở Y tế",), ("Các sở, ban, ngành",), "Thường xuyên"),
        ("2", ("Sở Nội vụ",), ("UBND các xã",), "Quý IV/2025"),
        ("3", ("Sở Tài chính", "Sở Y tế"), ("Các sở, ban, ngành",), "Hằng năm"),
    ]
    assert read("1. Danh sách\n\n1\tSở Y tế\tHà\n2\tSở Nội vụ\tLan\n3\tSở Tài chính\tMai").tasks == ()
