"""Nearest passages by embedding: a Chroma collection of derived data under the data home."""

import hashlib
import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self, cast

from corpus.errors import StoreDamaged
from index.faults import storage_faults

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.client import Client

DIRECTORY_NAME = "vectors"


class Vectors:
    """The vectors of one embedder, by content key. Usable from several threads.

    Exactly one process may open the directory at a time: two that write destroy it without a word.
    All methods raise StoreDamaged, StoreReadOnly or DiskFull when the directory does not allow the work.
    """

    def __init__(self, home: Path, embedder_name: str) -> None:
        """Open the collection of this embedder under `home`, made new when missing."""
        self._directory = home / DIRECTORY_NAME
        self._name = collection_name(embedder_name)
        self._lock = RLock()
        self._keys: set[str] | None = None
        with self._faults():
            if self._directory.exists() and not self._directory.is_dir():
                raise StoreDamaged(DIRECTORY_NAME)
            self._directory.mkdir(parents=True, exist_ok=True)
            self._client = _connect(self._directory)
            try:
                self._collection = self._open()
            except BaseException:
                self._client.close()
                raise

    def add(self, keys: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Store one vector a key; a key that is there already gets the new vector. ValueError if the counts differ."""
        if len(keys) != len(vectors):
            raise ValueError(f"{len(keys)} keys for {len(vectors)} vectors")
        # Chroma refuses a key given twice in one call.
        by_key = dict(zip(keys, vectors, strict=True))
        unique = list(by_key)
        with self._lock, self._faults():
            step = self._client.get_max_batch_size()
            for start in range(0, len(unique), step):
                batch = unique[start : start + step]
                self._collection.upsert(ids=batch, embeddings=[by_key[key] for key in batch])
                if self._keys is not None:
                    self._keys.update(batch)

    def remove(self, keys: Iterable[str]) -> None:
        """Forget keys; unknown ones are ignored."""
        with self._lock, self._faults():
            known = sorted(self._known().intersection(keys))
            step = self._client.get_max_batch_size()
            for start in range(0, len(known), step):
                batch = known[start : start + step]
                self._collection.delete(ids=batch)
                self._known().difference_update(batch)

    def keys(self) -> set[str]:
        """All keys that have a vector."""
        with self._lock, self._faults():
            return set(self._known())

    def nearest(
        self, vector: Sequence[float], limit: int, within: Iterable[str] | None = None
    ) -> list[tuple[str, float]]:
        """The keys nearest to a vector as (key, cosine in [-1, 1]), best first; only of `within` if given."""
        with self._lock, self._faults():
            # Chroma fails on a key it does not know.
            ids = None if within is None else sorted(self._known().intersection(within))
            expected = min(limit, len(self._known() if ids is None else ids))
            if expected < 1:
                return []
            found = self._collection.query(
                query_embeddings=[vector], n_results=expected, ids=ids, include=["distances"]
            )
            distances = found["distances"] or [[]]
            if len(distances[0]) < expected:
                # Chroma opens without a word when the files of its graph are gone, and then finds only what is new.
                raise StoreDamaged(DIRECTORY_NAME)
            return [
                (key, max(-1.0, min(1.0, 1.0 - distance)))
                for key, distance in zip(found["ids"][0], distances[0], strict=True)
            ]

    def clear(self) -> None:
        """Forget all vectors, those of other embedders too."""
        with self._lock, self._faults():
            for collection in self._client.list_collections():
                self._client.delete_collection(collection.name)
            self._collection = self._open()
            self._keys = None

    def close(self) -> None:
        """Give the directory free. Closing twice is harmless."""
        with self._lock:
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _faults(self) -> AbstractContextManager[None]:
        return storage_faults(self._directory.parent, DIRECTORY_NAME)

    def _open(self) -> "Collection":
        return self._client.get_or_create_collection(
            self._name,
            # Without None at every opening Chroma brings in an embedding function that downloads its model.
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
        )

    def _known(self) -> set[str]:
        if self._keys is None:
            self._keys = set(self._collection.get(include=[])["ids"])
        return self._keys


def _connect(directory: Path) -> "Client":
    # Half a second of imports that a command without search does not need.
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    # Off explicitly: Chroma reports its use over the network by default.
    settings = Settings(anonymized_telemetry=False)
    try:
        client = chromadb.PersistentClient(path=str(directory), settings=settings)
    except Exception:
        # Chroma keeps what it failed to start and would hand it out again once the directory is repaired.
        if str(directory) not in SharedSystemClient._identifier_to_refcount:
            SharedSystemClient._identifier_to_system.pop(str(directory), None)
        raise
    # Declared as an interface that lacks `close`.
    return cast("Client", client)


def discard(home: Path) -> None:
    """Delete the vectors under `home`, damaged or not; nothing there is harmless. No Vectors may have them open."""
    directory = home / DIRECTORY_NAME
    if directory.is_dir() and not directory.is_symlink():
        shutil.rmtree(directory)
    else:
        directory.unlink(missing_ok=True)


def collection_name(embedder_name: str) -> str:
    """A name Chroma accepts, different for different embedders: readable letters and a hash of the whole."""
    readable = re.sub(r"[^a-zA-Z0-9]+", "-", Path(embedder_name).name).strip("-")[:40]
    digest = hashlib.sha256(embedder_name.encode()).hexdigest()[:12]
    return f"{readable}-{digest}" if readable else digest
