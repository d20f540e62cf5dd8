"""The questions this project asks of its sample documents, and what a right answer to each of them holds."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from corpus.reading.normalise import normalise
from corpus.reading.read import read

Kind = Literal["report", "task", "reference", "content", "metadata", "comparison", "count", "ambiguous", "unanswerable"]
Trait = Literal[
    "abbreviation",
    "ambiguous",
    "colloquial",
    "comparison",
    "count",
    "false-premise",
    "instruction",
    "misspelt",
    "no-diacritics",
    "outside",
    "unknown-body",
    "unknown-document",
    "unknown-part",
    "unknown-year",
]
Own = Literal["sample_questions", "hard_questions"]
Words = Annotated[str, Field(min_length=1)]
Group = Annotated[tuple[Words, ...], Field(min_length=1)]


class Question(BaseModel):
    """One question and what a right answer holds; the fields are described at the head of data/*_questions.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Words
    kind: Kind
    traits: tuple[Trait, ...] = ()
    file: str | None = None
    documents: tuple[str, ...] = ()
    must: tuple[Group, ...] = ()
    must_not: tuple[Words, ...] = ()
    choices: tuple[Group, ...] = ()
    evidence: tuple[Words, ...] = ()
    note: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents that hold the answer; none for an unanswerable question."""
        return (self.file,) if self.file else self.documents

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        expectations = (bool(self.sources), bool(self.must), bool(self.evidence))
        if self.kind == "unanswerable":
            if any(expectations) or self.must_not or not self.note:
                raise ValueError("an unanswerable question has a note that says why, and nothing to be found")
        elif not all(expectations) or (self.file and self.documents):
            raise ValueError("an answerable question needs must, evidence, and either file or documents")
        if bool(self.choices) != (self.kind == "ambiguous"):
            raise ValueError("an ambiguous question, and no other, has choices to ask back with")
        return self


def load(name: Own = "sample_questions") -> tuple[Question, ...]:
    """One of the shipped sets. Raises pydantic.ValidationError where an entry is not as it should be."""
    text = resources.files("evals").joinpath(f"data/{name}.yaml").read_text("utf-8")
    return TypeAdapter(tuple[Question, ...]).validate_python(yaml.safe_load(text))


def load_cases(path: Path) -> tuple[Question, ...]:
    """The whole questions among what `troly feedback --format json` printed. Raises pydantic.ValidationError."""
    return TypeAdapter(tuple[Question, ...]).validate_python(yaml.safe_load(path.read_text("utf-8"))["cases"])


def samples() -> Path:
    """The folder of the sample documents."""
    return Path(str(resources.files("corpus").joinpath("samples")))


@cache
def sample_texts() -> Mapping[str, str]:
    """The stored text of every sample by file name."""
    return {path.name: normalise(read(path.name, path.read_bytes()).text) for path in sorted(samples().iterdir())}
