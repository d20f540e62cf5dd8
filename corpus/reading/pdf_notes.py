"""What was put on a page after it was made: numbers and dates filled in are text, seals and remarks are not."""

import ctypes
from collections import Counter
from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.reading.page import Box, Word
from corpus.reading.page_lines import group_lines
from corpus.reading.pdf_characters import Place

_MOST = 500
# What fills a gap is of one line; these many letters on several are a signature's own words or a remark.
_FEWEST_LETTERS = 12


def put_on(page: pypdfium2.PdfPage, place: Place) -> list[Box]:
    """Where notes, stamps and signatures are on the page as it is seen."""
    found: list[Box] = []
    rect = pdfium.FS_RECTF()
    for at in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page.raw))):
        note = pdfium.FPDFPage_GetAnnot(page.raw, at)
        if pdfium.FPDFAnnot_GetRect(note, ctypes.byref(rect)):
            (x, y), (to_x, to_y) = place.seen(rect.left, rect.bottom), place.seen(rect.right, rect.top)
            found.append(Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))
        pdfium.FPDFPage_CloseAnnot(note)
    return found


def blocks(boxes: Sequence[Box], before: Sequence[Word], after: Sequence[Word]) -> tuple[Box, ...]:
    """The boxes that hold words of their own on several lines; `before` are the page's words without them."""
    printed = Counter(map(_key, before))
    added: list[Word] = []
    for word in after:
        key = _key(word)
        printed[key] -= 1
        if printed[key] < 0:
            added.append(word)
    return tuple(box for box in boxes if _is_block([word for word in added if box.holds(word)]))


def _key(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.left), round(word.base)


def _is_block(words: Sequence[Word]) -> bool:
    letters = sum(1 for word in words for letter in word.text if letter.isalpha())
    return letters >= _FEWEST_LETTERS and len(group_lines(words)) > 1
