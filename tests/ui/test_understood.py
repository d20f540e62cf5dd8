import pytest

from ui.understood import Row, deadline_words, reference_words, understood
from ui.wire import Deadline, FullDocument, Heading, Notice, Reference, Report, Task


def document(**findings: object) -> FullDocument:
    return FullDocument.model_validate({"id": "1", "file": "a.txt", "label": "A", "text": "x" * 100, **findings})


def rows(**findings: object) -> tuple[Row, ...]:
    (listed,) = understood(document(**findings))
    return listed.rows


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"type": "Chỉ thị", "symbol": "3/CT-UBND"}, "Chỉ thị số 3/CT-UBND"),
        (
            {"type": "Chỉ thị", "symbol": "3/CT-UBND", "date": "2024-02-01", "issuer": "UBND tỉnh"},
            "Chỉ thị số 3/CT-UBND ngày 01/02/2024 của UBND tỉnh",
        ),
        ({"type": "Luật", "name": "Luật Đầu tư"}, "Luật Đầu tư"),
        ({"type": "Luật", "name": "Luật Đầu tư", "symbol": "1/2020/QH14"}, "Luật Đầu tư (1/2020/QH14)"),
        ({"symbol": "3/CT-UBND", "date": "2024"}, "3/CT-UBND năm 2024"),
        ({}, "Văn bản"),
    ],
)
def test_a_reference_in_words(facts: dict[str, str], words: str) -> None:
    assert reference_words(Reference(key="k", start=0, end=1, **facts)) == words


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline(text="trước ngày 5/6/2024", date="2024-06-05"), "trước ngày 5/6/2024"),
        (
            Deadline(text="trước ngày 5/6", date="2024-06-05", year_from="heading"),
            "trước ngày 5/6 (05/06/2024, năm theo đề mục)",
        ),
        (Deadline(text="trước ngày 5/6", date="--06-05"), "trước ngày 5/6"),
        (Deadline(text="trước 5/6", covers="06 tháng"), "06 tháng: trước 5/6"),
    ],
)
def test_a_deadline_in_words(deadline: Deadline, words: str) -> None:
    assert deadline_words(deadline) == words


def test_a_task_says_who_leads_with_whom_and_until_when() -> None:
    time = Deadline(text="Quý I")
    task = Task(id="4.6", what="Rà soát", lead=("Sở A", "Sở B"), coordinate=("Xã C",), time=time, start=1, end=9)
    facts = (("Chủ trì", "Sở A; Sở B"), ("Phối hợp", "Xã C"), ("Thời gian", "Quý I"))
    assert rows(tasks=(task,)) == (Row("4.6. Rà soát", facts, ((1, 9),)),)
    assert rows(tasks=(Task(what="Rà soát", start=1, end=9),)) == (Row("Rà soát", (), ((1, 9),)),)


def test_a_report_says_who_to_whom_through_whom_and_when() -> None:
    report = Report(
        who=("Xã A",), what="kết quả", to="UBND huyện", via="Phòng B", conditional=True, start=2, end=5,
        deadlines=(Deadline(text="hằng tháng"), Deadline(text="hằng năm")),
    )  # fmt: skip
    facts = (
        ("Nội dung", "kết quả"),
        ("Gửi", "UBND huyện, qua Phòng B"),
        ("Thời hạn", "hằng tháng; hằng năm"),
        ("Khi nào", "khi có phát sinh"),
    )
    assert rows(reports=(report,)) == (Row("Xã A", facts, ((2, 5),)),)
    assert rows(reports=(Report(what="kết quả", start=2, end=5),))[0].head == "Không nêu cơ quan báo cáo"


def test_each_cited_document_is_one_row_with_all_its_places() -> None:
    short = Reference(key="a", type="Chỉ thị", symbol="3/CT", start=1, end=4)
    full = Reference(key="a", type="Chỉ thị", symbol="3/CT", date="2024-02-01", start=10, end=14)
    other = Reference(key="b", type="Luật", name="Luật Đầu tư", start=20, end=24)
    assert rows(references=(short, other, full)) == (
        Row("Chỉ thị số 3/CT ngày 01/02/2024", (("", "2 chỗ"),), ((1, 4), (10, 14))),
        Row("Luật Đầu tư", (), ((20, 24),)),
    )


def test_lists_without_rows_are_left_out() -> None:
    heading, notice = Heading(label="I", title="Mục đích", level=1, start=3), Notice(message="Lạ", start=5, end=6)
    lists = understood(document(outline=(heading,), warnings=(notice,)))
    assert [(one.kind, one.rows) for one in lists] == [
        ("outline", (Row("I. Mục đích", places=((3, 3),)),)),
        ("notices", (Row("Lạ", places=((5, 6),)),)),
    ]
    assert understood(document()) == ()
