"""Bytes of a file -> decoded text. Nothing is guessed silently: what is not surely understood is an error."""

import re
from pathlib import PurePath

from corpus.document import ParseWarning
from corpus.errors import BinaryFile, EmptyFile, FileTooLarge, UnsupportedFormat
from corpus.reading.extracted_text import Raw, about_file
from corpus.reading.kind import BUNDLES, KIND_OF_SUFFIX, NAMES, Kind, kind_of
from corpus.reading.legacy import from_text
from corpus.reading.letters import composed
from corpus.reading.loaders import load
from corpus.reading.notices import drop_notices

SUFFIXES = tuple(KIND_OF_SUFFIX)
MAX_BYTES = 20_000_000
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})

_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\u180e\ufeff]")
_VIETNAMESE_D = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
_FOREIGN_D = re.compile(f"[{''.join(_VIETNAMESE_D)}]")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def is_leftover(name: str) -> bool:
    """Whether a file of this name is what programs leave in folders: locks of open documents, unseen files."""
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BY_SYSTEMS


def read(name: str, data: bytes) -> Raw:
    """The text of a file in NFC with `\\n` line ends, and what was odd about the file.

    The format is told by the bytes; `name` says which one is claimed and is never opened. Raises a DocumentError.
    """
    if PurePath(name).name.startswith("~$"):
        raise BinaryFile("tệp khóa tạm của Word (~$)", "nạp tệp cùng tên không có «~$» ở đầu")
    suffix = PurePath(name).suffix.lower()
    if suffix in BUNDLES:
        raise BinaryFile(BUNDLES[suffix], "lấy các văn bản bên trong ra rồi nạp")
    claimed = KIND_OF_SUFFIX.get(suffix)
    if claimed is None:
        raise UnsupportedFormat(suffix, ", ".join(SUFFIXES))
    if len(data) > MAX_BYTES:
        raise FileTooLarge(len(data), MAX_BYTES)
    if not data.strip():
        raise EmptyFile
    kind = kind_of(data, claimed)
    raw = load(kind, data)
    text, oddities = _clean(raw.text)
    if not text.strip():
        raise EmptyFile
    return Raw(text, (*_mismatch(claimed, kind), *raw.warnings, *oddities), name)


def _mismatch(claimed: Kind, kind: Kind) -> tuple[ParseWarning, ...]:
    if claimed == kind:
        return ()
    message = f"Đuôi tệp là {NAMES[claimed]} nhưng nội dung là {NAMES[kind]}; đã đọc theo nội dung."
    return (about_file("type_mismatch", message),)


def _with_vietnamese_d(text: str) -> tuple[str, int]:
    """The text with the eth and the African letter that old keyboards give for Đ, and how many there were.

    No Vietnamese word has them; they look the same in capitals and make one office two.
    """
    return _FOREIGN_D.subn(lambda found: _VIETNAMESE_D[found[0]], text)


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
    text, crossed = _with_vietnamese_d(text)
    if crossed:
        message = f"Đã đổi {crossed} chữ «Ð», «ð» của bảng chữ khác thành «Đ», «đ»; hãy đối chiếu với bản gốc."
        warnings.append(about_file("foreign_d", message))
    text, dropped = drop_notices(composed(text))
    if dropped:
        warnings.append(about_file("site_notices", f"Đã bỏ {dropped} dòng của trang web, không thuộc văn bản."))
    return text, warnings
