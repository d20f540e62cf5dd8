"""Follow-ups made whole: a table of dialogues, what must never be touched, and what holds of any words."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import follow_up
from assistant.conversation.facets import facets
from assistant.conversation.follow_up import meant
from assistant.conversation.turn import Source, Turn
from assistant.conversation.words import aligned, data, pattern
from evals.questions import load

CODE = Path(follow_up.__file__).parent
GOLD = Path(__file__).parents[4] / "shared" / "gold"

DISTRICT = Source("57", "Kế hoạch số 57/KH-UBND ngày 19/01/2024 của UBND huyện Long Thạnh")
OFFICE = Source("42", "Kế hoạch số 42/KH-SNV ngày 26/05/2025 của Sở Nội vụ (An Phước)")
DIRECTIVE = Source("15", "Chỉ thị số 15/CT-UBND ngày 12/05/2025 của UBND tỉnh An Phước")
DECISION = Source("84", "Quyết định số 1184/QĐ-UBND ngày 27/10/2025 của UBND tỉnh An Phước")
WARD = Source("21", "Kế hoạch số 21/KH-UBND ngày 20/01/2026 của UBND phường Tân Lạc")
DRAFT = Source("9", "Kế hoạch của Sở Nội vụ (An Phước)")

TASK = Turn("Nhiệm vụ 2.3 trong kế hoạch của huyện Long Thạnh ai chủ trì?", (DISTRICT,))
PLAIN_TASK = Turn("nhiem vu 2.3 cua huyen long thanh do co quan nao chu tri", (DISTRICT,))
REPORT = Turn("UBND các xã báo cáo UBND cấp huyện theo Kế hoạch 42/KH-SNV trước ngày nào?", (OFFICE,))
DUTY = Turn("Theo Chỉ thị 15/CT-UBND, các sở báo cáo hằng tháng trước ngày nào?", (DIRECTIVE,))
SIGNER = Turn(f"Ai ký {DISTRICT.name}?", (DISTRICT,), leaned=True)
CITING = Turn("Chỉ thị 15/CT-UBND được văn bản nào viện dẫn?", (OFFICE, WARD, DECISION))
SAMPLES = Turn("Phường Tân Lạc phải lấy ít nhất bao nhiêu mẫu kiểm nghiệm?", (WARD,))
YEARLY = Turn("Ở Long Thạnh năm 2024 xã, thị trấn báo cáo lần 1 trước ngày nào?", (DISTRICT,))
TARGET = Turn("Theo Kế hoạch 21/KH-UBND, mục tiêu năm 2027 là bao nhiêu?", (WARD,))
REFUSED = Turn("Kế hoạch của Thủy Nguyên ai ký?", leaned=True)
WHICH = Turn("kế hoạch đó ai ký?", (OFFICE, WARD), open=True)
UNCLEAR = Turn("ai ký kế hoạch này?", open=True)

DIALOGUES = [
    # What else is asked of the document.
    (TASK, "ai ký?", f"Ai ký {DISTRICT.name}?", ["57"]),
    (TASK, "Thế ai ký vậy?", f"Ai ký {DISTRICT.name}?", ["57"]),
    (TASK, "ai ky", f"Ai ký {DISTRICT.name}?", ["57"]),
    (TASK, "văn bản đó do ai ký?", f"Ai ký {DISTRICT.name}?", ["57"]),
    (TASK, "ke hoach nay ai ky", f"Ai ký {DISTRICT.name}?", ["57"]),
    (SIGNER, "chức vụ gì?", f"Ai ký {DISTRICT.name}, giữ chức vụ gì?", ["57"]),
    (SIGNER, "khi nào?", f"{DISTRICT.name} ban hành ngày nào?", ["57"]),
    (TASK, "ban hành ngày nào?", f"{DISTRICT.name} ban hành ngày nào?", ["57"]),
    (DUTY, "so may", f"Số, ký hiệu của {DIRECTIVE.name} là gì?", ["15"]),
    (TASK, "gửi cho ai?", f"{DISTRICT.name} gửi cho những nơi nào?", ["57"]),
    (REPORT, "kinh phí bao nhiêu?", f"Kinh phí thực hiện {OFFICE.name} là bao nhiêu?", ["42"]),
    (REPORT, "căn cứ vào đâu?", f"{OFFICE.name} căn cứ những văn bản nào?", ["42"]),
    (DUTY, "có hiệu lực từ khi nào?", f"{DIRECTIVE.name} có hiệu lực từ ngày nào?", ["15"]),
    (REPORT, "được văn bản nào viện dẫn?", f"{OFFICE.name} được những văn bản nào viện dẫn?", []),
    (TASK, "báo cáo khi nào?", f"Theo {DISTRICT.name}, báo cáo trước ngày nào?", ["57"]),
    (Turn("Sở Nội vụ làm gì?", (DRAFT,)), "ai ký?", f"Ai ký {DRAFT.name}?", ["9"]),
    # Of several documents the one that the question named.
    (CITING, "ai ký?", "Ai ký Chỉ thị 15/CT-UBND?", []),
    (CITING, "quyết định đó ai ký?", f"Ai ký {DECISION.name}?", ["84"]),
    # What else is asked of the matter.
    (TASK, "khi nào?", f"Theo {DISTRICT.name}, nhiệm vụ 2.3 trong kế hoạch của huyện Long Thạnh khi nào?", ["57"]),
    (PLAIN_TASK, "bao gio", f"Theo {DISTRICT.name}, nhiem vu 2.3 cua huyen long thanh khi nào?", ["57"]),
    (DUTY, "gửi cho ai?", "Theo Chỉ thị 15/CT-UBND, các sở báo cáo hằng tháng, gửi cho ai?", ["15"]),
    (DUTY, "qua don vi nao", "Theo Chỉ thị 15/CT-UBND, các sở báo cáo hằng tháng, gửi qua đơn vị nào?", ["15"]),
    (DUTY, "hạn chót khi nào?", "Theo Chỉ thị 15/CT-UBND, các sở báo cáo hằng tháng trước ngày nào?", ["15"]),
    (
        SAMPLES,
        "ở đâu?",
        f"Theo {WARD.name}, Phường Tân Lạc phải lấy ít nhất mẫu kiểm nghiệm ở đâu?",
        ["21"],
    ),
    # The same of another body, place, year, part or document.
    (TASK, "còn của Thủy Nguyên?", "Nhiệm vụ 2.3 trong kế hoạch của Thủy Nguyên ai chủ trì?", []),
    (PLAIN_TASK, "con cua thuy nguyen", "nhiem vu 2.3 cua Thuy Nguyen do co quan nao chu tri?", []),
    (SIGNER, "còn của Thủy Nguyên?", "Ai ký Kế hoạch của Thủy Nguyên?", []),
    (SIGNER, "của UBND tỉnh thì sao", "Ai ký Kế hoạch của UBND tỉnh?", []),
    (
        DUTY,
        "cua UBND huyen Long Thanh thi sao",
        "Theo Chỉ thị của UBND huyen Long Thanh, các sở báo cáo hằng tháng trước ngày nào?",
        [],
    ),
    (REPORT, "còn các sở?", "Các sở báo cáo theo Kế hoạch 42/KH-SNV trước ngày nào?", ["42"]),
    (REPORT, "Thế UBND các huyện thì sao?", "UBND các huyện báo cáo theo Kế hoạch 42/KH-SNV trước ngày nào?", ["42"]),
    (DUTY, "Sở Tài chính thì sao?", "Theo Chỉ thị 15/CT-UBND, Sở Tài chính báo cáo hằng tháng trước ngày nào?", ["15"]),
    (SAMPLES, "còn phường Bến Trúc?", "Phường Bến Trúc phải lấy ít nhất bao nhiêu mẫu kiểm nghiệm?", []),
    (SIGNER, "thế còn năm 2023?", "Ai ký Kế hoạch năm 2023 của UBND huyện Long Thạnh?", ["57"]),
    (YEARLY, "con nam 2023", "Ở Long Thạnh nam 2023 xã, thị trấn báo cáo lần 1 trước ngày nào?", ["57"]),
    (TARGET, "còn năm 2030?", "Theo Kế hoạch 21/KH-UBND, mục tiêu năm 2030 là bao nhiêu?", ["21"]),
    (
        YEARLY,
        "còn lần 2?",
        f"Theo {DISTRICT.name}, ở Long Thạnh năm 2024 xã, thị trấn báo cáo lần 2 trước ngày nào?",
        ["57"],
    ),
    (
        TASK,
        "còn nhiệm vụ 4.1?",
        f"Theo {DISTRICT.name}, nhiệm vụ 4.1 trong kế hoạch của huyện Long Thạnh ai chủ trì?",
        ["57"],
    ),
    (
        TASK,
        "còn 2.4.b?",
        f"Theo {DISTRICT.name}, nhiệm vụ 2.4.b trong kế hoạch của huyện Long Thạnh ai chủ trì?",
        ["57"],
    ),
    (SIGNER, "còn Kế hoạch 42/KH-SNV?", "Ai ký Kế hoạch 42/KH-SNV?", []),
    (
        DUTY,
        "con ke hoach 318/KH-UBND thi sao",
        "Theo ke hoach 318/KH-UBND, các sở báo cáo hằng tháng trước ngày nào?",
        [],
    ),
    (DUTY, "còn báo cáo năm?", f"Theo {DIRECTIVE.name}, báo cáo năm trước ngày nào?", ["15"]),
    # Questions that are whole but for the document.
    (TASK, "Trong kế hoạch này, Phòng Nội vụ làm gì?", f"Trong {DISTRICT.name}, Phòng Nội vụ làm gì?", ["57"]),
    (TASK, "còn Phòng Nội vụ chủ trì việc gì?", f"Theo {DISTRICT.name}, Phòng Nội vụ chủ trì việc gì?", ["57"]),
    # The answer to a question that was asked back.
    (WHICH, "cái thứ hai", f"Ai ký {WARD.name}?", ["21"]),
    (WHICH, "1", f"Ai ký {OFFICE.name}?", ["42"]),
    (WHICH, "của phường Tân Lạc", f"Ai ký {WARD.name}?", ["21"]),
    (WHICH, "kế hoạch 42/KH-SNV", f"Ai ký {OFFICE.name}?", ["42"]),
    (UNCLEAR, "Kế hoạch 42/KH-SNV", "Ai ký Kế hoạch 42/KH-SNV?", []),
    (UNCLEAR, "của huyện Long Thạnh", "Ai ký Kế hoạch của huyện Long Thạnh?", []),
]


@pytest.mark.parametrize(("turn", "question", "whole", "documents"), DIALOGUES)
def test_a_follow_up_is_made_whole(turn: Turn, question: str, whole: str, documents: list[str]) -> None:
    found = meant(question, [turn])
    assert (found.question, list(found.documents)) == (whole, documents)


@pytest.mark.parametrize(
    ("turns", "question"),
    [
        ([], "ai ký?"),
        ([], "còn của Thủy Nguyên?"),
        ([TASK], "Thế nào là dân vận khéo?"),
        ([TASK], "Còn bao nhiêu hồ sơ trễ hạn ở xã Cẩm Thạch?"),
        ([TASK], "Kế hoạch 42/KH-SNV do ai ký?"),
        ([TASK], "còn Kế hoạch 42/KH-SNV thì ai ký?"),
        ([TASK], "Văn bản nào triển khai chỉ thị nào, chỉ thị đó ban hành ngày nào?"),
        ([TASK], "xin chào"),
        ([TASK], "cảm ơn"),
        ([TASK], "?"),
        ([WHICH], "Sở Y tế phải làm gì?"),
        ([REFUSED], "ai ký?"),
        ([CITING], "kế hoạch đó ai ký?"),
    ],
)
def test_a_question_that_cannot_or_need_not_be_made_whole_stays(turns: list[Turn], question: str) -> None:
    assert meant(question, turns).question == question


def test_several_documents_are_offered_and_none_is_asked_for() -> None:
    assert meant("kế hoạch đó ai ký?", [CITING]).choices == (OFFICE, WARD)
    assert meant("chỉ thị đó ai ký?", [REPORT]).choices == (OFFICE,)
    assert meant("ai ký?", [TASK, REFUSED]).unclear
    assert meant("ai ký?", []).unclear


def test_a_content_question_is_taken_up_again_after_one_about_the_document() -> None:
    whole = f"Theo {DISTRICT.name}, nhiệm vụ 4.1 trong kế hoạch của huyện Long Thạnh ai chủ trì?"
    assert meant("còn nhiệm vụ 4.1?", [TASK, SIGNER]).question == whole


def test_a_refused_question_of_its_own_does_not_take_the_document_away() -> None:
    asked = Turn("Mức phạt là bao nhiêu tiền?")
    assert meant("ai ký?", [TASK, asked]).question == f"Ai ký {DISTRICT.name}?"


def _standing_alone() -> list[str]:
    return [one.q for one in load()]


def _gold() -> list[str]:
    return [one["q"] for file in sorted(GOLD.glob("*.json")) for one in json.loads(file.read_text())["questions"]]


def _changed(questions: list[str]) -> list[tuple[str, str]]:
    """Questions that change when asked after another one, whatever its answer cited."""
    found = []
    for before in questions:
        turns = (Turn(before, (DISTRICT,)), Turn(before, (OFFICE, WARD)), Turn(before))
        found += [(before, one) for one in questions for turn in turns if meant(one, [turn]) != meant(one, [])]
    return found


@pytest.mark.slow
def test_a_sample_question_after_any_other_stays_as_it_is() -> None:
    questions = _standing_alone()
    assert [one for one in questions if meant(one, []).question != one or meant(one, []).unclear] == []
    assert _changed(questions) == []


@pytest.mark.slow
@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated questions (../shared/gold) are not beside the checkout")
def test_an_annotated_question_after_any_other_stays_as_it_is() -> None:
    assert _changed(_gold()) == []


LEADING = st.sampled_from(["còn", "của", "thì sao", "thế", "đó", "kế hoạch này", ",", "?"])
ASKING = st.sampled_from(["ai ký", "khi nào", "bao nhiêu", "gửi cho ai", "báo cáo", "trước ngày nào"])
NAMING = st.sampled_from(
    ["năm 2023", "UBND tỉnh", "Thủy Nguyên", "nhiệm vụ 4.7", "lần 2", "các sở", "Kế hoạch 42/KH-SNV"]
)
WORDS = st.one_of(st.lists(LEADING | ASKING | NAMING, max_size=6).map(" ".join), st.text(max_size=60))
SOURCES = st.lists(st.sampled_from([DISTRICT, OFFICE, DIRECTIVE, WARD, DRAFT]), max_size=3, unique=True).map(tuple)
TURNS = st.lists(st.builds(Turn, WORDS, SOURCES, st.booleans(), st.booleans()), max_size=3)


@settings(max_examples=400)
@given(question=WORDS, turns=TURNS)
def test_what_is_made_whole_stands_alone_and_makes_nothing_up(question: str, turns: list[Turn]) -> None:
    whole = meant(question, turns).question
    assert meant(whole, turns).question == whole
    said = " ".join([question, *(f"{one.question} {source.name}" for one in turns for source in (*one.sources, DRAFT))])
    said += " ".join(one.question for one in turns)
    digits = set(re.findall(r"\d+", said))
    assert set(re.findall(r"\d+", whole)) <= digits
    if not turns:
        assert whole == question


@given(text=st.text())
def test_folded_words_stand_where_the_typed_ones_do(text: str) -> None:
    assert len(aligned(text)) == len(text)


def test_the_data_is_as_it_should_be() -> None:
    assert len(facets()) > 20
    for facet in facets():
        facet.asks.format(document="x", subject="y")
    for name in (
        "opens",
        "closes",
        "same_again",
        "question_words",
        "pointing",
        "matters",
        "pronouns",
        "about_document",
    ):
        assert pattern(name).pattern
    folded = [
        *data()["asked"],
        *data()["parts"].values(),
        *(one for entry in data()["facets"] for one in entry["says"]),
    ]
    assert [one for one in folded if aligned(one).lower() != one.lower()] == []
    for one in folded:
        re.compile(one)
    code = "".join(file.read_text(encoding="utf-8") for file in CODE.glob("*.py"))
    assert [name for name in data() if not re.search(f"[\"'.]{name}[\"'.]", code)] == []
