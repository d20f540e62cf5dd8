"""The kept conversations in a real file: several threads and processes, limits, a file that cannot be used."""

import io
import multiprocessing
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Citation
from assistant.conversation import conversations as module
from assistant.conversation.cases import cases
from assistant.conversation.conversations import FILE, MAX_COMMENT, MAX_TITLE, Conversations
from assistant.conversation.export import markdown, word
from assistant.conversation.kept import Feedback
from corpus.errors import ConversationNotFound, ConversationRefused, ConversationsUnavailable
from evals.questions import Question

QUOTE = "Các phòng báo cáo trước ngày 05/6/2025 | <b>gấp</b>"
ANSWER = Answer(
    question="Báo cáo trước ngày nào?",
    answer="Các phòng báo cáo trước **ngày 05/6/2025** [1]\n\n- một [1]",
    status="answered",
    citations=(
        Citation(
            marker=1,
            document_id="3",
            file="ke-hoach.txt",
            label="Kế hoạch số 12/KH-UBND, mục II.1",
            section="II.1",
            quote=QUOTE,
            start=10,
            end=10 + len(QUOTE),
        ),
    ),
)


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path)


def test_a_home_in_which_nobody_talks_has_no_file(kept: Conversations, tmp_path: Path) -> None:
    assert kept.listed() == ()
    assert kept.turns("c1") == ()
    assert kept.rated() == ()
    for act in (lambda: kept.conversation("c1"), lambda: kept.remove("c1"), lambda: kept.rename("c1", "x")):
        with pytest.raises(ConversationNotFound):
            act()
    assert not (tmp_path / FILE).exists()


def test_what_is_kept_is_what_was_answered(kept: Conversations, tmp_path: Path) -> None:
    assert kept.add("c1", "Báo cáo trước ngày nào?", None, ANSWER) == 1
    assert kept.add("c1", "ai ký?", "Ai ký Kế hoạch số 12/KH-UBND?", ANSWER) == 2
    kept.close()
    again = Conversations(tmp_path)
    found = again.conversation("c1")
    assert (found.title, found.turns) == ("Báo cáo trước ngày nào?", 2)
    assert [one.answer for one in found.said] == [ANSWER, ANSWER]
    assert [one.meaning for one in found.said] == ["Báo cáo trước ngày nào?", "Ai ký Kế hoạch số 12/KH-UBND?"]
    assert found.created <= found.updated
    assert [one.number for one in again.turns("c1", last=1)] == [2]
    with sqlite3.connect(tmp_path / FILE) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_list_rename_remove(kept: Conversations) -> None:
    for name in ("a", "b", "a"):
        kept.add(name, f"câu hỏi {name}", None, ANSWER)
    assert [(one.id, one.turns) for one in kept.listed()] == [("a", 2), ("b", 1)]
    kept.rename("b", "  Báo cáo\n quý  ")
    assert kept.conversation("b").title == "Báo cáo quý"
    with pytest.raises(ConversationRefused):
        kept.rename("b", " \n")
    kept.rate("b", 1, Feedback(True, "tốt"))
    kept.remove("b")
    assert [one.id for one in kept.listed()] == ["a"]
    assert kept.rated() == ()
    with pytest.raises(ConversationNotFound):
        kept.remove("b")


def test_feedback_replaces_feedback(kept: Conversations) -> None:
    kept.add("c1", "q", None, ANSWER)
    kept.rate("c1", 1, Feedback(False, " sai ngày "))
    kept.rate("c1", 1, Feedback(True, ""))
    assert kept.turns("c1")[0].feedback == Feedback(True, "")
    kept.rate("c1", 1, Feedback(None, ""))
    assert kept.turns("c1")[0].feedback is None
    for name, number in (("c1", 2), ("c2", 1)):
        with pytest.raises(ConversationNotFound):
            kept.rate(name, number, Feedback(True, ""))
    with pytest.raises(ConversationRefused):
        kept.rate("c1", 1, Feedback(True, "x" * (MAX_COMMENT + 1)))


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 65, "mã", "c1\n"])
def test_an_ill_formed_id_is_refused(kept: Conversations, name: str) -> None:
    with pytest.raises(ConversationRefused):
        kept.add(name, "q", None, ANSWER)


def test_limits(kept: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CONVERSATIONS", 3)
    monkeypatch.setattr(module, "MAX_TURNS", 2)
    monkeypatch.setattr(module, "MAX_ANSWER_BYTES", 2_000)
    for at in range(5):
        kept.add(f"c{at}", "chữ " * 400, None, ANSWER)
    assert [one.id for one in kept.listed(10)] == ["c4", "c3", "c2"]
    assert len(kept.listed(1)[0].title) <= MAX_TITLE
    kept.add("c4", "q", None, ANSWER)
    with pytest.raises(ConversationRefused):
        kept.add("c4", "q", None, ANSWER)
    with pytest.raises(ConversationRefused):
        kept.add("c9", "q", None, replace(ANSWER, answer="x" * 2_000))
    assert [(one.id, one.turns) for one in kept.listed(1)] == [("c4", 2)]


def test_threads_write_one_after_the_other(kept: Conversations) -> None:
    numbers: list[int] = []

    def talk() -> None:
        for _ in range(10):
            numbers.append(kept.add("c1", "q", None, ANSWER))

    threads = [threading.Thread(target=talk) for _ in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(numbers) == list(range(1, 51))


def _talk(home: Path, name: str) -> None:
    kept = Conversations(home)
    for _ in range(20):
        kept.add("shared", name, None, ANSWER)
    kept.close()


def test_two_processes_write_one_after_the_other(kept: Conversations, tmp_path: Path) -> None:
    spawned = multiprocessing.get_context("spawn")
    both = [spawned.Process(target=_talk, args=(tmp_path, name)) for name in ("một", "hai")]
    for one in both:
        one.start()
    for one in both:
        one.join(120)
        assert one.exitcode == 0
    said = kept.conversation("shared").said
    assert [one.number for one in said] == list(range(1, 41))
    assert sorted(one.question for one in said) == ["hai"] * 20 + ["một"] * 20


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database " * 500)
    kept = Conversations(tmp_path)
    for act in (kept.listed, lambda: kept.add("c1", "q", None, ANSWER), lambda: kept.turns("c1")):
        with pytest.raises(ConversationsUnavailable):
            act()


def test_both_exports_hold_answers_and_sources(kept: Conversations) -> None:
    kept.add("c1", "Báo cáo # trước ngày nào?", None, ANSWER)
    kept.add("c1", "ai ký?", "Ai ký Kế hoạch số 12/KH-UBND?", ANSWER)
    kept.rate("c1", 2, Feedback(False, "sai người"))
    found = kept.conversation("c1")
    written = markdown(found)
    assert written.startswith("# Báo cáo \\# trước ngày nào?\n")
    assert "<b>" not in written.replace("\\<b\\>", "")
    assert "Hiểu là: Ai ký Kế hoạch số 12/KH-UBND?" in written
    assert "sai người" in written
    document = Document(io.BytesIO(word(found)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines.count(QUOTE) == 2
    assert "[1] Kế hoạch số 12/KH-UBND, mục II.1 (tệp ke-hoach.txt):" in lines
    assert [run.text for one in document.paragraphs for run in one.runs if run.bold].count("ngày 05/6/2025") == 2


@settings(max_examples=30)
@given(words=st.text(min_size=1).filter(lambda text: text.strip()))
def test_whatever_was_said_can_be_exported(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    kept = Conversations(tmp_path_factory.mktemp("home"))
    written = words.encode("utf-8", "ignore").decode().replace("\0", " ")
    citation = replace(ANSWER.citations[0], quote=written, label=written)
    kept.add("c1", written, written, replace(ANSWER, answer=written, citations=(citation,)))
    found = kept.conversation("c1")
    assert found.said[0].answer.citations == (citation,)
    assert markdown(found)
    assert Document(io.BytesIO(word(found))).paragraphs
    kept.close()


def test_feedback_becomes_cases_of_the_question_sets(kept: Conversations) -> None:
    nothing = Answer("Thời tiết mai thế nào?", "Các văn bản trong kho không nêu.", "not_found")
    other = replace(ANSWER.citations[0], file="khac.txt")
    two = replace(ANSWER, citations=(*ANSWER.citations, other))
    said: list[tuple[str, Answer, Feedback]] = [
        ("Các phòng báo cáo trước ngày nào?", ANSWER, Feedback(True, "")),
        ("Kế hoạch nào yêu cầu báo cáo trước ngày 05/6/2025?", two, Feedback(True, "đủ")),
        ("Thời tiết mai thế nào?", nothing, Feedback(True, "")),
        ("Ai ký Kế hoạch 12/KH-UBND?", ANSWER, Feedback(False, "đây không phải người ký")),
        ("Ai chủ trì?", replace(ANSWER, answer="Phòng Nội vụ [1]"), Feedback(True, "")),
        ("Mấy mô hình?", ANSWER, Feedback(None, "chưa rõ")),
    ]
    for number, (question, answer, feedback) in enumerate(said, start=1):
        kept.add("c1", question, None, answer)
        kept.rate("c1", number, feedback)
    found = cases(kept.rated())
    whole = [Question.model_validate(one) for one in found["cases"]]
    assert [one.kind for one in whole] == ["report", "report", "unanswerable"]
    assert whole[0].must == (("ngày 05/6/2025",),)
    assert whole[0].evidence == (QUOTE,)
    assert whole[1].documents == ("ke-hoach.txt", "khac.txt")
    assert [one["q"] for one in found["to_complete"]] == [one[0] for one in said[3:]]
    doubted = found["to_complete"][0]
    assert doubted == {
        "q": "Ai ký Kế hoạch 12/KH-UBND?",
        "kind": "metadata",
        "must_not": ["ngày 05/6/2025"],
        "note": "đây không phải người ký",
    }
    assert found["to_complete"][2]["must_not"] == []
