"""Photographs and scans as picture files: a page of a PDF file each, read as any scanned page."""

import warnings
from io import BytesIO

from corpus.errors import DamagedFile, HelperMissing, TooComplex
from corpus.reading.extracted_text import Raw
from corpus.reading.kind import NAMES, is_picture
from corpus.reading.pdf import read_pdf

_MOST_PIXELS = 80_000_000
# An A4 page at 300 dots an inch; more says nothing more about letters.
_LARGEST, _PAGE_INCHES = 3_508, 11.69


def read_picture(data: bytes) -> Raw:
    """The text of a picture, by OCR. Raises HelperMissing, DamagedFile, TooComplex."""
    return read_pdf(as_pdf(data))


def as_pdf(data: bytes) -> bytes:
    """The picture as a PDF file of one page; other files as they are. Raises what `read_picture` raises."""
    if not is_picture(data):
        return data
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise HelperMissing("Tệp ảnh", "thư viện Pillow", "pip install pillow") from error
    try:
        with warnings.catch_warnings():
            # The size is held against our own bound before anything is unpacked.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > _MOST_PIXELS:
            raise TooComplex(f"ảnh hơn {_MOST_PIXELS // 1_000_000} triệu điểm")
        picture.draft("L", (_LARGEST, _LARGEST))
        upright = ImageOps.exif_transpose(picture).convert("L")
        upright.thumbnail((_LARGEST, _LARGEST))
        out = BytesIO()
        upright.save(out, "PDF", resolution=max(upright.size) / _PAGE_INCHES)
    except Image.DecompressionBombError as error:
        raise TooComplex(f"ảnh hơn {_MOST_PIXELS // 1_000_000} triệu điểm") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise DamagedFile(NAMES["picture"]) from error
    return out.getvalue()
