"""What a file is, told by its bytes. The name only confirms it."""

import itertools
import re
from email.parser import BytesHeaderParser
from typing import Literal

from corpus.errors import BinaryFile, DamagedFile, EncryptedFile
from corpus.reading.archive import Archive, is_word

Kind = Literal["text", "docx", "pdf", "html", "doc", "rtf", "odt", "word_xml", "mhtml", "picture"]

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
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
}
# What holds documents and is none.
BUNDLES = {".zip": "tệp nén", ".eml": "thư điện tử"}
NAMES: dict[Kind, str] = {
    "text": "văn bản thuần",
    "docx": "Word (.docx)",
    "pdf": "PDF",
    "html": "trang web (.html)",
    "doc": "Word cũ (.doc)",
    "rtf": "RTF",
    "odt": "OpenDocument (.odt)",
    "word_xml": "Word dạng XML",
    "mhtml": "trang web lưu một tệp (.mht)",
    "picture": "ảnh (.png, .jpg)",
}
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PAGE = rb"<!doctype\s+html|<(?:html|head|body|meta)\b"
_HTML = re.compile(_PAGE, re.I)
# Pieces of a page: what the name must say too, for a plain text may begin with a tag that it tells of.
_FRAGMENT = re.compile(_PAGE + rb"|<(?:title|table|div|p|style|span|font|center|article|section|h[1-6])\b", re.I)
_WORD_XML = re.compile(
    rb"<(?:\w{1,20}:)?(?:wordDocument|package)\b[^>]{0,20000}?/office/(?:word/2003/wordml|2006/xmlPackage)"
)
_HEADER_LINE = re.compile(rb"[\w-]{2,60}:\s")
_WEB_ARCHIVE = ("multipart/related", "text/html")
_SHEET = ("bảng tính Excel", "lưu phần cần dùng dưới dạng .docx hoặc .pdf")
_SLIDES = ("bài trình chiếu PowerPoint", "lưu dưới dạng .pdf")
_PACKED = ("tệp nén", "giải nén rồi nạp các văn bản bên trong")
# By a stream of an OLE container, by a folder of a zip file, by the first bytes: what a file is and what to do.
_OTHER_STREAMS = {"Workbook": _SHEET, "PowerPoint Document": _SLIDES}
_OTHER_FOLDERS = {"xl/": _SHEET, "ppt/": _SLIDES}
_OTHER_BYTES = {
    b"Rar!": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"\x1f\x8b": _PACKED,
    b"MZ": ("chương trình máy tính", "xóa tệp này nếu không biết nó từ đâu ra"),
    b"\x7fELF": ("chương trình máy tính", "xóa tệp này nếu không biết nó từ đâu ra"),
}
_WINDOW = 4096
# Comments of web editors in front of the first tag may be long.
_PAGE_WINDOW = 300_000


def is_picture(data: bytes) -> bool:
    """Whether these bytes are a picture that can be read."""
    return data.startswith(_PICTURES)


def kind_of(data: bytes, claimed: Kind) -> Kind:
    """The format of these bytes. `claimed` is what the name says; it decides only where the bytes do not.

    Raises EncryptedFile for Office files under a password, DamagedFile for containers that are cut off, BinaryFile for
    formats that hold no document text.
    """
    head = data[:_WINDOW]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if is_picture(data):
        return "picture"
    if head.startswith(_ZIP):
        return _zip_kind(data, claimed)
    if head.startswith(_OLE):
        return _ole_kind(data, claimed)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    for first, other in _OTHER_BYTES.items():
        if head.startswith(first) and b"\0" in head:
            raise BinaryFile(*other)
    return _marked_up(data, claimed) or "text"


def _marked_up(data: bytes, claimed: Kind) -> Kind | None:
    """Pages and XML files, also in UTF-16: their tags are found with the zero bytes left out."""
    text = data[:_PAGE_WINDOW].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
    if _HEADER_LINE.match(text) and b"mime-version:" in text[:_WINDOW].lower():
        return "mhtml" if BytesHeaderParser().parsebytes(text).get_content_type() in _WEB_ARCHIVE else None
    text = _without_prologue(text)
    if _WORD_XML.match(text):
        return "word_xml"
    return "html" if (_HTML if claimed == "text" else _FRAGMENT).match(text) else None


def _without_prologue(text: bytes) -> bytes:
    """What stands behind the declarations and comments at the beginning."""
    here = 0
    for opening, closing in itertools.cycle(((b"<?", b"?>"), (b"<!--", b"-->"))):
        while text[here : here + 1].isspace():
            here += 1
        other = b"<!--" if opening == b"<?" else b"<?"
        if text.startswith(opening, here):
            end = text.find(closing, here)
            if end < 0:
                break
            here = end + len(closing)
        elif not text.startswith(other, here):
            break
    return text[here:]


def _zip_kind(data: bytes, claimed: Kind) -> Kind:
    archive = Archive(data, NAMES[claimed])
    names = archive.names()
    if is_word(archive):
        return "docx"
    if "mimetype" in names and "content.xml" in names:
        mimetype = archive.part("mimetype") or b""
        if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
            return "odt"
    raise BinaryFile(*next((other for folder, other in _OTHER_FOLDERS.items() if _has(names, folder)), _PACKED))


def _has(names: frozenset[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _ole_kind(data: bytes, claimed: Kind) -> Kind:
    """Word 97-2003 files, and newer ones under a password, are OLE containers; stream names are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    for stream, other in _OTHER_STREAMS.items():
        if stream.encode("utf-16-le") in data:
            raise BinaryFile(*other)
    if claimed == "doc":
        # The names of the streams stand near the end: a file that is cut off has none.
        raise DamagedFile(NAMES["doc"], "bị cắt cụt")
    raise BinaryFile
