"""What the server sends about kept conversations, checked on arrival."""

from datetime import datetime

from ui.wire import Answer, Message


class Feedback(Message):
    """What the user thought of an answer."""

    helpful: bool | None = None
    comment: str = ""


class KeptTurn(Message):
    """One question with its answer as it was given."""

    number: int
    question: str
    answer: Answer
    feedback: Feedback | None = None


class ConversationLine(Message):
    """One line of the list of conversations."""

    id: str
    title: str
    updated: datetime
    turns: int


class ConversationLines(Message):
    """The list of conversations, the one last used first."""

    conversations: tuple[ConversationLine, ...] = ()


class KeptConversation(ConversationLine):
    """A conversation whole."""

    said: tuple[KeptTurn, ...] = ()
