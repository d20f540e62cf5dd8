"""Bodies that a question names, found by whole words so that abbreviations and missing diacritics do not matter."""

import re
from collections.abc import Iterable

from assistant.answering.question import Question
from assistant.answering.words import phrase

# "Sở", "các phòng" alone name nobody.
_FEWEST_WORDS = 2
_TOWARDS = r" (?:gui|ve|len|cho|toi|den|bao cao)"


def named_body(question: Question, bodies: Iterable[str]) -> str | None:
    """The longest of these bodies whose whole name stands in the question; None where none does."""
    fitting = [body for body in bodies if len(phrase(body).split()) >= _FEWEST_WORDS and says(question, body)]
    return max(fitting, key=lambda body: len(phrase(body)), default=None)


def named_receiver(question: Question, bodies: Iterable[str]) -> str | None:
    """The longest of these bodies that the question names as where something is sent."""
    fitting = [body for body in bodies if re.search(rf"{_TOWARDS}{_loose(body)}", _loose(question.text))]
    return max(fitting, key=lambda body: len(phrase(body)), default=None)


def says(question: Question, body: str) -> bool:
    """Whether the question holds the body's name, whatever joins its parts."""
    return _loose(body) in _loose(question.text)


def same(one: str, other: str) -> bool:
    """Whether two printed names are one body."""
    return _loose(one) == _loose(other)


def _loose(words: str) -> str:
    """Plain words without "và": "Các phòng, đơn vị" and "các phòng và đơn vị" are one body."""
    return phrase(words).replace(" va ", " ")
