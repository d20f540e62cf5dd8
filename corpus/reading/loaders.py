"""The loader of each format. They are imported when first needed: plain text does not wait for the PDF engine."""

import logging
from collections.abc import Callable
from importlib import import_module

from corpus.errors import DocumentError, UnparsedFile
from corpus.formats.kind import Kind
from corpus.raw import Raw

_log = logging.getLogger(__name__)
_LOADERS: dict[Kind, tuple[str, str]] = {
    "text": ("corpus.formats.plain", "read_plain"),
    "docx": ("corpus.formats.word", "read_word"),
    "word_xml": ("corpus.formats.word", "read_word"),
    "pdf": ("corpus.formats.pdf", "read_pdf"),
    "html": ("corpus.formats.web", "read_web"),
    "mhtml": ("corpus.reading.web_archive", "read_web_archive"),
    "doc": ("corpus.formats.office", "read_doc"),
    "rtf": ("corpus.formats.office", "read_rtf"),
    "odt": ("corpus.formats.office", "read_odt"),
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
