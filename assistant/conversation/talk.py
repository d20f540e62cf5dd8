"""A question inside a conversation: what it leans on, its answer, and both kept."""

from collections.abc import Callable, Sequence

from assistant.conversation.conversations import Conversations
from assistant.render import Json
from corpus.errors import TrolyError

Ask = Callable[[str, Sequence[int] | None], Json]


def converse(kept: Conversations, conversation_id: str, question: str, ask: Ask) -> Json:
    """The answer as JSON, with `understood_as` and `conversation`; `ask` answers a question that stands alone.

    Keeping it may fail; the answer then says so in `conversation.note` and is given all the same. Raises what `ask`
    raises.
    """
    note: str | None = None
    try:
        kept.turns(conversation_id)
    except TrolyError as error:
        note = error.message
    answer = ask(question, None) | {"question": question, "understood_as": None}
    number: int | None = None
    try:
        number = kept.add(conversation_id, question, answer["understood_as"], answer)
    except TrolyError as error:
        note = error.message
    return answer | {"conversation": {"id": conversation_id, "turn": number, "note": note}}
