"""The questions say what the samples say, and the rules that mark answers do so; how many are right is not asserted."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.answer import Answer, Citation, Status
from evals.questions import (
    Question,
    ask_all,
    cites_evidence,
    failures,
    figures,
    fold,
    in_place,
    is_correct,
    load,
    mark,
    markers,
    report,
    sample_texts,
    says,
    shared,
    ungrounded,
)

QUESTIONS = load()
TEXTS = sample_texts()
ANSWERABLE = [one for one in QUESTIONS if one.sources]
OF_ONE_SAMPLE = [one for one in ANSWERABLE if one.file]
OF_A_SET = [one for one in ANSWERABLE if one.documents]
LEAST = {"report": 14, "task": 12, "reference": 12, "content": 10, "metadata": 8, "unanswerable": 14}
SYMBOL = re.compile(r"\d+[\d/-]*[A-ZĐ][\w/&-]*")
# Sentences, paragraphs and cells; what is shorter may be the name of a body.
SENTENCES = {fold(part) for text in TEXTS.values() for part in re.split(r"\.\s|[\n\t]", text) if len(part.split()) > 8}

SAMPLE = "ke-hoach-57-dan-chu-co-so-2024.txt"
OTHER = "ke-hoach-42-so-noi-vu-chi-thi-15.txt"
LINE = "lần 1: trước ngày 25/5/2024 và lần 2: trước ngày 15/11/2024"


def _typed(question: Question) -> str:
    return question.q


def test_there_are_enough_of_every_kind() -> None:
    counts: Counter[str] = Counter(one.kind for one in QUESTIONS)
    assert {kind: counts[kind] for kind, least in LEAST.items() if counts[kind] < least} == {}


def test_no_question_stands_twice() -> None:
    asked = Counter(re.sub(r"\W+", " ", fold(one.q)).strip() for one in QUESTIONS)
    assert [question for question, times in asked.items() if times > 1] == []


def test_a_quarter_is_typed_without_diacritics() -> None:
    assert sum(one.q.isascii() for one in QUESTIONS) * 4 >= len(QUESTIONS)


def test_every_sample_is_asked_about() -> None:
    assert {file for one in QUESTIONS for file in one.sources} == set(TEXTS)


@pytest.mark.parametrize("question", QUESTIONS, ids=_typed)
def test_no_question_copies_a_sentence(question: Question) -> None:
    assert [sentence for sentence in SENTENCES if sentence in fold(question.q)] == []


@pytest.mark.parametrize("question", ANSWERABLE, ids=_typed)
def test_evidence_stands_in_its_sample(question: Question) -> None:
    missing = [(file, words) for file in question.sources for words in question.evidence if words not in TEXTS[file]]
    assert missing == []


@pytest.mark.parametrize("question", OF_ONE_SAMPLE, ids=_typed)
def test_every_wording_of_the_answer_stands_in_the_sample(question: Question) -> None:
    text = fold(TEXTS[question.file or ""])
    assert [wording for group in question.must for wording in group if not says(text, wording)] == []


@pytest.mark.parametrize("question", OF_A_SET, ids=_typed)
def test_a_set_is_whole(question: Question) -> None:
    """All samples that hold the symbol asked for, and no other; the document that bears it does not count."""
    found = SYMBOL.search(question.evidence[0])
    needle = found.group() if found else question.evidence[0]
    bearer = re.compile(rf"^Số:? {re.escape(needle)}$", re.MULTILINE)
    assert {name for name, text in TEXTS.items() if needle in text and not bearer.search(text)} == set(
        question.documents
    )


@pytest.mark.parametrize("question", OF_A_SET, ids=_typed)
def test_a_set_is_told_by_names_of_its_documents(question: Question) -> None:
    """Every document of the set is named by some group of `must`, and none by `must_not`."""
    heads = {file: fold("\n".join(TEXTS[file].split("\n")[:8])) for file in question.documents}
    assert [f for f, head in heads.items() if not any(says(head, w) for g in question.must for w in g)] == []
    assert [f for f, head in heads.items() if any(says(head, wording) for wording in question.must_not)] == []


@pytest.mark.parametrize("question", [one for one in ANSWERABLE if one.must_not], ids=_typed)
def test_what_is_wrong_stands_somewhere_in_the_samples_but_not_in_the_evidence(question: Question) -> None:
    everything = fold("\n".join(TEXTS.values()))
    proof = fold("\n".join(question.evidence))
    assert [wording for wording in question.must_not if not says(everything, wording) or says(proof, wording)] == []


WHOLE = {"q": "Hạn nào?", "kind": "report", "file": SAMPLE, "must": [["a"]], "evidence": ["b"]}


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "gossip"},
        {"q": ""},
        {"must": []},
        {"must": [[]]},
        {"must": [["2024", ""]]},
        {"must": [[5]]},
        {"evidence": []},
        {"file": None},
        {"documents": [OTHER]},
        {"wanted": "x"},
        {"kind": "unanswerable", "note": "why"},
    ],
)
def test_an_entry_that_is_not_whole_is_refused(changed: dict[str, object]) -> None:
    Question.model_validate(WHOLE)
    with pytest.raises(ValidationError):
        Question.model_validate(WHOLE | changed)


def test_an_unanswerable_question_says_why() -> None:
    Question.model_validate({"q": "Gì?", "kind": "unanswerable", "note": "outside"})
    with pytest.raises(ValidationError):
        Question.model_validate({"q": "Gì?", "kind": "unanswerable"})


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
    assert in_place(citation) is right


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
    ],
)
def test_ungrounded(answer: str, extra: tuple[str, ...]) -> None:
    cited = [_citation(LINE, label="Kế hoạch số 57/KH-UBND")]
    assert ungrounded("Năm 2019 thì sao?", _answer(answer, cited)) == extra


def test_counts_are_those_of_the_sources() -> None:
    cited = [_citation("Phòng", file, number) for number, file in enumerate((SAMPLE, SAMPLE, OTHER), 1)]
    assert ungrounded("", _answer("2 văn bản, 3 đoạn, 4 ý", cited)) == ("4",)


def test_all_rules_meet_in_a_mark() -> None:
    good = mark(TWO_DAYS, _answer(f"{LINE} [1]", [_citation(LINE)]))
    bad = mark(TWO_DAYS, _answer("hạn 7/7/2030 [2]", [Citation(1, "1", SAMPLE, "", "", "bịa đặt", 0, 7)]))
    assert good.clean
    assert not bad.clean
    assert (bad.correct, bad.evidence_cited, bad.markers_match) == (False, False, False)
    assert (bad.misplaced, bad.ungrounded) == (("bịa đặt",), ("2030", "7"))
    assert mark(NOTHING, _answer("Không nêu.", status="not_found")).evidence_cited is None


def test_a_right_answer_with_a_wrong_source_is_not_clean() -> None:
    right = mark(TWO_DAYS, _answer(f"{LINE} [1]", [Citation(1, "1", SAMPLE, "", "", LINE, 0, 3)]))
    assert right.correct
    assert not right.clean


def test_figures_and_failures_are_told() -> None:
    told = {TWO_DAYS.q: _answer(f"{LINE} [1]", [_citation(LINE)]), NOTHING.q: _answer("500 đồng")}
    results = ask_all(told.__getitem__, [TWO_DAYS, NOTHING])
    assert list(report(results)) == [
        "report          1/1",
        "unanswerable    0/1",
        "all             1/2",
        "evidence cited 1/1",
        "quotes out of place 0",
        "answers with wrong markers 0",
        "answers with ungrounded figures 1",
    ]
    lines = list(failures(results))
    assert lines[0] == "\n[unanswerable] wrong; ungrounded 500"
    assert lines[1:] == ["  Q: Bao nhiêu tiền?", "  expected: not_found without ()", "  answered: 500 đồng"]
