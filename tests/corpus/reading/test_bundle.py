"""Documents that come packed: .zip archives and mails with attachments."""

import zipfile
from email.message import EmailMessage
from io import BytesIO

import pytest

from corpus.errors import BinaryFile, DamagedFile, TooComplex
from corpus.reading.bundle import documents_in

PLAN = "Kế hoạch số 5/KH-UBND".encode()


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/", 1).replace("_", "."), content)
    return out.getvalue()


def _mail(*files: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Gửi kế hoạch"
    mail.set_content("Kính gửi các đơn vị.")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def test_a_file_of_its_own_is_itself() -> None:
    assert documents_in("a.txt", PLAN) == [("a.txt", PLAN)]


def test_documents_of_an_archive() -> None:
    data = _zip(thu_muc__b_txt=PLAN, a_docx=b"PK", anh_png=b"x", trong_zip=b"PK", khoa_docx=b"1")
    assert [name for name, _ in documents_in("goi.ZIP", data)] == ["a.docx", "khoa.docx", "thu.muc/b.txt"]
    assert documents_in("g.zip", _zip(m__b_txt=PLAN)) == [("m/b.txt", PLAN)]


def test_leftovers_in_an_archive_are_no_documents() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in ("~$a.docx", "__MACOSX/a.docx", ".x/a.txt", "kế hoạch.txt"):
            made.writestr(name, PLAN)
    assert documents_in("g.zip", out.getvalue()) == [("kế hoạch.txt", PLAN)]


def test_documents_attached_to_a_mail() -> None:
    found = documents_in("thu.eml", _mail(("Kế hoạch 5.txt", PLAN), ("logo.png", b"x")))
    assert found == [("Kế hoạch 5.txt", PLAN)]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.zip", _zip(x_png=b"1"), BinaryFile),
        ("a.eml", _mail(), BinaryFile),
        ("a.zip", b"PK\x03\x04cut off", DamagedFile),
        ("a.zip", _zip(a_txt=b"0" * 30_000_000), TooComplex),
        ("a.zip", _zip(**{f"d{at}_txt": b"x" for at in range(1001)}), TooComplex),
    ],
    ids=["no document", "no attachment", "damaged", "bomb", "too many"],
)
def test_bundles_that_are_refused(name: str, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        documents_in(name, data)
