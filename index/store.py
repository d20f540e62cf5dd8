"""The store: documents that were read, and finding them again. One process at a time opens it."""

import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Self, TypeVar

from corpus.document import Document, Reference, Report, Task
from corpus.errors import DocumentError, NotFound, StoreReadOnly, TrolyError
from index.catalogue import FILE, Catalogue, Entry, Parsed
from index.chunk import chunk
from index.copies import SAME_NAME
from index.derived import BATCH, Derived
from index.embedding import Embedder
from index.faults import storage_faults
from index.find import Finder
from index.fusion import Ranking
from index.links import Links
from index.lock import StoreLock
from index.rereading import READING, Renewing, readings, renew
from index.rows import StoredChunk, digest
from index.stored import Hit, Incoming, Outcome, StoredDocument, Version, read_document, storable
from index.versions import changes, duty_key, is_same, marks, same_words

Progress = Callable[[int, int], None]
_Duty = TypeVar("_Duty", Task, Report)
_CACHED_DOCUMENTS = 256
_log = logging.getLogger(__name__)

__all__ = ["Hit", "Incoming", "Outcome", "Store", "StoredDocument"]


class Store:
    """The documents of one data home. Usable from several threads; use as a context manager or call `close`.

    The catalogue is the truth, and a document enters it in one transaction: killed at any point, the store has
    every document wholly or not at all. The search indexes follow, and catch up when the store is next opened.
    Every method may raise DiskFull, StoreReadOnly or StoreDamaged; what was stored before stays as it was.
    """

    def __init__(
        self, home: Path, lock: StoreLock, embedder: Embedder | None, renewing: Renewing | None, *, writable: bool
    ) -> None:
        """Use `Store.open`."""
        self._home = home
        self._lock = lock
        self._writable = writable
        with storage_faults(home, "danh mục văn bản"):
            self._catalogue = Catalogue(home, writable=writable)
            if writable:
                renew(home, self._catalogue, renewing)
        self._derived = Derived(home, self._catalogue, embedder, writable=writable)
        self._finder = Finder(self._catalogue, self._derived)
        self._repeats: tuple[dict[int, int], frozenset[int]] = ({}, frozenset())
        self._read_document = lru_cache(maxsize=_CACHED_DOCUMENTS)(self._catalogue.document)

    @classmethod
    def open(
        cls,
        home: Path,
        *,
        purpose: str,
        url: str | None = None,
        embedder: Embedder | None = None,
        renewing: Renewing | None = None,
    ) -> Self:
        """Open the store under `home` for this process, making an empty one where there is none.

        Where another version of the program stored its readings in another shape, all files are read again first,
        which takes a while; `renewing` is told how many there are.
        `purpose` and `url` tell others who holds it. `embedder` defaults to the configured one. A home that
        cannot be written is opened for reading; where there is nothing in it, it is an empty store. Raises
        StoreBusy if another process holds it, StoreNewer if a newer version of the program wrote it.
        """
        lock = StoreLock(home)
        writable = True
        try:
            with storage_faults(home, "thư mục dữ liệu"):
                lock.acquire(purpose, url)
            writable = _writable(home) and (not (home / FILE).exists() or _writable(home / FILE))
        except StoreReadOnly:
            writable = False
        try:
            return cls(home, lock, embedder, renewing, writable=writable)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Close all files and let other processes in; harmless when done already."""
        with self._derived.lock:
            try:
                self._finder.close()
                self._derived.close()
                self._catalogue.close()
            finally:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- changing ----------------------------------------------------------------------------------------

    def add(self, files: Iterable[Incoming], progress: Progress | None = None) -> Iterator[Outcome]:
        """Read, parse and store files; one outcome each, in order. Nothing happens until it is iterated.

        Content that is stored already is skipped; other content from a source that is known replaces what came
        from there. A file that cannot be read fails and the run goes on; a StoreError ends it, with every
        outcome given so far standing. `progress(done, total)`; total is 0 while it is not known.
        """
        self._must_be_writable()
        total = len(files) if isinstance(files, Sized) else 0
        for done, outcome in enumerate(self._outcomes(files), start=1):
            if progress:
                progress(done, total)
            yield outcome

    def remove(self, document_id: int) -> None:
        """Forget a document. Raises NotFound."""
        with self._writing():
            self._remove(document_id)

    def reindex(self, progress: Progress | None = None) -> tuple[int, int]:
        """Read every stored file again and build the search indexes anew; documents and chunks there are.

        Ids stay. A file that can no longer be read keeps its old reading.
        """
        self._must_be_writable()
        with self._derived.lock, storage_faults(self._home, "chỉ mục tìm kiếm"):
            self._derived.reset()
            total = self._catalogue.counts()[0]
            for done, some in readings(self._catalogue):
                self._derived.embed(piece for _, _, pieces in some for piece in pieces)
                for number, document, pieces in some:
                    self._catalogue.update(number, document, pieces, before_commit=self._derived.add_words)
                if progress:
                    progress(done, total)
            self._catalogue.reading = READING
            self._catalogue.settled = True
            self._read_document.cache_clear()
            self._repeats = ({}, frozenset())
            self._finder.forget()
            documents, chunks, _ = self._catalogue.counts()
            return documents, chunks

    def _outcomes(self, files: Iterable[Incoming]) -> Iterator[Outcome]:
        waiting: list[Outcome | Parsed] = []
        size = 0
        for incoming in files:
            read_one = self._read(incoming)
            waiting.append(read_one)
            size += len(read_one.chunks) if isinstance(read_one, Parsed) else 0
            if size == 0 or size >= BATCH:
                yield from self._flush(waiting)
                waiting, size = [], 0
        yield from self._flush(waiting)

    def _read(self, incoming: Incoming) -> Outcome | Parsed:
        source, file = storable(incoming.source), storable(incoming.file)
        with storage_faults(self._home, "danh mục văn bản"):
            same = self._catalogue.with_original(source, incoming.data)
        if same is not None:
            return Outcome(file, "skipped", same)
        try:
            document = read_document(file, incoming.data)
        except DocumentError as error:
            return Outcome(file, "failed", None, error)
        pieces = chunk(document)
        return Parsed(source, file, incoming.data, document, pieces, meeting=incoming.meeting, named=incoming.named)

    def _flush(self, waiting: Sequence[Outcome | Parsed]) -> Iterator[Outcome]:
        """Store what was parsed; the vectors of all of it at once. Outcomes before a failure are given first."""
        outcomes: list[Outcome] = []
        try:
            parsed = [item for item in waiting if isinstance(item, Parsed)]
            if parsed:
                with self._writing():
                    self._derived.embed(piece for item in parsed for piece in item.chunks)
                    for item in waiting:
                        outcomes.append(item if isinstance(item, Outcome) else self._put(item))
            else:
                outcomes.extend(item for item in waiting if isinstance(item, Outcome))
        except TrolyError:
            yield from outcomes
            raise
        yield from outcomes

    def _put(self, parsed: Parsed) -> Outcome:
        previous, parsed = self._predecessor(parsed)
        same = self._catalogue.with_content(parsed.document)
        if same is not None and previous in (same, None):
            return Outcome(parsed.file, "skipped", same)
        if same is not None and previous is not None:
            # The file now holds what another one holds: its own old version must not stay behind.
            self._remove(previous)
            return Outcome(parsed.file, "replaced", same)
        other = None if previous is not None else self._other_version(parsed.document)
        version = self._version(other if previous is None else previous, parsed.document)
        if other is not None and parsed.meeting == "skip":
            return Outcome(parsed.file, "skipped", other, version=version)
        replacing = other if other is not None and parsed.meeting == "replace" else previous
        old = self._catalogue.chunks(documents=[replacing]) if replacing is not None else []
        number = self._catalogue.put(parsed, replacing=replacing, before_commit=self._derived.add_words)
        if other is not None and replacing is None:
            self._catalogue.copies.join(number, other)
        self._forget(old)
        return Outcome(parsed.file, "added" if replacing is None else "replaced", number, version=version)

    def _predecessor(self, parsed: Parsed) -> tuple[int | None, Parsed]:
        """(the document that came from the same source, the file with a source of its own).

        Two documents may come under one bare name; only a version of the same document takes its place.
        """
        if not parsed.named:
            return self._catalogue.with_source(parsed.source), parsed
        namesakes = self._catalogue.copies.named(parsed.source)
        for number in namesakes:
            if is_same(self._catalogue.document(number), parsed.document):
                return number, replace(parsed, source=self.document(number).source)
        if namesakes:
            parsed = replace(parsed, source=f"{parsed.source}{SAME_NAME}{digest(parsed.original)}")
        return None, parsed

    def _other_version(self, document: Document) -> int | None:
        """The first stored document, under another source, of which this is a version."""
        found = self._catalogue.copies.sharing(marks(document))
        return next((one for one in found if is_same(self._catalogue.document(one), document)), None)

    def _version(self, number: int | None, document: Document) -> Version | None:
        if number is None:
            return None
        known = self.document(number)
        return Version(number, known.file, known.header, changes(known.document.text, document.text))

    def _remove(self, document_id: int) -> None:
        old = self._catalogue.chunks(documents=[document_id])
        self._catalogue.remove(document_id)
        self._read_document.cache_clear()
        self._forget(old)

    def _forget(self, old: Sequence[StoredChunk]) -> None:
        if old:
            unused = self._catalogue.unused(stored.chunk.key for stored in old)
            self._derived.forget([stored.id for stored in old], unused)

    def _must_be_writable(self) -> None:
        if not self._writable:
            raise StoreReadOnly(str(self._home))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One change at a time. Until it is whole the catalogue says that the indexes may be out of step."""
        self._must_be_writable()
        with self._derived.lock, storage_faults(self._home, "kho văn bản"):
            self._derived.settle()
            self._catalogue.settled = False
            try:
                yield
            finally:
                self._finder.forget()
            self._catalogue.settled = True

    # --- reading -----------------------------------------------------------------------------------------

    def documents(self) -> list[StoredDocument]:
        """All documents in the order they were stored."""
        with storage_faults(self._home, "danh mục văn bản"):
            return [self._stored(entry) for entry in self._catalogue.entries()]

    def document(self, document_id: int) -> StoredDocument:
        """One document. Raises NotFound."""
        return self.some_documents({document_id})[document_id]

    def original(self, document_id: int) -> bytes:
        """The file of a document as it came. Raises NotFound."""
        with storage_faults(self._home, "danh mục văn bản"):
            return self._catalogue.original(document_id)

    def originals_size(self) -> int:
        """The bytes that the files of all documents take."""
        with storage_faults(self._home, "danh mục văn bản"):
            return self._catalogue.originals_size()

    def some_documents(self, ids: Collection[int]) -> dict[int, StoredDocument]:
        """The documents with these ids. Raises NotFound when one is not stored."""
        with storage_faults(self._home, "danh mục văn bản"):
            found = {entry.id: self._stored(entry) for entry in self._catalogue.entries(ids)}
        for number in ids:
            if number not in found:
                raise NotFound(str(number))
        return found

    def counts(self) -> tuple[int, int]:
        """How many documents and chunks are stored."""
        with storage_faults(self._home, "danh mục văn bản"):
            documents, chunks, _ = self._catalogue.counts()
        return documents, chunks

    def citing(self, key: str) -> list[tuple[int, Reference]]:
        """(document id, mention) for every mention of the cited document with this key."""
        with storage_faults(self._home, "danh mục văn bản"):
            return self._catalogue.citing(key)

    def references(self, document_id: int | None = None) -> list[tuple[int, Reference]]:
        """(document id, mention) for every mention in every document, or in one."""
        with storage_faults(self._home, "danh mục văn bản"):
            return list(self._catalogue.references(document_id))

    def links(self) -> Links:
        """The stored documents by what citations call them."""
        with storage_faults(self._home, "danh mục văn bản"):
            return Links((entry.id, entry.header) for entry in self._catalogue.entries())

    def tasks(self) -> list[tuple[int, Task]]:
        """(document id, task) for every task of every document; once where versions of one document share it."""
        with storage_faults(self._home, "danh mục văn bản"):
            return self._once(self._catalogue.tasks())

    def reports(self) -> list[tuple[int, Report]]:
        """(document id, duty to report) for every duty of every document, likewise."""
        with storage_faults(self._home, "danh mục văn bản"):
            return self._once(self._catalogue.reports())

    def repeats(self) -> frozenset[int]:
        """The documents that say in the same words what an earlier version says: they add nothing to an answer."""
        with storage_faults(self._home, "danh mục văn bản"):
            first_of = self._catalogue.copies.first_of()
            known, found = self._repeats
            if first_of != known:
                found = frozenset(
                    one for one, first in first_of.items() if same_words(self._text(one), self._text(first))
                )
                self._repeats = (first_of, found)
            return found

    def _text(self, document_id: int) -> str:
        return self._read_document(document_id).text

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        documents: Sequence[int] | None = None,
        weights: Ranking | None = None,
    ) -> list[Hit]:
        """The best chunks, best first; only of these documents if given. Empty for a query without words.

        Without `documents`, a query that names a statute by its title finds chunks of that statute only. `weights`
        are the shipped ones if not given.
        """
        with storage_faults(self._home, "chỉ mục tìm kiếm"):
            repeats = self.repeats() if documents is None else frozenset()
            hits = self._finder.find(query, limit + len(repeats), documents, weights)
            return [hit for hit in hits if hit.document_id not in repeats][:limit]

    def _once(self, duties: Iterable[tuple[int, _Duty]]) -> list[tuple[int, _Duty]]:
        """The duties without those that an earlier version of the same document holds in the same words."""
        first_of: dict[int, int] = self._catalogue.copies.first_of()
        versions = {*first_of, *first_of.values()}
        holder: dict[tuple[int, str], int] = {}
        kept = []
        for number, duty in duties:
            if number in versions:
                key = (first_of.get(number, number), duty_key(duty))
                if holder.setdefault(key, number) != number:
                    continue
            kept.append((number, duty))
        return kept

    def _stored(self, entry: Entry) -> StoredDocument:
        return StoredDocument(
            entry.id,
            entry.file,
            entry.source,
            entry.added,
            partial(self._read_document, entry.id),
            entry.header,
        )


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
