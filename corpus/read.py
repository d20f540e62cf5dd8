"""Bytes of a file -> decoded text. Nothing is guessed silently: what is not surely text is an error."""

import codecs
import unicodedata
from pathlib import PurePath

from corpus.errors import BinaryFile, EmptyFile, FileTooLarge, UnknownEncoding, UnsupportedFormat

SUFFIXES = (".txt", ".md")
MAX_BYTES = 20_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# White space that a text may hold; every other control character marks a binary file.
_TEXT_CONTROLS = "\t\n\r\f\v\x85\x1a"


def read(name: str, data: bytes) -> str:
    """The text of a file in NFC with `\\n` line ends.

    `name` serves only to tell the format by its suffix; it is never opened. Raises a DocumentError.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnsupportedFormat(suffix, ", ".join(SUFFIXES))
    if len(data) > MAX_BYTES:
        raise FileTooLarge(len(data), MAX_BYTES)
    text = _decode(data)
    if any(unicodedata.category(c) == "Cc" and c not in _TEXT_CONTROLS for c in set(text)):
        raise BinaryFile
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyFile
    return text


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    guess = _utf16_without_bom(data)
    if guess:
        return _strict(data, guess)
    if b"\0" in data:
        raise BinaryFile
    return _strict(data, "utf-8")


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
