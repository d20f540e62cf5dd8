"""One page of a PDF file -> its words and ruled lines, as they are seen on the page."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.errors import DamagedFile
from corpus.reading.kind import NAMES
from corpus.reading.page import Page, Rule
from corpus.reading.pdf_characters import Characters, Place

_MAX_PATHS = 5_000
_THIN = 3.0


def read_page(document: pypdfium2.PdfDocument, at: int) -> Page:
    """The page with this number (from 0). Raises DamagedFile or TooComplex."""
    try:
        page = document[at]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(NAMES["pdf"], f"không mở được trang {at + 1}") from error
    try:
        place = Place(page)
        text = page.get_textpage()
        try:
            words = tuple(Characters(text, place).words())
        finally:
            text.close()
        rules, pictures = _drawn(page, place)
        return Page(place.width, place.height, words, rules, pictures)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(NAMES["pdf"], f"không đọc được trang {at + 1}") from error
    finally:
        page.close()


def _drawn(page: pypdfium2.PdfPage, place: Place) -> tuple[tuple[Rule, ...], bool]:
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


def _rules(item: pypdfium2.PdfObject, place: Place) -> Iterator[Rule]:
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
