"""Runs are kept, compared case by case, and drawn."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.evaluate import Case, Outcome
from evals.page import page
from evals.plot import plot, shown
from evals.recorded import RECORDED, Run, changes, held, record, run_of, runs


def _case(id_: str, *kept: str, asked: str = "Hạn <nào>?") -> Case:
    return Case(id_, asked, "report", frozenset(kept), "answered: <b>5/6</b>")


def _outcome(*cases: Case) -> Outcome:
    return Outcome("samples", {"correct": 0.51239, "nothing": None}, {"report": (1, 2)}, cases)


def test_a_run_is_recorded_and_found_again(tmp_path: Path) -> None:
    outcome = _outcome(_case("a1", "right", "honest"))
    run = run_of([outcome], "model:x")
    record(run, [outcome], tmp_path)
    record(run, [outcome], tmp_path)
    assert runs(tmp_path) == [run, run]
    assert run.sets == {"samples": {"correct": 0.5124, "nothing": None}}
    assert held(tmp_path) == {"samples": {"a1": "honest right"}}


def test_a_set_that_was_not_run_keeps_its_record(tmp_path: Path) -> None:
    for name in ("samples", "hard"):
        outcome = Outcome(name, {}, {}, (_case("a1", name),))
        record(run_of([outcome], None), [outcome], tmp_path)
    assert held(tmp_path) == {"samples": {"a1": "samples"}, "hard": {"a1": "hard"}}


def test_what_a_case_lost_and_gained_is_told() -> None:
    before = {"samples": {"a1": "right top1", "a2": "right", "a3": ""}}
    now = _outcome(_case("a1", "right"), _case("a2", "right"), _case("a3", "right", "top1"), _case("new"))
    told = [(one.case.id, one.gained, one.lost) for one in changes(now, before)]
    assert told == [("a1", (), ("top1",)), ("a3", ("right", "top1"), ())]
    assert changes(now, {}) == []


def test_no_record_is_no_run(tmp_path: Path) -> None:
    assert runs(tmp_path) == []
    assert held(tmp_path) == {}


def test_the_records_hold_no_words() -> None:
    """Ids, names of properties and figures only: the questions of others are not copied."""
    properties = {"right", "evidence", "honest", "top1", "top10"}
    for cases in held().values():
        assert all(len(case) == 10 and int(case, 16) >= 0 for case in cases)
        assert set(" ".join(cases.values()).split()) <= properties
    assert (RECORDED / "figures.jsonl").read_text("utf-8").isascii()


def test_the_page_shows_all_and_escapes_what_others_wrote() -> None:
    before = {"samples": {"a1": "right"}}
    outcome = _outcome(_case("a1"), _case("a2", "right"))
    run = run_of([outcome], None)
    drawn = page(run, [outcome], [run], changes(outcome, before))
    assert "Hạn &lt;nào&gt;?" in drawn
    assert "&lt;b&gt;5/6" in drawn
    assert "<b>5/6" not in drawn
    assert '<td class="lost">right</td>' in drawn
    assert "1/2" in drawn


@given(
    st.lists(st.none() | st.floats(0, 1e6), max_size=8),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C",)), max_size=10),
)
def test_a_drawing_is_whole_and_stays_in_its_frame(values: list[float | None], name: str) -> None:
    drawn = plot(name, values, [f"run {n}" for n in range(len(values))])
    if all(value is None for value in values):
        assert drawn == ""
        return
    root = ElementTree.fromstring(drawn)
    dots = root.findall("circle")
    assert len(dots) == sum(value is not None for value in values)
    assert all(0 <= float(dot.attrib["cx"]) <= 200 and 0 <= float(dot.attrib["cy"]) <= 52 for dot in dots)


def test_a_gap_breaks_the_line() -> None:
    drawn = plot("x", [0, None, 1, 0.5], ["a", "b", "c", "d"])
    line = ElementTree.fromstring(drawn).findall("path")[1].attrib["d"]
    steps = line.replace("L", " L").replace("M", " M").split()
    assert [step[0] for step in steps if step[0] in "ML"] == ["M", "M", "L"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, "-"), (1, "1"), (0.5, "0.5"), (0.81443, "0.814"), (1200, "1200"), (10, "10"), (0, "0")],
)
def test_figures_are_printed_short(value: float | None, printed: str) -> None:
    assert shown(value) == printed


def test_a_run_names_its_sets(tmp_path: Path) -> None:
    run = Run("2026-01-01T00:00Z", "abc", None, {"samples": {"correct": 1.0}})
    record(run, [], tmp_path)
    assert json.loads((tmp_path / "figures.jsonl").read_text("utf-8"))["sets"] == {"samples": {"correct": 1.0}}
