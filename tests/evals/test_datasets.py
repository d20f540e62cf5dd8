"""Sets made of annotations and of a benchmark on disk, and questions as typed without diacritics."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.datasets import ALQAC, GOLD, PLAIN, alqac, case_id, gold, own, rated, without_diacritics

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    questions: list[dict[str, Any]] = [
        {"q": "Hạn nào?", "kind": "report", "must": [["5/6"]], "must_not": [], "evidence": ["ngày 5/6"]},
        {"q": "Văn bản nào dẫn?", "kind": "reference", "must": [["A"]], "must_not": ["B"], "evidence": ["dẫn A"]}
        | {"docs": ["a.txt", "b.txt"], "evidence_other": {"b.txt": ["theo A"]}},
        {"q": "Phạt gì?", "kind": "unanswerable", "must": [], "must_not": [], "evidence": []},
        {"q": "Ngoài kho?", "kind": "report", "must": [["x"]], "evidence": ["x"], "requires": "more documents"},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"file": "a.txt", "questions": questions}), encoding="utf-8")
    return tmp_path


def test_annotations_become_questions(annotated: Path) -> None:
    data = gold(annotated, [Path("docs")])
    first, second, third = data.questions
    assert (data.name, data.documents) == (GOLD, (Path("docs"),))
    assert (first.sources, first.must, first.evidence) == (("a.txt",), (("5/6",),), ("ngày 5/6",))
    assert (second.sources, second.evidence) == (("a.txt", "b.txt"), ("dẫn A", "theo A"))
    assert (third.kind, third.sources) == ("unanswerable", ())


def test_the_plain_set_asks_the_same_without_diacritics(annotated: Path) -> None:
    data, plain = gold(annotated, []), gold(annotated, [], plain=True)
    assert plain.name == PLAIN
    assert [one.q for one in plain.questions] == ["Han nao?", "Van ban nao dan?", "Phat gi?"]
    assert [one.must for one in plain.questions] == [one.must for one in data.questions]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Kế hoạch số 63/KH-UBND, Đắk Lắk", "Ke hoach so 63/KH-UBND, Dak Lak"),
        ("QĐ 1184/QĐ-UBND", "QD 1184/QD-UBND"),
        ("1.250.000 đồng?", "1.250.000 dong?"),
    ],
)
def test_without_diacritics(typed: str, plain: str) -> None:
    assert without_diacritics(typed) == plain


@given(st.text(alphabet="ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđĐ aB/-.5"))
def test_nothing_vietnamese_is_left_and_nothing_else_is_touched(text: str) -> None:
    plain = without_diacritics(text)
    assert plain.isascii()
    assert len(plain) == len(text)
    assert without_diacritics(plain) == plain


def test_rated_answers_become_questions(tmp_path: Path) -> None:
    cases = [{"q": "Hạn?", "kind": "report", "file": "a.txt", "must": [["5/6"]], "evidence": ["5/6"], "note": ""}]
    exported = {"cases": cases, "to_complete": [{"q": "Gì?", "kind": "content", "must_not": [], "note": ""}]}
    (tmp_path / "rated.json").write_text(json.dumps(exported), encoding="utf-8")
    data = rated(tmp_path / "rated.json", [tmp_path])
    assert [one.q for one in data.questions] == ["Hạn?"]


def test_a_benchmark_has_one_document_an_article(tmp_path: Path) -> None:
    laws = [
        {"id": "Luật A", "articles": [{"id": "1", "text": "Một"}]},
        {"id": "Luật B", "articles": [{"id": "1", "text": "Hai"}]},
    ]
    asked = [{"question_id": "x", "text": "Gì?", "relevant_articles": [{"law_id": "Luật B", "article_id": "1"}]}]
    (tmp_path / "law.json").write_text(json.dumps(laws), encoding="utf-8")
    (tmp_path / "questions.json").write_text(json.dumps(asked), encoding="utf-8")
    data = alqac(tmp_path)
    assert data.name == ALQAC
    assert dict(data.texts) == {"00_1.txt": "Luật A\nĐiều 1. Một\n", "01_1.txt": "Luật B\nĐiều 1. Hai\n"}
    assert [(one.q, one.files) for one in data.lookups] == [("Gì?", frozenset({"01_1.txt"}))]


def test_cases_are_known_by_names_that_do_not_collide_and_tell_nothing() -> None:
    asked = [one.q for name in ("samples", "hard") for one in own(name).questions]
    ids = {case_id(question) for question in asked}
    assert len(ids) == len(asked)
    assert all(len(one) == 10 and set(one) <= set("0123456789abcdef") for one in ids)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotations (../shared/gold) are not beside the checkout")
def test_the_real_annotations_can_be_read() -> None:
    data = gold(SHARED / "gold", [SHARED / "corpus"])
    assert len(data.questions) > 100
    assert all(one.isascii() for one in (q.q for q in gold(SHARED / "gold", [], plain=True).questions if q.q.isalpha()))
