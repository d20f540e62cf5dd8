"""The HTTP API over a real store and a real socket."""

import json
import threading
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import shapes
from assistant.answer import Answer
from assistant.api.documents import file_name
from assistant.api.guard import local
from assistant.api.questions import pieces
from assistant.settings import MAX_REQUEST_BYTES
from corpus.reading.read import MAX_BYTES

Served = Any
QUESTION = "Các sở, ban, ngành gửi báo cáo kết quả thực hiện Chỉ thị 15/CT-UBND trước ngày nào?"


def upload(served: Served, *files: tuple[str, bytes], **form: Any) -> httpx.Response:
    return served.http.post("/api/documents", files=[("files", one) for one in files], data=form)


@pytest.fixture
def stored(served: Served, directive: Path) -> str:
    """The id of a document that is stored for as long as the module runs."""
    [one] = upload(served, (directive.name, directive.read_bytes())).json()["documents"]
    return str(one["id"])


def assert_failure(response: httpx.Response, status: int, code: str) -> None:
    assert response.status_code == status
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert "\n" not in error["message"]


def test_health(served: Served) -> None:
    said = served.http.get("/healthz").json()
    assert said["status"] == "ok"
    assert said["documents"] == len(served.http.get("/api/documents").json()["documents"])


def test_upload_list_read_remove(served: Served, letter: Path) -> None:
    said = upload(served, (letter.name, letter.read_bytes()), ("rỗng.txt", b" ")).json()
    assert (said["added"], said["replaced"], said["skipped"]) == (1, 0, 0)
    assert [(one["file"], one["status"]) for one in said["documents"]] == [
        (letter.name, "added"),
        ("rỗng.txt", "failed"),
    ]
    assert [(one["file"], one["code"]) for one in said["failed"]] == [("rỗng.txt", "empty")]
    number = said["documents"][0]["id"]
    assert upload(served, (letter.name, letter.read_bytes())).json()["skipped"] == 1
    listed = {one["id"]: one for one in served.http.get("/api/documents").json()["documents"]}
    whole = served.http.get(f"/api/documents/{number}").json()
    assert {key: whole[key] for key in listed[number]} == listed[number]
    for kind in ("references", "reports", "tasks"):
        assert all(whole["text"][one["start"] : one["end"]] == one["quote"] for one in whole[kind])
    for entry in whole["outline"]:
        assert 0 <= entry["start"] < entry["end"] <= len(whole["text"])
    changed = upload(served, (letter.name, letter.read_bytes() + b"\nx\n")).json()
    assert changed["replaced"] == 1
    number = changed["documents"][0]["id"]
    assert served.http.delete(f"/api/documents/{number}").status_code == 204
    assert_failure(served.http.get(f"/api/documents/{number}"), 404, "not_found")
    assert_failure(served.http.delete(f"/api/documents/{number}"), 404, "not_found")


def test_sources_make_files_of_one_name_different_documents(served: Served, letter: Path) -> None:
    other = letter.read_bytes() + b"\nkhac\n"
    said = upload(served, ("a.txt", letter.read_bytes()), ("a.txt", other), source=["/x/a.txt", "/y/a.txt"]).json()
    assert [one["status"] for one in said["documents"]] == ["added", "added"]
    for one in said["documents"]:
        served.http.delete(f"/api/documents/{one['id']}")


def test_an_answer_quotes_the_stored_text(served: Served, stored: str) -> None:
    answer = served.http.post("/api/ask", json={"question": QUESTION, "conversation_id": "c1"}).json()
    assert answer["citations"]
    for one in answer["citations"]:
        text = served.http.get(f"/api/documents/{one['document_id']}").json()["text"]
        assert text[one["start"] : one["end"]] == one["quote"]


def test_the_event_stream_gives_the_answer_in_pieces_then_whole(served: Served, stored: str) -> None:
    whole = served.http.post("/api/ask", json={"question": QUESTION}).json()
    events = _events(served, {"question": QUESTION})
    names = [name for name, _ in events]
    assert names[0] == "progress"
    assert names[-1] == "answer"
    assert set(names) == {"progress", "delta", "answer"}
    assert "".join(data["text"] for name, data in events if name == "delta") == whole["answer"]
    assert events[-1][1] == whole


def test_an_error_in_the_stream_is_its_last_event(served: Served) -> None:
    events = _events(served, {"question": "x" * 20_000})
    assert events[-1][0] == "error"
    assert events[-1][1]["code"] == "question"


def _events(served: Served, body: dict[str, Any]) -> list[tuple[str, Any]]:
    response = served.http.post("/api/ask", json=body, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    found = []
    for block in response.text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


@pytest.mark.parametrize(
    "text", ["", "Một hai ba bốn năm sáu bảy tám [1].\n\n- chín [2]\n", "  x", "\n\n", "a" * 500, "x\u2028y z"]
)
def test_pieces_join_to_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_search_and_its_filters(served: Served, stored: str) -> None:
    found = served.http.post("/api/search", json={"query": "báo cáo", "limit": 2}).json()
    assert len(found["hits"]) == 2
    within = {"query": "báo cáo", "filters": {"documents": [stored]}}
    assert {one["document_id"] for one in served.http.post("/api/search", json=within).json()["hits"]} == {stored}
    none = {"query": "báo cáo", "filters": {"documents": []}}
    assert served.http.post("/api/search", json=none).json()["hits"] == []


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/api/ask", {"question": ""}, 422, "question"),
        ("POST", "/api/ask", {"question": "x" * 20_000}, 422, "question"),
        ("POST", "/api/ask", {}, 422, "invalid"),
        ("POST", "/api/ask", {"question": 7}, 422, "invalid"),
        ("POST", "/api/ask", {"question": "a", "more": 1}, 422, "invalid"),
        ("POST", "/api/ask", {"question": "a", "filters": {"documents": ["x"]}}, 404, "not_found"),
        ("POST", "/api/search", {"query": "  "}, 422, "question"),
        ("POST", "/api/search", {"query": "a", "limit": 0}, 422, "invalid"),
        ("POST", "/api/search", {"query": "a", "limit": 10_000}, 422, "invalid"),
        ("GET", "/api/documents/9999999", None, 404, "not_found"),
        ("GET", "/api/documents/٣", None, 404, "not_found"),
        ("GET", "/api/documents/99999999999999999999999", None, 404, "not_found"),
        ("GET", "/nope", None, 404, "no_such_page"),
        ("PUT", "/api/ask", {}, 405, "method"),
        ("POST", "/api/documents", None, 422, "invalid"),
    ],
)
def test_what_cannot_be_done_says_why(
    served: Served, method: str, path: str, body: Any, status: int, code: str
) -> None:
    assert_failure(served.http.request(method, path, json=body), status, code)
    assert served.faults == []


def test_bodies_that_are_no_json_are_refused(served: Served) -> None:
    for body in (b"", b"{", b"[1]", b"\xff\xfe", b'{"question": "a"}' + b" " * 2_000_000):
        response = served.http.post("/api/ask", content=body, headers={"Content-Type": "application/json"})
        assert response.status_code in {413, 422}
        assert response.json()["error"]["message"]


def test_bad_files_fail_one_by_one(served: Served) -> None:
    bad = [
        ("rỗng.txt", b"", "empty"),
        ("nhị phân.txt", bytes(range(256)) * 40, "binary"),
        ("nul.txt", b"abc\0def", "binary"),
        ("a.mp3", b"ID3", "unsupported"),
        ("lớn.txt", b"a " * (MAX_BYTES // 2 + 1), "too_large"),
    ]
    said = upload(served, *[(name, data) for name, data, _ in bad])
    assert said.status_code == 200
    assert [(one["file"], one["code"]) for one in said.json()["failed"]] == [(name, code) for name, _, code in bad]


def test_a_request_over_the_limit_is_refused(served: Served) -> None:
    def flood() -> Any:
        for _ in range(MAX_REQUEST_BYTES // 1_000_000 + 2):
            yield b"x" * 1_000_000

    try:
        response = served.http.post(
            "/api/documents", content=flood(), headers={"Content-Type": "multipart/form-data; boundary=b"}
        )
    except httpx.WriteError:
        pytest.fail("the server must answer before it hangs up")
    assert response.status_code in {400, 413}
    assert response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Văn bản\\kế hoạch.txt", "kế hoạch.txt"),
        ("ke\u0302\u0301.txt", "kế.txt"),
        ("a\nb\x00\u202e.txt", "ab.txt"),
        ("", "không tên"),
        ("///", "không tên"),
        ("x" * 500 + ".txt", "x" * 196 + ".txt"),
    ],
)
def test_file_names_are_shown_never_opened(sent: str, name: str) -> None:
    assert file_name(sent) == name


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Host": "localhost:1234"}, 200),
        ({"Host": "[::1]:80"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:8501"}, 200),
    ],
)
def test_only_this_machine_may_call(served: Served, headers: dict[str, str], status: int) -> None:
    response = served.http.get("/healthz", headers=headers)
    assert response.status_code == status
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize("host", ["", "[", "http://[::1", "a@127.0.0.1.x", "127.0.0.2"])
def test_odd_hosts_are_foreign(host: str) -> None:
    assert not local(f"//{host}")


def test_an_unexpected_error_is_worded_and_recorded_without_words(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "nội dung mật"

    def explode() -> None:
        raise RuntimeError(words)

    monkeypatch.setattr(served.engine, "documents", explode)
    response = served.http.get("/api/documents")
    assert_failure(response, 500, "unexpected")
    assert "mật" not in response.text + (served.home / "logs" / "troly.log").read_text(encoding="utf-8")
    assert [type(one) for one in served.faults] == [RuntimeError]
    served.faults.clear()


def test_questions_while_documents_come_and_go(served: Served, stored: str, letter: Path) -> None:
    statuses: list[int] = []
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=served.url, trust_env=False, timeout=120) as http:
            while not done.is_set():
                statuses.append(http.post("/api/ask", json={"question": QUESTION}).status_code)
                statuses.append(http.post("/api/search", json={"query": "báo cáo"}).status_code)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(4):
        said = upload(served, ("đổi.txt", letter.read_bytes() + f"\nLần {number}\n".encode())).json()
        assert said["failed"] == []
    served.http.delete(f"/api/documents/{said['documents'][0]['id']}")
    done.set()
    for thread in threads:
        thread.join()
    assert statuses
    assert set(statuses) == {200}
    assert served.faults == []


def test_responses_have_exactly_the_shapes_that_are_described(served: Served, samples: Path) -> None:
    plan = samples / "ke-hoach-57-dan-chu-co-so-2024.txt"
    said = upload(served, (plan.name, plan.read_bytes()), ("rỗng.txt", b"")).json()
    number = said["documents"][0]["id"]
    found: list[tuple[type[Any], Any]] = [
        (shapes.Upload, said),
        (shapes.Health, served.http.get("/healthz").json()),
        (shapes.Listings, served.http.get("/api/documents").json()),
        (shapes.Stored, served.http.get(f"/api/documents/{number}").json()),
        (Answer, served.http.post("/api/ask", json={"question": QUESTION}).json()),
        (shapes.Hits, served.http.post("/api/search", json={"query": "báo cáo"}).json()),
        (shapes.Failed, served.http.get("/nope").json()),
    ]
    whole = found[3][1]
    assert whole["outline"]
    assert whole["references"]
    assert whole["reports"]
    assert whole["tasks"]
    for shape, response in found:
        assert shapes.to_json(shapes.from_json(shape, response)) == response
    served.http.delete(f"/api/documents/{number}")


def test_reindex(served: Served, stored: str) -> None:
    said = served.http.post("/api/reindex").json()
    assert said["documents"] == len(served.http.get("/api/documents").json()["documents"])
    assert said["chunks"] > said["documents"]


def test_the_reference_page_needs_nothing_from_elsewhere(served: Served) -> None:
    for path in ("/", "/docs"):
        page = served.http.get(path).text
        assert "/api/ask" in page
        assert "http://" not in page
        assert "https://" not in page
        assert "<script" not in page


def test_every_field_of_the_interface_is_described(served: Served) -> None:
    schema = served.http.get("/openapi.json").json()
    shapes = {
        name: shape
        for name, shape in schema["components"]["schemas"].items()
        if name not in {"HTTPValidationError", "ValidationError"} and not name.startswith("Body_")
    }
    undescribed = [
        f"{name}.{field}"
        for name, shape in shapes.items()
        for field, about in shape.get("properties", {}).items()
        if not about.get("description")
    ]
    assert len(shapes) > 15
    assert undescribed == []


def test_an_archive_is_uploaded_as_the_documents_in_it(served: Served, letter: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.write(letter, f"a/b/{letter.name}")
    said = upload(served, ("goi.zip", packed.getvalue()), ("hỏng.zip", b"PK\3\4")).json()
    assert [one["file"] for one in said["documents"]] == [letter.name, "hỏng.zip"]
    assert [(one["file"], one["code"]) for one in said["failed"]] == [("hỏng.zip", "binary")]
