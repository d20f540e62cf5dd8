"""PDF files: the text layer in reading order, ruled tables as rows; pages without text are read by OCR."""

import re
import threading
from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.document import ParseWarning
from corpus.errors import DamagedFile, EncryptedFile, HelperMissing, TooComplex
from corpus.reading.extracted_text import Raw, about_file
from corpus.reading.flow import drop_running_heads, flow, set_notes_apart
from corpus.reading.kind import NAMES
from corpus.reading.page import Box, Page, PageBlocks
from corpus.reading.page_lines import read_lines
from corpus.reading.page_tables import find_tables
from corpus.reading.pdf_page import read_page
from corpus.reading.scan import Recognised, recognise
from corpus.reading.text_layer import is_text

MAX_PAGES = 3_000
_LISTED = 10
_END = re.compile(rb"startxref\s{1,8}(\d{1,12})\s{1,8}%%EOF")
_OBJECT = re.compile(rb"\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj\b")
# The cover of a file that only holds others says little more than that.
_COVER_LETTERS = 600
# PDFium is not safe for threads; it is held for one page at a time, so that nobody waits for a long file.
ENGINE = threading.Lock()


def read_pdf(data: bytes) -> Raw:
    """The text of all pages. Raises EncryptedFile, DamagedFile, TooComplex, or HelperMissing for scans without OCR."""
    with ENGINE:
        document = opened(data)
        attached = _attached(document)
    try:
        raw = _read(document)
    finally:
        with ENGINE:
            document.close()
    if attached and sum(map(str.isalpha, raw.text)) < _COVER_LETTERS:
        return _instead_of_cover(raw, attached)
    if attached:
        return Raw(raw.text, (*raw.warnings, _not_read(list(attached))))
    return raw


def _whole(data: bytes) -> bytes:
    """The file without what was appended to it. Raises DamagedFile for one that is cut off.

    PDFium repairs what is cut off by leaving out pages, and does not tell.
    """
    ends = [match for match in _END.finditer(data) if 0 < int(match[1]) < match.start()]
    if not ends or _OBJECT.search(data, ends[-1].end()):
        raise DamagedFile(NAMES["pdf"], "bị cắt cụt, thiếu phần cuối")
    return data[: ends[-1].end()]


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The file for PDFium, to be used and closed while ENGINE is held. Raises what `read_pdf` raises of the file."""
    try:
        document = pypdfium2.PdfDocument(_whole(data))
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


def _attached(document: pypdfium2.PdfDocument) -> dict[str, bytes]:
    """The files that the file holds, by name; those that cannot be taken out are empty."""
    found: dict[str, bytes] = {}
    for at in range(min(document.count_attachments(), _LISTED)):
        one = document.get_attachment(at)
        try:
            found[one.get_name()] = bytes(one.get_data())
        except pypdfium2.PdfiumError:
            found[f"tệp {at + 1}"] = b""
    return found


def _instead_of_cover(cover: Raw, attached: dict[str, bytes]) -> Raw:
    """The one document that a portfolio holds; of several, only their names are told."""
    inside = [data for data in attached.values() if data.startswith(b"%PDF-")]
    if len(inside) != 1 or b"/EmbeddedFile" in inside[0]:
        return Raw(cover.text, (*cover.warnings, _not_read(list(attached))))
    raw = read_pdf(inside[0])
    message = "Tệp PDF này chỉ là bìa; đã đọc văn bản đính kèm bên trong."
    return Raw(raw.text, (about_file("attachment_read", message), *raw.warnings))


def _not_read(names: Sequence[str]) -> ParseWarning:
    listed = ", ".join(f"«{name}»" for name in names)
    return about_file("attachments", f"Tệp PDF có tệp đính kèm chưa đọc: {listed}; hãy lưu riêng từng tệp rồi nạp.")


def _read(document: pypdfium2.PdfDocument) -> Raw:
    pages: list[PageBlocks] = []
    without_text: dict[int, tuple[Box, ...]] = {}
    remarked: list[int] = []
    for at in range(len(document)):
        with ENGINE:
            page = read_page(document, at)
        if not is_text(page):
            without_text[at] = page.apart
        if page.apart:
            remarked.append(at + 1)
        pages.append(_blocks(page))
    warnings: list[ParseWarning] = []
    if without_text:
        warnings.extend(_recognise(document, pages, without_text))
    if remarked:
        message = (
            f"Trang {_listed(remarked)} có chữ ký số hoặc ghi chú đặt lên trang; chữ trong đó không thuộc văn bản."
        )
        warnings.append(about_file("notes_apart", message))
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


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_LISTED])) + (", ..." if len(numbers) > _LISTED else "")


def _recognise(
    document: pypdfium2.PdfDocument, pages: list[PageBlocks], without_text: dict[int, tuple[Box, ...]]
) -> list[ParseWarning]:
    """Fills the pages that are pictures. Without OCR a file of pictures is an error, a single page a warning."""
    shown = _listed([at + 1 for at in without_text])
    try:
        found: list[Recognised] = recognise(document, without_text, ENGINE)
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
        message = f"Trang {_listed(doubtful)} nhận dạng với độ tin cậy thấp; cần kiểm tra số, ngày và ký hiệu ở đó."
        warnings.append(about_file("ocr_doubtful", message))
    return warnings
