"""What a file is, told by its bytes. The name only confirms it."""

import re
from typing import Literal

from corpus.errors import BinaryFile, DamagedFile, EncryptedFile
from corpus.reading.archive import Archive

Kind = Literal["text", "docx", "pdf", "html", "doc", "rtf", "odt"]

KIND_OF_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".doc": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
}
NAMES: dict[Kind, str] = {
    "text": "văn bản thuần",
    "docx": "Word (.docx)",
    "pdf": "PDF",
    "html": "trang web (.html)",
    "doc": "Word cũ (.doc)",
    "rtf": "RTF",
    "odt": "OpenDocument (.odt)",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<!doctype\s+html|<html\b|<head\b|<body\b|<meta\b)",
    re.I | re.S,
)
_OTHER_STREAMS = ("Workbook", "PowerPoint Document")
_WINDOW = 4096


def kind_of(data: bytes, claimed: Kind) -> Kind:
    """The format of these bytes. `claimed` is what the name says; it decides only where the bytes do not.

    Raises EncryptedFile for Office files under a password, DamagedFile for containers that are cut off, BinaryFile for
    formats that hold no document text.
    """
    head = data[:_WINDOW]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return _zip_kind(data, claimed)
    if head.startswith(_OLE):
        return _ole_kind(data, claimed)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    # Web pages may be in UTF-16: their tags are found with the zero bytes left out.
    if _HTML.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")):
        return "html"
    return "text"


def _zip_kind(data: bytes, claimed: Kind) -> Kind:
    archive = Archive(data, NAMES[claimed])
    names = archive.names()
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    if "mimetype" in names and "content.xml" in names:
        mimetype = archive.part("mimetype") or b""
        if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
            return "odt"
    raise BinaryFile


def _ole_kind(data: bytes, claimed: Kind) -> Kind:
    """Word 97-2003 files, and newer ones under a password, are OLE containers; stream names are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if claimed == "doc" and not any(name.encode("utf-16-le") in data for name in _OTHER_STREAMS):
        # The names of the streams stand near the end: a file that is cut off has none.
        raise DamagedFile(NAMES["doc"], "bị cắt cụt")
    raise BinaryFile
