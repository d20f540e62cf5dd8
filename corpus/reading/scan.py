"""Pages that are pictures -> words with their places, by Tesseract where it is installed."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Any

import numpy as np
import pypdfium2  # type: ignore[import-untyped]

from corpus.errors import HelperFailed, HelperMissing, TooComplex
from corpus.reading.page import Box, Page, Word
from corpus.reading.program import find_program, run
from corpus.reading.scan_lines import take_lines
from corpus.reading.scan_strokes import numeral

MAX_SCANNED = 200
_DPI = 300
_SECONDS = 120.0
_POINTS = 72.0
# Below this share of sure words a page is called doubtful; a word is sure from this confidence (0 to 100) on.
_SURE, _SURE_SHARE = 60.0, 0.8
_PRINTED = re.compile(r"[^\W_]|^[-–+*/.]+$")
_INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"


@dataclass(frozen=True, slots=True)
class Recognised:
    """One page as it was recognised; `doubtful` where many words are unsure."""

    page: Page
    doubtful: bool


def recognise(document: pypdfium2.PdfDocument, numbers: Mapping[int, Sequence[Box]], engine: Lock) -> list[Recognised]:
    """The pages with these numbers (from 0), drawn under the lock, without the parts that are no text.

    Raises HelperMissing, HelperFailed or TooComplex.
    """
    program = find_program("tesseract")
    if program is None or not _knows_vietnamese(program):
        raise HelperMissing("Tệp là ảnh chụp (không có lớp chữ),", "Tesseract với dữ liệu tiếng Việt «vie»", _INSTALL)
    if len(numbers) > MAX_SCANNED:
        raise TooComplex(f"hơn {MAX_SCANNED} trang ảnh chụp")
    with tempfile.TemporaryDirectory(prefix="troly-") as folder:
        home = Path(folder)
        return [_recognise(document, at, apart, engine, program, home) for at, apart in numbers.items()]


@cache
def _knows_vietnamese(program: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="troly-") as folder:
        try:
            listed = run("Tesseract", [program, "--list-langs"], home=Path(folder), seconds=20)
        except HelperFailed:
            return False
    return b"vie" in listed.split()


def _recognise(
    document: pypdfium2.PdfDocument, number: int, apart: Sequence[Box], engine: Lock, program: str, home: Path
) -> Recognised:
    with engine:
        page = document[number]
        try:
            width, height = page.get_size()
            # Very large sheets are drawn smaller: the picture must fit in memory.
            scale = min(_DPI / _POINTS, 6000 / max(width, height, 1))
            picture = page.render(scale=scale, grayscale=True).to_numpy()
        finally:
            page.close()
    picture = picture.reshape(picture.shape[:2]).copy()
    for box in apart:
        left, top, right, bottom = (max(0, int(at * scale)) for at in (box.left, box.top, box.right, box.bottom))
        picture[top:bottom, left:right] = 255
    rules = take_lines(picture, scale)
    rows, columns = picture.shape
    image = b"P5 %d %d 255\n" % (columns, rows) + picture.tobytes()
    command = [program, "stdin", "stdout", "-l", "vie", "--dpi", str(round(scale * _POINTS)), "--psm", "3", "tsv"]
    output = run("Tesseract", command, home=home, seconds=_SECONDS, given=image).decode("utf-8", "replace")
    words, sure = _words(output, scale, picture)
    return Recognised(Page(width, height, tuple(words), rules), doubtful=sure < _SURE_SHARE * len(words))


def _words(table: str, scale: float, picture: Any) -> tuple[list[Word], int]:
    """(words, how many of them are sure) of Tesseract's table: level, ..., left, top, width, height, conf, text.

    All words have the size that most lines have: how high a line is depends on its letters, and what differs in size
    is no part of the paragraph above it.
    """
    words: list[Word] = []
    heights: list[float] = []
    sure = 0
    base = 0.0
    paper = float(np.median(picture))
    for line in table.splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) < 12:
            continue
        left, top, width, height = (int(value) / scale for value in fields[6:10])
        if fields[0] == "4":
            # Words of one line stand on one baseline, whatever letters they have.
            base = top + 0.8 * height
            heights.append(0.8 * height)
        elif fields[0] == "5" and fields[11].strip():
            if float(fields[10]) < _SURE and not _PRINTED.search(fields[11]):
                # Specks and strokes of a pen.
                continue
            x, y, wide, high = map(int, fields[6:10])
            text = numeral(fields[11].strip(), picture[y : y + high, max(0, x - 2) : x + wide + 2], paper)
            # Vietnamese print has the shorter dash. What is recognised as two words is two, however near they stand.
            words.append(Word(text.replace("—", "–"), left, left + 0.9 * width, base, 0.0))
            sure += float(fields[10]) >= _SURE
    size = median(heights) if heights else 0.0
    return [replace(word, size=size) for word in words], sure
