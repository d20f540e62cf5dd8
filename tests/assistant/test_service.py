"""The local engine: counting, samples, and reads beside writes."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.connect import open_local
from assistant.server import store_samples
from assistant.service import Troly
from corpus.errors import NotFound, QuestionError
from index.stored import Incoming


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Troly]:
    with open_local(tmp_path, "test") as opened:
        yield opened


def incoming(file: Path) -> Incoming:
    return Incoming(source=str(file), file=file.name, data=file.read_bytes())


def test_the_count_follows_what_is_stored(engine: Troly, directive: Path, letter: Path) -> None:
    counts = [engine.count()]
    for _ in engine.add([incoming(directive), incoming(letter), incoming(directive)]):
        counts.append(engine.count())
    assert counts[0] == 0
    assert counts[-1] == len(engine.documents()) == 2
    engine.remove(engine.documents()[0].id)
    assert engine.count() == 1


@pytest.mark.parametrize("bad", ["", "x", "-1", "1.0", " 1", "٣", "1" * 40, "0"])
def test_ids_that_nobody_has_are_not_found(engine: Troly, bad: str) -> None:
    with pytest.raises(NotFound):
        engine.document(bad)


def test_a_document_that_goes_between_search_and_reading_is_searched_again(
    engine: Troly, directive: Path, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(engine.add([incoming(directive), incoming(letter)]))
    gone = [one.id for one in engine.documents() if one.file == directive.name]
    read = engine._store.some_documents
    turns = iter([True])

    def removed_meanwhile(ids: set[int]) -> object:
        if next(turns, False):
            engine.remove(gone[0])
        return read(ids)

    monkeypatch.setattr(engine._store, "some_documents", removed_meanwhile)
    hits = engine.search("báo cáo").hits
    assert hits
    assert gone[0] not in {one.document_id for one in hits}


def test_empty_queries_are_refused(engine: Troly) -> None:
    with pytest.raises(QuestionError):
        engine.search(" \n")


def test_samples_cut_short_are_taken_up_again(tmp_path: Path) -> None:
    stopping = threading.Event()
    stopping.set()
    with open_local(tmp_path, "test") as engine:
        store_samples(engine, stopping)
        assert not engine.ever_used()


def test_a_home_that_a_user_has_stored_in_gets_no_samples(engine: Troly, directive: Path) -> None:
    list(engine.add([incoming(directive)]))
    engine.remove(engine.documents()[0].id)
    assert engine.ever_used()
