from pathlib import Path

import pytest

from ui import examples
from ui.examples import example_questions, question_templates
from ui.wire import ListedDocument


def document(label: str, date: str | None = None, symbol: str | None = "1/KH") -> ListedDocument:
    return ListedDocument(id=label, file=f"{label}.txt", symbol=symbol, date=date, label=label)


def test_each_template_asks_about_one_of_the_newest_numbered_documents() -> None:
    stored = [document("cũ", "2020"), document("mới", "2025-01-02"), document("nháp", "2026", symbol=None)]
    asked = example_questions(stored)
    assert len(asked) == len(question_templates())
    assert "mới" in asked[0]
    assert "cũ" in asked[1]
    assert not any("nháp" in question for question in asked)


def test_documents_without_a_number_are_better_than_none() -> None:
    assert "nháp" in example_questions([document("nháp", symbol=None)])[0]


def test_an_empty_store_has_no_examples() -> None:
    assert example_questions([]) == ()


def test_a_label_with_braces_is_taken_as_it_is() -> None:
    assert "{label} {0}" in example_questions([document("{label} {0}")])[0]


def test_a_template_without_its_place_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "examples.yaml"
    broken.write_text("questions: ['Ai ký?']", encoding="utf-8")
    monkeypatch.setattr(examples, "EXAMPLES_FILE", broken)
    with pytest.raises(ValueError, match="Ai ký"):
        question_templates.__wrapped__()
