"""The page's only way to the assistant: its HTTP interface, at the address in TROLY_API."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from ui.server_events import server_events
from ui.wire import Answer, Checked, CitingRow, Duty, FullDocument, ListedDocument, Network, UploadResult

DEFAULT_ADDRESS = "http://127.0.0.1:8765"
# Connecting to a server that is there takes milliseconds; a slow model or a long document may take minutes.
TIMEOUT = httpx.Timeout(600, connect=5)
# As many as the server sends.
MOST_NODES = 1000


class ApiError(Exception):
    """Root of what can go wrong between page and server. `message` is Vietnamese, for the user."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Unreachable(ApiError):
    """Nothing answers at the server's address, or the connection broke."""

    def __init__(self) -> None:
        super().__init__("Chưa kết nối được với máy chủ của trợ lý.")


class Refused(ApiError):
    """The server answered that it cannot do this, and why."""


class Conflict(Refused):
    """Somebody else has changed the same thing meanwhile."""


class Garbled(ApiError):
    """Something answers at the address, but not as the assistant does."""

    def __init__(self) -> None:
        super().__init__("Máy chủ trả lời không đúng cách; có thể máy chủ và trang này khác phiên bản.")


@dataclass(frozen=True, slots=True)
class Progress:
    """What the server is doing, in Vietnamese."""

    step: str


@dataclass(frozen=True, slots=True)
class Delta:
    """The next piece of the answer's Markdown."""

    text: str


DutyKind = Literal["reports", "tasks"]
Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class DutyQuery:
    """Duties of a unit between two days (ISO dates); an empty text limits nothing."""

    kind: DutyKind
    unit: str = ""
    first: str = ""
    last: str = ""

    def path(self) -> str:
        """Where the server answers this."""
        return f"/api/{self.kind}"

    def parameters(self) -> dict[str, str]:
        """The query parameters."""
        named = {"unit": self.unit, "from": self.first, "to": self.last}
        return {name: value for name, value in named.items() if value}


class Api:
    """One server. Every method raises `ApiError`."""

    def __init__(self, address: str) -> None:
        # No proxy from the environment: documents and questions go to this server and nowhere else.
        self._client = httpx.Client(base_url=address, timeout=TIMEOUT, trust_env=False)

    def ask(self, question: str, conversation_id: str, unit: str = "") -> Iterator[Progress | Delta | Answer]:
        """Stream the answer to a question of 1 to 2,000 characters; the last item is the whole `Answer`.

        `unit` is the user's own, "" where it is not known.
        """
        body = {"question": question, "conversation_id": conversation_id, "unit": unit or None}
        headers = {"Accept": "text/event-stream"}
        with _translated(), self._client.stream("POST", "/api/ask", json=body, headers=headers) as response:
            if response.is_error:
                response.read()
                raise _refusal(response)
            for name, data in server_events(response.iter_lines()):
                if name == "progress":
                    yield Progress(_ProgressData.model_validate_json(data).step)
                elif name == "delta":
                    yield Delta(_DeltaData.model_validate_json(data).text)
                elif name == "error":
                    raise Refused(_ErrorData.model_validate_json(data).message)
                elif name == "answer":
                    yield Answer.model_validate_json(data)
                    return
        raise Unreachable

    def documents(self) -> tuple[ListedDocument, ...]:
        """Every stored document."""
        with _translated():
            return _DocumentsData.model_validate(self._json("GET", "/api/documents")).documents

    def document(self, document_id: str) -> FullDocument:
        """One stored document with its text."""
        with _translated():
            return FullDocument.model_validate(self._json("GET", _address_of(document_id)))

    def original(self, document_id: str) -> bytes:
        """The file that a document came as."""
        return self.send("GET", f"{_address_of(document_id)}/original")

    def page(self, document_id: str, number: int, start: int, end: int) -> bytes:
        """A page (from 1) of a document as a picture (PNG), the text at `[start, end)` marked on it."""
        return self.send("GET", f"{_address_of(document_id)}/pages/{number}", params={"start": start, "end": end})

    def upload(self, name: str, data: bytes) -> UploadResult:
        """Store one file."""
        with _translated():
            files = {"files": (name, data, "application/octet-stream")}
            return UploadResult.model_validate(self._json("POST", "/api/documents", files=files))

    def remove(self, document_id: str) -> None:
        """Delete one stored document."""
        with _translated():
            self._checked("DELETE", _address_of(document_id))

    def citing(self, cited: str) -> tuple[CitingRow, ...]:
        """Every mention, in all stored documents, of the document that these words name."""
        with _translated():
            return _CitingData.model_validate(self._json("GET", "/api/references", params={"cited": cited})).references

    def network(self) -> Network:
        """Who cites whom, as far as a picture can use it."""
        with _translated():
            return Network.model_validate(self._json("GET", "/api/network", params={"limit": MOST_NODES}))

    def check(self, document_id: str) -> Checked:
        """Check the references and the form of a stored document."""
        with _translated():
            return Checked.model_validate(self._json("POST", "/api/check", json={"document": document_id}))

    def check_draft(self, name: str, data: bytes) -> Checked:
        """Check a file without storing it."""
        with _translated():
            files = {"file": (name, data, "application/octet-stream")}
            return Checked.model_validate(self._json("POST", "/api/check", files=files))

    def duties(self, query: DutyQuery) -> tuple[Duty, ...]:
        """What is to be reported or done."""
        with _translated():
            found = self._json("GET", query.path(), params=query.parameters())
            if query.kind == "reports":
                return _ReportsData.model_validate(found).reports
            return _TasksData.model_validate(found).tasks

    def duty_file(self, query: DutyQuery, suffix: str) -> bytes:
        """The same as a file: "csv", "xlsx" or "ics"."""
        with _translated():
            return self._checked("GET", query.path(), params=query.parameters() | {"format": suffix}).content

    def fetch(self, shape: type[Shape], method: str, path: str, **request: Any) -> Shape:
        """What the server answers with, in this shape."""
        with _translated():
            return shape.model_validate(self._json(method, path, **request))

    def send(self, method: str, path: str, **request: Any) -> bytes:
        """What the server answers with, as it comes."""
        with _translated():
            return self._checked(method, path, **request).content

    def _json(self, method: str, path: str, **request: Any) -> object:
        answer: object = self._checked(method, path, **request).json()
        return answer

    def _checked(self, method: str, path: str, **request: Any) -> httpx.Response:
        response = self._client.request(method, path, **request)
        if response.is_error:
            raise _refusal(response)
        return response


def open_api() -> Api:
    """The server that this installation talks to."""
    return _api_at(os.environ.get("TROLY_API") or DEFAULT_ADDRESS)


@cache
def _api_at(address: str) -> Api:
    # One pool of connections for all sessions of the page.
    return Api(address)


class _ProgressData(BaseModel):
    step: str


class _DeltaData(BaseModel):
    text: str


class _ErrorData(BaseModel):
    message: str


class _RefusalData(BaseModel):
    error: _ErrorData


class _DocumentsData(BaseModel):
    documents: tuple[ListedDocument, ...]


class _ReportsData(BaseModel):
    reports: tuple[Duty, ...]


class _TasksData(BaseModel):
    tasks: tuple[Duty, ...]


class _CitingData(BaseModel):
    references: tuple[CitingRow, ...]


def _address_of(document_id: str) -> str:
    return f"/api/documents/{quote(document_id, safe='')}"


def _refusal(response: httpx.Response) -> ApiError:
    kind = Conflict if response.status_code == httpx.codes.CONFLICT else Refused
    try:
        return kind(_RefusalData.model_validate_json(response.content).error.message)
    except ValidationError:
        return Garbled()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (httpx.TransportError, httpx.InvalidURL) as error:
        raise Unreachable from error
    except (ValidationError, ValueError, httpx.DecodingError) as error:
        raise Garbled from error
