"""The page's client against small real servers that behave well and badly."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from ui.api import Api, ApiError, Delta, DutyQuery, Garbled, Progress, Refused, Unreachable, open_api
from ui.wire import Answer

ANSWER: dict[str, object] = {"question": "q", "answer": "Có [1]", "status": "answered", "model": None, "citations": []}
STREAM = (
    'event: progress\ndata: {"step": "Đang tìm"}\n\nevent: delta\ndata: {"text": "Có "}\n\n'
    f"event: answer\ndata: {json.dumps(ANSWER)}\n\n"
)
CUT = STREAM.split("event: answer")[0]
FAILED = 'event: error\ndata: {"code": "x", "message": "Hỏng rồi."}\n\n'


@contextmanager
def answering(status: int, body: str, paths: list[str] | None = None) -> Iterator[Api]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            if paths is not None:
                paths.append(f"{self.command} {self.path}")
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_DELETE = _answer  # noqa: N815 (the names that http.server calls)

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield Api(f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()


CALLS: dict[str, Callable[[Api], object]] = {
    "ask": lambda api: list(api.ask("q", "c")),
    "documents": lambda api: api.documents(),
    "document": lambda api: api.document("1"),
    "citing": lambda api: api.citing("33/CT-TTg"),
    "network": lambda api: api.network(),
    "check": lambda api: api.check("1"),
    "check_draft": lambda api: api.check_draft("a.txt", b"x"),
    "duties": lambda api: api.duties(DutyQuery("reports")),
    "duty_file": lambda api: api.duty_file(DutyQuery("tasks"), "csv"),
    "upload": lambda api: api.upload("a.txt", b"x"),
    "remove": lambda api: api.remove("1"),
}


def test_an_answer_comes_in_pieces() -> None:
    with answering(200, STREAM) as api:
        assert list(api.ask("q", "c")) == [Progress("Đang tìm"), Delta("Có "), Answer.model_validate(ANSWER)]


def test_a_stream_that_breaks_off_is_no_answer() -> None:
    with answering(200, CUT) as api, pytest.raises(Unreachable):
        list(api.ask("q", "c"))


def test_an_error_in_the_stream_keeps_its_words() -> None:
    with answering(200, FAILED) as api, pytest.raises(Refused, match="Hỏng rồi"):
        list(api.ask("q", "c"))


@pytest.mark.parametrize("name", CALLS)
def test_a_refusal_keeps_the_server_s_words(name: str) -> None:
    with answering(422, '{"error": {"code": "x", "message": "Không được."}}') as api, pytest.raises(Refused) as caught:
        CALLS[name](api)
    assert caught.value.message == "Không được."


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("body", ["<html>502</html>", "", '{"error": "x"}'])
def test_an_error_page_of_something_else_is_garbled(name: str, body: str) -> None:
    with answering(502, body) as api, pytest.raises(Garbled):
        CALLS[name](api)


@pytest.mark.parametrize("name", ["documents", "document", "citing", "network", "check", "duties"])
@pytest.mark.parametrize("body", ["xin chào", "[]", '{"documents": 3}', "{}"])
def test_an_answer_of_something_else_is_garbled(name: str, body: str) -> None:
    with answering(200, body) as api, pytest.raises(Garbled):
        CALLS[name](api)


@pytest.mark.parametrize("name", CALLS)
def test_nobody_listening_is_said_in_vietnamese(name: str) -> None:
    with answering(200, "") as api:
        pass
    with pytest.raises(Unreachable) as caught:
        CALLS[name](api)
    assert "máy chủ" in caught.value.message


@pytest.mark.parametrize("address", ["không phải địa chỉ", "http://", "ftp://127.0.0.1", "http://127.0.0.1:99999"])
def test_a_wrong_address_is_an_error_of_the_page_s_own(address: str) -> None:
    with pytest.raises(ApiError):
        Api(address).documents()


def test_an_id_from_the_address_bar_stays_one_segment_of_the_path() -> None:
    paths: list[str] = []
    with answering(404, '{"error": {"code": "x", "message": "Không có."}}', paths) as api, pytest.raises(Refused):
        api.document("../../healthz?x=1#")
    assert paths == ["GET /api/documents/..%2F..%2Fhealthz%3Fx%3D1%23"]


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(200, '{"documents": []}') as api:
        monkeypatch.setenv("TROLY_API", str(api._client.base_url))
        assert open_api().documents() == ()


def test_only_what_limits_a_list_is_sent() -> None:
    paths: list[str] = []
    with answering(200, '{"tasks": []}', paths) as api:
        assert api.duties(DutyQuery("tasks", "Phòng Nội vụ", "2026-01-01", "")) == ()
        assert api.duty_file(DutyQuery("tasks"), "ics") == b'{"tasks": []}'
    assert paths == [
        "GET /api/tasks?unit=Ph%C3%B2ng+N%E1%BB%99i+v%E1%BB%A5&from=2026-01-01",
        "GET /api/tasks?format=ics",
    ]
