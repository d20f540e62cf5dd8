"""The same engine over HTTP, for a command that finds the store owned by a running `troly serve`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import httpx
from pydantic import ValidationError

from assistant.answer import Answer
from assistant.service import Progress
from assistant.settings import DEFAULT_NODES
from assistant.shapes import Hits, Json, Listing, Listings, Reindexed, Stored, Upload, from_json
from corpus.errors import DocumentError, ServiceError, TrolyError

if TYPE_CHECKING:
    from assistant.calendar.rows import ListedReport, ListedTask
    from assistant.checking.finding import CheckResult
    from assistant.drafting.plan import Covered, DraftRequest, Plan
    from assistant.listing.duties import Wanted
    from assistant.listing.network import Network
    from assistant.listing.references import References
    from assistant.model.writer import Tell
    from index.stored import Incoming, Outcome

T = TypeVar("T")

# One upload holds at most this many files: the progress bar moves, and no request comes near the size limit.
_FILES_PER_UPLOAD = 4
# Embedding a long document on a slow machine takes minutes; a dead server is noticed by the connection instead.
_TIMEOUT = httpx.Timeout(10, read=900, write=60)


def healthy(url: str, pid: int | None, timeout: float = 1.0) -> bool:
    """Whether the `troly serve` of this process id answers at this address."""
    try:
        with httpx.Client(trust_env=False, timeout=timeout) as http:
            said = http.get(f"{url}/healthz").json()
    except (httpx.HTTPError, ValueError):
        return False
    return isinstance(said, dict) and said.get("status") == "ok" and said.get("pid") == pid


class RemoteTroly:
    """An engine whose every call is a request; errors come back as the exceptions they were raised as."""

    def __init__(self, url: str) -> None:
        self._url = url
        # Proxies of the environment must never see what is said on the loopback.
        self._http = httpx.Client(base_url=url, trust_env=False, timeout=_TIMEOUT)

    def count(self) -> int:
        """How many documents are stored."""
        return int(self._call("GET", "/healthz")["documents"])

    def documents(self) -> list[Listing]:
        """Every stored document as a line of the list."""
        return self._read(Listings, "GET", "/api/documents").documents

    def document(self, document_id: str) -> Stored:
        """One stored document whole. Raises NotFound."""
        return self._read(Stored, "GET", f"/api/documents/{_segment(document_id)}")

    def remove(self, document_id: str) -> None:
        """Forget one document. Raises NotFound."""
        self._call("DELETE", f"/api/documents/{_segment(document_id)}")

    def add(self, files: Iterable["Incoming"]) -> Iterator["Outcome"]:
        """Upload files; one outcome a file."""
        waiting = iter(files)
        while batch := list(islice(waiting, _FILES_PER_UPLOAD)):
            said = self._read(
                Upload,
                "POST",
                "/api/documents",
                files=[("files", (one.file, one.data, "application/octet-stream")) for one in batch],
                data={"source": [one.source for one in batch], "copies": batch[0].meeting},
            )
            yield from _outcomes(said)

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] | None = None) -> Hits:
        """The best passages for a query."""
        asked = {"query": query, "limit": limit, "filters": _filters(documents)}
        return self._read(Hits, "POST", "/api/search", json=asked)

    def ask(
        self,
        question: str,
        *,
        documents: Sequence[str] | None = None,
        unit: str | None = None,
        conversation_id: str | None = None,
        tell: "Tell | None" = None,
    ) -> Answer:
        """Answer from the stored documents; nothing is told before the whole is there."""
        asked = {"question": question, "unit": unit, "conversation_id": conversation_id}
        return self._read(Answer, "POST", "/api/ask", json=asked | {"filters": _filters(documents)})

    def references(
        self, *, document: str | None = None, task: str | None = None, cited: str | None = None
    ) -> "References":
        """What documents cite, or who cites one."""
        from assistant.listing.references import References

        given = {"document": document, "task": task, "cited": cited}
        asked = {name: value for name, value in given.items() if value is not None}
        return self._read(References, "GET", "/api/references", params=asked)

    def network(self, *, limit: int = DEFAULT_NODES) -> "Network":
        """Who cites whom, with at most `limit` nodes."""
        from assistant.listing.network import Network

        return self._read(Network, "GET", "/api/network", params={"limit": limit})

    def reports(self, wanted: "Wanted") -> "list[ListedReport]":
        """The duties to report that are wanted, by day."""
        from assistant.calendar.rows import Reports

        return list(self._read(Reports, "GET", "/api/reports", params=_listed(wanted)).reports)

    def tasks(self, wanted: "Wanted") -> "list[ListedTask]":
        """The tasks that are wanted, by day."""
        from assistant.calendar.rows import Tasks

        return list(self._read(Tasks, "GET", "/api/tasks", params=_listed(wanted)).tasks)

    def check(self, subject: "str | Incoming", *, superior: str | None = None) -> "CheckResult":
        """Check the references of a stored document (by id) or a file."""
        from assistant.checking.finding import CheckResult

        above = {} if superior is None else {"superior": superior[:40]}
        if isinstance(subject, str):
            return self._read(CheckResult, "POST", "/api/check", json={"document": subject[:40], **above})
        sent = {"file": (subject.file, subject.data, "application/octet-stream")}
        return self._read(CheckResult, "POST", "/api/check", files=sent, data=above)

    def draft(self, request: "DraftRequest") -> "Plan":
        """Suggest a whole plan."""
        from assistant.drafting.plan import Plan

        return Plan.model_validate(self._call("POST", "/api/suggestions", json=request.model_dump(mode="json")))

    def coverage(self, superiors: Sequence[str], plan: "Plan") -> "tuple[Covered, ...]":
        """What of the tasks and duties of stored documents a draft carries out."""
        from assistant.drafting.plan import Covered

        asked = {"superiors": list(superiors), "plan": plan.model_dump(mode="json")}
        return tuple(Covered.model_validate(one) for one in self._call("POST", "/api/coverage", json=asked)["coverage"])

    def reindex(self, progress: Progress | None = None) -> Reindexed:
        """Build chunks and vectors again; the server tells no progress."""
        return self._read(Reindexed, "POST", "/api/reindex")

    def close(self) -> None:
        """Close the connection; the server goes on."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, kind: type[T], method: str, path: str, **request: Any) -> T:
        try:
            return from_json(kind, self._call(method, path, **request))
        except ValidationError as error:
            raise ServiceError(
                f"Máy chủ troly ở {self._url} là bản khác, trả lời không đúng dạng; hãy dừng nó rồi chạy lại lệnh này."
            ) from error

    def _call(self, method: str, path: str, **request: Any) -> Json:
        try:
            response = self._http.request(method, path, **request)
            said = response.json() if response.content else {}
        except (httpx.HTTPError, ValueError) as error:
            raise ServiceError(
                f"Máy chủ troly đang giữ kho ở {self._url} không trả lời đúng; hãy dừng nó rồi chạy lại lệnh này."
            ) from error
        if response.is_success and isinstance(said, dict):
            return said
        told = said.get("error") if isinstance(said, dict) else None
        if not isinstance(told, dict):
            raise ServiceError(f"Máy chủ troly ở {self._url} trả về mã {response.status_code} không rõ lý do.")
        raise revive(str(told.get("code")), str(told.get("message")))


def revive(code: str, message: str) -> TrolyError:
    """The exception that the server raised, from its code; ServiceError for a code that is not in the tree."""
    kinds: list[type[TrolyError]] = [TrolyError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    kind = next((one for one in kinds if one.code == code), ServiceError)
    # Every class words its own message from other arguments; the words are already here.
    error = kind.__new__(kind)
    TrolyError.__init__(error, message)
    return error


def _outcomes(said: Upload) -> Iterator["Outcome"]:
    from corpus.document import Header
    from index.stored import Outcome, Version
    from index.versions import Changes

    versions = {
        one.document_id: Version(int(one.of.id), one.of.file, Header(), Changes(**dict(one.changes)), one.of.label)
        for one in said.notices
    }
    failures = iter(said.failed)
    for one in said.documents:
        error: DocumentError | None = None
        if one.status == "failed":
            told = next(failures)
            revived = revive(told.code, told.message)
            error = revived if isinstance(revived, DocumentError) else DocumentError(told.message)
        yield Outcome(
            file=one.file,
            status=one.status,
            document_id=int(one.id) if one.id else None,
            error=error,
            version=versions.get(one.id or ""),
        )


def _filters(documents: Sequence[str] | None) -> Json | None:
    return None if documents is None else {"documents": list(documents)}


def _listed(wanted: "Wanted") -> dict[str, str]:
    asked: dict[str, object] = {"unit": wanted.unit, "role": wanted.role, "today": wanted.today}
    first, last = wanted.window.first, wanted.window.last
    if wanted.window.upcoming and first and last:
        asked["due"] = f"{(last - first).days}d"
    else:
        asked |= {"from": first, "to": last}
    return {name: str(value) for name, value in asked.items() if value is not None}


def _segment(document_id: str) -> str:
    """An id as one segment of a path, whatever was typed."""
    from urllib.parse import quote

    return quote(document_id[:40], safe="") or "0"
