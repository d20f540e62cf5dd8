"""Whether what was found holds what is asked: one measure with named parts, for our sentences and for a model's.

A part is between -1 and 1. The weights in data/answers.yaml make one probability of them; a contradiction refuses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from assistant.answering.features import Measure
from assistant.answering.finding import Finding
from assistant.answering.names import knows, proper_names
from assistant.answering.scene import Seen
from assistant.answering.scope import identity_of
from assistant.answering.words import plain

if TYPE_CHECKING:
    from assistant.answering.weights import Weights

NAMES = (
    "score",
    "margin",
    "rest",
    "whole",
    "missing",
    "missing_count",
    "holds",
    "none",
    "new",
    "near",
    "counted",
    "names",
    "names_near",
    "year",
    "figure",
    "section",
    "actor",
    "actor_other",
    "named",
    "preferred",
    "like",
    "wants",
    "money",
    "percent",
    "number",
    "day",
    "facts",
    "cites",
    "reports",
    "one_document",
    "unit",
)
# What an answer of any kind must hold if it is asked for.
EXACT = frozenset({"money", "web", "phone", "email", "percent"})


@dataclass(frozen=True, slots=True)
class Support:
    """The named parts of a measure, how likely it is that the answer holds, and the constraints that it lacks."""

    parts: dict[str, float]
    likely: float
    failed: list[str]


def parts(measure: Measure, shown: Sequence[Seen], scores: Sequence[float], facts: int = 0) -> list[float]:
    """The parts in the order of NAMES for the candidates that would be shown, best first; `scores` of all, falling."""
    scene, question = measure.scene, measure.question
    if not shown:
        return [0.0] * len(NAMES)
    best = shown[0]
    rows = [dict(zip(measure.names, measure.of(one), strict=True)) for one in shown]
    first = rows[0]
    bag = frozenset().union(*(one.candidate.bag | one.candidate.inherited for one in shown))
    name = scene.names.get(best.stored.id, frozenset())
    unsaid = scene.weights.keys() - scene.said(bag | name)
    heaviest = max(scene.weights.values(), default=1.0)
    values = frozenset().union(*(one.candidate.values for one in shown))
    wanted = question.wanted
    held = wanted & values
    proper = proper_names(question)
    known = [one for one in proper if knows(best.stored, one)]
    near_bag = bag | name | frozenset(plain(best.stored.header.issuer or "")) | frozenset(plain(best.stored.file))
    near = [one for one in proper if set(one) <= near_bag]
    years = set(question.years)
    said = " ".join(f"{s.candidate.words} {s.candidate.heading} {s.candidate.lead}" for s in shown)
    own_years = identity_of(best.stored).years
    year_ok = all(y in own_years or y in said for y in years)
    return [
        scores[0] if scores else 0.0,
        scores[0] - scores[1] if len(scores) > 1 else 1.0,
        _rest(measure, bag, name),
        scene.weight(bag | name),
        max((scene.weights[w] for w in unsaid), default=0.0) / heaviest,
        len(unsaid) / max(1, len(scene.weights)),
        len(held) / len(wanted) if wanted else 0.5,
        float(bool(wanted) and not held),
        max(row["new"] for row in rows),
        max(row["near"] for row in rows),
        max(row["counted"] for row in rows) if question.counted else 0.5,
        len(known) / len(proper) if proper else 1.0,
        len(near) / len(proper) if proper else 1.0,
        1.0 if year_ok else -1.0,
        max(row["figure"] for row in rows) - min(row["figure_missing"] for row in rows),
        first["section"] - first["section_other"],
        first["actor"],
        first["actor_other"],
        float(scene.evidence.scoped),
        float(best.stored.id in scene.evidence.preferred),
        scene.likeness.get(best.stored.id, 0.0),
        float(bool(wanted)),
        float("money" in wanted),
        float("percent" in wanted),
        float("number" in wanted),
        float("day" in wanted),
        float(facts > 0),
        first["cites_type"],
        first["reports"] - first["reports_not"],
        float(len({one.stored.id for one in scene.seen}) == 1),
        _unit(question.counted, said),
    ]


def _rest(measure: Measure, bag: frozenset[str], name: frozenset[str]) -> float:
    weights = {w: v for w, v in measure.scene.weights.items() if w not in name}
    total = sum(weights.values())
    said = measure.scene.said(bag)
    return sum(v for w, v in weights.items() if w in said) / total if total else 1.0


def _unit(counted: tuple[str, ...], said: str) -> float:
    """Whether what is counted is named where the answer is from."""
    if not counted:
        return 0.5
    words = " ".join(plain(said))
    return float(re.search(rf"\b{re.escape(counted[0])}\b", words) is not None)


def _says_nothing(finding: Finding) -> bool:
    """Whether no two neighbouring words of the question stand together in what would be shown, or right above it."""
    pairs = finding.measure.scene.pairs
    told = {pair for one in finding.shown for pair in one.candidate.pairs}
    return len(pairs) > 1 and not pairs.keys() & told and not finding.measure.scene.evidence.scoped


def _values(finding: Finding) -> frozenset[str]:
    return frozenset(kind for one in finding.shown for kind in one.candidate.values)


def measured(finding: Finding, facts: int, weights: "Weights") -> Support:
    """How well what was found holds what is asked; `facts` counts the facts of the document that are told besides."""
    values = parts(finding.measure, finding.shown, finding.scores, facts)
    named = dict(zip(NAMES, values, strict=True))
    total = weights.bias + sum(a * b for a, b in zip(values, weights.support, strict=True))
    likely = 1 / (1 + exp(-max(-30.0, min(30.0, total)))) if finding.shown or facts else 0.0
    lacking = EXACT & finding.measure.question.wanted - _values(finding)
    likely = 0.0 if (lacking or _says_nothing(finding)) and not facts else likely
    failed = [*sorted(lacking), *(name for name in ("year", "section") if named[name] < 0)]
    failed += [name for name in ("holds", "names", "new") if named[name] == 0]
    return Support(named, likely, failed)
