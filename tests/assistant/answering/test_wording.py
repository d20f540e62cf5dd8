"""What documents write for what people say."""

from assistant.answering.wording import written_for
from assistant.answering.words import load, plain


def test_the_longest_phrase_is_taken_and_none_overlap() -> None:
    found = dict(written_for(plain("Tiền nộp báo ngay")))
    assert set(found) == {("tien",), ("nop",), ("bao", "ngay")}
    assert ("kinh", "phi") in found["tien",]


def test_nothing_is_found_in_nothing() -> None:
    assert not list(written_for(()))
    assert not list(written_for(("", "zzz")))


def test_the_list_is_folded_and_says_something_new() -> None:
    for said, written in load("wording.yaml").items():
        assert plain(str(said)) == tuple(str(said).split()), said
        assert written, said
        for one in written:
            assert plain(one) == tuple(one.split()), one
            assert one != said
