"""The way of a question as a LangChain Runnable of named steps: each result stands in a trace that tells why.

`chain().invoke(State(...))` gives the state with its answer; `assistant.ask.ask` is the short way to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from logging import getLogger
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer
from assistant.answering import agenda, catalogue, citing, comparison, duties, facts, ranking
from assistant.answering.clauses import clauses
from assistant.answering.compose import Reply, compose, spoken
from assistant.answering.constraints import contradicted
from assistant.answering.documents import nearest, unknown_document
from assistant.answering.evidence import Evidence, gather
from assistant.answering.finding import Finding, find
from assistant.answering.focus import preferred
from assistant.answering.question import Question, understand
from assistant.answering.reply import facts_of, reply
from assistant.answering.scene import Scene, scene
from assistant.answering.scope import Scope, find_scope
from assistant.answering.support import Support, measured
from assistant.answering.verify import markers_agree, unsupported
from assistant.answering.weights import weights
from index.store import Store
from index.stored import StoredDocument
from prompts import text

_SHOWN = 200
_log = getLogger(__name__)
_LISTED = 5

Rewrite = Callable[[Question, Evidence, Answer], Answer]


@dataclass(frozen=True, slots=True)
class Step:
    """What one step found, as plain values."""

    name: str
    found: dict[str, Any]


@dataclass
class State:
    """A question on its way. `documents` and `unit` are the asker's bounds; what is None is not known yet."""

    store: Store
    text: str
    documents: Sequence[int] | None = None
    unit: str | None = None
    rewrite: Rewrite | None = None
    question: Question | None = None
    stored: tuple[StoredDocument, ...] = ()
    scope: Scope | None = None
    evidence: Evidence | None = None
    scene: Scene | None = None
    finding: Finding | None = None
    support: Support | None = None
    answer: Answer | None = None
    trace: list[Step] = field(default_factory=list)


@cache
def chain() -> Runnable[State, State]:
    """The steps in order; a step that answers ends the way for those behind it."""
    steps = (_understand, _lists, _target, _compare, _search, _whole, _rank, _support, _compose, _rewrite)
    named = [RunnableLambda(step, name=step.__name__.strip("_")) for step in steps]
    joined: Runnable[State, State] = named[0]
    for step in named[1:]:
        joined = joined | step
    return joined


def _told(state: State, name: str, **found: Any) -> State:
    state.trace.append(Step(name, found))
    _log.debug("%s %s", name, found)
    return state


def _understand(state: State) -> State:
    question = understand(state.text)
    state.question = question
    # A file that repeats another one adds nothing, unless it is asked for itself.
    repeats = state.store.repeats() if state.documents is None else frozenset()
    state.stored = tuple(
        one
        for one in state.store.documents()
        if one.id not in repeats and (state.documents is None or one.id in state.documents)
    )
    if not state.stored:
        state.answer = Answer(state.text, text("answers", "store_empty"), "not_found")
    return _told(
        state,
        "understand",
        kinds=list(question.kinds),
        wanted=sorted(question.wanted),
        symbols=list(question.symbols),
        years=list(question.years),
        clauses=[clause.text for clause in clauses(question.text)],
    )


def _lists(state: State) -> State:
    """Complete lists from the indexes: duties of a unit, who cites a document, which are cited most."""
    if state.answer or state.question is None:
        return state
    question, stored = state.question, state.stored
    listed = agenda.answer(question, agenda.named(question, stored), state.unit)
    if listed is None and {"cited_by", "most_cited"} & set(question.kinds):
        scope = find_scope(question, stored, cites=True)
        within = scope.documents or scope.preferred
        among = frozenset(one.id for one in stored if not within or one.id in within)
        counted = "most_cited" in question.kinds
        answering = ranking.answer if counted else citing.answer_cited_by
        listed = answering(question, state.store, among)
    if listed is not None:
        state.answer = _finish(question, listed, stored)
        _told(state, "lists", claims=len(listed.claims), status=listed.status)
    return state


def _target(state: State) -> State:
    if state.answer or state.question is None:
        return state
    question, stored = state.question, state.stored
    scope = find_scope(question, stored, cites=False)
    if unknown_document(question, state.store, stored):
        state.answer = _finish(question, Reply((), status="not_found"), stored)
    elif (held := catalogue.answer(question, stored, scope)) is not None:
        state.answer = _finish(question, held, stored)
    if scope.documents is None and state.documents is not None:
        scope = Scope(tuple(state.documents), scope.preferred)
    state.scope = scope
    return _told(state, "target", named=scope.documents, preferred=sorted(scope.preferred), unknown=bool(state.answer))


def _compare(state: State) -> State:
    """What several documents say, each for itself."""
    if state.answer or state.question is None or state.scope is None:
        return state
    found = comparison.answer(state.question, state.store, state.scope, state.stored, _answered_in)
    if found is not None:
        state.answer = _finish(state.question, found, state.stored)
        _told(state, "compare", claims=len(found.claims), status=found.status)
    return state


def _answered_in(store: Store, question: Question, scope: Scope) -> Reply:
    """The reply to a question in the documents of a scope; without claims where they do not say."""
    evidence = preferred(question, gather(store, question, scope))
    seen = scene(question, evidence)
    finding = find(seen, weights().score)
    told, _ = facts_of(seen)
    held = measured(finding, len(told), weights())
    found = reply(seen, finding)
    answer = compose(question.text, found)
    holds = held.likely >= weights().least and not unsupported(answer) and not contradicted(question, answer, evidence)
    return found if holds else Reply((), status="not_found")


def _search(state: State) -> State:
    if state.answer or state.question is None or state.scope is None:
        return state
    state.evidence = preferred(state.question, gather(state.store, state.question, state.scope))
    state.scene = scene(state.question, state.evidence)
    hits = [
        {"document": hit.document_id, "section": hit.chunk.section, "score": round(hit.score, 3)}
        for hit in state.evidence.hits[:_LISTED]
    ]
    return _told(state, "search", candidates=len(state.scene.seen), hits=hits)


def _whole(state: State) -> State:
    """What is answered whole from the structure of the documents found, not by the sentence that fits best."""
    if state.answer or state.question is None or state.evidence is None or state.scope is None:
        return state
    question, evidence = state.question, state.evidence
    if facts.asked(question) and facts.names_none(question) and len(state.stored) > 1 and not state.scope.documents:
        state.answer = Answer(question.text, text("answers", "which_document"), "needs_clarification")
        return _told(state, "whole", status="needs_clarification")
    signed = facts.signed_by(question, state.stored) if "signed_by" in question.kinds else None
    # "Nhiệm vụ 3.1 theo quyết định nào?" asks for what the task cites, not for the task.
    cites = bool({"references", "cites_check", "legal_basis"} & set(question.kinds))
    ways = (citing.answer_listed, duties.answer) if cites else (duties.answer, citing.answer_listed)
    found = signed or next((told for way in ways if (told := way(question, evidence)) is not None), None)
    if found is not None:
        answer = _finish(question, found, state.stored)
        against = contradicted(question, answer, evidence)
        state.answer = _not_found(question, state.stored) if against else answer
        _told(state, "whole", claims=len(found.claims), status=found.status, contradicted=against)
    return state


def _rank(state: State) -> State:
    if state.answer or state.scene is None:
        return state
    state.finding = find(state.scene, weights().score)
    shown = [
        {
            "document": one.stored.file,
            "section": one.candidate.section,
            "words": one.candidate.words[:_SHOWN],
            "why": state.finding.why(one, weights().score),
        }
        for one in state.finding.shown
    ]
    return _told(state, "rank", shown=shown, scores=[round(score, 2) for score in state.finding.scores[:_LISTED]])


def _support(state: State) -> State:
    if state.answer or state.scene is None or state.finding is None:
        return state
    told, _ = facts_of(state.scene)
    state.support = measured(state.finding, len(told), weights())
    return _told(
        state,
        "support",
        likely=round(state.support.likely, 3),
        least=weights().least,
        parts={name: round(value, 2) for name, value in state.support.parts.items()},
        failed=state.support.failed,
    )


def _compose(state: State) -> State:
    if state.answer or state.question is None or state.scene is None or state.finding is None or state.support is None:
        return state
    question = state.question
    found = reply(state.scene, state.finding)
    answer = _finish(question, found, state.stored)
    against = contradicted(question, answer, state.scene.evidence)
    holds = state.support.likely >= weights().least and bool(found.claims) and not against
    if not holds or unsupported(answer) or not markers_agree(answer):
        answer = _not_found(question, state.stored)
    state.answer = answer
    return _told(state, "compose", status=answer.status, citations=len(answer.citations), contradicted=against)


def _rewrite(state: State) -> State:
    if state.rewrite and state.answer and state.question and state.evidence:
        state.answer = state.rewrite(state.question, state.evidence, state.answer)
        _told(state, "rewrite", model=state.answer.model, note=state.answer.note)
    return state


def _finish(question: Question, found: Reply, stored: Sequence[StoredDocument]) -> Answer:
    if found.status == "not_found":
        answer = _not_found(question, stored)
        return replace(answer, answer=found.lead) if found.lead else answer
    return compose(question.text, found)


def _not_found(question: Question, stored: Sequence[StoredDocument]) -> Answer:
    """Says what was looked for in the user's words; names no figure, date or symbol but that of a cited document."""
    sought = f"«{spoken(question.text).rstrip('?!. ')[:_SHOWN]}»"
    near = nearest(question, stored)
    if near is not None:
        return replace(compose(question.text, near), status="not_found")
    return Answer(question.text, text("answers", "not_found", sought=sought), "not_found")
