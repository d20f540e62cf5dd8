"""PDF files: the text layer in reading order, ruled tables as rows; pages without text are read by OCR."""

import threading
import unicodedata

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.document import ParseWarning
from corpus.errors import DamagedFile, EncryptedFile, HelperMissing, TooComplex
from corpus.reading.extracted_text import Raw, about_file
from corpus.reading.flow import drop_running_heads, flow, set_notes_apart
from corpus.reading.kind import NAMES
from corpus.reading.page import Page, PageBlocks
from corpus.reading.page_lines import read_lines
from corpus.reading.page_tables import find_tables
from corpus.reading.pdf_page import read_page
from corpus.reading.scan import Recognised, recognise

MAX_PAGES = 3_000
# A text layer of replacement characters or private codes is none: such a page is read from its picture.
_FEWEST_LETTERS, _GARBLED = 8, 0.2
_LISTED = 10
# PDFium is not safe for threads.
_ENGINE = threading.Lock()


def read_pdf(data: bytes) -> Raw:
    """The text of all pages. Raises EncryptedFile, DamagedFile, TooComplex, or HelperMissing for scans without OCR."""
    if b"%%EOF" not in data[-4096:]:
        # PDFium repairs what is cut off by leaving out pages, and does not tell.
        raise DamagedFile(NAMES["pdf"], "bị cắt cụt, thiếu phần cuối")
    with _ENGINE:
        document = _open(data)
        try:
            return _read(document)
        finally:
            document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedFile from error
        raise DamagedFile(NAMES["pdf"]) from error
    if count > MAX_PAGES:
        document.close()
        raise TooComplex(f"hơn {MAX_PAGES} trang")
    if count == 0:
        document.close()
        raise DamagedFile(NAMES["pdf"], "không có trang nào")
    return document


def _read(document: pypdfium2.PdfDocument) -> Raw:
    pages: list[PageBlocks] = []
    without_text: list[int] = []
    for at in range(len(document)):
        page = read_page(document, at)
        if page.pictures and not _has_text(page):
            without_text.append(at)
        pages.append(_blocks(page))
    warnings: list[ParseWarning] = []
    if without_text:
        warnings.extend(_recognise(document, pages, without_text))
    drop_running_heads(pages)
    set_notes_apart(pages)
    return Raw(flow(pages), tuple(warnings))


def _blocks(page: Page) -> PageBlocks:
    tables, words = find_tables(page.words, page.rules)
    blocks = PageBlocks(page.width, page.height)
    for table in tables:
        above = [word for word in words if word.base <= table.top]
        words = [word for word in words if word.base > table.top]
        blocks.blocks.extend([*read_lines(above, page.width), table])
    blocks.blocks.extend(read_lines(words, page.width))
    return blocks


def _has_text(page: Page) -> bool:
    characters = "".join(word.text for word in page.words)
    letters = sum(map(str.isalpha, characters))
    garbled = sum(1 for c in characters if c == "\ufffd" or unicodedata.category(c) in {"Co", "Cn", "Cc"})
    return letters >= _FEWEST_LETTERS and garbled <= _GARBLED * len(characters)


def _recognise(document: pypdfium2.PdfDocument, pages: list[PageBlocks], without_text: list[int]) -> list[ParseWarning]:
    """Fills the pages that are pictures. Without OCR a file of pictures is an error, a single page a warning."""
    shown = ", ".join(str(at + 1) for at in without_text[:_LISTED]) + (", ..." if len(without_text) > _LISTED else "")
    try:
        found: list[Recognised] = recognise(document, without_text)
    except HelperMissing:
        if len(without_text) == len(pages):
            raise
        message = f"Trang {shown} là ảnh chụp, không có chữ để đọc; cần cài phần nhận dạng chữ (Tesseract) để đọc."
        return [about_file("pages_without_text", message)]
    doubtful = []
    for at, one in zip(without_text, found, strict=True):
        pages[at] = _blocks(one.page)
        if one.doubtful:
            doubtful.append(at + 1)
    message = f"Trang {shown} là ảnh chụp, chữ do máy nhận dạng nên có thể sai; hãy đối chiếu với bản gốc."
    warnings = [about_file("scanned", message)]
    if doubtful:
        listed = ", ".join(map(str, doubtful[:_LISTED])) + (", ..." if len(doubtful) > _LISTED else "")
        message = f"Trang {listed} nhận dạng với độ tin cậy thấp; số, ngày và ký hiệu ở đó cần được kiểm tra."
        warnings.append(about_file("ocr_doubtful", message))
    return warnings
