"""Stored files read again: all of them anew, or because another version of the program read them otherwise."""

import logging
import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args, get_type_hints

from sqlalchemy.schema import CreateTable

from corpus.document import Document
from corpus.errors import DocumentError, StoreDamaged
from index import lexical
from index.catalogue import DERIVED, Catalogue
from index.chunk import Chunk, chunk
from index.derived import BATCH
from index.stored import read_document

Reading = tuple[int, Document, tuple[Chunk, ...]]
Renewing = Callable[[int], None]
_log = logging.getLogger(__name__)


def readings(catalogue: Catalogue) -> Iterator[tuple[int, list[Reading]]]:
    """(documents so far, some of them read again with the chunks they have now), in batches worth embedding."""
    found: list[Reading] = []
    files = catalogue.files()
    for done, (number, file) in enumerate(files, start=1):
        document = _read(catalogue, number, file)
        found.append((number, document, chunk(document)))
        if done == len(files) or sum(len(pieces) for _, _, pieces in found) >= BATCH:
            yield done, found
            found = []


def _read(catalogue: Catalogue, number: int, file: str) -> Document:
    """A file that can no longer be read keeps its old reading, or else its text."""
    try:
        return read_document(file, catalogue.original(number))
    except (DocumentError, zlib.error) as error:
        _log.warning("document %d keeps its old reading: %s", number, type(error).__name__)
    try:
        return catalogue.document(number)
    except StoreDamaged:
        return read_document(f"{number}.txt", catalogue.text(number).encode())


def renew(home: Path, catalogue: Catalogue, renewing: Renewing | None) -> None:
    """Read all files again where the readings are of another shape. Ids of documents stay.

    `renewing` is told first how many there are.
    """
    if catalogue.reading == READING:
        return
    if count := catalogue.counts()[0]:
        if renewing:
            renewing(count)
        catalogue.settled = False
        # Rows of chunks may get numbers that others had.
        lexical.discard(home)
        for _, some in readings(catalogue):
            for number, document, pieces in some:
                catalogue.update(number, document, pieces)
    catalogue.reading = READING


def _described(kind: Any, known: dict[str, str]) -> dict[str, str]:
    """The dataclasses in a type by name, each with its fields and their types."""
    if is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in known:
        hints = get_type_hints(kind)
        known[kind.__name__] = " ".join(f"{field.name}:{hints[field.name]}" for field in fields(kind))
        for hint in hints.values():
            _described(hint, known)
    for argument in get_args(kind):
        _described(argument, known)
    return known


def _fingerprint() -> str:
    tables = [str(CreateTable(table)) for table in DERIVED]
    return sha256(repr((sorted(_described(Document, {}).items()), tables)).encode()).hexdigest()[:16]


# What readings are stored as: they are made again where the catalogue holds others.
READING = _fingerprint()
