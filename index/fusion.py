"""One ranking out of two: how far each leg puts a chunk above its own average, added up (data/ranking.yaml)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import sqrt
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.syllables import fold

# One ranking out of two: how far each leg puts a chunk above its own average, added up.


# Candidates of each leg; what neither leg has among them cannot be a hit.
CANDIDATES = 100
# Not after an abbreviation in capitals: "TP. Hải Phòng".
_SENTENCE = re.compile(r"(?<=[.!?…])(?<![A-ZĐ]\.)\s+")
_ENOUGH_WORDS = 6


def fuse(lexical: Mapping[int, float], dense: Mapping[int, float], weight: float) -> list[tuple[int, float]]:
    """(chunk id, score), best first, over the chunks of both legs; equal scores in order of id.

    A score is z(lexical) + weight * z(dense), z being the distance from the mean of the leg's candidates in
    standard deviations. A chunk that one leg does not have counts there as its weakest candidate. Rank fusion
    is not used: it loses against the lexical leg alone because it throws the distances away.
    """
    ids = sorted({*lexical, *dense})
    first, second = _standard(lexical, ids), _standard(dense, ids)
    scores = [(number, first[number] + weight * second[number]) for number in ids]
    return sorted(scores, key=lambda hit: (-hit[1], hit[0]))


def combine(parts: Sequence[tuple[float, Sequence[tuple[int, float]]]]) -> list[tuple[int, float]]:
    """One ranking out of the weighted rankings of parts of a question; what one lacks counts there as its last."""
    totals = dict.fromkeys(sorted({number for _, found in parts for number, _ in found}), 0.0)
    for weight, found in parts:
        scores = dict(found)
        least = min(scores.values(), default=0.0)
        for number in totals:
            totals[number] += weight * scores.get(number, least)
    return sorted(totals.items(), key=lambda hit: (-hit[1], hit[0]))


def asking(query: str) -> str:
    """The last sentence of a question that tells its case first ("A là ... A có được ...?"); "" without one.

    A short one ("Đúng hay sai?", "Ai chủ trì?") says nothing without what stands before it.
    """
    sentences = [part for part in _SENTENCE.split(query) if len(part.split()) >= _ENOUGH_WORDS]
    return sentences[-1] if len(sentences) > 1 else ""


def has_meaning(query: str) -> bool:
    """Whether the embedding can tell anything of this query.

    It is blind to Vietnamese typed without diacritics, and to bare symbols: it only adds noise.
    """
    return fold(query) != query.lower()


def _standard(scores: Mapping[int, float], ids: list[int]) -> dict[int, float]:
    if not scores:
        return dict.fromkeys(ids, 0.0)
    weakest = min(scores.values())
    filled = {number: scores.get(number, weakest) for number in ids}
    mean = sum(filled.values()) / len(filled)
    deviation = sqrt(sum((value - mean) ** 2 for value in filled.values()) / len(filled))
    if deviation == 0:
        return dict.fromkeys(ids, 0.0)
    return {number: (value - mean) / deviation for number, value in filled.items()}


# What counts how much in the ranking: data/ranking.yaml.


Share = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False, strict=True)]
Weight = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False, strict=True)]


class Columns(BaseModel):
    """How much one occurrence of a word counts in BM25 by the column it stands in, in the order of the columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Weight
    heading: Weight
    body: Weight
    folded: Weight


class Ranking(BaseModel):
    """`meaning` is what one standard deviation of the cosine counts against one of BM25.

    `asking` is what the sentence that asks counts again, where others before it tell the case.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: Columns
    meaning: Share
    asking: Share


@cache
def ranking() -> Ranking:
    """The weights shipped with the package."""
    return read_ranking(resources.files("index").joinpath("data/ranking.yaml").read_text("utf-8"))


def read_ranking(source: str) -> Ranking:
    """Weights from YAML. Raises ValueError naming what is wrong."""
    try:
        return Ranking.model_validate(yaml.safe_load(source))
    except (ValidationError, yaml.YAMLError) as error:
        raise ValueError(f"ranking: {error}") from error
