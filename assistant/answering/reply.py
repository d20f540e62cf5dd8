"""One answer out of what was found: the document's own facts, the sentences that answer, what is missing."""

from collections.abc import Sequence

from assistant.answering.clauses import clauses
from assistant.answering.compose import Claim, Reply
from assistant.answering.facts import asked, state
from assistant.answering.finding import Finding, _content
from assistant.answering.scene import Scene
from assistant.answering.statement import merged, stated
from index.stored import StoredDocument


def facts_of(scene: Scene) -> tuple[list[Claim], bool]:
    """The facts of the likeliest document that are asked for, and whether nothing else is asked."""
    question = scene.question
    documents = scene.evidence.documents
    if not documents:
        return [], False
    facts = asked(question)
    stored = likeliest(scene)
    claims = [claim for fact in facts if (claim := state(stored, fact)) is not None]
    only = bool(claims) and all(
        asked(clause) or (not clause.wanted and not _asks(clause)) for clause in clauses(question.text)
    )
    return claims, only


def _asks(clause: object) -> bool:
    return bool(_content(clause))  # type: ignore[arg-type]


def likeliest(scene: Scene) -> StoredDocument:
    """The document that the question names or describes best."""
    return max(
        scene.evidence.documents,
        key=lambda one: scene.likeness.get(one.id, 0.0) + 0.3 * (one.id in scene.evidence.preferred),
    )


def reply(scene: Scene, finding: Finding) -> Reply:
    """Everything that would be said, whatever supports it."""
    facts, only = facts_of(scene)
    claims: list[Claim] = list(facts)
    if not only:
        for seen in finding.shown:
            claims += stated(scene, seen, whole=finding.whole)
    return Reply(tuple(merged(claims)))


__all__: Sequence[str] = ("facts_of", "likeliest", "reply")
