"""A kept conversation as plain data and as JSON, and what has become of the documents it quotes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from assistant.render import Json
from corpus.errors import NotFound

# A kept conversation as plain data.


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the user thought of one answer."""

    helpful: bool | None
    comment: str


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """One question and its answer as it was sent; `number` counts from 1, `asked` is aware, in UTC."""

    number: int
    question: str
    understood_as: str | None
    answer: dict[str, Any]
    asked: datetime
    feedback: Feedback | None

    @property
    def meaning(self) -> str:
        """The question as it stands alone."""
        return self.understood_as or self.question


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of conversations; times are aware, in UTC."""

    id: str
    title: str
    created: datetime
    updated: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class Conversation(Summary):
    """A conversation whole; `said` in the order asked."""

    said: tuple[KeptTurn, ...]


# Kept conversations as the JSON of the API.


def summary(of: Summary) -> Json:
    """One line of the list."""
    return {
        "id": of.id,
        "title": of.title,
        "created": of.created.isoformat(timespec="seconds"),
        "updated": of.updated.isoformat(timespec="seconds"),
        "turns": of.turns,
    }


def conversation(of: Conversation) -> Json:
    """A conversation whole: `said` in place of the number of turns."""
    return summary(of) | {"said": [turn(one) for one in of.said]}


def turn(of: KeptTurn) -> Json:
    """One question with its answer as it was given."""
    rated = of.feedback
    return {
        "number": of.number,
        "question": of.question,
        "understood_as": of.understood_as,
        "asked": of.asked.isoformat(timespec="seconds"),
        "answer": of.answer,
        "feedback": None if rated is None else {"helpful": rated.helpful, "comment": rated.comment},
    }


# What has become of the documents that a kept answer quotes.


State = Literal["same", "changed", "removed"]


def with_states(answer: Json, document: Callable[[str], Json], files: Callable[[], frozenset[str]]) -> Json:
    """The answer with a `state` for each citation: "same" where the stored text still holds the quote at its place,
    "changed" where another version of the file is stored, "removed" where none is.

    `document` gives a stored document as JSON or raises NotFound; `files` the names of the stored files.
    """
    citations = [one | {"state": _state(one, document, files)} for one in answer["citations"]]
    return answer | {"citations": citations}


def _state(citation: Json, document: Callable[[str], Json], files: Callable[[], frozenset[str]]) -> State:
    try:
        text = document(citation["document_id"])["text"]
    except NotFound:
        return "changed" if citation["file"] in files() else "removed"
    return "same" if text[citation["start"] : citation["end"]] == citation["quote"] else "changed"
