"""A new catalogue with the documents that can still be read from a damaged one."""

import sqlite3
import tempfile
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.errors import StoreDamaged
from index.catalogue import FILE, Catalogue
from index.faults import storage_faults
from index.lock import StoreLock

_KEPT = ("id", "source", "file", "content_hash", "original_hash", "original", "text", "added")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many documents are in the new catalogue, how many could not be read, where the damaged file lies now."""

    saved: int
    lost: int
    aside: Path


def salvage(home: Path) -> Salvaged:
    """Put a new catalogue in place of a damaged one, which is kept beside it. Ids of documents stay.

    The files are read again when the store is next opened. Raises StoreBusy, DiskFull, StoreReadOnly, StoreDamaged.
    """
    lock = StoreLock(home)
    lock.acquire("troly reindex")
    try:
        with storage_faults(home, "danh mục văn bản"), tempfile.TemporaryDirectory(dir=home) as made:
            rows, lost = _rows(home / FILE)
            catalogue = Catalogue(Path(made))
            catalogue.adopt(rows)
            catalogue.close()
            aside = home / f"catalogue-{datetime.now(UTC):%Y%m%d%H%M%S}.damaged"
            # A write-ahead log belongs to the file that it was written for.
            for suffix in ("-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    (home / f"{FILE}{suffix}").rename(f"{aside}{suffix}")
            (Path(made) / FILE).rename(home / FILE)
            return Salvaged(len(rows), lost, aside)
    finally:
        lock.release()


def _rows(damaged: Path) -> tuple[list[dict[str, Any]], int]:
    """(documents with what cannot be made again, how many were not to be read)."""
    found: list[dict[str, Any]] = []
    lost = 0
    with closing(sqlite3.connect(damaged)) as connection:
        for number in _numbers(connection):
            query = f"SELECT {', '.join(_KEPT)} FROM documents NOT INDEXED WHERE id = ?"  # noqa: S608 (names of ours)
            try:
                row = connection.execute(query, (number,)).fetchone()
                if row:
                    found.append(_checked(dict(zip(_KEPT, row, strict=True))))
            except (sqlite3.Error, ValueError, TypeError):
                lost += 1
    return found, lost


def _numbers(connection: sqlite3.Connection) -> range:
    """The ids that there may be. Raises StoreDamaged where nothing says how many."""
    for query in ("SELECT seq FROM sqlite_sequence WHERE name = 'documents'", "SELECT max(id) FROM documents"):
        with suppress(sqlite3.Error, TypeError, ValueError):
            return range(1, int(connection.execute(query).fetchone()[0]) + 1)
    raise StoreDamaged("danh mục văn bản")


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    """The row with a file that can be unpacked, else with its text as the file. Raises ValueError."""
    try:
        zlib.decompress(row["original"])
    except zlib.error:
        if not row["text"].strip():
            raise ValueError("neither file nor text") from None
        row |= {"file": f"{row['file']}.txt", "original": zlib.compress(row["text"].encode())}
    return row | {"added": datetime.fromisoformat(row["added"])}
