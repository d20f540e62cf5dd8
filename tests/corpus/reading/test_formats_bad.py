"""Bad input: a warning or a clear error, in bounded time and memory, never a wrong success."""

import logging
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import BinaryFile, DamagedFile, DocumentError, EncryptedFile, TooComplex, UnparsedFile
from corpus.parse import parse
from corpus.reading.archive import MAX_UNPACKED, Archive
from corpus.reading.grid import MAX_COLUMNS, MAX_ROWS, GridCell, table_lines
from corpus.reading.read import SUFFIXES, read
from tests.corpus.documents.pdf import as_pdf, drawn
from tests.corpus.documents.plan import as_text
from tests.corpus.documents.web import as_web
from tests.corpus.documents.word import as_word, cell, of_xml, paragraph, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", as_word()[:3000], DamagedFile),
        ("a.docx", as_word()[: len(as_word()) // 2], DamagedFile),
        ("a.docx", _zip(xl__workbook_xml=b"<x/>"), BinaryFile),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
        ("a.doc", OLE + "Workbook".encode("utf-16-le"), BinaryFile),
        ("a.docx", _zip(word__document_xml=b"<w" * 9), DamagedFile),
        ("a.docx", _zip(word__document_xml=b"<x>" + b" " * (MAX_UNPACKED + 1)), TooComplex),
        ("a.docx", _zip(word__document_xml=b"<x>" + b" " * 30_000_000), TooComplex),
        ("a.doc", OLE, DamagedFile),
        ("a.rtf", b"{\\rtf1\\ansi Ke hoach", DamagedFile),
        ("a.pdf", b"%PDF-1.7\n" + bytes(500) + b"%%EOF", DamagedFile),
        ("a.pdf", b"%PDF-1.7\n", DamagedFile),
        ("a.docx", b"\x00\x01\x02" * 100, BinaryFile),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), DamagedFile),
    ],
    ids=[
        "head",
        "half",
        "sheet",
        "password",
        "xls",
        "xml",
        "bomb",
        "ratio",
        "doc",
        "rtf",
        "no pdf",
        "pdf head",
        "bytes",
        "picture",
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as caught:
        read(name, data)
    assert "\n" not in caught.value.message


def test_a_part_under_a_zip_password_is_encrypted() -> None:
    data = bytearray(_zip(word__document_xml=b"<x/>"))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(EncryptedFile):
        Archive(bytes(data), "Word").part("word/document.xml")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", as_word(), "Word (.docx)"),
        ("a.docx", as_web(), "trang web (.html)"),
        ("a.pdf", as_text(), "văn bản thuần"),
        ("a.doc", as_web(), "trang web (.html)"),
    ],
)
def test_a_file_that_lies_about_its_type_is_read_as_what_it_is_and_told(name: str, data: bytes, kind: str) -> None:
    document = parse(read(name, data))
    assert document.header.symbol == "47/KH-UBND"
    told = [warning.message for warning in document.warnings if warning.code == "type_mismatch"]
    assert len(told) == 1
    assert kind in told[0]


@pytest.mark.parametrize(
    ("text", "shown", "codes"),
    [
        ("Kế\u200b hoạch\u200d", "Kế hoạch", ["zero_width"]),
        ("\u202eKế hoạch\u202c", "Kế hoạch", ["bidi"]),
        ("\ufeffKế hoạch", "Kế hoạch", []),
        ("a\u200b\u0301", "á", ["zero_width"]),
        ("Kế hoạch", "Kế hoạch", []),
    ],
)
def test_invisible_characters_go_and_are_told(text: str, shown: str, codes: list[str]) -> None:
    raw = read("a.txt", text.encode())
    assert (raw.text, [warning.code for warning in raw.warnings]) == (shown, codes)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kế hoạch số 12/КH-UBND", ["12/КH-UBND"]),
        ("Kế hoạch số 12/KH-UBND", []),
        ("Liên bang Nga (Россия)", []),
        ("bụi mịn 10µm, trị số α", []),
        ("Nghị quyết Οanh", ["Οanh"]),
    ],
    ids=["cyrillic", "latin", "foreign word", "measure", "greek"],
)
def test_letters_that_only_look_latin_are_told_in_place(text: str, found: list[str]) -> None:
    document = parse(text)
    told = [one for one in document.warnings if one.code == "lookalike"]
    assert [document.text[one.start : one.end] for one in told] == found
    assert document.text == text


@pytest.mark.parametrize("size", [(MAX_ROWS + 1, 2), (2, MAX_COLUMNS + 1)], ids=["rows", "columns"])
def test_tables_have_bounds(size: tuple[int, int]) -> None:
    rows, columns = size
    with pytest.raises(TooComplex):
        table_lines([[GridCell(("x",), at) for at in range(columns)]] * rows)


def test_a_long_table_is_read_whole() -> None:
    count = 3_000
    rows = (cell(str(at)) + cell("Rà soát") for at in range(count))
    assert read("a.docx", of_xml(table(*rows))).text.count("\tRà soát") == count


def test_a_long_pdf_is_read_whole() -> None:
    pages = 60
    document = parse(read("a.pdf", drawn(lambda canvas: canvas.drawString(90, 500, "Rà soát."), pages)))
    assert document.text.count("Rà soát.") == len(document.pages) == pages


def test_a_fault_of_our_own_is_no_damaged_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("corpus.reading.word.table_lines", lambda rows: 1 / 0)
    with caplog.at_level(logging.CRITICAL), pytest.raises(UnparsedFile):
        read("a.docx", of_xml(table(cell("a") + cell("b"))))


MADE = {
    "a.docx": of_xml(paragraph("Kế hoạch") + table(cell("1") + cell("2"))),
    "a.pdf": as_pdf(),
    "a.html": as_web(),
    "a.txt": as_text(),
}


@pytest.mark.parametrize("name", sorted(MADE))
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_spoilt_file_gives_a_document_or_an_error(name: str, data: st.DataObject) -> None:
    """Bytes changed, taken out and put in anywhere in a real file; a fault of ours would show as UnparsedFile."""
    spoilt = bytearray(MADE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        length = data.draw(st.integers(0, 40))
        spoilt[at : at + length] = data.draw(st.binary(max_size=40))
    try:
        text = read(name, bytes(spoilt)).text
    except UnparsedFile as error:
        raise AssertionError("a spoilt file met a case that nobody thought of") from error
    except DocumentError:
        return
    assert text.strip()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix_meets_arbitrary_bytes(suffix: str) -> None:
    for data in (b"\0", b"\xff" * 50, b"PK\x03\x04" + bytes(40), b"<", b"{\\", OLE, b"%PDF-"):
        with pytest.raises(DocumentError):
            read("a" + suffix, data) if data != b"<" and data != b"{\\" else read("a" + suffix, b"\0" + data)
