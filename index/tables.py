"""The tables of the catalogue and the connection to its database. Plain SQL types, so that they run on PostgreSQL."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, DateTime, Engine, ForeignKey, Index, LargeBinary, Text, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import QueuePool, StaticPool

# The connection to the catalogue's database.


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


# The tables of the catalogue. Plain SQL types only, so that the same models run on PostgreSQL.


class Base(DeclarativeBase):
    """Root of the models."""


class StateRow(Base):
    """Named facts about the store: its version, the shape of its readings, whether its indexes may lag behind."""

    __tablename__ = "state"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class DocumentRow(Base):
    """One stored document. Ids are never used twice: an old citation may not point at another document.

    `original` is the file as it came (zlib), so that a better parser can read it again; `header` and `parsed`
    are JSON of index.rows; `added` is UTC without a zone. The columns from `type` to `title` repeat the
    header for queries.
    """

    __tablename__ = "documents"
    __table_args__ = (Index("documents_content", "content_hash"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text, unique=True)
    file: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(Text)
    original_hash: Mapped[str] = mapped_column(Text)
    original: Mapped[bytes] = mapped_column(LargeBinary)
    text: Mapped[str] = mapped_column(Text)
    header: Mapped[str] = mapped_column(Text)
    parsed: Mapped[str] = mapped_column(Text)
    added: Mapped[datetime] = mapped_column(DateTime)
    type: Mapped[str | None] = mapped_column(Text)
    symbol: Mapped[str | None] = mapped_column(Text)
    issuer: Mapped[str | None] = mapped_column(Text)
    date: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)


class ChunkRow(Base):
    """One chunk; `start` and `end` index the text of its document. Ids are never used twice."""

    __tablename__ = "chunks"
    __table_args__ = (
        Index("chunks_document", "document_id"),
        Index("chunks_key", "key"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    key: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    section: Mapped[str] = mapped_column(Text)
    heading: Mapped[str] = mapped_column(Text)
    row: Mapped[int | None]
    passage: Mapped[str] = mapped_column(Text)


class ReferenceRow(Base):
    """One mention of another document, for the question which stored documents cite it."""

    __tablename__ = "document_references"
    __table_args__ = (
        Index("document_references_key", "key"),
        Index("document_references_document", "document_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(Text)
    symbol: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    payload: Mapped[str] = mapped_column(Text)


class TaskRow(Base):
    """One assigned task; `payload` is the JSON of corpus.document.Task."""

    __tablename__ = "tasks"
    __table_args__ = (Index("tasks_document", "document_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    payload: Mapped[str] = mapped_column(Text)


class ReportRow(Base):
    """One duty to report; `payload` is the JSON of corpus.document.Report."""

    __tablename__ = "reports"
    __table_args__ = (Index("reports_document", "document_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    payload: Mapped[str] = mapped_column(Text)


class MarkRow(Base):
    """One mark by which other versions of a document are found (index.versions)."""

    __tablename__ = "document_marks"
    __table_args__ = (Index("document_marks_mark", "mark"), Index("document_marks_document", "document_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    mark: Mapped[str] = mapped_column(Text)


class CopyRow(Base):
    """A document that is a later version of another one that is stored too."""

    __tablename__ = "document_copies"
    __table_args__ = (Index("document_copies_of", "of_id"),)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    of_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
