"""Differences of two recordings: their places, what answers gain and lose, and nothing where nothing differs."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.differences import differences, told

DOCUMENT = {
    "file": "a.txt",
    "text": "Kế hoạch. Báo cáo trước ngày 5/6.",
    "document": {"symbol": "7/KH-UBND", "recipients": ["Như trên"]},
    "references": [],
    "reports": [
        {"who": ["Các thôn"], "deadlines": [{"date": "2026-06-05"}], "quote": "Báo cáo", "start": 10, "end": 17}
    ],
}
ANSWER = {
    "status": "answered",
    "answer": "Trước ngày 5/6 [1]",
    "citations": [{"marker": 1, "file": "a.txt", "quote": "trước ngày 5/6", "start": 18, "end": 32}],
    "held": ["honest", "right"],
}
OLD: dict[str, dict[str, Any]] = {
    "inspect": {"plans/a.txt": DOCUMENT},
    "answers": {"gold: Hạn nào?": ANSWER},
    "openapi": {"paths": {"/api/ask": {}}},
}


def _changed(part: str, entry: str, *path: Any, to: Any) -> dict[str, dict[str, Any]]:
    new = deepcopy(OLD)
    where: Any = new[part][entry]
    for step in path[:-1]:
        where = where[step]
    where[path[-1]] = to
    return new


@pytest.mark.parametrize(
    ("new", "place", "old", "now"),
    [
        (("inspect", "plans/a.txt", "document", "symbol"), "document.symbol", "7/KH-UBND", None),
        (("inspect", "plans/a.txt", "document", "recipients"), "document.recipients", ["Như trên"], ["Lưu"]),
        (
            ("inspect", "plans/a.txt", "reports", 0, "deadlines", 0, "date"),
            "reports.deadlines.date",
            "2026-06-05",
            "--06-05",
        ),
        (("inspect", "plans/a.txt", "reports", 0, "start"), "reports.start", 10, 11),
        (("inspect", "plans/a.txt", "references"), "references", None, {"key": "7"}),
        (("answers", "gold: Hạn nào?", "status"), "answers.status", "answered", "partial"),
        (("answers", "gold: Hạn nào?", "citations", 0, "end"), "answers.citations.end", 32, 33),
        (("openapi", "paths", "/api/search"), "openapi", "(absent)", {}),
    ],
)
def test_each_difference_has_its_place(new: tuple[Any, ...], place: str, old: Any, now: Any) -> None:
    value = [now] if place == "references" else now
    [found] = differences(OLD, _changed(*new, to=value))
    assert (found.place, found.old, found.new) == (place, old, now)


def test_nothing_differs_from_itself() -> None:
    assert differences(OLD, deepcopy(OLD)) == []
    assert list(told(OLD, deepcopy(OLD))) == []


def test_offsets_that_move_with_the_text_are_no_difference_of_their_own() -> None:
    new = _changed("inspect", "plans/a.txt", "text", to="  " + DOCUMENT["text"])
    new["inspect"]["plans/a.txt"]["reports"][0] |= {"start": 12, "end": 19}
    new["answers"]["gold: Hạn nào?"]["citations"][0] |= {"start": 20, "end": 34}
    assert [one.place for one in differences(OLD, new)] == ["text"]


def test_items_of_a_list_are_known_by_what_they_quote() -> None:
    first, second, third = ({"quote": quote, "lead": ["Sở A"]} for quote in ("Một", "Hai", "Ba"))
    old = {"inspect": {"a": {"tasks": [first, second]}}}
    new = {"inspect": {"a": {"tasks": [third, {**second, "lead": ["Sở B"]}]}}}
    found = [(one.place, one.old, one.new) for one in differences(old, new)]
    assert found == [("tasks", first, None), ("tasks.lead", ["Sở A"], ["Sở B"]), ("tasks", None, third)]


def test_of_an_answer_the_first_difference_is_the_place() -> None:
    new = _changed("answers", "gold: Hạn nào?", "status", to="not_found")
    new["answers"]["gold: Hạn nào?"] |= {"answer": "Không nêu.", "citations": [], "held": ["honest"]}
    assert [one.place for one in differences(OLD, new)] == ["answers.status"]
    said = "\n".join(told(OLD, new))
    assert "gold right: 1 -> 0 of 1 (0 gained, 1 lost)\n  - gold: Hạn nào?" in said
    assert "gold honest" not in said
    assert "answers.status: 1 in 1" in said


def test_entries_of_one_side_are_told_where_both_recorded_others_of_their_folder_or_set() -> None:
    new = {"inspect": {"plans/b.txt": DOCUMENT, "raw/c.txt": DOCUMENT}, "answers": {}, "drafts": {"samples: a.txt": {}}}
    told_of = [(one.place, one.entry) for one in differences(OLD, new)]
    assert told_of == [("inspect (entry)", "plans/a.txt"), ("inspect (entry)", "plans/b.txt")]


def test_of_a_long_value_the_words_around_the_difference_are_shown() -> None:
    new = _changed("inspect", "plans/a.txt", "text", to="x" * 5_000 + "khác")
    old = _changed("inspect", "plans/a.txt", "text", to="x" * 5_000 + "như cũ")
    said = list(told(old, new))
    assert said[0] == "text: 1 in 1"
    assert "khác" in said[1]
    assert len(said[1]) < 500


_values = st.recursive(
    st.none() | st.integers(0, 3) | st.sampled_from(["quote", "a", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["quote", "id", "file", "x"]), inner),
    max_leaves=12,
)


@given(_values, _values)
def test_alike_is_no_difference_and_unlike_is_one(one: Any, other: Any) -> None:
    old, new = ({"lists": {"a": {"rows": value}}} for value in (one, other))
    assert differences(old, deepcopy(old)) == []
    assert bool(differences(old, new)) == (one != other)
