"""A document as rows of the catalogue, and as JSON and back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from corpus.document import Document
from corpus.errors import StoreDamaged
from index.chunk import Chunk
from index.copies import insert_marks
from index.tables import ChunkRow, DocumentRow, ReferenceRow, ReportRow, TaskRow
from index.versions import marks

# A Document as JSON and back. Its text is kept apart: it is the largest part, and read on its own.


T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: object) -> str:
    """JSON of one dataclass of corpus.document; fields at their default are left out."""
    kind: Any = type(value)
    return _adapter(kind).dump_json(value, by_alias=False, exclude_defaults=True).decode()


def load(kind: type[T], text: str) -> T:
    """The dataclass `kind` from what `dump` wrote. Raises StoreDamaged if the JSON is not of that shape."""
    try:
        shape: Any = kind
        decoded: T = _adapter(shape).validate_json(text, by_alias=False, by_name=True)
    except ValidationError as error:
        raise StoreDamaged(f"bản ghi «{kind.__name__}»") from error
    return decoded


def dump_document(document: Document) -> str:
    """JSON of a document without its text."""
    written = _adapter(Document).dump_json(document, by_alias=False, exclude_defaults=True, exclude={"text"})
    return written.decode()


def load_document(text: str, parsed: str) -> Document:
    """The document whose text is `text` and whose structure `dump_document` wrote."""
    try:
        stored = {**json.loads(parsed), "text": text}
        document: Document = _adapter(Document).validate_python(stored, by_alias=False, by_name=True)
    except (ValueError, TypeError) as error:
        raise StoreDamaged("bản ghi «Document»") from error
    return document


# A document as rows of the catalogue.


# Long enough for the first line of a document, which may be its title.
_OPENING = 300


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk with its place in the catalogue and the title its lexical row carries."""

    id: int
    document_id: int
    title: str
    chunk: Chunk


def content(document: Document) -> dict[str, Any]:
    """The columns of a document row that come from its text."""
    header = document.header
    return {
        "content_hash": digest(document.text.encode()),
        "text": document.text,
        "header": dump(header),
        "parsed": dump_document(document),
        "type": header.type,
        "symbol": header.symbol,
        "issuer": header.issuer,
        "date": header.date,
        "title": header.title,
    }


def insert_parts(session: Session, document_id: int, document: Document, chunks: Sequence[Chunk]) -> None:
    """Store everything that hangs on a document."""
    _insert_all(
        session,
        ChunkRow,
        [
            {
                "document_id": document_id,
                "ordinal": c.ordinal,
                "key": c.key,
                "start": c.start,
                "end": c.end,
                "section": c.section,
                "heading": c.heading,
                "row": c.row,
                "passage": c.passage,
            }
            for c in chunks
        ],
    )
    _insert_all(
        session,
        ReferenceRow,
        [
            {
                "document_id": document_id,
                "key": r.key,
                "symbol": r.symbol,
                "name": r.name,
                "start": r.start,
                "end": r.end,
                "payload": dump(r),
            }
            for r in document.references
        ],
    )
    insert_marks(session, document_id, marks(document))
    for table, parts in ((TaskRow, document.tasks), (ReportRow, document.reports)):
        _insert_all(session, table, [{"document_id": document_id, "payload": dump(p)} for p in parts])


def _insert_all(session: Session, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return sha256(data).hexdigest()


def chunk_query() -> Any:
    """Chunks with what `stored_chunk` needs, in order of id."""
    named = (DocumentRow.type, DocumentRow.symbol, DocumentRow.issuer, DocumentRow.title)
    return select(ChunkRow, *named, opening()).join(DocumentRow).order_by(ChunkRow.id)


def opening() -> Any:
    """The characters a document begins with."""
    return func.substr(DocumentRow.text, 1, _OPENING).label("opening")


def title_of(kind: str | None, title: str | None, begins: str) -> str:
    """The type and title of a document; where no type was found, the line it opens with has to do."""
    if kind:
        return f"{kind} {title or ''}".rstrip()
    return next((line.strip() for line in begins.splitlines() if line.strip()), "")


def chunks_of(session: Session, document_id: int) -> list[StoredChunk]:
    """The chunks of one document, also before they are committed."""
    query = chunk_query().where(ChunkRow.document_id == document_id)
    return [stored_chunk(row) for row in session.execute(query)]


def stored_chunk(row: Any) -> StoredChunk:
    """One row of `chunk_query`."""
    found: ChunkRow = row[0]
    chunk = Chunk(
        key=found.key,
        ordinal=found.ordinal,
        section=found.section,
        heading=found.heading,
        start=found.start,
        end=found.end,
        row=found.row,
        passage=found.passage,
    )
    kind, symbol, issuer, title, begins = row[1:]
    named = title if kind or symbol else title_of(kind, title, begins)
    return StoredChunk(
        found.id, found.document_id, " ".join(part for part in (kind, symbol, issuer, named) if part), chunk
    )
