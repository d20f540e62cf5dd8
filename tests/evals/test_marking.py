"""The rules that mark answers do so."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Status
from evals.marking import (
    cites_evidence,
    figures,
    fold,
    in_place,
    is_correct,
    mark,
    markers,
    says,
    shared,
    ungrounded,
)
from evals.questions import Question, sample_texts

TEXTS = sample_texts()
SAMPLE = "ke-hoach-57-dan-chu-co-so-2024.txt"
OTHER = "ke-hoach-42-so-noi-vu-chi-thi-15.txt"
LINE = "lần 1: trước ngày 25/5/2024 và lần 2: trước ngày 15/11/2024"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh", "Ủy ban  nhân dân\ntỉnh"),
        ("Uỷ ban", "ủy ban"),
        ("hàng tháng", "HẰNG THÁNG"),
        ("05 ngày làm việc", "5 ngày làm việc"),
        ("Uỷ ban MTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ],
)
def test_fold_joins_spellings(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1.050", "1.50"), ("hàng hóa", "hằng hóa"), ("2.05", "2.5"), ("15 ngày", "5 ngày")]
)
def test_fold_keeps_apart_what_differs(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("trước ngày 05/6/2024.", "2024-06-05", True),
        ("ngày 5 tháng 06 năm 2024", "2024-06-05", True),
        ("ngày 05.06.2024", "2024-06-05", True),
        ("ngày 15/6/2024", "2024-06-05", False),
        ("ngày 05/6/2023", "2024-06-05", False),
        ("ngày 05/6", "2024-06-05", False),
        ("trước ngày 05/6/2024", "--06-05", True),
        ("ngày 5 tháng 6 hằng năm", "--06-05", True),
        ("ngày 25/6", "--06-05", False),
        ("ngày 5/61", "--06-05", False),
        ("trong tháng 8/2026", "2026-08", True),
        ("tháng 08 năm 2026", "2026-08", True),
        ("ngày 10/8/2026", "2026-08", False),
        ("tháng 18/2026", "2026-08", False),
        ("trước ngày 18 hằng tháng", "ngày 18", True),
        ("trước ngày 18 hằng tháng", "ngày 1", False),
        ("còn 64.000 biểu", "64", False),
        ("còn 64, sau đó 20", "64", True),
        ("lớn hơn 1,64", "64", False),
        ("412/460 nhà", "412", True),
        ("số 1.250 phiếu", "1.250", True),
        ("tỷ lệ 4,1% hồ sơ", "4,1%", True),
        ("Kế hoạch số 142/KH-SNV", "42/KH-SNV", False),
        ("Chỉ thị 15/CT-UBND", "15-CT/TU", False),
    ],
)
def test_says(text: str, wanted: str, said: bool) -> None:
    assert says(fold(text), wanted) is said


DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 12, 31))


@given(DATES, DATES)
def test_a_date_is_said_in_every_notation_and_by_no_other_date(day: date, other: date) -> None:
    notations = (
        f"trước ngày {day:%d/%m/%Y}.",
        f"trước ngày {day.day}/{day.month}/{day.year};",
        f"ngày {day:%d} tháng {day.month} năm {day.year}",
        f"ngày {day:%d-%m-%Y}",
    )
    for notation in notations:
        assert says(fold(notation), day.isoformat())
        assert says(fold(notation), other.isoformat()) is (day == other)
        assert says(fold(notation), f"--{other:%m-%d}") is ((day.month, day.day) == (other.month, other.day))


def _citation(quote: str, file: str = SAMPLE, marker: int = 1, label: str = "") -> Citation:
    start = max(TEXTS.get(file, "").find(quote), 0)
    return Citation(marker, "1", file, label, "", quote, start, start + len(quote))


def _answer(text: str, citations: Sequence[Citation] = (), status: Status = "answered") -> Answer:
    return Answer("", text, status, tuple(citations))


TWO_DAYS = Question(
    q="Nộp hạn nào?",
    kind="report",
    file=SAMPLE,
    must=(("2024-05-25",), ("2024-11-15", "giữa tháng 11")),
    must_not=("2024-06-05",),
    evidence=(LINE,),
)
NOTHING = Question(q="Bao nhiêu tiền?", kind="unanswerable", note="no amount")


@pytest.mark.parametrize(
    ("question", "text", "status", "correct"),
    [
        (TWO_DAYS, "Trước 25/5/2024 [1] và 15/11/2024 [2]", "answered", True),
        (TWO_DAYS, "25/5/2024, giữa tháng 11", "partial", True),
        (TWO_DAYS, "Trước 25/5/2024", "answered", False),
        (TWO_DAYS, "25/5/2024, 15/11/2024 và 05/6/2024", "answered", False),
        (TWO_DAYS, "25/5/2024, 15/11/2024", "not_found", False),
        (TWO_DAYS, "25/5/2024, 15/11/2024", "needs_clarification", False),
        (NOTHING, "Văn bản không nêu.", "not_found", True),
        (NOTHING, "Văn bản không nêu.", "answered", False),
        (NOTHING, "Hỏi về văn bản nào?", "needs_clarification", False),
    ],
)
def test_is_correct(question: Question, text: str, status: Status, correct: bool) -> None:
    assert is_correct(question, _answer(text, status=status)) is correct


EITHER = Question(
    q="Chỉ thị 15 ai ký?",
    kind="ambiguous",
    documents=(SAMPLE, OTHER),
    must=(("An",), ("Bình",)),
    choices=(("15/CT-UBND",), ("15-CT/TU",)),
    evidence=(LINE,),
)


@pytest.mark.parametrize(
    ("text", "status", "correct"),
    [
        ("Bác An và bác Bình", "answered", True),
        ("Bác An", "answered", False),
        ("Chỉ thị 15/CT-UBND hay 15-CT/TU?", "needs_clarification", True),
        ("Chỉ thị 15/CT-UBND?", "needs_clarification", False),
        ("Chỉ thị 15/CT-UBND hay 15-CT/TU?", "answered", False),
        ("Không nêu.", "not_found", False),
    ],
)
def test_an_ambiguous_question_is_answered_for_all_or_asked_back(text: str, status: Status, correct: bool) -> None:
    marked = mark(EITHER, _answer(text, status=status), TEXTS)
    assert marked.correct is correct
    assert (marked.evidence_cited is None) is (status == "needs_clarification")


def test_a_marker_is_no_part_of_an_answer() -> None:
    five = TWO_DAYS.model_copy(update={"must": (("5",),)})
    assert not is_correct(five, _answer("Theo văn bản [5]"))


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ([(SAMPLE, f"báo cáo, {LINE}.")], True),
        ([(SAMPLE, "lần 1: trước ngày 25/5/2024")], True),
        ([(OTHER, LINE)], False),
        ([(SAMPLE, "Phòng Nội vụ tổng hợp, tham mưu")], False),
        ([], False),
    ],
)
def test_cites_evidence_of_one_sample(cited: list[tuple[str, str]], expected: bool) -> None:
    assert cites_evidence(TWO_DAYS, [_citation(quote, file) for file, quote in cited]) is expected


def test_a_set_is_cited_when_every_document_is() -> None:
    both = TWO_DAYS.model_copy(update={"file": None, "documents": (SAMPLE, OTHER)})
    assert cites_evidence(both, [_citation(LINE), _citation(LINE, OTHER)])
    assert not cites_evidence(both, [_citation(LINE), _citation(LINE)])


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("một hai ba bốn", "không một hai ba bốn năm", 1.0),
        ("một hai ba bốn", "một hai ba khác", 0.5),
        ("một hai ba", "ba hai một", 0.0),
        ("một hai", "Một, hai!", 1.0),
        ("", "một hai ba", 0.0),
    ],
)
def test_shared(left: str, right: str, share: float) -> None:
    assert shared(left, right) == share == shared(right, left)


@pytest.mark.parametrize(
    ("answer", "found"), [("A [1], B [2][3] C [2]", {1, 2, 3}), ("không có", set()), ("[a] [1, 2] (3)", set())]
)
def test_markers(answer: str, found: set[int]) -> None:
    assert markers(answer) == found


@pytest.mark.parametrize(
    ("citation", "right"),
    [
        (_citation(LINE), True),
        (Citation(1, "1", SAMPLE, "", "", LINE, 0, len(LINE)), False),
        (Citation(1, "1", "khác.txt", "", "", LINE, 0, len(LINE)), False),
        (Citation(1, "1", "khác.txt", "", "", "", 0, 0), False),
    ],
)
def test_in_place(citation: Citation, right: bool) -> None:
    assert in_place(citation, TEXTS) is right


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 05/6/2024", {"5", "6", "2024"}),
        ("57/KH-UBND", {"57"}),
        ("1.250 phiếu, 4,1%", {"1", "250", "4"}),
        ("mục 00", {"0"}),
        ("không có số", set()),
    ],
)
def test_figures(text: str, found: set[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("answer", "extra"),
    [
        ("Trước ngày 25/5/2024 [1]", ()),
        ("Trước ngày 26/5/2024 [1]", ("26",)),
        ("Theo Kế hoạch số 57 [1]", ()),
        ("Năm 2019 như đã hỏi [1]", ()),
        ("Có 1 văn bản [1]", ()),
        ("Có 8 văn bản [1]", ("8",)),
        ("33. Trước ngày 25/5/2024 [77]", ()),
        ("Gồm:\n 34) một việc", ()),
        ("Khoảng 900 hộ và 20 xã", ("20", "900")),
        ("Có 2 việc:\n- A [1]\n- B [1]", ()),
        ("Có 3 việc:\n- A [1]\n- B [1]", ("3",)),
    ],
)
def test_ungrounded(answer: str, extra: tuple[str, ...]) -> None:
    cited = [_citation(LINE, label="Kế hoạch số 57/KH-UBND")]
    assert ungrounded("Năm 2019 thì sao?", _answer(answer, cited)) == extra


def test_counts_are_those_of_the_sources() -> None:
    cited = [_citation("Phòng", file, number) for number, file in enumerate((SAMPLE, SAMPLE, OTHER), 1)]
    assert ungrounded("", _answer("2 văn bản, 3 đoạn, 4 ý", cited)) == ("4",)


def test_all_rules_meet_in_a_mark() -> None:
    good = mark(TWO_DAYS, _answer(f"{LINE} [1]", [_citation(LINE)]), TEXTS)
    bad = mark(TWO_DAYS, _answer("hạn 7/7/2030 [2]", [Citation(1, "1", SAMPLE, "", "", "bịa đặt", 0, 7)]), TEXTS)
    assert (good.correct, good.evidence_cited, good.honest) == (True, True, True)
    assert (bad.correct, bad.evidence_cited, bad.markers_match) == (False, False, False)
    assert (bad.misplaced, bad.ungrounded) == (("bịa đặt",), ("2030", "7"))
    assert mark(NOTHING, _answer("Không nêu.", status="not_found"), TEXTS).evidence_cited is None


def test_a_right_answer_with_a_wrong_source_is_not_honest() -> None:
    right = mark(TWO_DAYS, _answer(f"{LINE} [1]", [Citation(1, "1", SAMPLE, "", "", LINE, 0, 3)]), TEXTS)
    assert right.correct
    assert not right.honest
