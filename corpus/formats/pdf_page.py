"""One page of a PDF file -> its words and ruled lines, as they are seen on the page."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.errors import DamagedFile, TooComplex
from corpus.formats.kind import NAMES
from corpus.formats.page import Page, Rule, Word

_MAX_CHARACTERS = 100_000
_MAX_PATHS = 5_000
_THIN = 3.0
# What PDFium makes of a hyphen at the end of a line; the word goes on in the next line.
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
_BLANKS = frozenset({0xA0, 0xFEFF})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_page(document: pypdfium2.PdfDocument, at: int) -> Page:
    """The page with this number (from 0). Raises DamagedFile or TooComplex."""
    try:
        page = document[at]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(NAMES["pdf"], f"không mở được trang {at + 1}") from error
    try:
        place = _Place(page)
        text = page.get_textpage()
        try:
            words = tuple(_words(text, place))
        finally:
            text.close()
        rules, pictures = _drawn(page, place)
        return Page(place.width, place.height, words, rules, pictures)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(NAMES["pdf"], f"không đọc được trang {at + 1}") from error
    finally:
        page.close()


class _Place:
    """Turns coordinates of the file (upwards, page perhaps rotated) into those of the page as it is seen."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = page.get_size()
        self._rotation = page.get_rotation() % 360
        self._left, self._bottom, right, top = page.get_cropbox()
        self._wide, self._high = right - self._left, top - self._bottom

    def seen(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._left, y - self._bottom
        match self._rotation:
            case 90:
                return y, x
            case 180:
                return self._wide - x, y
            case 270:
                return self._high - y, self._wide - x
            case _:
                return x, self._high - y


def _words(text: pypdfium2.PdfTextPage, place: _Place) -> Iterator[Word]:
    count = text.count_chars()
    if count > _MAX_CHARACTERS:
        raise TooComplex(f"một trang hơn {_MAX_CHARACTERS} chữ")
    raw = text.raw
    codes = [pdfium.FPDFText_GetUnicode(raw, at) for at in range(count)]
    start: int | None = None
    for at, code in enumerate([*codes, 32]):
        if code in _LINE_END_HYPHENS:
            codes[at] = ord("-")
            yield from _word(raw, codes, at if start is None else start, at + 1, place)
            start = None
        elif code <= 32 or code in _BLANKS:
            if start is not None:
                yield from _word(raw, codes, start, at, place)
            start = None
        elif start is None:
            start = at


def _word(raw: object, codes: list[int], start: int, end: int, place: _Place) -> Iterator[Word]:
    """One word, or a word and the raised footnote mark that stands at its end."""
    cut = end
    while cut > start and 48 <= codes[cut - 1] <= 57:
        cut -= 1
    size, base = _size(raw, start), _origin(raw, start, place)
    if start < cut < end:
        mark_size, mark_base = _size(raw, cut), _origin(raw, cut, place)
        if mark_size < 0.8 * size and base - mark_base > 0.12 * size:
            yield _made(raw, codes, start, cut, place, size, base, False)
            yield _made(raw, codes, cut, end, place, mark_size, mark_base, True)
            return
    digits = all(48 <= code <= 57 for code in codes[start:end])
    yield _made(
        raw, codes, start, end, place, size, base, raised=digits and _is_raised(raw, start, end, size, base, place)
    )


def _is_raised(raw: object, start: int, end: int, size: float, base: float, place: _Place) -> bool:
    """A mark by itself is raised against what stands next to it."""
    for beside in (end + 1, start - 2, start - 1):
        if 0 <= beside < pdfium.FPDFText_CountChars(raw) and pdfium.FPDFText_GetUnicode(raw, beside) > 32:
            other, other_base = _size(raw, beside), _origin(raw, beside, place)
            if size < 0.8 * other and 0.12 * other < other_base - base < other:
                return True
    return False


def _made(
    raw: object, codes: list[int], start: int, end: int, place: _Place, size: float, base: float, raised: bool
) -> Word:
    characters = unicodedata.normalize(
        "NFC", "".join(chr(code) for code in codes[start:end] if not 0xD800 <= code <= 0xDFFF)
    )
    left, right = _edges(raw, start, end - 1, place)
    return Word(characters.translate(_RAISED) if raised else characters, left, right, base, size, raised)


def _size(raw: object, at: int) -> float:
    """The size at which a character is printed: that of its font, enlarged as the page says."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, at, ctypes.byref(matrix))
    enlarged = math.hypot(matrix.c, matrix.d) or 1.0
    return max(1.0, float(pdfium.FPDFText_GetFontSize(raw, at)) * enlarged)


def _origin(raw: object, at: int, place: _Place) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, at, ctypes.byref(x), ctypes.byref(y))
    return place.seen(x.value, y.value)[1]


def _edges(raw: object, first: int, last: int, place: _Place) -> tuple[float, float]:
    sides: list[float] = []
    for at in {first, last}:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(
            raw, at, ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top)
        )
        sides.extend([place.seen(left.value, bottom.value)[0], place.seen(right.value, top.value)[0]])
    return min(sides), max(sides)


def _drawn(page: pypdfium2.PdfPage, place: _Place) -> tuple[tuple[Rule, ...], bool]:
    """(straight lines, whether there are pictures). Pages full of drawings are maps, not tables."""
    rules: list[Rule] = []
    pictures = False
    for seen, item in enumerate(page.get_objects(max_depth=3)):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(item, place))
        if seen > 50 * _MAX_PATHS or len(rules) > _MAX_PATHS:
            return (), pictures
    return tuple(rules), pictures


def _rules(item: pypdfium2.PdfObject, place: _Place) -> Iterator[Rule]:
    """The straight lines of a path: a thin filled box is one line, the sides of other boxes are four."""
    corners = [place.seen(x, y) for x, y in _corners(item)]
    if len(corners) < 2 or len(corners) > 40:
        return
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if wide <= _THIN or high <= _THIN:
        if wide <= _THIN < high:
            yield Rule(True, (min(xs) + max(xs)) / 2, min(ys), max(ys))
        elif high <= _THIN < wide:
            yield Rule(False, (min(ys) + max(ys)) / 2, min(xs), max(xs))
        return
    for (x, y), (to_x, to_y) in pairwise(corners):
        if abs(x - to_x) < 0.5 < abs(y - to_y):
            yield Rule(True, x, min(y, to_y), max(y, to_y))
        elif abs(y - to_y) < 0.5 < abs(x - to_x):
            yield Rule(False, y, min(x, to_x), max(x, to_x))


def _corners(item: pypdfium2.PdfObject) -> list[tuple[float, float]]:
    matrix = item.get_matrix()
    corners: list[tuple[float, float]] = []
    count = pdfium.FPDFPath_CountSegments(item.raw)
    if count > 40:
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO or not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return []
        point = matrix.on_point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        corners.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            corners.append(first)
    return corners
