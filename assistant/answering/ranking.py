"""Which documents are cited most: counted over the whole reference index."""

from collections import defaultdict

from assistant.answering.citing import asked_types, of_type
from assistant.answering.compose import Claim, Reply, source, spoken
from assistant.answering.question import Question
from corpus.document import Reference
from index.store import Store
from index.stored import StoredDocument
from prompts import text

_SHOWN = 5


def answer(question: Question, store: Store, among: frozenset[int]) -> Reply | None:
    """The documents of the asked type that most stored documents cite, with one place of each; None if none is."""
    types = asked_types(question)
    places: dict[str, dict[int, Reference]] = defaultdict(dict)
    stored = {one.id: one for one in store.documents() if one.id in among}
    for number, mention in store.references():
        if number in stored and (not types or of_type(mention, types)):
            places[mention.identity].setdefault(number, mention)
    ranked = sorted(places.values(), key=lambda found: -len(found))[:_SHOWN]
    if not ranked:
        return None
    return Reply(tuple(_claim(found, stored) for found in ranked), text("answers", "most_cited"))


def _claim(found: dict[int, Reference], stored: dict[int, StoredDocument]) -> Claim:
    # A title in capitals writes a symbol in capitals too: another mention shows how it is written.
    first = min(found.values(), key=lambda mention: mention.quote.isupper())
    name = spoken(first.name or f"{first.type or ''} {first.symbol or ''}")
    sources = tuple(source(stored[number], mention.start, mention.end) for number, mention in found.items())
    return Claim(text("answers", "cited_times", cited=name, count=len(found)), sources[:_SHOWN])
