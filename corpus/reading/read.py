"""Bytes of a file -> decoded text. Nothing is guessed silently: what is not surely understood is an error."""

import logging
import re
import unicodedata
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from corpus.document import ParseWarning
from corpus.errors import DocumentError, EmptyFile, FileTooLarge, UnparsedFile, UnsupportedFormat
from corpus.reading.extracted_text import Raw, about_file
from corpus.reading.kind import KIND_OF_SUFFIX, NAMES, Kind, kind_of
from corpus.reading.legacy import from_text
from corpus.reading.notices import drop_notices
from corpus.reading.plain import read_plain

SUFFIXES = tuple(KIND_OF_SUFFIX)
MAX_BYTES = 20_000_000

_log = logging.getLogger(__name__)
# Loaders are imported when first needed: a plain text file does not wait for the PDF engine.
_LOADERS: dict[Kind, tuple[str, str]] = {
    "docx": ("corpus.reading.word", "read_word"),
    "pdf": ("corpus.reading.pdf", "read_pdf"),
    "html": ("corpus.reading.web", "read_web"),
    "doc": ("corpus.reading.office", "read_doc"),
    "rtf": ("corpus.reading.office", "read_rtf"),
    "odt": ("corpus.reading.office", "read_odt"),
}
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\u180e\ufeff]")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def read(name: str, data: bytes) -> Raw:
    """The text of a file in NFC with `\\n` line ends, and what was odd about the file.

    The format is told by the bytes; `name` says which one is claimed and is never opened. Raises a DocumentError.
    """
    suffix = PurePath(name).suffix.lower()
    claimed = KIND_OF_SUFFIX.get(suffix)
    if claimed is None:
        raise UnsupportedFormat(suffix, ", ".join(SUFFIXES))
    if len(data) > MAX_BYTES:
        raise FileTooLarge(len(data), MAX_BYTES)
    if not data.strip():
        raise EmptyFile
    kind = kind_of(data, claimed)
    raw = _load(kind, data)
    text, oddities = _clean(raw.text)
    if not text.strip():
        raise EmptyFile
    return Raw(text, (*_mismatch(claimed, kind), *raw.warnings, *oddities))


def _load(kind: Kind, data: bytes) -> Raw:
    if kind == "text":
        return read_plain(data)
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


def _mismatch(claimed: Kind, kind: Kind) -> tuple[ParseWarning, ...]:
    if claimed == kind:
        return ()
    message = f"Đuôi tệp là {NAMES[claimed]} nhưng nội dung là {NAMES[kind]}; đã đọc theo nội dung."
    return (about_file("type_mismatch", message),)


def _clean(text: str) -> tuple[str, list[ParseWarning]]:
    warnings: list[ParseWarning] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    converted = from_text(text)
    if converted is not None:
        text = converted.text
        message = f"Chữ trong tệp dùng phông cũ {converted.name}, đã chuyển sang Unicode; hãy đối chiếu với bản gốc."
        warnings.append(about_file("legacy_encoding", message))
    text, bidi = _BIDI.subn("", text)
    text, zero_width = _ZERO_WIDTH.subn("", text.removeprefix("\ufeff"))
    if bidi:
        warnings.append(
            about_file("bidi", f"Đã bỏ {bidi} ký tự đảo chiều chữ, loại ký tự có thể làm chữ hiện sai thứ tự.")
        )
    if zero_width:
        warnings.append(about_file("zero_width", f"Đã bỏ {zero_width} ký tự ẩn không có độ rộng."))
    # Dropping what is invisible may bring a letter and its mark together.
    text, dropped = drop_notices(unicodedata.normalize("NFC", text))
    if dropped:
        warnings.append(about_file("site_notices", f"Đã bỏ {dropped} dòng của trang web, không thuộc văn bản."))
    return text, warnings
