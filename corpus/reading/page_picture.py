"""A page of a PDF file as a picture (PNG), with words marked as a reader marks them."""

import re
import struct
import zlib
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from corpus.errors import NotFound
from corpus.reading.page import Word
from corpus.reading.pdf import ENGINE, opened
from corpus.reading.pdf_page import read_page

_SCALE, _LARGEST = 1.6, 2_400
# Words that are looked for, and words of a page among which they are looked for.
_MOST_MARKED, _MOST_WORDS = 600, 4_000
# Words in a row that are taken for the marked ones, and the share of these that has to be found.
_RUN, _FOUND = 2, 0.6
_LETTERS = re.compile(r"\w+")


def page_png(data: bytes, number: int, marked: str = "") -> bytes:
    """Page `number` (from 1) of a PDF file, the words of `marked` on it marked. Raises NotFound, DocumentError.

    Words that are only in the picture of a scanned page cannot be marked.
    """
    with ENGINE:
        document = opened(data)
        try:
            if not 1 <= number <= len(document):
                raise NotFound(str(number))
            page = read_page(document, number - 1)
            scale = min(_SCALE, _LARGEST / max(page.width, page.height, 1))
            picture = _drawn(document, number - 1, scale)
        finally:
            document.close()
    # What was turned upright to be read stands elsewhere in the picture.
    upright = (page.width > page.height) == (picture.shape[1] > picture.shape[0])
    for word in _found(page.words[:_MOST_WORDS], marked if upright else ""):
        _mark(picture, word, scale)
    return _png(picture)


def _drawn(document: pypdfium2.PdfDocument, at: int, scale: float) -> Any:
    page = document[at]
    try:
        return page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3].copy()
    finally:
        page.close()


def _found(words: Sequence[Word], marked: str) -> Sequence[Word]:
    """The words of the page that are those of `marked`, in the same order."""
    wanted = [_folded(word) for word in marked.split()][:_MOST_MARKED]
    printed = [_folded(word.text) for word in words]
    shortest = min(_RUN, len(wanted))
    blocks = SequenceMatcher(None, printed, wanted, autojunk=False).get_matching_blocks()
    found = [word for block in blocks if block.size >= shortest for word in words[block.a : block.a + block.size]]
    # A few words of a quotation stand on many pages.
    return found if len(found) >= _FOUND * len(wanted) else []


def _folded(word: str) -> str:
    return "".join(_LETTERS.findall(word.casefold())) or word


def _mark(picture: Any, word: Word, scale: float) -> None:
    top, bottom = word.base - 0.85 * word.size, word.base + 0.25 * word.size
    top, bottom, left, right = (max(0, int(at * scale)) for at in (top, bottom, word.left - 1, word.right + 2))
    # Yellow light: what is printed stays as it is.
    picture[top:bottom, left:right, 2] = picture[top:bottom, left:right, 2] // 3


def _png(picture: Any) -> bytes:
    high, wide = picture.shape[:2]
    rows = b"".join(b"\0" + picture[row].tobytes() for row in range(high))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
