"""Recorded runs: the figures of each, and what every case of the last one held.

Cases are known by a hash of their question, so that the records hold no words of documents or of questions that
are not this project's own.
"""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from evals.evaluate import Case, Figures, Outcome

RECORDED = Path(__file__).parent / "recorded"
Held = dict[str, dict[str, str]]
_HELD = TypeAdapter(Held)


@dataclass(frozen=True, slots=True)
class Run:
    """The figures of one recorded run by data set. `model`: the language model that took part, if one did."""

    when: str
    commit: str
    model: str | None
    sets: dict[str, Figures]


_RUN = TypeAdapter(Run)


@dataclass(frozen=True, slots=True)
class Change:
    """A case that holds something now that it did not hold in the recorded run, or the other way round."""

    set_name: str
    case: Case
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def run_of(outcomes: Sequence[Outcome], model: str | None) -> Run:
    """This run, as it would be recorded."""
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    rounded = {
        one.name: {name: None if value is None else round(value, 4) for name, value in one.figures.items()}
        for one in outcomes
    }
    return Run(when, _commit(), model, rounded)


def _commit() -> str:
    found = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=RECORDED.parent, capture_output=True, text=True, check=False
    )
    return found.stdout.strip()


def runs(folder: Path = RECORDED) -> list[Run]:
    """All recorded runs, oldest first."""
    path = folder / "figures.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [_RUN.validate_json(line) for line in lines]


def held(folder: Path = RECORDED) -> Held:
    """What the cases of the last recorded run of each set held: properties by case id by set."""
    path = folder / "outcomes.json"
    return _HELD.validate_json(path.read_bytes()) if path.exists() else {}


def record(run: Run, outcomes: Sequence[Outcome], folder: Path = RECORDED) -> None:
    """Add a run; its cases become those to compare with. Sets that it did not run keep theirs."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "figures.jsonl").open("a", encoding="utf-8") as figures:
        figures.write(json.dumps(asdict(run), ensure_ascii=False) + "\n")
    kept = held(folder) | {one.name: {case.id: " ".join(sorted(case.held)) for case in one.cases} for one in outcomes}
    # A line a case: a diff of the file shows what changed.
    text = json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "outcomes.json").write_text(text + "\n", encoding="utf-8")


def changes(outcome: Outcome, before: Mapping[str, Mapping[str, str]]) -> list[Change]:
    """Every case of a set that differs from its record; cases without a record are new and tell nothing."""
    recorded = before.get(outcome.name, {})
    found = []
    for case in outcome.cases:
        was = set(recorded[case.id].split()) if case.id in recorded else case.held
        gained, lost = sorted(case.held - was), sorted(was - case.held)
        if gained or lost:
            found.append(Change(outcome.name, case, tuple(gained), tuple(lost)))
    return found
