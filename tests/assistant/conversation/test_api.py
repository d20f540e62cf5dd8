"""Conversations over HTTP, with a real store and a real socket."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assistant.answer import Answer
from assistant.api import conversations as shapes
from assistant.conversation.conversations import FILE
from assistant.conversation.kept import Conversation
from assistant.shapes import from_json, to_json

Served = Any
Command = Callable[..., Any]
QUESTION = "Các sở, ban, ngành gửi báo cáo kết quả thực hiện Chỉ thị 15/CT-UBND trước ngày nào?"


@pytest.fixture
def stored(served: Served, directive: Path) -> str:
    [one] = served.http.post("/api/documents", files={"files": (directive.name, directive.read_bytes())}).json()[
        "documents"
    ]
    return str(one["id"])


def ask(served: Served, question: str, conversation_id: str, **more: object) -> dict[str, Any]:
    asked = {"question": question, "conversation_id": conversation_id, **more}
    answer: dict[str, Any] = served.http.post("/api/ask", json=asked).json()
    return answer


def test_a_question_is_kept_with_its_answer(served: Served, stored: str) -> None:
    answer = ask(served, QUESTION, "kept", unit="Sở Nội vụ")
    assert to_json(from_json(Answer, answer)) == answer
    assert answer["question"] == QUESTION
    assert answer["conversation"] == {"id": "kept", "turn": 1, "note": None}
    whole = served.http.get("/api/conversations/kept").json()
    assert to_json(from_json(Conversation, whole)) == whole
    [turn] = whole["said"]
    assert [one["state"] for one in turn["answer"]["citations"]] == ["same"] * len(answer["citations"])
    for one in turn["answer"]["citations"]:
        del one["state"]
    assert turn["answer"] == {key: value for key, value in answer.items() if key != "conversation"}
    listed = served.http.get("/api/conversations").json()
    assert to_json(from_json(shapes.Summaries, listed)) == listed
    assert "kept" in [one["id"] for one in listed["conversations"]]


def test_a_question_without_a_conversation_is_not_kept(served: Served, stored: str) -> None:
    before = served.http.get("/api/conversations").json()
    answer = served.http.post("/api/ask", json={"question": QUESTION}).json()
    assert "conversation" not in answer
    assert served.http.get("/api/conversations").json() == before


def test_the_event_stream_keeps_the_question_too(served: Served, stored: str) -> None:
    asked = {"question": QUESTION, "conversation_id": "streamed"}
    events = served.http.post("/api/ask", json=asked, headers={"Accept": "text/event-stream"}).text
    assert '"conversation": {"id": "streamed", "turn": 1, "note": null}' in events
    assert served.http.get("/api/conversations/streamed").json()["turns"] == 1


def test_rename_rate_export_remove(served: Served, stored: str) -> None:
    quote = ask(served, QUESTION, "managed")["citations"][0]["quote"]
    http, path = served.http, "/api/conversations/managed"
    assert http.patch(path, json={"title": "Hạn báo cáo"}).status_code == 204
    assert http.post(f"{path}/turns/1/feedback", json={"helpful": True, "comment": "đúng"}).status_code == 204
    whole = http.get(path).json()
    assert (whole["title"], whole["said"][0]["feedback"]) == ("Hạn báo cáo", {"helpful": True, "comment": "đúng"})
    found = http.get("/api/feedback").json()
    shapes.Cases.model_validate(found)
    assert QUESTION in [one["q"] for one in found["cases"]]
    written = http.get(f"{path}/export", params={"format": "md"})
    assert written.headers["content-type"] == "text/markdown; charset=utf-8"
    assert written.text.startswith("# Hạn báo cáo\n")
    document = http.get(f"{path}/export")
    assert ".docx" in document.headers["content-disposition"]
    assert " ".join(quote.split()) in [one.text for one in Document(io.BytesIO(document.content)).paragraphs]
    assert http.delete(path).status_code == 204
    assert http.get(path).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/conversations/unknown", None, 404),
        ("DELETE", "/api/conversations/unknown", None, 404),
        ("GET", "/api/conversations/unknown/export", None, 404),
        ("PATCH", "/api/conversations/unknown", {"title": "x"}, 404),
        ("POST", "/api/conversations/unknown/turns/1/feedback", {"helpful": True}, 404),
        ("GET", "/api/conversations/m%C3%A3", None, 422),
        ("GET", "/api/conversations/" + "x" * 65, None, 422),
        ("GET", "/api/conversations?limit=0", None, 422),
        ("GET", "/api/conversations/unknown/export?format=pdf", None, 422),
        ("PATCH", "/api/conversations/unknown", {"title": ""}, 422),
        ("POST", "/api/conversations/unknown/turns/0/feedback", {}, 422),
        ("POST", "/api/conversations/unknown/turns/1/feedback", {"comment": "x" * 2001}, 422),
        ("POST", "/api/conversations/unknown/turns/1/feedback", {"stars": 5}, 422),
        ("POST", "/api/ask", {"question": "q", "conversation_id": "a b"}, 422),
        ("POST", "/api/ask", {"question": "q", "conversation_id": ""}, 422),
        ("POST", "/api/ask", {"question": "q", "unit": "x" * 301}, 422),
    ],
)
def test_what_is_not_there_or_ill_formed_is_refused(
    served: Served, method: str, path: str, body: dict[str, object] | None, status: int
) -> None:
    response = served.http.request(method, path, json=body)
    assert response.status_code == status
    assert response.json()["error"]["message"]


def test_quotes_stay_when_their_document_is_replaced_or_removed(served: Served, letter: Path) -> None:
    def store(data: bytes) -> str:
        said = served.http.post("/api/documents", files={"files": ("thay đổi.txt", data)}).json()
        return str(said["documents"][0]["id"])

    def states() -> tuple[set[str], list[str]]:
        [turn] = served.http.get("/api/conversations/changing").json()["said"]
        citations = turn["answer"]["citations"]
        return {one["state"] for one in citations}, [one["quote"] for one in citations]

    first = store(letter.read_bytes())
    asked = "Các huyện báo cáo số hồ sơ trễ hạn trước ngày nào?"
    quotes = [one["quote"] for one in ask(served, asked, "changing", filters={"documents": [first]})["citations"]]
    assert quotes
    assert states() == ({"same"}, quotes)
    second = store(letter.read_bytes().replace(b"05/6", b"15/6"))
    assert states() == ({"changed"}, quotes)
    served.http.delete(f"/api/documents/{second}")
    assert states() == ({"removed"}, quotes)


def test_an_answer_is_given_even_if_it_cannot_be_kept(served: Served, stored: str, tmp_path: Path) -> None:
    kept = served.engine.conversations
    path = kept._path
    kept.close()
    kept._path = tmp_path / "nowhere" / FILE
    kept._path.parent.write_text("a file where a folder is needed")
    try:
        answer = ask(served, QUESTION, "lost")
    finally:
        kept.close()
        kept._path = path
    assert answer["status"] == "answered"
    assert answer["conversation"]["turn"] is None
    assert "thư mục dữ liệu" in answer["conversation"]["note"]
    assert served.faults == []


def test_the_commands_read_beside_the_service(
    served: Served, stored: str, troly: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TROLY_HOME", os.fspath(served.home))
    ask(served, QUESTION, "told")
    served.http.post("/api/conversations/told/turns/1/feedback", json={"helpful": True, "comment": "đúng"})
    assert "told" in troly("conversations").out
    assert "told" in [one["id"] for one in troly("conversations", "--json").shapes()]
    assert troly("conversations", "told").out.startswith(f"# {QUESTION}")
    assert troly("conversations", "told", "--json").shapes()[0]["said"][0]["question"] == QUESTION
    assert troly("conversations", "unknown").err.startswith("Lỗi: Không có cuộc trò chuyện")
    assert QUESTION in [one["q"] for one in troly("feedback", "--format", "json").shapes()[0]["cases"]]
    assert "đúng" in troly("feedback").out


def test_the_commands_work_in_an_empty_home(troly: Command) -> None:
    assert troly("conversations").out == "Chưa có cuộc trò chuyện nào được lưu.\n"
    assert troly("conversations", "--json").out == ""
    assert troly("feedback").out == "Chưa có đánh giá nào.\n"
    assert troly("feedback", "--format", "json").shapes() == [{"cases": [], "to_complete": []}]
    assert troly("conversations", "c1").status == 1
