"""The way of a question: understand -> scope -> gather evidence -> answer -> compose -> verify."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.answering import citing, duties, metadata, passages, reporting
from assistant.answering.compose import Reply, compose
from assistant.answering.evidence import Evidence, gather
from assistant.answering.question import Question, understand
from assistant.answering.scope import Scope, find_scope, identity_of
from assistant.answering.verify import markers_agree, unsupported
from assistant.answering.words import Content, functional_words
from assistant.label import label
from index.store import Store
from prompts import text


def ask(store: Store, question: str, *, documents: Sequence[int] | None = None) -> Answer:
    """The answer from the stored documents, or from `documents` alone. Raises QuestionError."""
    understood = understand(question)
    stored = [one for one in store.documents() if documents is None or one.id in documents]
    if not stored:
        return Answer(question, text("answers", "store_empty"), "not_found")
    cites = "cited_by" in understood.kinds
    scope = find_scope(understood, stored, cites=cites)
    if cites:
        among = [one for one in stored if scope.documents is None or one.id in scope.documents]
        reply = citing.answer_cited_by(understood, among)
        if reply is not None:
            return _finish(understood, scope, reply, Evidence((), (), False))
    if scope.documents is None and documents is not None:
        scope = Scope(tuple(documents), frozenset())
    evidence = gather(store, understood, scope)
    content = _content(understood, scope, evidence)
    for reply in _replies(understood, content, evidence):
        answer = _finish(understood, scope, reply, evidence)
        if not unsupported(answer) and markers_agree(answer):
            return answer
    return _not_found(understood, scope, evidence)


def _replies(question: Question, content: Content, evidence: Evidence) -> Iterator[Reply]:
    """Ways of answering, the most exact first."""
    steps: tuple[Callable[[Question, Content, Evidence], Reply | None], ...] = (
        metadata.answer,
        citing.answer_cites,
        reporting.answer,
        duties.answer,
        passages.answer,
    )
    for step in steps:
        reply = step(question, content, evidence)
        if reply is not None:
            yield reply


def _content(question: Question, scope: Scope, evidence: Evidence) -> Content:
    """The question's words without those that only name the document in question."""
    naming = set(scope.naming)
    if scope.documents is not None and len(scope.documents) == 1:
        naming |= set(identity_of(evidence.documents[0].header).words) & functional_words()
    words = [word for word in question.words if word not in naming]
    return Content(words, (hit.quote for hit in evidence.hits))


def _finish(question: Question, scope: Scope, reply: Reply, evidence: Evidence) -> Answer:
    if reply.status == "not_found":
        return replace(
            _not_found(question, scope, evidence), answer=reply.lead or _not_found(question, scope, evidence).answer
        )
    return compose(question.text, reply)


def _not_found(question: Question, scope: Scope, evidence: Evidence) -> Answer:
    """Says what was looked for; names no figure, date or symbol of its own."""
    sought = " ".join(word for word in question.text.rstrip("?!. ").split() if not any(c.isdigit() for c in word))
    shown = f"«{sought[:160]}»"
    return Answer(question.text, text("answers", "not_found", sought=shown), "not_found")


__all__ = ["ask", "label"]
