"""Word search: BM25 over syllables, syllable pairs and whole symbols, in one SQLite FTS5 file of derived data."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from threading import RLock
from typing import Self

from index.faults import storage_faults
from index.fusion import Columns, ranking
from index.syllables import PAIR_JOINER, fold, tokenise

FILE_NAME = "lexical.sqlite"
MAX_QUERY_CHARACTERS = 4_000
MAX_QUERY_WORDS = 64

# Contentless: SQLite 3.40 cannot delete from such a table by row id, so the texts are kept in `rows` and the tokens of
# a deleted row are computed again. It takes a quarter of the space of storing the tokens.
_SCHEMA = (
    "CREATE TABLE rows (chunk_id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL,"
    " title TEXT NOT NULL, heading TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE INDEX rows_document ON rows (document_id)",
    "CREATE VIRTUAL TABLE words USING fts5 (title, heading, body, folded, content='',"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_/-.,&'\")",
)
_EXACT = "title heading body"
_FOLDED = "folded"
# A word in at least this share of the rows, and in this many, is left out of the ranking: measured, half the time for
# .002 of R@1. In a small store every word counts.
_COMMON_SHARE = 0.3
_COMMON_ROWS = 1_000
_MAX_COUNTS = 50_000

_INSERT = "INSERT INTO words (rowid, title, heading, body, folded) VALUES (?, ?, ?, ?, ?)"
_DELETE = "INSERT INTO words (words, rowid, title, heading, body, folded) VALUES ('delete', ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """What is searched of one chunk. `title` names the document, `heading` is the path of headings above the chunk."""

    chunk_id: int
    document_id: int
    title: str
    heading: str
    body: str


class Lexical:
    """The word index in one file. Usable from several threads; one process at a time.

    Every change is one transaction: after a crash it is there as a whole or not at all. All methods raise
    StoreDamaged, StoreReadOnly or DiskFull when the file does not allow the work.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, made new when missing, and rebuilt from its rows when the spelling rules have changed."""
        self._path = path
        self._lock = RLock()
        self._counts: dict[str, int] = {}
        self._rows: int | None = None
        with self._faults():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def add(self, rows: Iterable[LexicalRow]) -> None:
        """Store rows; a row whose chunk id is there already replaces it."""
        with self._transaction():
            for row in rows:
                self._delete(row.chunk_id)
                self._connection.execute(
                    "INSERT INTO rows VALUES (?, ?, ?, ?, ?)",
                    (row.chunk_id, row.document_id, row.title, row.heading, row.body),
                )
                self._connection.execute(_INSERT, (row.chunk_id, *_columns(row.title, row.heading, row.body)))

    def remove(self, chunk_ids: Iterable[int]) -> None:
        """Forget rows; unknown ids are ignored."""
        with self._transaction():
            for chunk_id in chunk_ids:
                self._delete(chunk_id)

    def clear(self) -> None:
        """Forget everything."""
        with self._transaction():
            self._connection.execute("DELETE FROM rows")
            self._connection.execute("INSERT INTO words (words) VALUES ('delete-all')")

    def search(
        self,
        query: str,
        limit: int,
        documents: Sequence[int] | None = None,
        columns: Columns | None = None,
    ) -> list[tuple[int, float]]:
        """The best `limit` chunks as (chunk id, BM25 score > 0), best first, of these documents only if given.

        `columns` defaults to the shipped weights.

        A word of the query that stands nowhere as typed is looked for without its diacritics; a query typed
        wholly without diacritics is matched without them throughout.
        """
        words = query_words(query)
        if not words or limit < 1:
            return []
        within, values = "", list[str | int]()
        if documents is not None:
            # The plus keeps SQLite from starting the full-text query anew for every row of the list.
            within = " AND +rowid IN (SELECT chunk_id FROM rows WHERE document_id IN (SELECT value FROM json_each(?)))"
            values.append(json.dumps(list(documents)))
        weights = columns or ranking().columns
        # Validated numbers; everything typed is bound.
        numbers = f"{weights.title}, {weights.heading}, {weights.body}, {weights.folded}"
        sql = (
            f"SELECT rowid, -bm25(words, {numbers}) AS score FROM words"  # noqa: S608
            f" WHERE words MATCH ?{within} ORDER BY score DESC, rowid LIMIT ?"
        )
        with self._lock, self._faults():
            expression = self._expression(words)
            if not expression:
                return []
            found = self._connection.execute(sql, (expression, *values, limit))
            return [(int(chunk_id), float(score)) for chunk_id, score in found]

    def chunk_ids(self) -> set[int]:
        """The ids of all stored rows."""
        with self._lock, self._faults():
            return {int(chunk_id) for (chunk_id,) in self._connection.execute("SELECT chunk_id FROM rows")}

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        rules = _rules_version()
        stored = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if stored == rules:
            return
        with self._transaction():
            if stored == 0:
                for statement in _SCHEMA:
                    self._connection.execute(statement)
            else:
                self._rebuild()
            self._connection.execute(f"PRAGMA user_version = {rules}")

    def _rebuild(self) -> None:
        self._connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
        stored = self._connection.execute("SELECT chunk_id, title, heading, body FROM rows")
        for chunk_id, title, heading, body in stored:
            self._connection.execute(_INSERT, (chunk_id, *_columns(title, heading, body)))

    def _delete(self, chunk_id: int) -> None:
        sql = "SELECT title, heading, body FROM rows WHERE chunk_id = ?"
        stored = self._connection.execute(sql, (chunk_id,)).fetchone()
        if stored:
            self._connection.execute(_DELETE, (chunk_id, *_columns(*stored)))
            self._connection.execute("DELETE FROM rows WHERE chunk_id = ?", (chunk_id,))

    def _expression(self, words: list[str]) -> str:
        """The FTS5 expression for any of the words, exactly or folded; "" when none of them stands anywhere."""
        if all(fold(word) == word for word in words):
            counts = {_match(_FOLDED, word): self._count(_FOLDED, word) for word in words}
        else:
            counts = {}
            for word in words:
                columns = _EXACT if self._count(_EXACT, word) else _FOLDED
                word = word if columns == _EXACT else fold(word)
                counts[_match(columns, word)] = self._count(columns, word)
        standing = {match: count for match, count in counts.items() if count}
        telling = [match for match, count in standing.items() if count < self._common()]
        return " OR ".join(telling or standing)

    def _count(self, columns: str, word: str) -> int:
        """The number of rows with this word, counted no further than what makes it common."""
        match = _match(columns, word)
        if match not in self._counts:
            if len(self._counts) >= _MAX_COUNTS:
                self._counts.clear()
            sql = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
            self._counts[match] = int(self._connection.execute(sql, (match, self._common())).fetchone()[0])
        return self._counts[match]

    def _common(self) -> int:
        """The number of rows from which on a word tells too little to be worth the time it takes to rank by it."""
        if self._rows is None:
            self._rows = int(self._connection.execute("SELECT count(*) FROM rows").fetchone()[0])
        return max(_COMMON_ROWS, int(self._rows * _COMMON_SHARE))

    def _faults(self) -> AbstractContextManager[None]:
        return storage_faults(self._path.parent, self._path.name)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, self._faults():
            self._connection.execute("BEGIN IMMEDIATE")
            self._counts.clear()
            self._rows = None
            try:
                yield
            except BaseException:
                # SQLite has already rolled back by itself when the disk is full.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


def discard(home: Path) -> None:
    """Delete the file of the word index under `home`, damaged or not; nothing there is harmless."""
    for suffix in ("", "-wal", "-shm"):
        (home / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)


def query_words(query: str) -> list[str]:
    """The distinct search tokens of a query, at most MAX_QUERY_WORDS words and what is made of them."""
    tokens: dict[str, None] = {}
    count = 0
    for token in tokenise(query[:MAX_QUERY_CHARACTERS]):
        if token in tokens:
            continue
        count += PAIR_JOINER not in token
        if count > MAX_QUERY_WORDS:
            break
        tokens[token] = None
    return list(tokens)


@cache
def _rules_version() -> int:
    """A positive number that changes whenever the code or the rules that make tokens change."""
    digest = hashlib.sha256()
    for name in ("syllables.py", "data/syllables.yaml"):
        digest.update(resources.files("index").joinpath(name).read_bytes())
    return int.from_bytes(digest.digest()[:4], "big") >> 1 | 1


def _columns(title: str, heading: str, body: str) -> tuple[str, ...]:
    exact = tuple(" ".join(tokenise(text)) for text in (title, heading, body))
    return (*exact, fold(" ".join(exact)))


def _match(columns: str, word: str) -> str:
    """The FTS5 expression for one word, quoted: nothing a user types is syntax."""
    quoted = word.replace('"', '""')
    return f'{{{columns}}}: "{quoted}"'
