"""Plain text files: any Unicode encoding as it is, Vietnamese 8-bit encodings where they are certain."""

import codecs
import unicodedata

from corpus.errors import BinaryFile, UnknownEncoding
from corpus.reading.extracted_text import Raw, about_file
from corpus.reading.legacy import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset(
    {"windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso-8859-15", "us-ascii"}
)
# White space that a text may hold; every other control character marks a binary file.
_TEXT_CONTROLS = "\t\n\r\f\v\x85\x1a"


def read_plain(data: bytes) -> Raw:
    """The text of a plain file. Raises BinaryFile or UnknownEncoding."""
    raw = decode(data)
    if any(unicodedata.category(c) == "Cc" and c not in _TEXT_CONTROLS for c in set(raw.text)):
        raise BinaryFile
    return raw


def decode(data: bytes, declared: str | None = None) -> Raw:
    """Bytes of text with the encoding found out; `declared` is what the file says of itself (a page's charset)."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Raw(_strict(data[len(bom) :], encoding))
    guess = _utf16_without_bom(data)
    if guess:
        return Raw(_strict(data, guess))
    if b"\0" in data:
        raise BinaryFile
    try:
        return Raw(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _eight_bit(data, declared)


def _eight_bit(data: bytes, declared: str | None) -> Raw:
    if _looks_binary(data):
        raise BinaryFile
    found = from_bytes(data)
    if found is not None:
        message = f"Tệp dùng bảng mã cũ {found.name}, đã chuyển sang Unicode; hãy đối chiếu với bản gốc khi trích dẫn."
        return Raw(found.text, (about_file("legacy_encoding", message),))
    if declared in {"windows-1258", "cp1258"}:
        return Raw(_strict(data, "cp1258"))
    if declared in _WESTERN:
        # Word saves pages like this: its own marks as bytes, Vietnamese letters as numeric references.
        return Raw(data.decode("cp1252", "replace"))
    raise UnknownEncoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if _looks_binary(data):
            raise BinaryFile from None
        raise UnknownEncoding from None


def _utf16_without_bom(data: bytes) -> str | None:
    """Latin letters and spaces of Vietnamese text leave zero bytes in every other place."""
    sample = data[:4000]
    if len(sample) < 4 or b"\0" not in sample or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.3 and even <= half * 0.01:
        return "utf-16-le"
    if even > half * 0.3 and odd <= half * 0.01:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:4000]
    controls = sum(1 for byte in sample if byte < 32 and chr(byte) not in _TEXT_CONTROLS)
    return b"\0" in sample or controls > len(sample) * 0.02
