"""Fusing the two rankings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import asking, combine, fuse, has_meaning

scores = st.dictionaries(st.integers(1, 30), st.floats(-5, 50), max_size=12)


def test_distances_count_not_ranks() -> None:
    # By ranks 1 and 2 are equal; but 2 leads far in words and trails by nothing in meaning.
    lexical = {2: 30.0, 1: 10.0, 3: 9.0}
    dense = {1: 0.90, 2: 0.899, 3: 0.80}
    assert [number for number, _ in fuse(lexical, dense, 1.0)] == [2, 1, 3]


def test_the_dense_leg_decides_between_equal_words() -> None:
    assert [number for number, _ in fuse({1: 5.0, 2: 5.0, 3: 1.0}, {2: 0.9, 1: 0.8}, 1.0)][:2] == [2, 1]


def test_without_weight_the_dense_leg_does_not_count() -> None:
    lexical = {1: 3.0, 2: 2.0}
    assert [number for number, _ in fuse(lexical, {2: 0.99, 1: 0.1}, 0.0)] == [1, 2]


def test_what_one_leg_misses_counts_as_its_weakest() -> None:
    found = dict(fuse({1: 5.0, 2: 1.0}, {3: 0.9, 1: 0.1}, 1.0))
    assert found[1] > found[2]
    assert found[3] > found[2]


def test_equal_scores_come_in_order_of_id() -> None:
    assert [number for number, _ in fuse({3: 1.0, 1: 1.0, 2: 1.0}, {}, 1.0)] == [1, 2, 3]


def test_nothing_found_is_nothing() -> None:
    assert fuse({}, {}, 1.0) == []


@given(scores, scores, st.sampled_from([0.0, 0.5, 1.0]))
def test_every_candidate_once_best_first(lexical: dict[int, float], dense: dict[int, float], weight: float) -> None:
    found = fuse(lexical, dense, weight)
    assert sorted(number for number, _ in found) == sorted({*lexical, *dense})
    values = [score for _, score in found]
    assert values == sorted(values, reverse=True)


@given(scores.filter(lambda found: len(set(found.values())) == len(found)))
def test_one_leg_alone_keeps_its_order(lexical: dict[int, float]) -> None:
    # Scores closer than a rounding step may tie; whole numbers may not.
    whole = {number: float(round(score)) for number, score in lexical.items()}
    found = [whole[number] for number, _ in fuse(whole, {}, 1.0)]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("Cơ quan nào chủ trì nhiệm vụ?", True),
        ("co quan nao chu tri nhiem vu", False),
        ("CO QUAN CHU TRI", False),
        ("33/CT-TTg", False),
        ("đề án", True),
        ("ĐIỀU 5", True),
    ],
)
def test_without_diacritics_only_words_count(query: str, counts: bool) -> None:
    assert has_meaning(query) is counts


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("Bà M làm việc. Công chức xã được nghỉ phép bao nhiêu ngày?", ""),
        (
            "Bà M là công chức của một xã miền núi. Công chức xã được nghỉ phép bao nhiêu ngày? Đúng hay sai?",
            "Công chức xã được nghỉ phép bao nhiêu ngày?",
        ),
        ("Công chức xã được nghỉ phép bao nhiêu ngày?", ""),
        ("Theo kế hoạch của UBND TP. Hải Phòng thì đơn vị nào chủ trì?", ""),
        ("", ""),
    ],
)
def test_the_sentence_that_asks(query: str, sentence: str) -> None:
    assert asking(query) == sentence


def test_parts_of_a_question_are_weighed_against_each_other() -> None:
    whole, sentence = [(1, 2.0), (2, 1.5), (3, 0.0)], [(2, 2.0), (4, 0.5)]
    # 1: 2.0 + 0.5 * 0.5; 2: 1.5 + 0.5 * 2.0; 3: 0.0 + 0.5 * 0.5; 4: 0.0 + 0.5 * 0.5
    assert combine([(1.0, whole), (0.5, sentence)]) == [(2, 2.5), (1, 2.25), (3, 0.25), (4, 0.25)]
    assert combine([(1.0, whole), (0.0, sentence)]) == [*whole, (4, 0.0)]
    assert combine([(1.0, []), (1.0, sentence)]) == sentence
    assert combine([]) == []
