"""Old Vietnamese encodings are recognised by their syllables, or not at all."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnknownEncoding
from corpus.reading.legacy import from_font, from_text, is_syllable
from corpus.reading.read import read

TEXT = (
    "Ủy ban nhân dân xã tổ chức triển khai kế hoạch tuyên truyền, phổ biến pháp luật; chỉ đạo các thôn rà soát, lập "
    "danh sách hộ nghèo, gửi về phòng chuyên môn trước ngày 30/4/2025. Kỹ sư, nghĩa vụ, quỹ, đẩy mạnh, ở, ừ, ử, ưỡn ẹo."
)
TCVN3 = (
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®",
    "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ",
)
VNI_MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_HAT = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_WHOLE = {"đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "í": "í", "ì": "ì"}


def tcvn3(text: str) -> bytes:
    """Text as it was typed under a TCVN3 font."""
    return text.lower().translate(str.maketrans(TCVN3[1], TCVN3[0])).encode("latin-1")


def vni(text: str) -> bytes:
    """Text as it was typed under a VNI font."""
    out = ""
    for letter in text.lower():
        base, *marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in VNI_MARKS), "")
        if letter in VNI_WHOLE or not marks:
            out += VNI_WHOLE.get(letter, letter)
        elif "\u031b" in marks:
            out += {"o": "ô", "u": "ö"}[base] + (VNI_MARKS[tone] if tone else "")
        elif "\u0302" in marks:
            out += base + VNI_HAT[tone]
        elif "\u0306" in marks:
            out += base + VNI_BREVE[tone]
        else:
            out += base + VNI_MARKS[tone]
    return out.encode("latin-1")


def windows_1258(text: str) -> bytes:
    """Letters with their hats, tones as characters of their own."""
    out = ""
    for letter in text:
        split = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in split if mark in VNI_MARKS]
        out += unicodedata.normalize("NFC", "".join(c for c in split if c not in VNI_MARKS)) + "".join(tones)
    return out.encode("cp1258")


@pytest.mark.parametrize(
    ("data", "text", "name"),
    [
        (tcvn3(TEXT), TEXT.lower(), "TCVN3"),
        (vni(TEXT), TEXT.lower(), "VNI"),
        (windows_1258(TEXT), TEXT, "windows-1258"),
    ],
    ids=["tcvn3", "vni", "windows-1258"],
)
def test_an_old_encoding_is_recognised_and_told(data: bytes, text: str, name: str) -> None:
    raw = read("a.txt", data)
    assert raw.text == text
    assert [warning.code for warning in raw.warnings] == ["legacy_encoding"]
    assert name in raw.warnings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Le président a déclaré que l'état était prêt à être très élevé, où ça, élève à l'école, né en été, déjà là.",
        "Größe über für schön möglich führen Änderung Öl Straße können müssen würde hätte wäre größer.",
        "kÕ",
    ],
    ids=["french", "german", "too short"],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(UnknownEncoding):
        read("a.txt", text.encode("latin-1"))


def test_unicode_text_that_holds_old_codes_is_converted_too() -> None:
    raw = read("a.txt", tcvn3(TEXT).decode("latin-1").encode("utf-8"))
    assert raw.text == TEXT.lower()
    assert [warning.code for warning in raw.warnings] == ["legacy_encoding"]


@given(st.text(max_size=80))
def test_text_in_unicode_is_left_alone(text: str) -> None:
    assert from_text(TEXT + text) is None


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("KÕ ho¹ch", ".VnTime", "Kế hoạch"),
        ("kÕ ho¹ch", ".VnArialH", "KẾ HOẠCH"),
        ("Keá hoaïch", "VNI-Times", "Kế hoạch"),
        ("Kế hoạch", "Times New Roman", "Kế hoạch"),
    ],
)
def test_the_font_tells_the_encoding(text: str, font: str, shown: str) -> None:
    assert from_font(text, font) == shown


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "gì", "giếng", "ưỡn", "khuỷu", "yếu", "ở", "Đắk", "còn"])
def test_syllables(word: str) -> None:
    assert is_syllable(word) == (word != "Đắk")


@pytest.mark.parametrize("word", ["hçc", "cüa", "été", "chậtt", "quôngg", "cat́\u0300", "bât"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
