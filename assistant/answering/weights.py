"""The fitted weights of answering (data/answers.yaml): one score for candidates, one measure of support."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.answering import features, support
from assistant.answering.words import load


@dataclass(frozen=True, slots=True)
class Weights:
    """`score` in the order of features.NAMES, `support` in that of support.NAMES; an answer needs `least` support."""

    score: tuple[float, ...]
    support: tuple[float, ...]
    bias: float
    least: float


@cache
def weights() -> Weights:
    """The shipped weights. Raises ValueError where a weight is missing, unknown or no number."""
    return read(load("answers.yaml"))


def read(data: dict[str, Any]) -> Weights:
    """Weights out of plain data. Raises ValueError."""
    return Weights(
        score=_in_order(data, "score", features.NAMES),
        support=_in_order(data, "support", support.NAMES),
        bias=float(data["bias"]),
        least=float(data["least"]),
    )


def _in_order(data: dict[str, Any], group: str, names: tuple[str, ...]) -> tuple[float, ...]:
    found = data[group]
    if set(found) != set(names):
        raise ValueError(f"answers.yaml: {group} must name {sorted(set(names) ^ set(found))} and no others")
    return tuple(float(found[name]) for name in names)
