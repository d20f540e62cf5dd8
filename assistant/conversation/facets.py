"""Follow-ups of a few words that ask another thing of the same: "ai ký?", "gửi cho ai?", "khi nào?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.conversation.mentions import document_meant, focus, names_document
from assistant.conversation.turn import Meant, Source, Turn
from assistant.conversation.words import aligned, continued, cut, data, opened


@dataclass(frozen=True, slots=True)
class Facet:
    """One entry of `facets` in data/follow_up.yaml."""

    says: tuple[re.Pattern[str], ...]
    after: re.Pattern[str]
    asks: str
    everywhere: bool


@cache
def facets() -> tuple[Facet, ...]:
    """The facets in the order of the data file. Raises ValueError for one that asks about nothing."""
    found = []
    for entry in data()["facets"]:
        if not re.search(r"\{(?:document|subject)\}", entry["asks"]):
            raise ValueError(f"facets: {entry['asks']!r} names neither {{document}} nor {{subject}}")
        says = tuple(re.compile(one) for one in entry["says"])
        found.append(Facet(says, re.compile(entry.get("after", "")), entry["asks"], bool(entry.get("everywhere"))))
    return tuple(found)


def asked(core: str, noun: str, turns: Sequence[Turn]) -> Meant | None:
    """What `core` asks, said of the document or matter of the turns before; None where it is no such question.

    `noun` is the kind of document that the user points at, "" for any.
    """
    facet = facet_of(core, turns[-1].question if turns else "")
    if facet is None:
        return None
    return _of_document(facet, noun, turns) if "{document}" in facet.asks else _of_subject(facet, turns)


def facet_of(core: str, before: str) -> Facet | None:
    """The first facet that `core` asks after the question `before`."""
    folded, before = aligned(core), aligned(before)
    fitting = (one for one in facets() if any(says.fullmatch(folded) for says in one.says))
    return next((one for one in fitting if one.after.search(before)), None)


def _of_document(facet: Facet, noun: str, turns: Sequence[Turn]) -> Meant | None:
    meant = document_meant(noun, turns) if turns else ()
    if isinstance(meant, tuple):
        return Meant("", choices=meant, unclear=not meant)
    within = () if facet.everywhere or not meant.document_id else (meant.document_id,)
    return Meant(opened(facet.asks.format(document=meant.name)), within)


def _of_subject(facet: Facet, turns: Sequence[Turn]) -> Meant | None:
    sources = focus(turns)
    subject = in_document(stem(turns[-1].question), sources) if turns else ""
    if not subject:
        return None
    return Meant(opened(facet.asks.format(subject=subject)), tuple(one.document_id for one in sources))


def stem(question: str) -> str:
    """The question without what it asks: "Ai chủ trì việc này, khi nào?" -> "việc này"."""
    while True:
        folded = aligned(question)
        found = next((match for one in data()["asked"] if (match := re.search(one, folded)) and match[0]), None)
        if found is None:
            return opened(cut(question))
        question = cut(question, found.span())


def asks_of(question: str) -> str:
    """What the question asks, in its order: what `stem` leaves out."""
    folded = aligned(question)
    spans: list[tuple[int, int]] = []
    for one in data()["asked"]:
        for match in re.finditer(one, folded):
            if match[0] and not any(start < match.end() and match.start() < end for start, end in spans):
                spans.append(match.span())
    return ", ".join(question[start:end].strip(" ,") for start, end in sorted(spans))


def in_document(words: str, sources: Sequence[Source]) -> str:
    """The words with the one document they are about named before them, if they do not name it."""
    if len(sources) != 1 or names_document(words, sources[0]):
        return words
    return f"Theo {sources[0].name}, {continued(words)}" if words else f"Theo {sources[0].name}"
