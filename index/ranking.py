"""What counts how much in the ranking: data/ranking.yaml."""

from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

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
