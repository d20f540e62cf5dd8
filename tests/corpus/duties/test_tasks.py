"""Assigned tasks: from tables, from labelled blocks, from prose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Task
from corpus.duties.tasks import find_tasks
from corpus.parse import parse
from tests.corpus.duties.test_reports import PLAN

TABLE = """ỦY BAN NHÂN DÂN
HUYỆN MINH SƠN

Số: 7/KH-UBND

Minh Sơn, ngày 20 tháng 01 năm 2024

KẾ HOẠCH

Thực hiện dân chủ ở cơ sở năm 2024

I. NỘI DUNG, NHIỆM VỤ

TT\tNhiệm vụ\tThời gian thực hiện\tCơ quan chủ trì\tCơ quan phối hợp
1\tTUYÊN TRUYỀN\t\t\t
1.1\tPhổ biến Luật.\tCả năm 2024\tPhòng Tư pháp, Phòng Nội vụ\tCác phòng, đơn vị và UBND các xã
1.2\tTriển khai Luật.\t\t\t
a\tXây dựng kế hoạch.\tTrong quý I/2024\tPhòng Nội vụ\tUBND các xã
b\tThực hiện tại doanh nghiệp.\tThường xuyên\tPhòng LĐTBXH; các doanh nghiệp trên địa bàn\t

II. TỔ CHỨC THỰC HIỆN

1. Giao Phòng Nội vụ đôn đốc việc thực hiện.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Trần Văn A
"""


def tasks(duties: str) -> tuple[Task, ...]:
    return parse(PLAN.format(duties=duties, title="năm 2024")).tasks


def test_rows_of_a_task_table() -> None:
    document = parse(TABLE)
    rows = {task.id: task for task in document.tasks}
    assert list(rows) == ["1.1", "1.2.a", "1.2.b", "II.1"]
    first = rows["1.1"]
    assert first.what == "Phổ biến Luật."
    assert first.lead == ("Phòng Tư pháp", "Phòng Nội vụ")
    assert first.coordinate == ("Các phòng, đơn vị", "UBND các xã")
    assert first.time is not None
    assert (first.time.text, first.time.start_date, first.time.end_date) == ("Cả năm 2024", "2024-01-01", "2024-12-31")
    assert first.quote.split("\t")[0] == "1.1"
    assert first.quote.endswith("UBND các xã")
    assert rows["1.2.b"].lead == ("Phòng LĐTBXH", "các doanh nghiệp trên địa bàn")
    assert rows["1.2.b"].coordinate == ()


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        # a body heads the item
        (
            "1. Sở Nội vụ\n\na) Chủ trì, phối hợp với Sở Y tế rà soát;\n\nb) Đôn đốc việc thực hiện.\n\n"
            "2. Công an tỉnh: Bảo đảm an ninh.",
            [("II.1", ("Sở Nội vụ",), ("Sở Y tế",)), ("II.2", ("Công an tỉnh",), ())],
        ),
        # the item is a sentence
        (
            "1. Các sở, ban, ngành, UBND các xã, phường theo chức năng, nhiệm vụ tổ chức thực hiện Kế hoạch này.\n\n"
            "2. Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan theo dõi.\n\n"
            "3. Căn cứ Kế hoạch này, yêu cầu các phòng, đơn vị xây dựng kế hoạch.",
            [
                ("II.1", ("Các sở, ban, ngành", "UBND các xã, phường"), ()),
                ("II.2", ("Sở Nội vụ",), ("các đơn vị liên quan",)),
                ("II.3", ("các phòng, đơn vị",), ()),
            ],
        ),
        # paragraphs below a heading of another kind
        (
            "1. Công tác theo dõi\n\n- Sở Nội vụ đôn đốc việc thực hiện.\n\n- UBND các xã tự kiểm tra.",
            [("II.1", ("Sở Nội vụ",), ()), ("II.1", ("UBND các xã",), ())],
        ),
        # labelled lines
        (
            "1. Rà soát đội ngũ\n\n- Thường xuyên rà soát đội ngũ.\n\nĐơn vị chủ trì: Sở Nội vụ, Sở Tư pháp.\n\n"
            "Đơn vị phối hợp: UBND cấp xã.\n\nThời gian thực hiện: Quý II/2024.\n\n"
            "- Tập huấn kỹ năng.\n\nĐơn vị chủ trì: Sở Tư pháp.\n\nThời gian thực hiện: Hằng năm.",
            [("II.1", ("Sở Nội vụ", "Sở Tư pháp"), ("UBND cấp xã",)), ("II.1", ("Sở Tư pháp",), ())],
        ),
        (
            "1. Truyền thông\n\n- Nội dung: Tuyên truyền Luật.\n\n- Cơ quan thực hiện:\n\n"
            "+ Sở Văn hóa và Thể thao chủ trì, phối hợp với Sở Y tế.\n\n+ Sở Xây dựng đăng tải thông điệp.",
            [("II.1", ("Sở Văn hóa và Thể thao",), ("Sở Y tế",)), ("II.1", ("Sở Xây dựng",), ())],
        ),
        # nothing is assigned
        ("1. Nguồn kinh phí: ngân sách nhà nước.\n\n2. Thời gian: năm 2024.", []),
        ("1. Ủy ban nhân dân tỉnh xem xét tặng Bằng khen.\n\nĐề nghị khen thưởng gồm tờ trình.", []),
        # what is only a report is no further task
        ("1. UBND các xã báo cáo Sở Nội vụ trước ngày 20 hằng tháng.", []),
    ],
)
def test_tasks_in_prose(duties: str, expected: list[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
    found = [(task.id, task.lead, task.coordinate) for task in tasks(duties)]
    assert [one for one in found if one[1] != ("Ủy ban nhân dân tỉnh",)] == expected


def test_an_item_ends_where_the_document_speaks_of_itself() -> None:
    duties = (
        "1. Sở Nội vụ\n\nĐôn đốc việc thực hiện.\n\nTrong quá trình thực hiện, nếu có vướng mắc, báo cáo Sở Nội vụ."
    )
    (task,) = tasks(duties)
    assert task.quote == "1. Sở Nội vụ\nĐôn đốc việc thực hiện."


def test_the_time_of_a_block_is_the_whole_value() -> None:
    (task,) = tasks(
        "1. Rà soát\n\nĐơn vị chủ trì: Sở Nội vụ.\n\nThời gian thực hiện: Giai đoạn 2026-2030 và những năm tiếp theo."
    )
    assert task.time is not None
    assert task.time.text == "Giai đoạn 2026-2030 và những năm tiếp theo"
    assert (task.time.start_date, task.time.end_date) == ("2026-01-01", None)


def test_the_time_of_an_item_is_not_that_of_its_report() -> None:
    (task,) = tasks("1. Sở Nội vụ\n\n- Báo cáo Bộ Nội vụ trước ngày 01/6/2024.\n\n- Rà soát xong trước ngày 15/4/2024.")
    assert task.time is not None
    assert task.time.date == "2024-04-15"


def test_nothing_is_assigned_under_aims() -> None:
    text = PLAN.format(duties="1. Sở Nội vụ đôn đốc việc thực hiện.", title="năm 2024")
    text = text.replace("Nâng cao nhận thức;", "1. Sở Y tế chủ trì nâng cao nhận thức.\n\n2. Nâng cao nhận thức;")
    assert [task.lead for task in parse(text).tasks] == [("Sở Nội vụ",)]


@pytest.mark.parametrize(
    ("duties", "leads"),
    [
        # each body has a part of its own, and the group the rest
        (
            "1. Các cơ quan quản lý ngành (gồm các Sở: Y tế, Xây dựng)\n\n- Hướng dẫn các xã. Trong đó:\n\n"
            "+ Sở Y tế: hướng dẫn về thuốc.\n\n+ Sở Xây dựng phối hợp Công an tỉnh: hướng dẫn về nhà ở.",
            [("Các cơ quan quản lý ngành",), ("Sở Y tế",), ("Sở Xây dựng",)],
        ),
        # nothing is left for the group
        (
            "1. Nhiệm vụ của thành viên Ban Chỉ đạo\n\n1.1. Sở Y tế - Cơ quan thường trực Ban Chỉ đạo\n\n"
            "- Tham mưu kế hoạch.\n\n1.2. Sở Xây dựng\n\n- Rà soát số liệu.",
            [("Sở Y tế",), ("Sở Xây dựng",)],
        ),
        # steps of one body's item are no tasks of their own
        ("1. Sở Y tế:\n\n- Thống kê số ca bệnh.\n\n- Xử lý ổ dịch.", [("Sở Y tế",)]),
        ("1. Về đề nghị Bộ Y tế bố trí vốn cho bệnh viện: Sở Tài chính rà soát, tham mưu.", [("Sở Tài chính",)]),
        # counted lines and lettered items that open with a body of their own
        (
            "1. Thủ trưởng các sở\n\na) Rà soát số liệu.\n\nb) Các Sở: Y tế, Nội vụ rà soát phần mềm, cụ thể:\n\n"
            "(1) Sở Y tế nâng cấp bệnh án điện tử.\n\n(2) Sở Nội vụ khắc phục lỗi kết nối.",
            [("Thủ trưởng các sở",), ("Sở Y tế",), ("Sở Nội vụ",)],
        ),
        # a topic is shared out among the items below it
        (
            "1. Trách nhiệm của các sở\n\na) Các sở có trách nhiệm lập danh sách.\n\nb) Sở Y tế\n\n- Tập huấn.",
            [("Các sở",), ("Sở Y tế",)],
        ),
        # below a heading that names somebody, "Đối với" says whose each part is
        (
            "1. Các doanh nghiệp trên địa bàn\n\n1.1. Đối với các đơn vị thu gom, xử lý rác thải (theo danh sách)\n\n"
            "- Phun nước rửa đường.\n\n1.2. Đối với các hợp tác xã\n\n- Thu gom rơm rạ.",
            [("các đơn vị thu gom, xử lý rác thải",), ("các hợp tác xã",)],
        ),
        # a line that is only a name leads up to the lines below it
        (
            "1. Hoàn thiện hạ tầng\n\n- Sở Y tế\n\n+ Sửa chữa trạm xá.\n\n+ Mua sắm thiết bị.\n\n- Sở Xây dựng",
            [("Sở Y tế",)],
        ),
        # items that are names tell who, not what to do, even where a name sounds like work
        (
            "1. Công ty Cổ phần Bình An\n\n2. Công ty Cổ phần Minh Sơn\n\n3. Công ty TNHH Tập đoàn xây dựng Hòa Bình"
            "\n\n4. Công ty Cổ phần Hải Vân",
            [],
        ),
        ("1. Sở Y tế", []),
        # who may decide has no task
        ("1. Giám đốc Sở Y tế quyết định việc điều động.", []),
        ("1. Sở Y tế có quyền yêu cầu cung cấp số liệu.", []),
        ("1. Các nội dung kiểm tra\n\n- Trách nhiệm của các cơ quan trong việc niêm yết.", []),
    ],
)
def test_who_leads_what(duties: str, leads: list[tuple[str, ...]]) -> None:
    assert [task.lead for task in tasks(duties)] == leads


def test_the_lines_below_a_name_belong_to_its_task() -> None:
    (task,) = tasks("1. Hoàn thiện hạ tầng\n\n- Sở Y tế\n\n+ Sửa chữa trạm xá.\n\n+ Mua sắm thiết bị.")
    assert task.quote == "- Sở Y tế\n+ Sửa chữa trạm xá.\n+ Mua sắm thiết bị."


def test_counted_lines_are_due_when_the_line_above_them_says() -> None:
    found = tasks("1. Các sở rà soát, hoàn thành trước ngày 15/4/2024, cụ thể:\n\n(1) Sở Y tế cập nhật phần mềm.")
    assert [(task.lead, task.time.date if task.time else None) for task in found] == [(("Sở Y tế",), "2024-04-15")]


@pytest.mark.parametrize(
    ("request_", "leads"),
    [
        ("Đề nghị Ủy ban nhân dân các xã rà soát hộ nghèo và gửi danh sách về Sở Y tế.", [("Ủy ban nhân dân các xã",)]),
        ("Đề nghị Ủy ban nhân dân các xã thực hiện các nội dung sau:", []),
        ("Đề nghị Ủy ban nhân dân các xã quan tâm, phối hợp thực hiện./.", []),
        ("Sở Y tế hướng dẫn Ủy ban nhân dân các xã rà soát hộ nghèo.", []),
    ],
)
def test_what_a_letter_without_items_asks(request_: str, leads: list[tuple[str, ...]]) -> None:
    letter = (
        "ỦY BAN NHÂN DÂN TỈNH MINH SƠN\nSỞ Y TẾ\n\nSố: 7/SYT-VP\n\nMinh Sơn, ngày 20 tháng 01 năm 2024\n\n"
        f"Kính gửi: Ủy ban nhân dân các xã\n\n{request_}\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn A\n"
    )
    assert [task.lead for task in parse(letter).tasks] == leads


def test_a_row_whose_cells_slid_out_of_their_columns_is_no_task() -> None:
    table = TABLE.replace("1.2\tTriển khai Luật.\t\t\t", "Phòng Y tế\tCác xã\tTổ chức tập huấn\tTài liệu tập huấn")
    assert ("Tài liệu tập huấn",) not in [task.lead for task in parse(table).tasks]


FRAGMENTS = st.sampled_from(
    [
        "1. Sở Nội vụ\n\n",
        "2. Giao UBND các xã",
        "chủ trì, phối hợp với Sở Y tế",
        "Đơn vị chủ trì: Sở Y tế.\n\n",
        "\n\n",
        "- Nội dung:",
        "Cơ quan thực hiện:\n\n",
        "Thời gian thực hiện: Quý I/2024\n\n",
        "+ Công an tỉnh",
        "rà soát",
        ".",
        "; ",
    ]
)


@settings(max_examples=60)
@given(st.lists(FRAGMENTS, max_size=30).map(" ".join))
def test_every_task_is_printed_where_it_says(duties: str) -> None:
    document = parse(PLAN.format(duties=duties, title="năm 2024"))
    for task in find_tasks(document):
        assert document.text[task.start : task.end] == task.quote
        assert task.lead
        if task.time is not None:
            assert document.text[task.time.start : task.time.end] == task.time.text
