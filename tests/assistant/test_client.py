"""The same commands against a running service: same output, same errors."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import connect as connecting
from assistant.client import RemoteTroly, healthy, revive
from assistant.connect import connect
from assistant.service import Troly
from corpus import errors
from corpus.errors import NotFound, QuestionError, ServiceError, StoreBusy, TrolyError

Served = Any
Command = Callable[..., Any]


@pytest.fixture
def beside(served: Served, troly: Command, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """The command line of a user whose store the service has open."""
    monkeypatch.setenv("TROLY_HOME", str(served.home))
    # Service and command share this process here; the note in the home names it as the owner.
    yield troly
    for one in served.http.get("/api/documents").json()["documents"]:
        served.http.delete(f"/api/documents/{one['id']}")


def test_a_home_with_a_service_is_reached_over_http(served: Served) -> None:
    with connect(served.home, "test") as engine:
        assert isinstance(engine, RemoteTroly)
        assert engine.count() == len(engine.documents())


def test_a_free_home_is_opened_here(tmp_path: Path) -> None:
    with connect(tmp_path / "home", "test") as engine:
        assert isinstance(engine, Troly)


def test_every_command_works_beside_the_service(beside: Command, directive: Path, letter: Path, tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.txt"
    empty.write_bytes(b"")
    first = beside("ingest", directive, empty, letter, "--json")
    assert first.status == 1
    assert first.shapes()[-1] | {"failed": []} == {"added": 2, "replaced": 0, "skipped": 0, "failed": []}
    assert [(one["file"], one["code"]) for one in first.shapes()[-1]["failed"]] == [("rỗng.txt", "empty")]
    listed = beside("documents", "--json").shapes()
    assert [one["file"] for one in listed] == [directive.name, letter.name]
    assert beside("search", "báo cáo", "--limit", "2", "--json").shapes()[0]["hits"]
    assert beside("ask", "--jsonl", stdin=b'{"q": "a", "id": 1}\n').shapes()[0]["input"] == {"id": 1}
    assert "15/CT-UBND" in beside("show", listed[0]["id"], "--text").out
    assert beside("reindex").status == 0
    assert beside("remove", listed[0]["id"]).status == 0


def test_errors_come_back_as_they_were(beside: Command) -> None:
    unknown = beside("show", "999")
    assert (unknown.status, unknown.err) == (1, f"Lỗi: {NotFound('999').message}\n")
    assert beside("remove", "../../healthz").status == 1
    assert beside("ask", "x" * 20_000).err.startswith("Lỗi: ")
    with connect_remote(beside) as engine, pytest.raises(QuestionError):
        engine.ask("")


def connect_remote(_: Command) -> Any:
    from assistant.settings import home

    return connect(home(), "test")


def test_local_and_remote_give_the_same_output(
    served: Served, troly: Command, directive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [("search", "báo cáo", "--json"), ("ask", "Ai tổng hợp báo cáo?", "--json"), ("show", "{id}", "--text")]

    def outputs() -> list[str]:
        troly("ingest", directive)
        [listed] = troly("documents", "--json").shapes()
        told = [troly(*(part.format(id=listed["id"]) for part in command)).out for command in commands]
        shown = troly("show", listed["id"], "--json").shapes()[0]
        return [one.replace(f'"document_id": "{listed["id"]}"', "") for one in told] + [
            repr({key: value for key, value in shown.items() if key not in {"id", "added"}})
        ]

    here = outputs()
    monkeypatch.setenv("TROLY_HOME", str(served.home))
    assert outputs() == here


def test_a_dead_service_is_not_mistaken_for_a_live_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert not healthy(f"http://127.0.0.1:{port}", 1)


def test_another_program_at_the_address_is_not_the_service(served: Served) -> None:
    assert not healthy(served.url, 1)


def test_an_owner_that_serves_nobody_keeps_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.lock import StoreLock

    monkeypatch.setattr(connecting, "_WAIT_FOR_SERVER", 0.1)
    lock = StoreLock(tmp_path)
    lock.acquire("troly serve", "http://127.0.0.1:9")
    try:
        with pytest.raises(StoreBusy):
            connect(tmp_path, "test")
    finally:
        lock.release()


def test_a_short_command_is_waited_for(tmp_path: Path) -> None:
    from index.lock import StoreLock

    lock = StoreLock(tmp_path)
    lock.acquire("troly ask")
    threading.Timer(0.6, lock.release).start()
    with connect(tmp_path, "test") as engine:
        assert engine.documents() == []


def test_a_service_that_hangs_up_is_told() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def hang_up() -> None:
            caller, _ = listener.accept()
            caller.close()

        threading.Thread(target=hang_up, daemon=True).start()
        with RemoteTroly(f"http://127.0.0.1:{listener.getsockname()[1]}") as engine, pytest.raises(ServiceError):
            engine.documents()


def _tree(kind: type[TrolyError]) -> list[type[TrolyError]]:
    return [kind, *(deeper for one in kind.__subclasses__() for deeper in _tree(one))]


def test_every_error_of_the_tree_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in _tree(TrolyError)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", _tree(TrolyError), ids=lambda kind: kind.__name__)
@given(message=st.text())
def test_every_error_of_the_tree_comes_back_as_its_class(kind: type[TrolyError], message: str) -> None:
    error = revive(kind.code, message)
    assert type(error) is kind
    assert (error.message, str(error)) == (message, message)


def test_an_unknown_code_is_a_service_error() -> None:
    assert type(revive("unexpected", "x")) is errors.ServiceError
