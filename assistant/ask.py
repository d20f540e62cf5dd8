"""The way of a question: understand -> scope -> gather evidence -> answer -> compose -> verify."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Answer
from assistant.answering import agenda, catalogue, citing, duties, metadata, passages, ranking, reporting
from assistant.answering.about import about, unknown_document
from assistant.answering.bodies import named_unit
from assistant.answering.completing import completed
from assistant.answering.compose import Claim, Reply, compose, spoken
from assistant.answering.each import asked_of, asked_of_others, several, told_of
from assistant.answering.evidence import Evidence, gather
from assistant.answering.fit import Fitness
from assistant.answering.focus import preferred
from assistant.answering.parts import asked_apart, completed_by_parts
from assistant.answering.question import Question, understand
from assistant.answering.scope import Scope, find_scope
from assistant.answering.verify import markers_agree, unsupported
from index.store import Store
from index.stored import StoredDocument
from prompts import text

_SHOWN = 200


Rewrite = Callable[[Question, Evidence, Answer], Answer]


def ask(
    store: Store,
    question: str,
    *,
    documents: Sequence[int] | None = None,
    unit: str | None = None,
    rewrite: Rewrite | None = None,
) -> Answer:
    """The answer from the stored documents, or from `documents` alone; `unit` is the asker's. Raises QuestionError.

    `rewrite` may put the answer that was found in passages, or that none was found, in other words.
    """
    understood = understand(question)
    repeats = store.repeats() if documents is None else frozenset()
    stored = [one for one in store.documents() if one.id not in repeats and (documents is None or one.id in documents)]
    if not stored:
        return Answer(question, text("answers", "store_empty"), "not_found")
    listed = agenda.answer(understood, _named(understood, stored), unit)
    if listed is not None:
        return _finish(understood, listed)
    cites = bool({"cited_by", "most_cited"} & set(understood.kinds))
    scope = find_scope(understood, stored, cites=cites)
    if cites:
        within = scope.documents or scope.preferred
        among = frozenset(one.id for one in stored if not within or one.id in within)
        counted = "most_cited" in understood.kinds
        reply = (
            ranking.answer(understood, store, among) if counted else citing.answer_cited_by(understood, store, among)
        )
        if reply is not None:
            return _finish(understood, reply)
    if unknown_document(understood, store, stored):
        return _not_found(understood)
    held = catalogue.answer(understood, stored, scope)
    if held is not None:
        return _finish(understood, held)
    if several(understood, scope):
        return _of_each(understood, store, scope.documents or ())
    parts = asked_apart(understood)
    if scope.documents is None and documents is not None:
        scope = Scope(tuple(documents), scope.preferred)
    elif len(scope.documents or ()) != 1 and (
        apart := asked_of_others(understood, parts, lambda part: find_scope(part, stored, cites=False))
    ):
        return _of_others(understood, store, apart)
    evidence = preferred(understood, gather(store, understood, scope))
    answer = _best(store, Fitness(understood, evidence), evidence, parts)
    return rewrite(understood, evidence, answer) if rewrite else answer


def _of_each(question: Question, store: Store, documents: Sequence[int]) -> Answer:
    """What each of several documents says, never mixed."""
    found = []
    stored = [store.document(number) for number in documents]
    for one in stored:
        asked = asked_of(question, one, [other for other in stored if other.id != one.id])
        evidence = preferred(asked, gather(store, asked, Scope((one.id,))))
        for reply in _replies(Fitness(asked, evidence), evidence):
            if reply.claims and not unsupported(_finish(asked, reply)):
                found.append(told_of(one, reply))
                break
    return _joined(question, found, everyone=len(found) == len(documents))


def _of_others(question: Question, store: Store, apart: Sequence[tuple[Question, Scope]]) -> Answer:
    """What is asked of one document after another, each thing where it is asked of."""
    found = []
    for part, scope in apart:
        evidence = preferred(part, gather(store, part, scope))
        answers = (
            reply
            for reply in _replies(Fitness(part, evidence), evidence)
            if reply.claims and not unsupported(told := _finish(part, reply)) and about(part, told, evidence)
        )
        if reply := next(answers, None):
            found.append(told_of(reply.claims[0].sources[0].stored, reply))
    return _joined(question, found, everyone=len(found) == len(apart))


def _joined(question: Question, found: Sequence[tuple[Claim, ...]], *, everyone: bool) -> Answer:
    """One answer of what several documents say."""
    if not found:
        return _not_found(question)
    claims = tuple(claim for claims in found for claim in claims)
    lead = "" if everyone else text("answers", "each_partly")
    answer = compose(question.text, Reply(claims, lead, status="answered" if everyone else "partial"))
    return _not_found(question) if unsupported(answer) else answer


def _best(store: Store, fitness: Fitness, evidence: Evidence, parts: Sequence[Question]) -> Answer:
    question = fitness.question

    def look(part: Question, document: int) -> Evidence:
        return preferred(part, gather(store, part, Scope((document,))))

    for reply in _replies(fitness, evidence):
        answer = _finish(question, completed_by_parts(parts, reply, look, _replies) if parts else reply)
        if not unsupported(answer) and markers_agree(answer) and about(question, answer, evidence):
            return answer
    return _not_found(question)


def _named(question: Question, stored: Sequence[StoredDocument]) -> Iterator[StoredDocument]:
    """The documents that the question names by more than the body whose duties it asks for; all where it names none.

    Looked for when the first one is wanted: few questions ask for a list of duties.
    """
    body = named_unit(question)
    rest = understand(question.text.replace(body, " ") if body else question.text)
    scope = find_scope(rest, stored, cites=False)
    named = scope.documents or scope.preferred
    yield from (one for one in stored if not named or one.id in named)


def _replies(fitness: Fitness, evidence: Evidence) -> Iterator[Reply]:
    """Ways of answering: what is stated of a document and what it cites first, then the places that fit best."""
    question = fitness.question
    ranked = passages.rank(fitness, evidence)
    first = [metadata.answer(question, evidence), citing.answer_cites(fitness, evidence)]
    if {"references", "cites_check", "legal_basis"} & set(question.kinds):
        first.reverse()
    places = (
        reporting.answer(fitness, evidence),
        duties.answer(fitness, evidence),
        passages.answer(fitness, evidence, ranked),
    )
    best = sorted((reply for reply in places if reply is not None), key=lambda reply: -reply.share)
    for reply in (*(reply for reply in first if reply is not None), *best):
        yield completed(fitness, reply, ranked, partial(passages.sentence_claim, question))


def _finish(question: Question, reply: Reply) -> Answer:
    if reply.status == "not_found":
        return replace(_not_found(question), answer=reply.lead) if reply.lead else _not_found(question)
    return compose(question.text, reply)


def _not_found(question: Question) -> Answer:
    """Says what was looked for in the user's words; names no figure, date or symbol of its own."""
    sought = spoken(question.text).rstrip("?!. ")[:_SHOWN]
    return Answer(question.text, text("answers", "not_found", sought=f"«{sought}»"), "not_found")
