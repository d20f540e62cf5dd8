"""The fault log: kinds and places of errors, no words of documents, bounded, and silent where it cannot be written."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.faultlog import FaultHandler, record


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[FaultHandler]:
    made = FaultHandler(tmp_path)
    yield made
    made.close()


def _raised() -> ValueError:
    try:
        try:
            raise KeyError("lời của văn bản")
        except KeyError as cause:
            raise ValueError("lời của văn bản") from cause
    except ValueError as error:
        return error


def test_an_error_is_noted_with_its_causes_and_without_its_words(tmp_path: Path) -> None:
    log = record(_raised(), tmp_path)
    assert log == tmp_path / "logs" / "troly.log"
    assert record(_raised(), tmp_path) == log
    said = log.read_text("utf-8")
    assert "builtins.ValueError" in said
    assert "builtins.KeyError" in said
    assert "test_faultlog.py" in said
    assert "lời của" not in said.replace('raise KeyError("lời của văn bản")', "").replace(
        'raise ValueError("lời của văn bản")', ""
    )
    assert said.count("== ") == 2


def test_only_words_of_this_program_are_kept(tmp_path: Path, handler: FaultHandler) -> None:
    for name in ("index.store", "chromadb.api"):
        handler.handle(logging.LogRecord(name, logging.WARNING, "", 0, f"nói bởi {name}", None, None))
    said = (tmp_path / "logs" / "troly.log").read_text("utf-8")
    assert "WARNING index.store: nói bởi index.store\n" in said
    assert "WARNING chromadb.api\n" in said
    assert "nói bởi chromadb" not in said


def test_it_stays_small(tmp_path: Path, handler: FaultHandler) -> None:
    for _ in range(50):
        handler.handle(logging.LogRecord("index", logging.WARNING, "", 0, "x" * 100_000, None, None))
    assert sum(file.stat().st_size for file in (tmp_path / "logs").iterdir()) < 2_300_000
    assert len(list((tmp_path / "logs").iterdir())) == 2


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("no folder", encoding="utf-8")
    assert record(_raised(), tmp_path) is None
    (tmp_path / "home" / "logs" / "troly.log").mkdir(parents=True)
    assert record(_raised(), tmp_path / "home") is None


def test_a_lone_surrogate_is_noted_all_the_same(tmp_path: Path, handler: FaultHandler) -> None:
    handler.handle(logging.LogRecord("index", logging.WARNING, "", 0, "tệp \udcff", None, None))
    assert "\\udcff" in (tmp_path / "logs" / "troly.log").read_text("utf-8")
