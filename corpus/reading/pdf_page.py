"""One page of a PDF file -> its words and ruled lines, as they are seen on the page."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.errors import DamagedFile
from corpus.reading.kind import NAMES
from corpus.reading.page import Page, Rule, Word
from corpus.reading.page_marks import set_apart
from corpus.reading.pdf_characters import Characters, Place
from corpus.reading.pdf_notes import blocks, put_on

_MAX_PATHS = 5_000
_THIN = 3.0


def read_page(document: pypdfium2.PdfDocument, at: int) -> Page:
    """The page with this number (from 0), with what was filled in on it. Raises DamagedFile or TooComplex."""
    try:
        page = document[at]
        boxes = put_on(page, Place(page))
        before: tuple[Word, ...] = ()
        if boxes:
            before = _words(page)[1]
            if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
                # What was put on the page is part of it from now on, but only when it is opened anew.
                page.close()
                page = document[at]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(NAMES["pdf"], f"không mở được trang {at + 1}") from error
    try:
        place, words = _words(page)
        apart = blocks(boxes, before, words) if boxes else ()
        rules, pictures = _drawn(page, place)
        text = [word for word in words if not any(box.holds(word) for box in apart)] if apart else words
        return Page(place.width, place.height, set_apart(text), rules, pictures, apart)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(NAMES["pdf"], f"không đọc được trang {at + 1}") from error
    finally:
        page.close()


def _words(page: pypdfium2.PdfPage) -> tuple[Place, tuple[Word, ...]]:
    """(the page set upright, its words)."""
    text = page.get_textpage()
    try:
        place = Place(page)
        characters = Characters(text, place)
        if turn := characters.upright():
            place = Place(page, turn)
            characters = Characters(text, place)
        return place, tuple(characters.words())
    finally:
        text.close()


def _drawn(page: pypdfium2.PdfPage, place: Place) -> tuple[tuple[Rule, ...], float]:
    """(straight lines, the share of the page under pictures). Pages full of drawings are maps, not tables."""
    rules: list[Rule] = []
    covered, whole = 0.0, (place.width * place.height) or 1.0
    around = 0.0
    for seen, item in enumerate(page.get_objects(max_depth=3)):
        if item.level == 0:
            around = _area(item, place) if item.type == pdfium.FPDF_PAGEOBJ_FORM else 0.0
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            # The place of a picture inside a form is told in the form's own units: it counts as large as the form.
            covered += _area(item, place) if item.level == 0 else around
            around = 0.0
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(item, place))
        if seen > 50 * _MAX_PATHS or len(rules) > _MAX_PATHS:
            rules.clear()
            break
    return tuple(rules), min(1.0, covered / whole)


def _area(item: pypdfium2.PdfObject, place: Place) -> float:
    try:
        left, bottom, right, top = item.get_bounds()
    except pypdfium2.PdfiumError:
        return 0.0
    (x, y), (to_x, to_y) = place.seen(left, bottom), place.seen(right, top)
    wide = min(max(x, to_x), place.width) - max(min(x, to_x), 0.0)
    high = min(max(y, to_y), place.height) - max(min(y, to_y), 0.0)
    return float(max(0.0, wide) * max(0.0, high))


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
