"""Bytes of a file become text, or an error that says what is wrong."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BinaryFile, DocumentError, EmptyFile, FileTooLarge, UnknownEncoding, UnsupportedFormat
from corpus.reading.extracted_text import Raw
from corpus.reading.read import MAX_BYTES, read

TEXT = "Kế hoạch tuyên truyền năm 2026\nSở Nội vụ chủ trì"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "utf-16-le bare", "utf-16-be bare", "nfd", "crlf"],
)
def test_the_same_text_in_any_encoding(data: bytes) -> None:
    assert read("kế hoạch.txt", data) == Raw(TEXT, name="kế hoạch.txt")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", EmptyFile),
        ("a.txt", b" \n\t ", EmptyFile),
        ("a.txt", b"\x7fELF\x02\x01\x01" + bytes(64), BinaryFile),
        ("a.txt", b"K\xe1\xba\xbf ho\xe1\xba\xa1ch\x00n\xc4\x83m", BinaryFile),
        ("a.txt", "Kế hoạch\x07".encode(), BinaryFile),
        (
            "a.txt",
            "Größe über für schön möglich führen Änderung Öl können".encode("latin-1"),
            UnknownEncoding,
        ),
        ("a.exe", b"text", UnsupportedFormat),
        ("a", b"text", UnsupportedFormat),
    ],
)
def test_what_is_no_text_is_an_error(name: str, data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as caught:
        read(name, data)
    assert "\n" not in caught.value.message


def test_a_file_over_the_limit_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(FileTooLarge, match="20 MB"):
        read("a.txt", b"a" * (MAX_BYTES + 1))


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_document_error(data: bytes) -> None:
    try:
        text = read("x.txt", data).text
    except DocumentError:
        return
    assert text.strip()
    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text


def test_letters_that_only_look_like_vietnamese_ones_are_told() -> None:
    raw = read("kế hoạch.txt", "Căn cứ Nghị ðịnh số 30/2020/NÐ-CP của HÐND xã".encode())
    assert raw.text == "Căn cứ Nghị định số 30/2020/NĐ-CP của HĐND xã"
    assert "foreign_d" in [warning.code for warning in raw.warnings]
