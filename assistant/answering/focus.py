"""Which of the documents in question a question is most likely about."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from assistant.answering.evidence import Evidence
from assistant.answering.likeness import Content
from assistant.answering.question import Question
from assistant.answering.scope import identity_of
from assistant.answering.words import phrase
from index.stored import StoredDocument

# Below this share of the question's words no document is named by them.
_NAMED = 0.4
_CLEARLY = 0.15
# What the type first named in the question, and the right year, add to the share of words.
_TYPE = 0.2
_YEAR = 0.1
_PLACE = 0.3


def likenesses(question: Question, documents: Sequence[StoredDocument]) -> dict[int, float]:
    """Document id -> how much of the question its header says; what all headers say counts little."""
    said = {stored.id: header_words(stored) for stored in documents}
    content = Content(question.words, said.values())
    first = _first_type(question, documents)
    return {
        stored.id: content.likeness(said[stored.id])
        + _TYPE * (first is not None and stored.header.type == first)
        + _YEAR * bool(identity_of(stored).years & set(question.years))
        for stored in documents
    }


def preferred(question: Question, evidence: Evidence) -> Evidence:
    """The evidence with documents in order of likeness, those of a named place first."""
    shares = likenesses(question, evidence.documents)
    for number in evidence.preferred & set(shares):
        shares[number] += _PLACE
    ordered = sorted(evidence.documents, key=lambda stored: -round(shares[stored.id], 2))
    best, second = [*sorted(shares.values(), reverse=True), 0.0, 0.0][:2]
    named = evidence.scoped or best >= _NAMED
    return replace(evidence, documents=tuple(ordered), named=named, clear=named and best - second >= _CLEARLY)


def header_words(stored: StoredDocument) -> str:
    """What the header says; where it lost its title, the name of the file says what it is about."""
    header = stored.header
    title = header.title or PurePath(stored.file).stem.replace("-", " ").replace("_", " ")
    return f"{header.type or ''} {header.date or ''} {header.issuer or ''} {header.place or ''} {title}"


def _first_type(question: Question, documents: Sequence[StoredDocument]) -> str | None:
    """The document type that the question names first: "Kế hoạch của xã về Chỉ thị 15" is about a plan."""
    places = {
        stored.header.type: question.phrase.find(phrase(stored.header.type))
        for stored in documents
        if stored.header.type
    }
    found = {name: at for name, at in places.items() if at >= 0}
    return min(found, key=lambda name: found[name], default=None)
