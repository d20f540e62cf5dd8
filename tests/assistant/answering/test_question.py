"""What a question asks, without a model, with and without diacritics."""

import pytest

from assistant.answering.question import MAX_CHARACTERS, understand
from corpus.citations.symbol import number_key
from corpus.errors import QuestionError

KINDS = [
    ("Ai ký kế hoạch này?", "signer"),
    ("Văn bản ban hành ngày nào?", "issued"),
    ("Kế hoạch này mang số mấy?", "symbol"),
    ("Chỉ thị 15/CT-UBND được văn bản nào viện dẫn?", "cited_by"),
    ("Những kế hoạch nào viện dẫn Chỉ thị 15/CT-UBND?", "cited_by"),
    ("Kế hoạch của xã dẫn những luật nào?", "references"),
    ("Kế hoạch này thực hiện nghị quyết nào của tỉnh?", "references"),
    ("Các xã phải gửi báo cáo trước ngày nào?", "report"),
    ("Ai tổng hợp báo cáo?", "report"),
    ("Phòng Nội vụ chủ trì những nhiệm vụ nào?", "tasks_of"),
    ("Cơ quan nào chủ trì việc rà soát?", "task_lead"),
    ("Việc rà soát làm xong khi nào?", "task_time"),
    ("Công văn này gửi đến những sở nào?", "addressee"),
    ("Phát hiện ca bệnh lạ phải báo ngay cho ai?", "report"),
    ("Kế hoạch ban hành hôm nào?", "issued"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert kind in understand(text).kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bao cao 6 thang gui truoc ngay nao", "report"),
        ("ai ky ke hoach nay", "signer"),
        ("co quan nao chu tri viec ra soat", "task_lead"),
    ],
)
def test_kinds_without_diacritics(text: str, kind: str) -> None:
    question = understand(text)
    assert kind in question.kinds
    assert not question.accented


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kinh phí thực hiện kế hoạch là bao nhiêu?", "money"),
        ("Mức thưởng là bao nhiêu tiền?", "money"),
        ("Phấn đấu bao nhiêu mô hình?", "number"),
        ("Gửi trước ngày nào?", "day"),
        ("Làm xong khi nào?", "time"),
    ],
)
def test_what_is_wanted(text: str, wanted: str) -> None:
    assert wanted in understand(text).wanted


def test_names_and_numbers_of_a_question() -> None:
    question = understand("Nhiệm vụ 3.4.d của Kế hoạch 63/KH-UBND năm 2024, báo cáo lần 2 khi nào?")
    assert question.task_number == "3.4.d"
    assert question.symbols == ("63/KH-UBND",)
    assert question.years == ("2024",)
    assert question.round == "2"
    assert understand("Phấn đấu bao nhiêu mô hình?").counted == ("mo", "hinh")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "x" * (MAX_CHARACTERS + 1), "câu hỏi " * 2_500])
def test_questions_that_cannot_be_asked(text: str) -> None:
    with pytest.raises(QuestionError) as caught:
        understand(text)
    assert "\n" not in caught.value.message


def test_what_comes_first_tells_two_systems_of_symbols_apart() -> None:
    assert number_key("33/CT-TTg") == number_key("33 / ct-ttg")
    assert number_key("33/CT-TU") != number_key("33-CT/TU")
