"""Bytes of a file -> document, whatever may be wrong with them."""

import logging

from corpus.document import Document
from corpus.errors import DocumentError, UnparsedFile
from corpus.parse import parse
from corpus.read import read

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
