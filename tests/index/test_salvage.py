"""Documents of a damaged catalogue are found again: all whose rows can be read, with their ids."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import StoreDamaged
from index.catalogue import FILE
from index.salvage import salvage
from index.store import Incoming, Store
from tests.index.conftest import HashEmbedder

PAGE = 4096


@pytest.fixture
def stored(tmp_path: Path, plan: Callable[..., bytes], embedder: HashEmbedder) -> dict[int, str]:
    """The texts by id of a store with a gap in its ids."""
    with Store.open(tmp_path, purpose="test", embedder=embedder) as store:
        list(store.add([Incoming(f"{n}", f"{n}.txt", plan(n)) for n in range(1, 6)]))
        store.remove(2)
        return _texts(store)


def _texts(store: Store) -> dict[int, str]:
    return {one.id: one.document.text for one in store.documents()}


def _overwrite(home: Path, pages: list[int]) -> None:
    data = bytearray((home / FILE).read_bytes())
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = b"\xff" * PAGE
    (home / FILE).write_bytes(data)


def _pages_of(home: Path, name: str) -> list[int]:
    with sqlite3.connect(home / FILE) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    connection.close()
    return [root - 1]


@pytest.mark.parametrize("table", ["chunks", "documents_content", "tasks", "document_marks_mark", "state"])
def test_a_part_that_can_be_made_again_costs_no_document(
    tmp_path: Path, stored: dict[int, str], embedder: HashEmbedder, table: str
) -> None:
    _overwrite(tmp_path, _pages_of(tmp_path, table))
    found = salvage(tmp_path)
    assert (found.saved, found.lost) == (4, 0)
    assert found.aside.exists()
    with Store.open(tmp_path, purpose="test", embedder=embedder) as store:
        assert _texts(store) == stored
        assert store.search("rà soát")


def test_a_lost_file_is_replaced_by_its_text_and_a_lost_row_is_counted(
    tmp_path: Path, stored: dict[int, str], embedder: HashEmbedder
) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE documents SET original = x'00' WHERE id = 3")
        connection.execute("UPDATE documents SET original = x'00', text = '' WHERE id = 4")
    connection.close()
    found = salvage(tmp_path)
    assert (found.saved, found.lost) == (3, 1)
    with Store.open(tmp_path, purpose="test", embedder=embedder) as store:
        assert _texts(store) == {number: text for number, text in stored.items() if number != 4}


@pytest.mark.parametrize("seed", range(12))
def test_whatever_page_is_lost_nothing_else_goes_wrong(
    tmp_path: Path, stored: dict[int, str], embedder: HashEmbedder, seed: int
) -> None:
    pages = (tmp_path / FILE).stat().st_size // PAGE
    _overwrite(tmp_path, [random.Random(seed).randrange(1, pages)])
    found = salvage(tmp_path)
    with Store.open(tmp_path, purpose="test", embedder=embedder) as store:
        texts = _texts(store)
        assert len(texts) == found.saved
        assert texts.items() <= stored.items()


def test_a_file_that_is_no_database_stays_where_it_is(tmp_path: Path, stored: dict[int, str]) -> None:
    (tmp_path / FILE).write_bytes(b"x" * 10_000)
    with pytest.raises(StoreDamaged):
        salvage(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"x" * 10_000
