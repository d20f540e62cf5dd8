"""Each measure on tables small enough to count by hand, and what must hold for every ranking."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics import (
    mean,
    ndcg_at,
    quantile,
    recall_at,
    reciprocal_rank,
    refusal_precision,
    refusal_recall,
    share,
    success_at,
)

Ranked = Callable[[Sequence[str], set[str], int], float]
RANKED: list[Ranked] = [recall_at, success_at, reciprocal_rank, ndcg_at]


@pytest.mark.parametrize(
    ("ranked", "relevant", "k", "recall", "success", "reciprocal", "ndcg"),
    [
        ("abc", "a", 1, 1, 1, 1, 1),
        ("abc", "b", 1, 0, 0, 0, 0),
        ("abc", "b", 3, 1, 1, 1 / 2, 0.6309),
        ("abc", "c", 3, 1, 1, 1 / 3, 0.5),
        ("abc", "ac", 3, 1, 1, 1, 0.9197),
        ("abc", "ax", 3, 1 / 2, 1, 1, 0.6131),
        ("abc", "ax", 1, 1 / 2, 1, 1, 1),
        ("abc", "x", 3, 0, 0, 0, 0),
        ("", "a", 3, 0, 0, 0, 0),
        ("abc", "", 3, 0, 0, 0, 0),
    ],
)
def test_rankings(
    ranked: str, relevant: str, k: int, recall: float, success: float, reciprocal: float, ndcg: float
) -> None:
    counted = [measure(list(ranked), set(relevant), k) for measure in RANKED]
    assert counted == pytest.approx([recall, success, reciprocal, ndcg], abs=1e-4)


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)
RELEVANT = st.sets(st.sampled_from("abcdefgh"))
DEPTHS = st.integers(min_value=1, max_value=9)


@pytest.mark.parametrize("measure", RANKED)
@given(ranked=IDS, relevant=RELEVANT, k=DEPTHS)
def test_a_measure_is_a_share(measure: Ranked, ranked: list[str], relevant: set[str], k: int) -> None:
    assert 0 <= measure(ranked, relevant, k) <= 1


@pytest.mark.parametrize("measure", RANKED)
@given(ranked=IDS, relevant=RELEVANT, k=DEPTHS, place=st.integers(min_value=1, max_value=8))
def test_moving_a_relevant_one_up_never_costs(
    measure: Ranked, ranked: list[str], relevant: set[str], k: int, place: int
) -> None:
    if place < len(ranked) and ranked[place] in relevant:
        better = [*ranked]
        better[place - 1], better[place] = better[place], better[place - 1]
        assert measure(better, relevant, k) >= measure(ranked, relevant, k) - 1e-12


@pytest.mark.parametrize("measure", [recall_at, success_at, reciprocal_rank])
@given(ranked=IDS, relevant=RELEVANT, k=DEPTHS)
def test_looking_deeper_never_costs(measure: Ranked, ranked: list[str], relevant: set[str], k: int) -> None:
    assert measure(ranked, relevant, k + 1) >= measure(ranked, relevant, k)


@pytest.mark.parametrize("measure", RANKED)
@given(relevant=st.sets(st.sampled_from("abcdefgh"), min_size=1), others=st.lists(st.sampled_from("xyz"), unique=True))
def test_the_best_ranking_has_the_whole_share(measure: Ranked, relevant: set[str], others: list[str]) -> None:
    assert measure([*sorted(relevant), *others], relevant, 8) == pytest.approx(1)


@pytest.mark.parametrize(
    ("refused", "hopeless", "precision", "recall"),
    [
        ([True, True, False], [True, False, False], 1 / 2, 1.0),
        ([True, False, False], [True, True, False], 1.0, 1 / 2),
        ([False, False], [True, True], None, 0.0),
        ([True, False], [False, False], 0.0, None),
        ([], [], None, None),
    ],
)
def test_refusals(refused: list[bool], hopeless: list[bool], precision: float | None, recall: float | None) -> None:
    assert refusal_precision(refused, hopeless) == precision
    assert refusal_recall(refused, hopeless) == recall


@given(st.lists(st.tuples(st.booleans(), st.booleans())))
def test_refusals_are_shares_and_refusing_all_finds_all(pairs: list[tuple[bool, bool]]) -> None:
    refused, hopeless = [one for one, _ in pairs], [one for _, one in pairs]
    for measure in (refusal_precision, refusal_recall):
        found = measure(refused, hopeless)
        assert found is None or 0 <= found <= 1
    assert refusal_recall([True] * len(pairs), hopeless) in ({1.0} if any(hopeless) else {None})


@pytest.mark.parametrize(
    ("values", "part", "wanted"),
    [
        ([], 0.5, None),
        ([7], 0.9, 7),
        ([3, 1, 2], 0.5, 2),
        ([4, 3, 2, 1], 0.5, 2),
        ([4, 3, 2, 1], 0.51, 3),
        (range(1, 101), 0.9, 90),
        (range(1, 101), 0.95, 95),
        ([1, 2], 0, 1),
        ([1, 2], 1, 2),
    ],
)
def test_quantile(values: Sequence[float], part: float, wanted: float | None) -> None:
    assert quantile(values, part) == wanted


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1), st.floats(0, 1))
def test_quantiles_are_values_in_order(values: list[float], one: float, other: float) -> None:
    low, high = quantile(values, min(one, other)), quantile(values, max(one, other))
    assert low in values
    assert high in values
    assert low is not None
    assert high is not None
    assert low <= high
    assert sum(value <= high for value in values) >= max(one, other) * len(values)


def test_nothing_has_no_mean() -> None:
    assert mean([]) is None
    assert share([]) is None
    assert mean([1, 2]) == 1.5
    assert share([True, False, False, False]) == 0.25
