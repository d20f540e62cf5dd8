"""The sets of questions say what the samples say; how many are answered right is not asserted."""

import re
from collections import Counter

import pytest
from pydantic import ValidationError

from evals.marking import fold, says
from evals.questions import Question, load, sample_texts

FIRST, HARD = load("sample_questions"), load("hard_questions")
QUESTIONS = (*FIRST, *HARD)
TEXTS = sample_texts()
ANSWERABLE = [one for one in QUESTIONS if one.sources]
OF_ONE_SAMPLE = [one for one in ANSWERABLE if one.file]
OF_SOME_SAMPLES = [one for one in ANSWERABLE if one.documents]
# Each document is to be told from all others by one thing that it holds.
OF_A_SET = [one for one in OF_SOME_SAMPLES if one.kind == "reference" or len(one.evidence) == 1]
LEAST = {"report": 14, "task": 12, "reference": 12, "content": 10, "metadata": 8, "unanswerable": 14}
LEAST_HARD = {"comparison": 8, "count": 6, "ambiguous": 4, "unanswerable": 20}
LEAST_TRAITS = {
    "abbreviation": 14,
    "no-diacritics": 14,
    "misspelt": 3,
    "colloquial": 4,
    "false-premise": 4,
    "unknown-body": 3,
    "unknown-year": 3,
    "unknown-document": 3,
    "unknown-part": 3,
    "instruction": 6,
}
# What was counted stands in no sample.
COUNTED = re.compile(r"(?:\d|một|hai|ba|năm) (?:văn bản|kế hoạch|chỉ thị|nhiệm vụ|đơn vị)")
SYMBOL = re.compile(r"\d+[\d/-]*[A-ZĐ][\w/&-]*")
# Sentences, paragraphs and cells; what is shorter may be the name of a body.
SENTENCES = {fold(part) for text in TEXTS.values() for part in re.split(r"\.\s|[\n\t]", text) if len(part.split()) > 8}


def _typed(question: Question) -> str:
    return question.q


def test_there_are_enough_of_every_kind() -> None:
    for questions, wanted in ((FIRST, LEAST), (HARD, LEAST_HARD)):
        counts: Counter[str] = Counter(one.kind for one in questions)
        assert {kind: counts[kind] for kind, least in wanted.items() if counts[kind] < least} == {}


def test_the_hard_set_has_enough_of_what_makes_questions_hard() -> None:
    counts: Counter[str] = Counter(trait for one in HARD for trait in one.traits)
    assert {trait: counts[trait] for trait, least in LEAST_TRAITS.items() if counts[trait] < least} == {}


def test_no_question_stands_twice() -> None:
    asked = Counter(re.sub(r"\W+", " ", fold(one.q)).strip() for one in QUESTIONS)
    assert [question for question, times in asked.items() if times > 1] == []


def test_a_quarter_of_the_first_set_is_typed_without_diacritics() -> None:
    assert sum(one.q.isascii() for one in FIRST) * 4 >= len(FIRST)


def test_what_is_called_typed_without_diacritics_is() -> None:
    assert [one.q for one in HARD if ("no-diacritics" in one.traits) != one.q.isascii()] == []


def test_every_sample_is_asked_about() -> None:
    assert {file for one in QUESTIONS for file in one.sources} == set(TEXTS)


@pytest.mark.parametrize("question", QUESTIONS, ids=_typed)
def test_no_question_copies_a_sentence(question: Question) -> None:
    assert [sentence for sentence in SENTENCES if sentence in fold(question.q)] == []


@pytest.mark.parametrize("question", ANSWERABLE, ids=_typed)
def test_evidence_stands_in_its_samples_and_every_sample_holds_some(question: Question) -> None:
    held = {file: {words for words in question.evidence if words in TEXTS[file]} for file in question.sources}
    assert all(held.values())
    assert set().union(*held.values()) == set(question.evidence)


@pytest.mark.parametrize("question", OF_ONE_SAMPLE, ids=_typed)
def test_every_wording_of_the_answer_stands_in_the_sample(question: Question) -> None:
    text = fold(TEXTS[question.file or ""])
    wordings = [wording for group in question.must for wording in group if not COUNTED.fullmatch(wording)]
    assert [wording for wording in wordings if not says(text, wording)] == []


@pytest.mark.parametrize("question", [one for one in OF_SOME_SAMPLES if one.kind != "reference"], ids=_typed)
def test_some_wording_of_every_part_of_the_answer_stands_in_a_sample(question: Question) -> None:
    text = fold("\n".join(TEXTS[file] for file in question.sources))
    groups = [group for group in question.must if not any(COUNTED.fullmatch(wording) for wording in group)]
    assert [group for group in groups if not any(says(text, wording) for wording in group)] == []


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


@pytest.mark.parametrize(
    "question", [one for one in ANSWERABLE if one.must_not and "instruction" not in one.traits], ids=_typed
)
def test_what_is_wrong_stands_somewhere_in_the_samples_but_not_in_the_evidence(question: Question) -> None:
    everything = fold("\n".join(TEXTS.values()))
    proof = fold("\n".join(question.evidence))
    assert [wording for wording in question.must_not if not says(everything, wording) or says(proof, wording)] == []


WHOLE = {"q": "Hạn nào?", "kind": "report", "file": "a.txt", "must": [["a"]], "evidence": ["b"]}


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
        {"documents": ["b.txt"]},
        {"wanted": "x"},
        {"kind": "unanswerable", "note": "why"},
        {"kind": "ambiguous"},
        {"choices": [["a"]]},
        {"traits": ["strange"]},
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
