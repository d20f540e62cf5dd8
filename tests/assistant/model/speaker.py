"""A language model's server on the loopback that says what a test tells it to, in OpenAI's chat protocol."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_CHUNK = 9


@dataclass(frozen=True)
class Speech:
    """What the server does with one request.

    `cut`: the connection breaks when the text is out. `silence`: nothing at all comes until the test is over;
    `stall`: the same after the text.
    """

    text: str = ""
    status: int = 200
    cut: bool = False
    silence: bool = False
    stall: bool = False


@dataclass
class Speaker:
    """The running server; `says` answers a request's body."""

    url: str
    says: Callable[[dict[str, Any]], Speech] = lambda body: Speech()
    asked: list[dict[str, Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def prompt(self) -> str:
        """All that the model was told last."""
        return "\n".join(str(message["content"]) for message in self.asked[-1]["messages"])


def written(*sentences: tuple[str, Sequence[int]]) -> str:
    """The JSON of an answer."""
    entries = [{"passages": list(numbers), "text": words} for words, numbers in sentences]
    return json.dumps({"sentences": entries}, ensure_ascii=False)


@contextmanager
def speaking() -> Iterator[Speaker]:
    """A server that runs until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            speaker.asked.append({**body, "authorization": self.headers.get("Authorization")})
            speech = speaker.says(body)
            if speech.silence:
                speaker.over.wait()
                return
            if speech.status != 200:
                told = json.dumps({"error": {"message": "no", "type": "scripted"}}).encode()
                self.send_response(speech.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for start in range(0, len(speech.text), _CHUNK):
                self._send({"content": speech.text[start : start + _CHUNK]}, None)
            if speech.stall:
                speaker.over.wait()
            if speech.cut or speech.stall:
                return
            self._send({}, "stop")
            self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, delta: dict[str, str], reason: str | None) -> None:
            choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": reason}
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    speaker = Speaker(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield speaker
    finally:
        speaker.over.set()
        server.shutdown()
        server.server_close()
        thread.join(10)
