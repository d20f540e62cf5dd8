"""The connection to the catalogue's database."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

BUSY_MS = 5000


def connect(path: Path, writable: bool) -> Engine:
    """An engine for the file at `path`, for reading only if it may not be written."""
    if not writable:
        return _reading_engine(path)
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", f"busy_timeout={BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _reading_engine(path: Path) -> Engine:
    """For a home that cannot be written: the file as it stands, or an empty catalogue in memory."""
    if not path.exists():
        return create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    # The index of a write-ahead log cannot be made there; without a log the file is whole and read alone.
    whole = not path.with_name(path.name + "-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if whole else ''}"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
        poolclass=QueuePool,
    )
