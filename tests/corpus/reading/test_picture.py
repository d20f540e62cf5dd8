"""Pictures of pages."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from corpus.errors import BinaryFile, DamagedFile, TooComplex
from corpus.reading.program import find_program
from corpus.reading.read import read
from tests.corpus.documents.pdf import as_pdf


def _photo(kind: str) -> bytes:
    document = pypdfium2.PdfDocument(as_pdf())
    picture: Image.Image = document[0].render(scale=200 / 72).to_pil()
    document.close()
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.skipif(find_program("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG")])
def test_a_picture_is_read_as_a_scanned_page(name: str, kind: str) -> None:
    raw = read(name, _photo(kind))
    assert "47/KH-UBND" in raw.text
    assert "Lập sổ theo dõi đơn thư trên máy tính\tThanh tra tỉnh" in raw.text
    assert [one.code for one in raw.warnings] == ["scanned"]


def test_a_picture_that_is_cut_off_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        read("a.png", _photo("PNG")[:2000])


def test_a_picture_that_unpacks_to_too_much_is_refused() -> None:
    out = BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(TooComplex):
        read("a.png", out.getvalue())


def test_what_is_no_picture_is_none_by_its_name() -> None:
    with pytest.raises((BinaryFile, DamagedFile)):
        read("a.jpg", b"GIF89a" + bytes(200))
