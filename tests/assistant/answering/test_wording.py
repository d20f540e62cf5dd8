"""What documents write for what people say."""

from assistant.answering.wording import written_for
from assistant.answering.words import load, spelled


def test_the_longest_phrase_is_taken_and_none_overlap() -> None:
    found = dict(written_for("Tiền nộp, báo ngay", accented=True))
    assert set(found) == {("tien",), ("nop",), ("bao", "ngay")}
    assert ("kinh", "phi") in found["tien",]


def test_without_diacritics_one_syllable_may_be_any() -> None:
    assert written_for("bo ke hoach", accented=False) == ()
    assert dict(written_for("lam xong", accented=False)) == {("lam", "xong"): (("hoan", "thanh"),)}
    assert written_for("Bộ Tài chính", accented=True) == ()


def test_nothing_is_found_in_nothing() -> None:
    assert written_for("", accented=True) == ()
    assert written_for("zzz", accented=False) == ()


def test_the_list_is_spelled_as_questions_are_and_says_something_new() -> None:
    for said, written in load("wording.yaml").items():
        assert said == said.lower(), said
        assert spelled(said).strip(), said
        assert written, said
        assert said not in written, said
