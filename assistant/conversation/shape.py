"""Kept conversations as the JSON of the API."""

from assistant.conversation.kept import Conversation, KeptTurn, Summary
from assistant.render import Json


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
