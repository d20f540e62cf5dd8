"""The sentences of a model's answer, out of JSON that may be wrapped in other words and may break off anywhere."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

_BEGIN = re.compile(r'"sentences"\s*:\s*\[')
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.S)
_BETWEEN = re.compile(r"[\s,]*")
_NUMBER = re.compile(r"\d{1,4}")
_MOST = 30


class Sentence(BaseModel):
    """One sentence of the answer and the numbers of the passages that it stands in."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str = Field(min_length=1)
    passages: tuple[int, ...]

    @field_validator("passages", mode="before")
    @classmethod
    def _numbers(cls, given: object) -> list[int]:
        """Whatever way they are written: [1, 2], "1, 2", "[1]"."""
        return [int(number) for number in _NUMBER.findall(str(given))][:_MOST]


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "passages": {"type": "array", "items": {"type": "integer"}},
                    "text": {"type": "string"},
                },
                "required": ["passages", "text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}


class NotSentences(Exception):
    """The model said something else, or broke off before the end."""


def sentences(pieces: Iterable[str]) -> Iterator[Sentence | None]:
    """Each sentence as soon as it is whole, None for an entry that is none.

    Raises NotSentences where the answer does not come to the end of its list.
    """
    text, at, listed = "", 0, 0
    for piece in pieces:
        text += piece
        at = at or _beginning(text)
        while at:
            at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
            if text.startswith("]", at):
                return
            try:
                entry, at = json.JSONDecoder().raw_decode(text, at)
            except (ValueError, RecursionError):
                break
            listed += 1
            if listed > _MOST:
                return
            yield _sentence(entry)
    raise NotSentences


def _beginning(text: str) -> int:
    """Where the list begins, 0 as long as it has not."""
    if text.lstrip().startswith("<think>"):
        thought = _THOUGHT.match(text)
        begin = _BEGIN.search(text, thought.end()) if thought else None
    else:
        begin = _BEGIN.search(text)
    return begin.end() if begin else 0


def _sentence(entry: object) -> Sentence | None:
    try:
        return Sentence.model_validate(entry)
    except ValidationError:
        return None
