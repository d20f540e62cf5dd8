"""How much of a question stands in a sentence, in its own words or in those of documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.likeness import Content
from assistant.answering.wording import written_for
from assistant.answering.words import plain


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


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("tiền tập huấn", "kinh phí tập huấn"),
        ("tiền tập huấn", "ngân sách cho tập huấn"),
        ("làm xong việc rà soát", "hoàn thành việc rà soát"),
    ],
)
def test_what_documents_write_for_a_word_counts_as_the_word(asked: str, written: str) -> None:
    content = Content(plain(asked), wordings=written_for(asked, accented=True))
    assert content.likeness(written) > content.likeness(written.replace(written.split()[0], "..."))


def test_words_written_for_a_phrase_stand_in_a_row() -> None:
    content = Content(plain("tiền tập huấn"), wordings=written_for("tiền tập huấn", accented=True))
    assert content.likeness("kinh phí tập huấn") > content.likeness("phí tập huấn của kinh tế")
