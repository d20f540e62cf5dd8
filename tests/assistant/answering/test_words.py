"""Words in one comparable form, and how much of a question stands in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.likeness import Content
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


def test_rare_words_of_the_evidence_weigh_more() -> None:
    evidence = ["dân vận khéo ở xã", "dân vận khéo ở huyện", "dân vận khéo và giải thưởng"]
    content = Content(plain("giải thưởng dân vận khéo"), evidence)
    assert content.likeness("giải thưởng") > content.likeness("dân vận khéo")


def test_texts_say_together_what_they_say_one_by_one() -> None:
    content = Content(plain("mô hình dân vận khéo ở xã"))
    assert content.likeness("mô hình", "dân vận khéo") > content.likeness("mô hình")
    assert content.likeness("mô hình", "mô hình") == content.likeness("mô hình")


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_share_is_a_share(question: str, sentence: str) -> None:
    found = Content(plain(question)).likeness(sentence)
    assert 0.0 <= found <= 1.0 + 1e-9


@given(st.text(max_size=60))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    content = Content(plain(text))
    assert content.likeness(text) == pytest.approx(1.0 if content else 0.0)


def test_every_abbreviation_is_written_as_plain_words_come() -> None:
    for short, full in load("abbreviations.yaml").items():
        assert plain(short) == plain(full), short
