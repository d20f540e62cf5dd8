"""What the words of a question tell of where its answer stands: data/cues.yaml."""

import re
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from index.syllables import fold


class Cue(BaseModel):
    """`asked`: patterns over the question without diacritics; `stands`: words of the headings it is answered under."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asked: Annotated[tuple[re.Pattern[str], ...], Field(min_length=1)]
    stands: Annotated[tuple[str, ...], Field(min_length=1)]


@cache
def cues() -> tuple[Cue, ...]:
    """The cues shipped with the package."""
    return read_cues(resources.files("index").joinpath("data/cues.yaml").read_text("utf-8"))


def read_cues(source: str) -> tuple[Cue, ...]:
    """Cues from YAML. Raises pydantic.ValidationError (a ValueError) when they are not as they should be."""
    return TypeAdapter(tuple[Cue, ...]).validate_python(yaml.safe_load(source))


def expected(question: str) -> str:
    """Words to search for besides those of the question, one phrase a line; none for most questions.

    A question typed without diacritics gets them without.
    """
    bare = fold(question)
    words = "\n".join(
        phrase for cue in cues() if any(pattern.search(bare) for pattern in cue.asked) for phrase in cue.stands
    )
    return fold(words) if bare == question.lower() else words
