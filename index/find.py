"""Finding passages: the named documents, the words beside the meaning, and one ranking out of both."""

import unicodedata
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from index.catalogue import Catalogue
from index.cues import expected
from index.derived import Derived
from index.fusion import CANDIDATES, Ranking, asking, combine, fuse, has_meaning, ranking
from index.stored import Hit
from index.titles import Titles

_Vector = Future[list[float]]

MAX_QUERY_CHARS = 2000
# Questions embedded at the same time; more would only wait for the processors.
_EMBEDDING_THREADS = 2


class Finder:
    """Searches one store. Usable from several threads; `forget` it after a change, `close` it at the end."""

    def __init__(self, catalogue: Catalogue, derived: Derived) -> None:
        self._catalogue = catalogue
        self._derived = derived
        self._lock = Lock()
        self._known: Titles | None = None
        self._threads = ThreadPoolExecutor(_EMBEDDING_THREADS, "embedding")

    def forget(self) -> None:
        """The stored documents have changed."""
        with self._lock:
            self._known = None

    def close(self) -> None:
        """Wait for what is running. Closing twice is harmless."""
        self._threads.shutdown()

    def find(
        self, query: str, limit: int, documents: Collection[int] | None = None, weights: Ranking | None = None
    ) -> list[Hit]:
        """The best chunks, best first; only of these documents if given, else of those the query names, if any.

        Empty for a query without words. `weights` defaults to the shipped ones.
        """
        words = unicodedata.normalize("NFC", query[:MAX_QUERY_CHARS]).replace("\0", " ")
        words = " ".join(words.encode("utf-8", "ignore").decode().split())
        titles = self._titles()
        if not words or limit < 1 or not titles.ids:
            return []
        within = (
            sorted(titles.named(words)) or None if documents is None else sorted(titles.ids.intersection(documents))
        )
        return [] if within == [] else self._best(words, limit, within, weights or ranking())

    def _best(self, words: str, limit: int, within: Sequence[int] | None, weights: Ranking) -> list[Hit]:
        candidates = max(CANDIDATES, limit)
        parts = [(share, part) for share, part in ((1.0, words), (weights.asking, asking(words))) if part and share]
        # Embedding is half of the time and runs outside Python's lock, and so does most of the search for words.
        vectors = [
            self._threads.submit(self._derived.embed_query, part) if weights.meaning and has_meaning(part) else None
            for _, part in parts
        ]
        rankings = [
            (share, self._ranked(part, vector, candidates, within, weights))
            for (share, part), vector in zip(parts, vectors, strict=True)
        ]
        best = (combine(rankings) if len(rankings) > 1 else rankings[0][1])[:limit]
        ids = [number for number, _ in best]
        known = {stored.id: stored for stored in self._catalogue.chunks(ids=ids)}
        quotes = self._catalogue.quotes(ids)
        # What another thread removed meanwhile is no longer in the catalogue.
        return [
            Hit(known[number].document_id, known[number].chunk, score, quotes[number])
            for number, score in best
            if number in known and number in quotes
        ]

    def _ranked(
        self, words: str, vector: _Vector | None, limit: int, within: Sequence[int] | None, weights: Ranking
    ) -> list[tuple[int, float]]:
        """(chunk id, score), best first, over the candidates for these words."""
        asked = f"{words}\n{expected(words)}"
        lexical = self._derived.find_words(asked, limit, within, weights.columns)
        dense = self._meaning(vector.result(), limit, within, lexical) if vector else {}
        return fuse(lexical, dense, weights.meaning)

    def _meaning(
        self, vector: Sequence[float], limit: int, within: Sequence[int] | None, lexical: Collection[int]
    ) -> dict[int, float]:
        """Chunk id -> cosine, of the nearest chunks and of those found by their words.

        A chunk found by its words must not count as far in meaning because a hundred others are nearer: on 126
        questions about plans that costs .06 of R@1.
        """
        nearest = self._derived.find_meaning(vector, limit, None if within is None else self._catalogue.keys(within))
        found = self._catalogue.keys_of(lexical)
        others = set(found.values()).difference(nearest)
        cosines = nearest | (self._derived.find_meaning(vector, len(others), others) if others else {})
        near = {number: cosines[key] for number, key in self._catalogue.having(nearest, within)}
        return near | {number: cosines[key] for number, key in found.items() if key in cosines}

    def _titles(self) -> Titles:
        with self._lock:
            if self._known is None:
                self._known = Titles(self._catalogue.titles())
            return self._known
