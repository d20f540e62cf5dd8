"""The characters of one PDF page: their codes, sizes and places, and the words that they make."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.errors import TooComplex
from corpus.reading.page import Word

_MAX_CHARACTERS = 100_000
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# What PDFium makes of a hyphen at the end of a line; the word goes on in the next line.
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
_BLANKS = frozenset({0xA0, 0xFEFF})
_UNMAPPED = 0xFFFD
# From this brightness on (0 black to 255 white) a colour is a light one.
_PALE = 190


class Place:
    """Turns coordinates of the file (upwards, page perhaps rotated) into those of the page as it is seen."""

    def __init__(self, page: pypdfium2.PdfPage, turn: int = 0) -> None:
        """`turn` (0, 90, 180 or 270 degrees clockwise) sets upright what is printed sideways on the page."""
        self.width, self.height = page.get_size()
        if turn % 180:
            self.width, self.height = self.height, self.width
        self._rotation = (page.get_rotation() + turn) % 360
        self._left, self._bottom, right, top = page.get_cropbox()
        self._wide, self._high = right - self._left, top - self._bottom

    def lean(self, radians: float) -> int:
        """How far a character leans clockwise on the page as it is seen, in degrees."""
        return (round(math.degrees(radians)) + int(self._rotation)) % 360

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


class Characters:
    """Reads single characters of an open text page. The buffers are its own: a call for each would cost the most."""

    def __init__(self, text: pypdfium2.PdfTextPage, place: Place) -> None:
        count = text.count_chars()
        if count > _MAX_CHARACTERS:
            raise TooComplex(f"một trang hơn {_MAX_CHARACTERS} chữ")
        self._raw = text.raw
        self._place = place
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._given = tuple(ctypes.byref(number) for number in self._numbers)
        self._matrix = pdfium.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._given_colour = tuple(ctypes.byref(part) for part in self._colour)
        # A letter that the file does not map is unknown, but it is there: it ends no word.
        self._codes = [pdfium.FPDFText_GetUnicode(self._raw, at) or _UNMAPPED for at in range(count)]
        self._leans = [self._lean(at) if code > 32 else 0 for at, code in enumerate(self._codes)]

    def upright(self) -> int:
        """By how much (0, 90, 180 or 270 degrees clockwise) the page has to be turned for most letters to stand up."""
        leans = Counter(lean for lean, code in zip(self._leans, self._codes, strict=True) if code > 32)
        most = leans.most_common(1)[0][0] if leans else 0
        return -most % 360 if most % 90 == 0 else 0

    def words(self) -> Iterator[Word]:
        """The words in the order of the file."""
        start: int | None = None
        for at, code in enumerate([*self._codes, 32]):
            if code in _LINE_END_HYPHENS:
                self._codes[at] = ord("-")
                yield from self._word(at if start is None else start, at + 1)
                start = None
            elif code <= 32 or code in _BLANKS:
                if start is not None:
                    yield from self._word(start, at)
                start = None
            elif start is None:
                start = at
            elif self._leans[at] != self._leans[start]:
                yield from self._word(start, at)
                start = at

    def _word(self, start: int, end: int) -> Iterator[Word]:
        """One word, or a word and the raised footnote mark that stands at its end."""
        cut = end
        while cut > start and 48 <= self._codes[cut - 1] <= 57:
            cut -= 1
        size, base = self._size(start), self._base(start)
        if start < cut < end and self._is_above(cut, size, base):
            yield self._made(start, cut, size, base, raised=False)
            yield self._made(cut, end, self._size(cut), self._base(cut), raised=True)
            return
        beside = (at for at in (end + 1, start - 2, start - 1) if 0 <= at < len(self._codes) and self._codes[at] > 32)
        mark = cut == start and any(self._is_above(start, self._size(at), self._base(at)) for at in beside)
        yield self._made(start, end, size, base, raised=mark)

    def _is_above(self, at: int, size: float, base: float) -> bool:
        """Whether a character is small and raised against others of this size and baseline."""
        return self._size(at) < 0.8 * size and 0.12 * size < base - self._base(at) < size

    def _made(self, start: int, end: int, size: float, base: float, raised: bool) -> Word:
        kept = "".join(chr(code) for code in self._codes[start:end] if not 0xD800 <= code <= 0xDFFF)
        text = unicodedata.normalize("NFC", kept)
        left, right = self._sides(start)
        if end - start > 1:
            other_left, other_right = self._sides(end - 1)
            left, right = min(left, other_left), max(right, other_right)
        shown = text.translate(_RAISED) if raised else text
        return Word(shown, left, right, base, size, raised, self._leans[start], self._pale(start))

    def _lean(self, at: int) -> int:
        lean = self._place.lean(pdfium.FPDFText_GetCharAngle(self._raw, at))
        return 0 if lean in {1, 359} else lean

    def _pale(self, at: int) -> bool:
        if not pdfium.FPDFText_GetFillColor(self._raw, at, *self._given_colour):
            return False
        red, green, blue, alpha = (part.value for part in self._colour)
        return 255 - (255 - (red + green + blue) / 3) * alpha / 255 >= _PALE

    def _size(self, at: int) -> float:
        """The size at which a character is printed: that of its font, enlarged as the page says."""
        pdfium.FPDFText_GetMatrix(self._raw, at, self._matrix)
        enlarged = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return max(1.0, float(pdfium.FPDFText_GetFontSize(self._raw, at)) * enlarged)

    def _base(self, at: int) -> float:
        x, y = self._numbers[:2]
        pdfium.FPDFText_GetCharOrigin(self._raw, at, *self._given[:2])
        return self._place.seen(x.value, y.value)[1]

    def _sides(self, at: int) -> tuple[float, float]:
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(self._raw, at, *self._given)
        one = self._place.seen(left.value, bottom.value)[0]
        other = self._place.seen(right.value, top.value)[0]
        return min(one, other), max(one, other)
