"""Formats that need other programs: read where the program is there, named with how to install it where it is not."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import HelperFailed, HelperMissing
from corpus.parse import parse
from corpus.reading.program import find_program, run
from corpus.reading.read import read
from tests.corpus.documents.pdf import as_pdf
from tests.corpus.documents.word import as_word

RTF = rb"{\rtf1\ansi\ansicpg1252 {K\u7871? ho\u7841?ch s\u7889? 5/KH-UBND}\par {Hai}\par}"


def _scanned(pages: int = 1, text_too: bool = False) -> bytes:
    """The plan as a picture, as a scanner makes it; `text_too` puts a page with a text layer behind it."""
    document = pypdfium2.PdfDocument(as_pdf())
    picture: Image.Image = document[0].render(scale=200 / 72).to_pil()
    document.close()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for _ in range(pages):
        canvas.drawInlineImage(picture, 0, 0, 595, 842)
        canvas.showPage()
    if text_too:
        canvas.drawString(90, 700, "Trang nay co lop chu.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize(
    ("name", "make", "program"),
    [
        ("a.rtf", lambda: RTF, "LibreOffice"),
        ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "LibreOffice"),
        ("a.pdf", _scanned, "Tesseract"),
    ],
    ids=["rtf", "doc", "scan"],
)
@pytest.mark.usefixtures("nothing_installed")
def test_a_missing_program_is_named_with_how_to_install_it(name: str, make: Callable[[], bytes], program: str) -> None:
    with pytest.raises(HelperMissing) as caught:
        read(name, make())
    assert program in caught.value.message
    assert "apt-get install" in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.usefixtures("nothing_installed")
def test_a_single_page_without_text_is_a_warning() -> None:
    raw = read("a.pdf", _scanned(text_too=True))
    assert "lop chu" in raw.text
    assert [warning.code for warning in raw.warnings] == ["pages_without_text"]
    assert "Trang 1 " in raw.warnings[0].message


office = pytest.mark.skipif(find_program("soffice", "libreoffice") is None, reason="LibreOffice is not installed")
ocr = pytest.mark.skipif(find_program("tesseract") is None, reason="Tesseract is not installed")


@office
@pytest.mark.slow
def test_rich_text_is_read_through_libreoffice() -> None:
    raw = read("a.rtf", RTF)
    assert raw.text.split("\n")[0] == "Kế hoạch số 5/KH-UBND"
    assert raw.warnings == ()


@office
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_office_files_are_read_through_libreoffice(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(as_word())
    program = find_program("soffice", "libreoffice") or ""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = parse(read(f"a.{suffix}", (tmp_path / f"a.{suffix}").read_bytes()))
    assert document.header.symbol == "47/KH-UBND"
    assert [row.id for row in document.rows] == ["1", "2", "3"]


@office
@pytest.mark.slow
def test_what_libreoffice_cannot_read_is_an_error() -> None:
    with pytest.raises(HelperFailed):
        read("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))


@ocr
@pytest.mark.slow
def test_a_scan_is_read_with_a_warning() -> None:
    document = parse(read("a.pdf", _scanned()))
    assert document.header.symbol == "47/KH-UBND"
    assert document.header.date == "2025-03-12"
    assert document.warnings[0].code == "scanned"
    assert document.page_at(0) == 1


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    child = tmp_path / "child"
    script = f"(sleep 60; touch {child}) & sleep 60"
    with pytest.raises(HelperFailed, match="quá"):
        run("sh", ["sh", "-c", script], home=tmp_path, seconds=0.3)
    left = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(child) not in left


@pytest.mark.parametrize("command", [["sh", "-c", "exit 3"], ["/no/such/program"]])
def test_a_program_that_fails_is_told(command: list[str], tmp_path: Path) -> None:
    with pytest.raises(HelperFailed):
        run("sh", command, home=tmp_path, seconds=5)


def test_a_program_sees_nothing_of_our_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLY_SECRET", "x")
    assert b"TROLY" not in run("env", ["env"], home=tmp_path, seconds=5)


def test_a_printed_page_needs_no_program(nothing_installed: None) -> None:
    assert "47/KH-UBND" in read("a.pdf", as_pdf()).text
