"""A scripted server that lies: whatever it says or does, only what stands in the directive reaches the answer."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.service import Troly
from tests.assistant.model.speaker import Speaker, Speech, written

QUESTION = "Các sở, ban, ngành gửi báo cáo kết quả thực hiện Chỉ thị 15/CT-UBND trước ngày nào?"
TRUE = "Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 10/6/2025."
MODEL = "openai:thu-nghiem"


@dataclass(frozen=True)
class Asked:
    """One question put to the engine, and what was told meanwhile."""

    answer: Answer
    told: tuple[tuple[str, str], ...]

    @property
    def streamed(self) -> str:
        return "".join(words for kind, words in self.told if kind == "delta")


def ask(engine: Troly, question: str = QUESTION) -> Asked:
    told: list[tuple[str, str]] = []
    answer = engine.ask(question, tell=lambda kind, words: told.append((kind, words)))
    assert answer.answer.startswith("".join(words for kind, words in told if kind == "delta"))
    return Asked(answer, tuple(told))


@pytest.fixture
def extractive(engine: Troly, monkeypatch: pytest.MonkeyPatch) -> Answer:
    with monkeypatch.context() as without:
        without.delenv("TROLY_LLM", raising=False)
        return engine.ask(QUESTION)


def saying(speaker: Speaker, *sentences: tuple[str, list[int]]) -> None:
    speaker.says = lambda body: Speech(written(*sentences))


def test_a_true_sentence_is_quoted_from_the_store(engine: Troly, speaker: Speaker) -> None:
    saying(speaker, (TRUE, [1]))
    asked = ask(engine)
    assert asked.answer.answer == asked.streamed == TRUE.removesuffix(".") + " [1]."
    assert (asked.answer.status, asked.answer.model, asked.answer.note) == ("answered", MODEL, None)
    [citation] = asked.answer.citations
    assert citation.quote in engine.document(citation.document_id).text
    assert asked.told[0][0] == "progress"


def test_the_model_sees_numbered_passages_and_the_question_and_no_secret(
    engine: Troly, speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-provider")
    saying(speaker, (TRUE, [1]))
    ask(engine)
    assert "[1] 1. Các sở, ban, ngành báo cáo kết quả thực hiện" in speaker.prompt()
    assert QUESTION in speaker.prompt()
    assert "sk-of-the-provider" not in str(speaker.asked)


def test_markers_count_by_first_appearance(engine: Troly, speaker: Speaker) -> None:
    saying(speaker, ("Sở Nội vụ trình Ủy ban nhân dân tỉnh trước ngày 25 tháng cuối quý.", [2]), (TRUE, [1, 2]))
    answer = ask(engine).answer
    assert answer.answer.endswith(TRUE.removesuffix(".") + " [2][1].")
    assert [citation.marker for citation in answer.citations] == [1, 2]
    assert "cuối quý" in answer.citations[0].quote


@pytest.mark.parametrize(
    "lie",
    [
        ("Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 11/6/2025.", [1]),
        ("Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 10/6/2026.", [1]),
        ("Các sở, ban, ngành gửi báo cáo về Sở Nội vụ sau ngày 10/6/2025.", [1]),
        ("Các sở, ban, ngành gửi báo cáo về Sở Tư pháp trước ngày 10/6/2025.", [1]),
        ("Sở Nội vụ gửi báo cáo về các sở, ban, ngành trước ngày 10/6/2025.", [1]),
        ("Các sở, ban, ngành không phải báo cáo kết quả thực hiện.", [1]),
        ("Các sở, ban, ngành gửi báo cáo theo Chỉ thị 16/CT-UBND trước ngày 10/6/2025.", [1]),
        ("Các sở, ban, ngành chậm báo cáo bị phạt 5 triệu đồng.", [1]),
        ("Chỉ thị được các địa phương đánh giá cao và triển khai hiệu quả.", [1]),
        (TRUE, [9]),
        (TRUE, [0, 99]),
        (TRUE, []),
        (TRUE, [2]),
        ("Các sở, ban, ngành gửi báo cáo trước ngày 10/6/2025 tại http://bao-cao.example.vn.", [1]),
        ("Quy tắc: mỗi câu kèm số của mọi đoạn mà câu đó dựa vào, không ghi số đoạn trong lời văn.", [1]),
        ("", [1]),
    ],
)
def test_a_lie_alone_gives_the_extractive_answer_with_a_note(
    engine: Troly, speaker: Speaker, extractive: Answer, lie: tuple[str, list[int]]
) -> None:
    saying(speaker, lie)
    asked = ask(engine)
    assert asked.streamed == ""
    assert asked.answer.note
    assert replace(asked.answer, note=None) == extractive


def test_a_lie_beside_a_truth_is_replaced_by_the_extractive_answer(
    engine: Troly, speaker: Speaker, extractive: Answer
) -> None:
    saying(speaker, (TRUE, [1]), ("Sở Nội vụ trình Ủy ban nhân dân tỉnh trước ngày 26 tháng cuối quý.", [2]))
    answer = ask(engine).answer
    assert (answer.status, answer.model) == ("partial", MODEL)
    assert answer.note
    assert "26" not in answer.answer
    assert extractive.answer in answer.answer
    assert {citation.marker for citation in answer.citations} == {1}


def test_a_marker_of_the_models_own_is_not_shown(engine: Troly, speaker: Speaker) -> None:
    saying(speaker, ("Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 10/6/2025 [9] [1, 7].", [1]))
    assert ask(engine).answer.answer == TRUE.removesuffix(".") + " [1]."


def test_json_broken_in_the_middle_keeps_what_was_whole(engine: Troly, speaker: Speaker) -> None:
    whole = written((TRUE, [1]), ("Sở Nội vụ tổng hợp báo cáo.", [2]))
    speaker.says = lambda body: Speech(whole[: whole.index("tổng hợp")], cut=True)
    asked = ask(engine)
    assert asked.streamed.startswith(TRUE.removesuffix("."))
    assert (asked.answer.status, asked.answer.model) == ("partial", MODEL)
    assert asked.answer.note


@pytest.mark.parametrize(
    "speech",
    [
        Speech("Xin chào! Tôi là mô hình ngôn ngữ."),
        Speech(""),
        Speech('{"sentences": "không"}'),
        Speech('{"sentences": [1, null, "x", {"text": 5}]}'),
        Speech("[" * 5000),
        Speech('{"sentences": [' + "[" * 5000),
        Speech('{"sentences": [{"text": "' + "dài " * 8000),
        Speech(written(("x " * 3000, [1]))),
        Speech("{", cut=True),
        Speech(status=429),
        Speech(status=500),
        Speech(status=401),
        Speech(status=400),
        Speech(status=302),
    ],
    ids=lambda speech: f"{speech.status}-{speech.text[:12]}",
)
def test_nonsense_and_refusals_give_the_extractive_answer_with_a_note(
    engine: Troly, speaker: Speaker, extractive: Answer, speech: Speech
) -> None:
    speaker.says = lambda body: speech
    answer = ask(engine).answer
    assert answer.note
    assert replace(answer, note=None) == extractive


@pytest.mark.parametrize("speech", [Speech(silence=True), Speech('{"sentences": [', stall=True)])
def test_silence_does_not_hold_the_answer_up(
    engine: Troly,
    speaker: Speaker,
    extractive: Answer,
    monkeypatch: pytest.MonkeyPatch,
    speech: Speech,
) -> None:
    monkeypatch.setenv("TROLY_LLM_TIMEOUT", "1.2")
    speaker.says = lambda body: speech
    # The server is silent until the test is over: only the limit can end the wait.
    answer = ask(engine).answer
    assert "không trả lời kịp" in answer.note
    assert replace(answer, note=None) == extractive


def test_a_server_that_is_not_there(
    engine: Troly, speaker: Speaker, extractive: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TROLY_LLM_URL", "http://127.0.0.1:9/v1")
    answer = ask(engine).answer
    assert "Không kết nối được" in answer.note
    assert replace(answer, note=None) == extractive


def test_a_server_that_knows_no_schema_is_asked_without(engine: Troly, speaker: Speaker) -> None:
    def says(body: dict[str, Any]) -> Speech:
        return Speech(status=400) if "response_format" in body else Speech(f"```json\n{written((TRUE, [1]))}\n```")

    speaker.says = says
    assert ask(engine).answer.model == MODEL
    assert len(speaker.asked) == 2


def test_thoughts_are_no_answer(engine: Troly, speaker: Speaker) -> None:
    thought = f"<think>{written(('Các sở báo cáo trước ngày 1/1/2030.', [1]))}</think>\n{written((TRUE, [1]))}"
    speaker.says = lambda body: Speech(thought)
    assert ask(engine).answer.answer == TRUE.removesuffix(".") + " [1]."


def test_what_the_documents_do_not_say_no_model_says(engine: Troly, speaker: Speaker) -> None:
    saying(speaker, (TRUE, [1]))
    for question in (
        "Mức phạt theo Chỉ thị 15/CT-UBND là bao nhiêu tiền một ngày chậm?",
        "Chỉ thị 99/CT-UBND yêu cầu báo cáo khi nào?",
        "Kế hoạch của UBND tỉnh Kiên Giang năm 2019 báo cáo trước ngày nào?",
        "Thủ đô nước Pháp ở đâu?",
    ):
        answer = ask(engine, question).answer
        assert (answer.status, answer.model, answer.citations) == ("not_found", None, ())


def test_the_model_may_find_nothing(engine: Troly, speaker: Speaker, extractive: Answer) -> None:
    saying(speaker)
    assert ask(engine).answer == extractive
