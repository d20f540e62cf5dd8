"""The documents that a conversation is about at a moment."""

from collections.abc import Sequence

from assistant.conversation.mentions import documents_named, names_document
from assistant.conversation.turn import Source, Turn
from assistant.conversation.words import aligned, trimmed


def focus(turns: Sequence[Turn]) -> tuple[Source, ...]:
    """The documents of the last answer; after a refusal those of the answer before.

    A follow-up that was refused may have led to another matter: after it nothing is in focus, unless it named a
    document that was cited before.
    """
    for turn in reversed(turns):
        if turn.sources:
            return turn.sources
        if named := _known(turn.question, turns):
            return named
        if turn.leaned:
            return ()
    return ()


def document_meant(noun: str, turns: Sequence[Turn]) -> Source | tuple[Source, ...]:
    """The document that "văn bản đó" is, or those between which the user has to choose; () where there is none.

    Of several the one that the last question names. `noun` is the type of document pointed at, "" for any.
    """
    last = turns[-1].question
    sources = tuple(one for one in focus(turns) if aligned(one.name).startswith(noun))
    if len(sources) == 1:
        return sources[0]
    named = tuple(one for one in sources if names_document(last, one))
    if len(named) == 1:
        return named[0]
    spoken = {trimmed(last[start:end]) for start, end in documents_named(last)}
    fitting = [one for one in spoken if aligned(one).startswith(noun) and not one[0].isdigit()]
    if len(fitting) == 1:
        return Source("", fitting[0])
    return sources or focus(turns)


def _known(question: str, turns: Sequence[Turn]) -> tuple[Source, ...]:
    cited = dict.fromkeys(source for turn in turns for source in turn.sources)
    return tuple(source for source in cited if names_document(question, source))
