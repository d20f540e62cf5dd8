"""A question inside a conversation: what it leans on, its answer, and both kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Place
from assistant.conversation.conversations import Conversations
from assistant.conversation.follow_up import meant
from assistant.conversation.kept import KeptTurn
from assistant.conversation.mentions import symbol_of
from assistant.conversation.reach import documents_for, tells_of
from assistant.conversation.turn import Meant, Source, Turn, turn_of
from assistant.label import label
from corpus.errors import TrolyError
from index.stored import StoredDocument
from prompts import text

Ask = Callable[[str, Sequence[int] | None, bool], Answer]
Stored = Callable[[], Sequence[StoredDocument]]

# No follow-up leans on more than this.
_LOOKS_BACK = 8


def converse(
    kept: Conversations,
    conversation_id: str,
    question: str,
    ask: Ask,
    stored: Stored,
    within: Sequence[int] | None = None,
) -> Answer:
    """The answer, with `understood_as` and `conversation`.

    `ask` answers a question that stands alone from the documents with the given ids, or from all, and is told whether
    its words may be shown before it is done; `within` are the documents that the user chose. Keeping may fail: the
    answer then says so in `conversation.note` and is given all the same. Raises what `ask` raises.
    """
    note: str | None = None
    earlier: tuple[KeptTurn, ...] = ()
    try:
        earlier = kept.turns(conversation_id, _LOOKS_BACK)
    except TrolyError as error:
        note = error.message
    whole = meant(question, [turn_of(one) for one in earlier])
    if whole.unclear and len(only := stored()) == 1:
        whole = meant(question, [Turn("", (Source(str(only[0].id), label(only[0])),))])
    alone = whole == Meant(question)
    answer = ask(question, within, True) if alone else _lean(whole, earlier, ask, stored(), within)
    understood_as = None if whole.question == question else whole.question
    answer = replace(answer, question=question, understood_as=understood_as)
    number: int | None = None
    try:
        number = kept.add(conversation_id, question, understood_as, answer)
    except TrolyError as error:
        note = error.message
    return replace(answer, conversation=Place(conversation_id, number, note))


def _lean(
    whole: Meant,
    earlier: Sequence[KeptTurn],
    ask: Ask,
    stored: Sequence[StoredDocument],
    within: Sequence[int] | None,
) -> Answer:
    """The answer to a follow-up: from the document it leans on or from none, never from another."""
    if stored and (whole.choices or whole.unclear):
        return _ask_back(whole, earlier, stored)
    documents = documents_for(whole, stored)
    if documents is not None and within is not None:
        documents = tuple(one for one in documents if one in within) or tuple(within)
    # What still has to be looked at before it is believed is not shown word by word.
    aloud = not whole.exchanged
    if documents is None:
        answer = ask(whole.question, within, aloud)
    else:
        answer = ask(_briefly(whole.question, earlier), documents, aloud)
    told = answer.status == "not_found" or not whole.exchanged or tells_of(whole, answer, stored)
    if told and (answer.status != "not_found" or documents is None):
        return answer
    key = "not_in_focus" if set(map(str, documents or ())) & set(whole.documents) else "not_there"
    sought = text("conversation", key, sought=whole.question.rstrip("?"))
    return replace(answer, answer=sought, status="not_found", citations=(), model=None)


def _briefly(question: str, earlier: Sequence[KeptTurn]) -> str:
    """The question with the documents cited before named by type and number: their day and body are no subject of it,
    and which documents are meant is settled.
    """
    for source in (source for turn in earlier for source in turn_of(turn).sources):
        if symbol_of(source.name):
            question = question.replace(source.name, source.name.partition(" ngày ")[0].partition(" của ")[0])
    return question


def _ask_back(whole: Meant, earlier: Sequence[KeptTurn], stored: Sequence[StoredDocument]) -> Answer:
    """Which of the documents cited before the user means, each with the words that were quoted from it."""
    texts = {str(one.id): one.document.text for one in stored}
    quoted: dict[str, Citation] = {}
    for turn in earlier:
        for one in turn.answer.citations:
            if texts.get(one.document_id, "")[one.start : one.end] == one.quote:
                quoted[one.document_id] = one
    offered = [source for source in whole.choices if source.document_id in quoted]
    lines = [f"- {source.name} [{at}]" for at, source in enumerate(offered, start=1)]
    lead = text("conversation", "which_document" if offered else "name_document")
    return Answer(
        whole.question,
        "\n".join([lead, "", *lines]).strip(),
        "needs_clarification",
        tuple(replace(quoted[one.document_id], marker=at) for at, one in enumerate(offered, start=1)),
    )
