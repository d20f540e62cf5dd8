"""What a follow-up can lean on: the questions asked before and the documents that their answers cited."""

from dataclasses import dataclass

from assistant.conversation.kept import KeptTurn
from assistant.label import place_of


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
    for one in kept.answer["citations"]:
        where = place_of(one["section"])
        name = one["label"].removesuffix(f", {where}") if where else one["label"]
        found.setdefault(one["document_id"], Source(one["document_id"], name))
    return Turn(
        kept.meaning,
        tuple(found.values()),
        kept.understood_as is not None,
        kept.answer["status"] == "needs_clarification",
    )
