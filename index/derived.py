"""The two search indexes: made from the catalogue, opened when first needed, brought back in step with it."""

import logging
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import Protocol, TypeVar

from corpus.errors import DiskFull, StoreDamaged
from index import lexical as lexical_file
from index import vectors as vectors_folder
from index.catalogue import Catalogue
from index.chunk import Chunk
from index.embedding import Embedder, open_embedder
from index.fusion import Columns
from index.lexical import Lexical, LexicalRow
from index.rows import StoredChunk
from index.vectors import Vectors


class _Index(Protocol):
    def clear(self) -> None: ...
    def close(self) -> None: ...


T = TypeVar("T")
Index = TypeVar("Index", bound=_Index)
# Passages that are embedded and written at once: enough to keep the engine busy, little enough to lose.
BATCH = 256
_QUERIES = 64
_log = logging.getLogger(__name__)


class Derived:
    """Words and vectors of the chunks in the catalogue. Searching needs no lock; opening and writing share one.

    Without the right to write, copies in a temporary folder are used, so that searching works all the same.
    """

    def __init__(self, home: Path, catalogue: Catalogue, embedder: Embedder | None, *, writable: bool) -> None:
        self.lock = RLock()
        self._home = home
        self._catalogue = catalogue
        self._embedder = embedder
        self._writable = writable
        self._lexical: Lexical | None = None
        self._vectors: Vectors | None = None
        self._copied: TemporaryDirectory[str] | None = None
        self._lagging = False
        # One question is searched more than once: in all documents, and in those of the place that it names.
        self._remembered = lru_cache(maxsize=_QUERIES)(lambda query: tuple(self._engine().embed_query(query)))

    # --- searching ---------------------------------------------------------------------------------------

    def find_words(
        self, query: str, limit: int, documents: Sequence[int] | None, columns: Columns | None = None
    ) -> dict[int, float]:
        """Chunk id -> BM25 of the best `limit` chunks."""
        return dict(self._open_lexical().search(query, limit, documents, columns))

    def embed_query(self, query: str) -> list[float]:
        """The vector of a question."""
        return list(self._remembered(query))

    def find_meaning(self, vector: Sequence[float], limit: int, keys: Iterable[str] | None) -> dict[str, float]:
        """Chunk key -> cosine of the best `limit` passages, among `keys` only if given.

        Chroma writes when it opens: on a full disk there are no vectors, and words have to do.
        """
        try:
            vectors = self._open_vectors()
        except DiskFull:
            _log.warning("the disk is full: searching by words alone")
            return {}
        return dict(vectors.nearest(vector, limit, keys))

    # --- writing -----------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Open both indexes and bring them in step with the catalogue if they are not."""
        with self.lock:
            words, meanings = self._open_lexical(), self._open_vectors()
            if self._lagging or not self._catalogue.settled:
                self._sync_lexical(words)
                self._sync_vectors(meanings)
                self._lagging = False

    def embed(self, chunks: Iterable[Chunk]) -> None:
        """Store the vectors of these chunks; passages that have one already are not embedded again."""
        self._embed_into(self._open_vectors(), chunks)

    def _embed_into(self, vectors: Vectors, chunks: Iterable[Chunk]) -> None:
        passages = {chunk.key: chunk.passage for chunk in chunks}
        there = vectors.keys() if passages else set()
        for some in _batches((key for key in passages if key not in there), BATCH):
            vectors.add(some, self._engine().embed_documents([passages[key] for key in some]))

    def add_words(self, chunks: Iterable[StoredChunk]) -> None:
        """Store the words of these chunks."""
        self._open_lexical().add(
            LexicalRow(stored.id, stored.document_id, stored.title, stored.chunk.heading, stored.chunk.passage)
            for stored in chunks
        )

    def forget(self, chunk_ids: Collection[int], keys: Collection[str]) -> None:
        """Drop words and vectors."""
        self._open_lexical().remove(chunk_ids)
        self._open_vectors().remove(keys)

    def reset(self) -> None:
        """Empty both indexes, also damaged ones. The catalogue is then ahead until they are filled again."""
        with self.lock:
            self._catalogue.settled = False
            self._lexical = _emptied(
                self._lexical,
                lambda: Lexical(self._home / lexical_file.FILE_NAME),
                lambda: lexical_file.discard(self._home),
            )
            self._vectors = _emptied(
                self._vectors,
                lambda: Vectors(self._home, self._engine().name),
                lambda: vectors_folder.discard(self._home),
            )

    def close(self) -> None:
        """Close what is open."""
        with self.lock, ExitStack() as last:
            if self._copied:
                last.callback(self._copied.cleanup)
            for part in (self._lexical, self._vectors):
                if part:
                    last.callback(part.close)
            self._lexical = self._vectors = None

    # --- opening -----------------------------------------------------------------------------------------

    def _engine(self) -> Embedder:
        with self.lock:
            if self._embedder is None:
                self._embedder = open_embedder(self._home)
            return self._embedder

    def _open_lexical(self) -> Lexical:
        if self._lexical:
            return self._lexical
        with self.lock:
            if not self._lexical:
                opened = Lexical(self._place() / lexical_file.FILE_NAME)
                self._sync_if_there_is_room(self._sync_lexical, opened)
                self._lexical = opened
            return self._lexical

    def _open_vectors(self) -> Vectors:
        if self._vectors:
            return self._vectors
        with self.lock:
            if not self._vectors:
                opened = Vectors(self._place(), self._engine().name)
                self._sync_if_there_is_room(self._sync_vectors, opened)
                self._vectors = opened
            return self._vectors

    def _place(self) -> Path:
        if self._writable:
            return self._home
        if not self._copied:
            self._copied = TemporaryDirectory(prefix="troly-")
            folder = self._home / vectors_folder.DIRECTORY_NAME
            for part in [*self._home.glob(f"{lexical_file.FILE_NAME}*"), *folder.rglob("*")]:
                copy = Path(self._copied.name, part.relative_to(self._home))
                if part.is_file():
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    # The contents only: the copy must not inherit that it may not be written.
                    shutil.copyfile(part, copy)
        return Path(self._copied.name)

    # --- staying in step ---------------------------------------------------------------------------------

    def _sync_lexical(self, opened: Lexical) -> None:
        there, wanted = opened.chunk_ids(), self._catalogue.chunk_ids()
        if there - wanted:
            opened.remove(there - wanted)
        for some in _batches(sorted(wanted - there), BATCH):
            opened.add(
                LexicalRow(s.id, s.document_id, s.title, s.chunk.heading, s.chunk.passage)
                for s in self._catalogue.chunks(ids=some)
            )

    def _sync_if_there_is_room(self, sync: Callable[[Index], None], opened: Index) -> None:
        """A full disk may not stop searching in what is there; the next change catches up, or fails too."""
        try:
            sync(opened)
        except DiskFull:
            _log.warning("the disk is full: a search index stays behind the catalogue")
            self._lagging = True

    def _sync_vectors(self, vectors: Vectors) -> None:
        """Vectors are written before the catalogue: after a crash there may be too many, rarely too few."""
        there, wanted = vectors.keys(), self._catalogue.keys()
        vectors.remove(there - wanted)
        missing = wanted - there
        if missing:
            _log.warning("%d passages have no vector in this index and are embedded now", len(missing))
        for some in _batches(sorted(missing), BATCH):
            self._embed_into(vectors, (stored.chunk for stored in self._catalogue.chunks(keys=some)))
        if self._writable and not self._catalogue.settled:
            self._catalogue.settled = True


def _emptied(opened: Index | None, make: Callable[[], Index], discard: Callable[[], None]) -> Index:
    """The index with nothing in it; one that is too damaged to be emptied is deleted and made anew."""
    try:
        opened = opened or make()
        opened.clear()
    except StoreDamaged:
        if opened:
            opened.close()
        discard()
        return make()
    return opened


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
