"""A kept conversation as plain data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


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
