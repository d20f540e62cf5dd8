"""The way of a question: understand -> scope -> gather evidence -> answer -> compose -> verify."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.answering import agenda, citing, duties, metadata, passages, ranking, reporting
from assistant.answering.completing import completed
from assistant.answering.compose import Reply, compose, spoken
from assistant.answering.evidence import Evidence, gather
from assistant.answering.fit import Fitness
from assistant.answering.focus import preferred
from assistant.answering.names import knows, proper_names
from assistant.answering.question import Question, symbol_key, understand
from assistant.answering.scope import Scope, find_scope, identity_of, is_called
from assistant.answering.verify import markers_agree, unsupported
from assistant.answering.wanted import holds_exactly
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
    stored = [one for one in store.documents() if documents is None or one.id in documents]
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
    if _names_unknown_document(understood, store, stored):
        return _not_found(understood)
    if scope.documents is None and documents is not None:
        scope = Scope(tuple(documents), scope.preferred)
    evidence = preferred(understood, gather(store, understood, scope))
    answer = _best(Fitness(understood, evidence), evidence)
    return rewrite(understood, evidence, answer) if rewrite else answer


def _best(fitness: Fitness, evidence: Evidence) -> Answer:
    question = fitness.question
    for reply in _replies(fitness, evidence):
        answer = _finish(question, reply)
        if not unsupported(answer) and markers_agree(answer) and about(question, answer, evidence):
            return answer
    return _not_found(question)


def _named(question: Question, stored: Sequence[StoredDocument]) -> list[StoredDocument]:
    """The documents that the question names by more than the body whose duties it asks for; all where it names none."""
    body = agenda.named_unit(question)
    rest = understand(question.text.replace(body, " ") if body else question.text)
    scope = find_scope(rest, stored, cites=False)
    named = scope.documents or scope.preferred
    return [one for one in stored if not named or one.id in named]


def about(question: Question, answer: Answer, evidence: Evidence) -> bool:
    """Whether the answer holds what is asked for and is from documents that the question can mean.

    A name in the question must stand in a cited document. A symbol must be a cited document's own or be cited in
    it; the symbol that opens the question must be its own or stand in the quote. A year must be the document's own
    or one that its words name.
    """
    by_id = {str(stored.id): stored for stored in evidence.documents}
    cited = [by_id[citation.document_id] for citation in answer.citations if citation.document_id in by_id]
    if not holds_exactly(question, " ".join(citation.quote for citation in answer.citations)):
        return False
    if not cited:
        return True
    if not all(any(knows(stored, name) for stored in cited) for name in proper_names(question)):
        return False
    if "cites_check" in question.kinds:
        return True
    own = {symbol_key(stored.header.symbol) for stored in cited if stored.header.symbol}
    own |= {symbol_key(symbol) for symbol in question.symbols if any(is_called(stored, symbol) for stored in cited)}
    known = own | {symbol_key(r.symbol) for stored in cited for r in stored.document.references if r.symbol}
    quotes = "".join(symbol_key(" ".join(citation.quote for citation in answer.citations)))
    for at, symbol in enumerate(map(symbol_key, question.symbols)):
        opens = at == 0 and question.opens_with_symbol
        if symbol not in known or (opens and symbol not in own and "".join(symbol) not in quotes):
            return False
    said = " ".join(f"{citation.quote} {citation.label}" for citation in answer.citations)
    return all(
        year in said or any(_of_year(stored, year, named=year in question.document_years) for stored in cited)
        for year in question.years
    )


def _of_year(stored: StoredDocument, year: str, *, named: bool) -> bool:
    """`named`: the question calls the document after this year, so that it must be one of its own."""
    years = identity_of(stored).years
    if year in years or (named and years):
        return year in years
    return re.search(rf"(?:năm|đến|giai đoạn|[-–/])\s*{year}\b", stored.document.text) is not None


def _names_unknown_document(question: Question, store: Store, stored: Sequence[StoredDocument]) -> bool:
    """Whether every symbol in the question is of a document that is neither stored nor cited in a stored one."""
    if any(is_called(one, symbol) for one in stored for symbol in question.symbols):
        return False
    return bool(question.symbols) and not any(
        citing.mentions_of(target, question, store) for target in citing.cited_in(question)
    )


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
        yield completed(fitness, reply, ranked, passages.sentence_claim)


def _finish(question: Question, reply: Reply) -> Answer:
    if reply.status == "not_found":
        return replace(_not_found(question), answer=reply.lead) if reply.lead else _not_found(question)
    return compose(question.text, reply)


def _not_found(question: Question) -> Answer:
    """Says what was looked for in the user's words; names no figure, date or symbol of its own."""
    sought = spoken(question.text).rstrip("?!. ")[:_SHOWN]
    return Answer(question.text, text("answers", "not_found", sought=f"«{sought}»"), "not_found")
