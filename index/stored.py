"""What goes into the store and what comes out of it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from corpus.document import Document, Header
from corpus.errors import DocumentError, UnparsedFile
from corpus.parse import parse
from corpus.reading.read import read
from index.chunk import Chunk
from index.versions import Changes

# Bytes of a file -> document, whatever may be wrong with them.


_log = logging.getLogger(__name__)


def read_document(file: str, data: bytes) -> Document:
    """The document in these bytes. Raises DocumentError for whatever goes wrong: one file may not end a run."""
    try:
        return parse(read(file, data))
    except DocumentError:
        raise
    except Exception as error:
        _log.exception("the parser failed on a file of %d bytes", len(data))
        raise UnparsedFile from error


def storable(name: str) -> str:
    """The name as text that can be stored: a file name may hold bytes that are no text; databases take text only."""
    return name.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")


# What goes into the store and what comes out of it.


Status = Literal["added", "replaced", "skipped", "failed"]
# What to do with a file that is another version of a stored document.
Meeting = Literal["keep", "replace", "skip"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to store. `source` is what makes it the same file next time; `file` is the name to show.

    `meeting` says what to do where another version of the document is stored under another source. `named` says that
    the source is a bare name, which two different documents may share.
    """

    source: str
    file: str
    data: bytes
    meeting: Meeting = "keep"
    named: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """The stored document of which a file is another version, and how the file differs from it.

    `name` is how people call it, where someone has said so.
    """

    id: int
    file: str
    header: Header
    changes: Changes
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `document_id` is where its content is stored now, None if it failed.

    `version` is the document that it is another version of: one that it replaced, or one that stays beside it.
    """

    file: str
    status: Status
    document_id: int | None = None
    error: DocumentError | None = None
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One found chunk; `quote` is the document text at `[chunk.start, chunk.end)`. Higher scores are better."""

    document_id: int
    chunk: Chunk
    score: float
    quote: str


class StoredDocument:
    """A document in the store. The header is at hand; the text and structure are read when first asked for."""

    __slots__ = ("_document", "_header", "added", "file", "id", "source")

    def __init__(
        self,
        id: int,  # noqa: A002
        file: str,
        source: str,
        added: datetime,
        document: Document | Callable[[], Document],
        header: Header | None = None,
    ) -> None:
        """`document` may be a function that reads it; `header` then spares reading it for the header alone."""
        self.id = id
        self.file = file
        self.source = source
        self.added = added
        self._document = document
        self._header = header

    @property
    def document(self) -> Document:
        """The whole document. Raises NotFound if it was removed meanwhile, StoreDamaged."""
        return self._document if isinstance(self._document, Document) else self._document()

    @property
    def header(self) -> Header:
        """What the document says of itself."""
        return self._header if self._header is not None else self.document.header

    def __repr__(self) -> str:
        return f"StoredDocument(id={self.id}, file={self.file!r})"
