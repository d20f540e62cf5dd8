"""The loader of each format. They are imported when first needed: plain text does not wait for the PDF engine."""

import logging
from collections.abc import Callable
from importlib import import_module

from corpus.errors import DocumentError, UnparsedFile
from corpus.reading.extracted_text import Raw
from corpus.reading.kind import Kind

_log = logging.getLogger(__name__)
_LOADERS: dict[Kind, tuple[str, str]] = {
    "text": ("corpus.reading.plain", "read_plain"),
    "docx": ("corpus.reading.word", "read_word"),
    "word_xml": ("corpus.reading.word", "read_word"),
    "pdf": ("corpus.reading.pdf", "read_pdf"),
    "picture": ("corpus.reading.picture", "read_picture"),
    "html": ("corpus.reading.web", "read_web"),
    "mhtml": ("corpus.reading.web_archive", "read_web_archive"),
    "doc": ("corpus.reading.office", "read_doc"),
    "rtf": ("corpus.reading.office", "read_rtf"),
    "odt": ("corpus.reading.office", "read_odt"),
}


def load(kind: Kind, data: bytes) -> Raw:
    """The raw text of a file of this kind. Raises DocumentError, UnparsedFile for whatever else goes wrong."""
    module, name = _LOADERS[kind]
    loader: Callable[[bytes], Raw] = getattr(import_module(module), name)
    try:
        return loader(data)
    except DocumentError:
        raise
    except Exception as error:
        # One file may not end a run, whatever it does to a library.
        _log.exception("the %s loader failed on %d bytes", kind, len(data))
        raise UnparsedFile from error
