"""Words in one comparable form."""

import pytest

from assistant.answering.words import load, phrase, plain, spelled, without_phrases


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("UBND tỉnh", "uy ban nhan dan tinh"),
        ("Uỷ ban nhân dân tỉnh", "uy ban nhan dan tinh"),
        ("Sở LĐTBXH", "so lao dong thuong binh va xa hoi"),
        ("Sở Lao động - Thương binh và Xã hội", "so lao dong thuong binh va xa hoi"),
        ("Sở KH&CN", "so khoa hoc va cong nghe"),
        ("TP.HCM", "thanh pho ho chi minh"),
        ("63/KH-UBND", "63 kh ubnd"),
        ("KH dân vận", "ke hoach dan van"),
    ],
)
def test_abbreviations_are_written_out_and_diacritics_go(text: str, words: str) -> None:
    assert " ".join(plain(text)) == words
    assert phrase(text) == f" {words} "


def test_spelled_keeps_diacritics_in_one_placement() -> None:
    assert spelled("Khánh Hoà") == spelled("khánh hòa")
    assert spelled("đánh giá lại") != spelled("danh gia lai")


def test_question_phrases_are_left_out_whole() -> None:
    words = without_phrases(plain("Cơ quan nào chủ trì việc này?"))
    assert words == ("", "", "", "chu", "tri", "viec", "nay")


def test_every_abbreviation_is_written_as_plain_words_come() -> None:
    for short, full in load("abbreviations.yaml").items():
        assert plain(short) == plain(full), short
