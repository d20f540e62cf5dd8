"""A model's answer over the event stream: words only after they are verified, and never taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.model.speaker import Speaker, Speech, written

Served = Any
QUESTION = "Các sở, ban, ngành gửi báo cáo kết quả thực hiện Chỉ thị 15/CT-UBND trước ngày nào?"
TRUE = "Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 10/6/2025."
SECOND = "Sở Nội vụ trình Ủy ban nhân dân tỉnh trước ngày 25 tháng cuối quý."
LIE = "Sở Tư pháp báo cáo trước ngày 1/1/2030."


@pytest.fixture
def events(served: Served, directive: Path) -> Any:
    served.http.post("/api/documents", files=[("files", (directive.name, directive.read_bytes()))])

    def asked() -> list[tuple[str, Any]]:
        headers = {"Accept": "text/event-stream"}
        text = served.http.post("/api/ask", json={"question": QUESTION}, headers=headers).text
        found = []
        for block in text.removesuffix("\n\n").split("\n\n"):
            name, data = block.split("\n")
            found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
        return found

    return asked


@pytest.mark.parametrize(
    "speech",
    [
        Speech(written((TRUE, [1]), (SECOND, [2]))),
        Speech(written((TRUE, [1]), (LIE, [1]), (SECOND, [2]))),
        Speech(written((LIE, [1]))),
        Speech(written((TRUE, [1]), (SECOND, [2]))[:130], cut=True),
        Speech(status=500),
    ],
    ids=["true", "mixed", "lie", "cut", "down"],
)
def test_the_pieces_are_the_answer(events: Any, speaker: Speaker, speech: Speech) -> None:
    speaker.says = lambda body: speech
    heard = events()
    names = [name for name, _ in heard]
    assert names[0] == "progress"
    assert names[-1] == "answer"
    answer = heard[-1][1]
    assert "".join(data["text"] for name, data in heard if name == "delta") == answer["answer"]
    assert "2030" not in str(heard)
