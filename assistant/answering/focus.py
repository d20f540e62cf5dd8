"""Which of the documents in question a question is most likely about."""

from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.answering.scope import identity_of
from assistant.answering.words import Content
from corpus.document import Header
from index.stored import StoredDocument

# Below this share of the question's words no document is named by them.
_NAMED = 0.4
_HANDICAP = 0.35


def ranked(question: Question, content: Content, evidence: Evidence) -> list[StoredDocument]:
    """Documents by how much of the question their header says, then in the order retrieval gave them."""
    order = {stored.id: at for at, stored in enumerate(evidence.documents)}
    return sorted(
        evidence.documents, key=lambda stored: (-round(likeness(question, content, stored), 2), order[stored.id])
    )


def likeness(question: Question, content: Content, stored: StoredDocument) -> float:
    """Share of the content words in the header, plus a little where type and year agree."""
    who = identity_of(stored.header)
    share = content.likeness(_words(stored.header)).share
    typed = bool(stored.header.type) and f" {(stored.header.type or '').lower()} " in f" {question.text.lower()} "
    return share + 0.1 * typed + 0.1 * bool(who.years & set(question.years))


def preferred(question: Question, content: Content, evidence: Evidence) -> Evidence:
    """The evidence with each document's handicap: how much less its header says of the question than the best one's."""
    shares = {stored.id: likeness(question, content, stored) for stored in evidence.documents}
    best = max(shares.values(), default=0.0)
    return replace(evidence, handicaps={number: _HANDICAP * (best - share) for number, share in shares.items()})


def named(question: Question, content: Content, evidence: Evidence) -> StoredDocument | None:
    """The one document a question about its header means; None where the question names none."""
    documents = ranked(question, content, evidence)
    if not documents:
        return None
    if evidence.scoped or likeness(question, content, documents[0]) >= _NAMED:
        return documents[0]
    return None


def _words(header: Header) -> str:
    return f"{header.type or ''} {header.issuer or ''} {header.place or ''} {header.title or ''}"
