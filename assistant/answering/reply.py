"""One answer out of what was found: the document's own facts, then the sentences that answer the rest."""

from assistant.answering.citing import asked_types, type_names
from assistant.answering.clauses import clauses
from assistant.answering.compose import Claim, Reply
from assistant.answering.facts import asked, state
from assistant.answering.finding import Finding, content
from assistant.answering.question import Question
from assistant.answering.scene import Scene
from assistant.answering.statement import merged, stated
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

# What a place that the question names adds to how much of it the header of a document says.
_PLACE = 0.3
# Facts that may be asked of a document that the text only cites: "nghị định nào, ban hành khi nào".
_OF_ANY = frozenset({"issued", "issuer", "symbol", "subject"})


def facts_of(scene: Scene) -> tuple[list[Claim], bool]:
    """The facts of the likeliest document that are asked for, and whether nothing else is asked."""
    if not scene.evidence.documents:
        return [], False
    question, stored = scene.question, likeliest(scene)
    facts = _asked_of(question, stored)
    claims = [claim for fact in facts if (claim := state(stored, fact)) is not None]
    only = bool(claims) and all(
        asked(clause) or not (clause.wanted or content(clause)) for clause in clauses(question.text)
    )
    return claims, only


def _asked_of(question: Question, stored: StoredDocument) -> tuple[str, ...]:
    """The facts that the question asks of this document, not of one that it cites or of one of another type."""
    facts = asked(question)
    if not facts:
        return ()
    first = _first_type(question)
    if first and stored.header.type and first != fold(stored.header.type):
        return ()
    types = asked_types(question)
    of_others = types is not None and (not types or bool(types - {first}))
    if of_others and not {"replaces", "proposed", "signer", "effective"} & set(facts):
        return tuple(fact for fact in facts if fact not in _OF_ANY)
    return facts


def _first_type(question: Question) -> str | None:
    """The type of document that the question opens with: "Báo cáo của tỉnh ... số mấy"."""
    return next(
        (name for name in sorted(type_names(), key=len, reverse=True) if question.phrase.startswith(f" {name} ")), None
    )


def likeliest(scene: Scene) -> StoredDocument:
    """The document that the question names or describes best."""
    evidence, first = scene.evidence, _first_type(scene.question)
    typed = [one for one in evidence.documents if first and fold(one.header.type or "") == first]
    return max(
        typed or evidence.documents,
        key=lambda one: scene.likeness.get(one.id, 0.0) + _PLACE * (one.id in evidence.preferred),
    )


def reply(scene: Scene, finding: Finding) -> Reply:
    """Everything that would be said, whatever supports it."""
    facts, only = facts_of(scene)
    claims: list[Claim] = list(facts)
    if not facts and asked(scene.question) == ("symbol",) and scene.evidence.documents:
        # A blank number is not to be found elsewhere.
        return Reply((), text("answers", "symbol_blank"), status="not_found")
    if not only:
        for seen in finding.shown:
            claims += stated(scene, seen, whole=finding.whole)
    return Reply(tuple(merged(claims)))
