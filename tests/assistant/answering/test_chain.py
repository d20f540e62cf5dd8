"""The chain: named steps, a trace that tells why, clauses, facts, weights that fit their names."""

import pytest

from assistant.answering import features, support
from assistant.answering.clauses import clauses
from assistant.answering.facts import asked
from assistant.answering.question import understand
from assistant.answering.weights import read, weights
from assistant.ask import explain
from index.store import Store


def test_the_trace_tells_why(sample_store: Store) -> None:
    answer, steps = explain(sample_store, "Kinh phí thực hiện Kế hoạch 42/KH-SNV là bao nhiêu?")
    assert answer.status == "answered"
    names = [step.name for step in steps]
    assert names == ["understand", "target", "search", "rank", "support", "compose"]
    assert steps[3].found["shown"][0]["why"]
    assert set(steps[4].found["parts"]) == set(support.NAMES)


def test_what_contradicts_is_named(sample_store: Store) -> None:
    answer, steps = explain(sample_store, "Mục VI Kế hoạch 42/KH-SNV nói về việc gì?")
    assert answer.status == "not_found"
    assert "section" in steps[-1].found["contradicted"]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Ai ký Kế hoạch 42/KH-SNV, ngày nào?", ("signer", "issued")),
        ("ai kí công văn này", ("signer",)),
        ("Quyết định 7 có hiệu lực từ ngày nào, thay thế quyết định nào?", ("effective", "replaces")),
        ("Hệ số phụ cấp là bao nhiêu?", ()),
        ("Sở nào chủ trì tập huấn?", ()),
    ],
)
def test_facts_that_are_asked(question: str, facts: tuple[str, ...]) -> None:
    assert asked(understand(question)) == facts


def test_a_question_in_its_clauses() -> None:
    found = clauses("Sở nào chủ trì tập huấn, xong trước ngày nào và báo cáo ai?")
    assert [one.text for one in found] == ["Sở nào chủ trì tập huấn", "xong trước ngày nào", "báo cáo ai"]
    assert len(clauses("Sở nào chủ trì tập huấn?")) == 1


def test_weights_fit_their_names() -> None:
    assert len(weights().score) == len(features.NAMES)
    with pytest.raises(ValueError, match="score must name"):
        read({"score": {"own": 1}, "support": {}, "bias": 0, "least": 0.5})
