"""Grammars as data: pieces, blanks, repeated group names, and what a wrong file says."""

import pytest

from corpus.text.patterns import GrammarError, alternatives, compile_pattern, expand, groups, read_data, strings

PIECES = {"day": r"(?P<day>\d{1,2})", "date": "ngày {day}", "loop": "{loop}x"}


def test_pieces_are_put_in_and_blanks_widened() -> None:
    pattern = compile_pattern("trước {date}", PIECES)
    match = pattern.fullmatch("TRƯỚC  ngày\n7")
    assert match is not None
    assert groups(match) == {"day": "7"}


def test_a_numbered_piece_keeps_its_own_groups() -> None:
    match = compile_pattern("từ {date:2} đến {date}", PIECES).fullmatch("từ ngày 3 đến ngày 5")
    assert match is not None
    assert groups(match) == {"day2": "3", "day": "5"}


def test_a_group_name_may_stand_in_several_branches() -> None:
    pattern = compile_pattern(r"(?:{day}|hôm (?P<day>\w+))", PIECES)
    match = pattern.fullmatch("hôm nay")
    assert match is not None
    assert groups(match) == {"day": "nay"}


def test_an_optional_blank() -> None:
    assert compile_pattern("a ?b", {}).fullmatch("ab")
    assert compile_pattern("a ?b", {}).fullmatch("a  b")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("{nowhere}", "no piece is called nowhere"), ("{loop}", "hold each other"), ("(", r"\(")],
)
def test_mistakes_are_named(pattern: str, message: str) -> None:
    with pytest.raises(GrammarError, match=message):
        compile_pattern(pattern, PIECES)


def test_the_longest_alternative_goes_first() -> None:
    assert alternatives(("năm", "năm nay")) == "(?:năm nay|năm)"


@pytest.mark.parametrize("value", [None, [], ["a", ""], "a", [1]])
def test_a_list_of_words_must_be_one(value: object) -> None:
    with pytest.raises(GrammarError, match="words: a list of strings"):
        strings({"words": value}, "words")


@pytest.mark.parametrize("name", ["deadlines", "bodies", "assignment", "reporting"])
def test_the_files_of_the_package_are_mappings_without_repeated_words(name: str) -> None:
    data = read_data(name)
    for key, value in data.items():
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            assert len(value) == len(set(value)), (
                f"{name}.yaml: {key} repeats {[w for w in value if value.count(w) > 1]}"
            )


def test_a_plain_pattern_stays_as_it_is() -> None:
    assert expand("abc", {}) == "abc"
