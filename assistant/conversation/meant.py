"""What a question in a conversation means."""

from dataclasses import dataclass

from assistant.conversation.turn import Source


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
