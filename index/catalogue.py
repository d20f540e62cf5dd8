"""The catalogue: the single source of truth on what is stored. Everything else can be built again from it."""

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, distinct, func, or_, select, update
from sqlalchemy.orm import Session

from corpus.document import Document, Header, Reference, Report, Task
from corpus.errors import NotFound
from index.chunk import Chunk
from index.copies import Copies, hand_on
from index.links import spellings
from index.migrations import FIRST, Step, check, migrate, version
from index.rows import (
    StoredChunk,
    chunk_query,
    chunks_of,
    content,
    digest,
    insert_parts,
    load,
    load_document,
    opening,
    stored_chunk,
    title_of,
)
from index.stored import Meeting
from index.tables import Base, ChunkRow, DocumentRow, MarkRow, ReferenceRow, ReportRow, StateRow, TaskRow, connect

FILE = "catalogue.sqlite"
# Databases bound the number of parameters of one statement.
IN_LIMIT = 1000
_UNSETTLED = "unsettled"
_READING = "reading"
_WHAT = "danh mục văn bản"
# From version to version; tables that are made from the stored files need no steps.
STEPS: tuple[Step, ...] = ()
DERIVED = [Base.metadata.tables[one.__tablename__] for one in (ChunkRow, ReferenceRow, TaskRow, ReportRow, MarkRow)]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a stored document without reading its text. `added` is aware, in UTC."""

    id: int
    file: str
    source: str
    added: datetime
    header: Header


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file that was read and parsed and waits to be stored."""

    source: str
    file: str
    original: bytes
    document: Document
    chunks: tuple[Chunk, ...]
    meeting: Meeting = "keep"
    named: bool = False


BeforeCommit = Callable[[list[StoredChunk]], None]


class Catalogue:
    """Documents, chunks, references, tasks and reports of one data home. Usable from several threads."""

    def __init__(self, home: Path, *, writable: bool = True) -> None:
        """Open or create. Raises StoreNewer when a newer version of the program wrote the catalogue."""
        path = home / FILE
        self._engine = connect(path, writable)
        try:
            if writable:
                migrate(self._engine, Base.metadata, STEPS, _WHAT, derived=DERIVED)
            elif path.exists():
                check(version(self._engine, _WHAT) or FIRST, FIRST + len(STEPS), _WHAT)
            else:
                Base.metadata.create_all(self._engine)
        except BaseException:
            self.close()
            raise
        self.copies = Copies(self._engine)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @property
    def settled(self) -> bool:
        """Whether every write reached the derived indexes too, as far as the catalogue knows."""
        return self._state(_UNSETTLED) is None

    @settled.setter
    def settled(self, value: bool) -> None:
        self._set_state(_UNSETTLED, None if value else "1")

    @property
    def reading(self) -> str | None:
        """What shape the readings are of, None where it is not said."""
        return self._state(_READING)

    @reading.setter
    def reading(self, value: str) -> None:
        self._set_state(_READING, value)

    def _set_state(self, name: str, value: str | None) -> None:
        with Session(self._engine) as session, session.begin():
            session.execute(delete(StateRow).where(StateRow.name == name))
            if value is not None:
                session.add(StateRow(name=name, value=value))

    def _state(self, name: str) -> str | None:
        with Session(self._engine) as session:
            return session.scalar(select(StateRow.value).where(StateRow.name == name))

    # --- writing: one transaction each -------------------------------------------------------------------

    def put(self, parsed: Parsed, *, replacing: int | None = None, before_commit: BeforeCommit | None = None) -> int:
        """Store one document wholly, in place of `replacing` if given; its new id.

        `before_commit` gets the chunks; if it fails, nothing is stored.
        """
        with Session(self._engine) as session, session.begin():
            row = DocumentRow(
                source=parsed.source,
                file=parsed.file,
                original=zlib.compress(parsed.original),
                original_hash=digest(parsed.original),
                added=datetime.now(UTC).replace(tzinfo=None),
                **content(parsed.document),
            )
            if replacing is not None:
                # Its source is the new one's: it has to be free before the new row is there.
                session.execute(update(DocumentRow).where(DocumentRow.id == replacing).values(source=f"\0{replacing}"))
            session.add(row)
            session.flush()
            if replacing is not None:
                hand_on(session, replacing, row.id)
                session.execute(delete(DocumentRow).where(DocumentRow.id == replacing))
            insert_parts(session, row.id, parsed.document, parsed.chunks)
            if before_commit:
                before_commit(chunks_of(session, row.id))
            return row.id

    def adopt(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Store rows of another catalogue, with what cannot be made again; nothing of it is read yet."""
        unread = {"header": "{}", "parsed": "{}"}
        with Session(self._engine) as session, session.begin():
            for row in rows:
                session.add(DocumentRow(**row, **unread))

    def update(
        self,
        document_id: int,
        document: Document,
        chunks: Sequence[Chunk],
        *,
        before_commit: BeforeCommit | None = None,
    ) -> None:
        """Put a new reading of the same file in place of the old one; the id stays. Raises NotFound."""
        with Session(self._engine) as session, session.begin():
            changed = session.execute(
                update(DocumentRow).where(DocumentRow.id == document_id).values(**content(document))
            )
            if not getattr(changed, "rowcount", 0):
                raise NotFound(str(document_id))
            for table in (ChunkRow, ReferenceRow, TaskRow, ReportRow):
                session.execute(delete(table).where(table.document_id == document_id))
            insert_parts(session, document_id, document, chunks)
            if before_commit:
                before_commit(chunks_of(session, document_id))

    def remove(self, document_id: int) -> None:
        """Forget a document and all its parts. Raises NotFound."""
        with Session(self._engine) as session, session.begin():
            hand_on(session, document_id)
            gone = session.execute(delete(DocumentRow).where(DocumentRow.id == document_id))
            if not getattr(gone, "rowcount", 0):
                raise NotFound(str(document_id))

    # --- documents ---------------------------------------------------------------------------------------

    def entries(self, ids: Collection[int] | None = None) -> list[Entry]:
        """All documents in order of id, or those with these ids that are stored."""
        query = select(
            DocumentRow.id, DocumentRow.file, DocumentRow.source, DocumentRow.added, DocumentRow.header
        ).order_by(DocumentRow.id)
        if ids is not None:
            query = query.where(DocumentRow.id.in_(ids))
        with Session(self._engine) as session:
            return [
                Entry(number, file, source, added.replace(tzinfo=UTC), load(Header, header))
                for number, file, source, added, header in session.execute(query)
            ]

    def files(self) -> list[tuple[int, str]]:
        """(id, name of the file) of all documents in order of id."""
        with Session(self._engine) as session:
            found = session.execute(select(DocumentRow.id, DocumentRow.file).order_by(DocumentRow.id))
            return [(number, file) for number, file in found]

    def titles(self) -> list[tuple[int, str]]:
        """(id, title beginning with the type) of all documents; the line it opens with, where none was found."""
        query = select(DocumentRow.id, DocumentRow.type, DocumentRow.title, opening())
        with Session(self._engine) as session:
            return [(row.id, title_of(row.type, row.title, row.opening)) for row in session.execute(query)]

    def document(self, document_id: int) -> Document:
        """The whole document. Raises NotFound, StoreDamaged."""
        query = select(DocumentRow.text, DocumentRow.parsed).where(DocumentRow.id == document_id)
        with Session(self._engine) as session:
            found = session.execute(query).first()
        if found is None:
            raise NotFound(str(document_id))
        return load_document(found.text, found.parsed)

    def original(self, document_id: int) -> bytes:
        """The file as it came. Raises NotFound."""
        with Session(self._engine) as session:
            found = session.scalar(select(DocumentRow.original).where(DocumentRow.id == document_id))
        if found is None:
            raise NotFound(str(document_id))
        return zlib.decompress(found)

    def text(self, document_id: int) -> str:
        """The text as it was read. Raises NotFound."""
        with Session(self._engine) as session:
            found = session.scalar(select(DocumentRow.text).where(DocumentRow.id == document_id))
        if found is None:
            raise NotFound(str(document_id))
        return found

    def originals_size(self) -> int:
        """The bytes that the files of all documents take as they are kept."""
        with Session(self._engine) as session:
            return session.scalar(select(func.sum(func.length(DocumentRow.original)))) or 0

    def with_source(self, source: str) -> int | None:
        """The document that came from this source."""
        return self._first_id(DocumentRow.source == source)

    def with_content(self, document: Document) -> int | None:
        """A document with the same text, whatever its source."""
        return self._first_id(DocumentRow.content_hash == digest(document.text.encode()))

    def with_original(self, source: str, original: bytes) -> int | None:
        """The document that came from this source with these very bytes."""
        return self._first_id((DocumentRow.source == source) & (DocumentRow.original_hash == digest(original)))

    def _first_id(self, condition: Any) -> int | None:
        with Session(self._engine) as session:
            return session.scalar(select(DocumentRow.id).where(condition).order_by(DocumentRow.id).limit(1))

    def quotes(self, chunk_ids: Sequence[int]) -> dict[int, str]:
        """The words of chunks, cut from the document texts by the database."""
        words = func.substr(DocumentRow.text, ChunkRow.start + 1, ChunkRow.end - ChunkRow.start)
        query = select(ChunkRow.id, words).join(DocumentRow).where(ChunkRow.id.in_(chunk_ids))
        with Session(self._engine) as session:
            return {row[0]: row[1] for row in session.execute(query)}

    # --- chunks ------------------------------------------------------------------------------------------

    def having(self, keys: Iterable[str], documents: Sequence[int] | None) -> list[tuple[int, str]]:
        """(chunk id, key) of every chunk with one of these keys; in these documents only if given."""
        query = select(ChunkRow.id, ChunkRow.key).where(ChunkRow.key.in_(list(keys)))
        if documents is not None:
            query = query.where(ChunkRow.document_id.in_(documents))
        with Session(self._engine) as session:
            return [(number, key) for number, key in session.execute(query)]

    def keys_of(self, ids: Iterable[int]) -> dict[int, str]:
        """The key of each of these chunks that there is."""
        query = select(ChunkRow.id, ChunkRow.key).where(ChunkRow.id.in_(list(ids)))
        with Session(self._engine) as session:
            return {row.id: row.key for row in session.execute(query)}

    def chunks(
        self,
        *,
        ids: Iterable[int] | None = None,
        keys: Iterable[str] | None = None,
        documents: Sequence[int] | None = None,
    ) -> list[StoredChunk]:
        """Chunks in order of id: all, or those that meet every condition given."""
        query = chunk_query()
        if ids is not None:
            query = query.where(ChunkRow.id.in_(list(ids)))
        if keys is not None:
            query = query.where(ChunkRow.key.in_(list(keys)))
        if documents is not None:
            query = query.where(ChunkRow.document_id.in_(documents))
        with Session(self._engine) as session:
            return [stored_chunk(row) for row in session.execute(query)]

    def chunk_ids(self) -> set[int]:
        """Ids of all chunks."""
        with Session(self._engine) as session:
            return set(session.scalars(select(ChunkRow.id)))

    def keys(self, documents: Sequence[int] | None = None) -> set[str]:
        """Keys of all chunks, or of the chunks of these documents."""
        query = select(ChunkRow.key).distinct()
        if documents is not None:
            query = query.where(ChunkRow.document_id.in_(documents))
        with Session(self._engine) as session:
            return set(session.scalars(query))

    def unused(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that no chunk has."""
        wanted = sorted(set(keys))
        used: set[str] = set()
        with Session(self._engine) as session:
            for first in range(0, len(wanted), IN_LIMIT):
                some = wanted[first : first + IN_LIMIT]
                used.update(session.scalars(select(ChunkRow.key).where(ChunkRow.key.in_(some))))
        return set(wanted) - used

    def counts(self) -> tuple[int, int, int]:
        """How many documents, chunks and different chunk keys there are."""
        with Session(self._engine) as session:
            documents = session.scalar(select(func.count(DocumentRow.id))) or 0
            chunks = session.scalar(select(func.count(ChunkRow.id))) or 0
            keys = session.scalar(select(func.count(distinct(ChunkRow.key)))) or 0
        return documents, chunks, keys

    # --- what documents say ------------------------------------------------------------------------------

    def citing(self, key: str) -> list[tuple[int, Reference]]:
        """(document id, mention) of every mention of a cited document, in order of document and place.

        A key is an identity and, where it is printed, a date ("33/CT-TTg@2021-11-26"). A mention without its date
        is one of the same document, and so is one that pads the number with zeros; two dates make two documents.
        """
        identity, _, date = key.partition("@")
        one_of = []
        for spelling in spellings(identity):
            dated = ReferenceRow.key.startswith(f"{spelling}@", autoescape=True)
            one_of += [ReferenceRow.key == spelling, ReferenceRow.key == f"{spelling}@{date}" if date else dated]
        query = (
            select(ReferenceRow.document_id, ReferenceRow.payload)
            .where(or_(*one_of))
            .order_by(ReferenceRow.document_id, ReferenceRow.start, ReferenceRow.id)
        )
        with Session(self._engine) as session:
            return [(number, load(Reference, payload)) for number, payload in session.execute(query)]

    def references(self, document_id: int | None = None) -> Iterator[tuple[int, Reference]]:
        """(document id, mention) of every mention, or of those of one document, in order of document and place."""
        query = select(ReferenceRow.document_id, ReferenceRow.payload)
        if document_id is not None:
            query = query.where(ReferenceRow.document_id == document_id)
        with Session(self._engine) as session:
            for number, payload in session.execute(
                query.order_by(ReferenceRow.document_id, ReferenceRow.start, ReferenceRow.id)
            ):
                yield number, load(Reference, payload)

    def tasks(self) -> Iterator[tuple[int, Task]]:
        """(document id, task) of every task, in order of document."""
        yield from self._payloads(TaskRow, Task)

    def reports(self) -> Iterator[tuple[int, Report]]:
        """(document id, report) of every duty to report, in order of document."""
        yield from self._payloads(ReportRow, Report)

    def _payloads(self, table: Any, kind: type[Any]) -> Iterator[tuple[int, Any]]:
        with Session(self._engine) as session:
            for number, payload in session.execute(
                select(table.document_id, table.payload).order_by(table.document_id, table.id)
            ):
                yield number, load(kind, payload)
