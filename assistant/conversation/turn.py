"""What a follow-up can lean on, and what it is found to mean."""

from dataclasses import dataclass

from assistant.conversation.kept import KeptTurn
from assistant.label import place_of

# What a follow-up can lean on: the questions asked before and the documents that their answers cited.


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was cited, or only named ("" as its id); `name` as an official text names it."""

    document_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One question as it stands alone and the documents its answer cited, in their order.

    `leaned` says that the question was a follow-up; `open` that its answer asked back.
    """

    question: str
    sources: tuple[Source, ...] = ()
    leaned: bool = False
    open: bool = False


def turn_of(kept: KeptTurn) -> Turn:
    """What matters of a kept question and answer."""
    found: dict[str, Source] = {}
    for one in kept.answer.citations:
        where = place_of(one.section)
        name = one.label.removesuffix(f", {where}") if where else one.label
        found.setdefault(one.document_id, Source(one.document_id, name))
    return Turn(
        kept.meaning,
        tuple(found.values()),
        kept.understood_as is not None,
        kept.answer.status == "needs_clarification",
    )


# What a question in a conversation means.


@dataclass(frozen=True, slots=True)
class Meant:
    """`question` stands alone. A follow-up about documents cited before is to be answered from `documents` (ids).

    `added` are the words that the follow-up put in place of what was named before: they may name other documents.
    `year` is set where it asks for the same of another year's document. `choices` are documents between which the
    user has to choose first; `unclear` says that it asks about a document and none is known.
    """

    question: str
    documents: tuple[str, ...] = ()
    added: str = ""
    year: str | None = None
    choices: tuple[Source, ...] = ()
    unclear: bool = False

    @property
    def exchanged(self) -> bool:
        """Whether it asks the same of something else."""
        return bool(self.added or self.year)
