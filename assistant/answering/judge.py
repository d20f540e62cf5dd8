"""Whether an answer that somebody else wrote holds what is asked: by the measure of our own answers."""

from assistant.answer import Answer
from assistant.answering.constraints import contradicted
from assistant.answering.evidence import Evidence
from assistant.answering.finding import Finding, ranked
from assistant.answering.question import Question
from assistant.answering.scene import scene
from assistant.answering.support import measured
from assistant.answering.values import kinds_of
from assistant.answering.weights import weights

# A body may be named in words that no list knows, a period without "từ" and "đến".
_SOFT = frozenset({"body", "range", "time", "duration", "times"})
# What the documents were found not to say may only be found in words that hold this share of the question's.
_OVERRULES = 0.6


def holds(question: Question, evidence: Evidence, answer: Answer, *, overrules: bool) -> bool:
    """Whether the places that an answer cites support it; `overrules`: the documents were found not to say it."""
    front = scene(question, evidence)
    measure, scored = ranked(front, weights().score)
    cited = [
        (score, one)
        for score, one in scored
        if any(
            citation.document_id == str(one.stored.id)
            and citation.start < one.candidate.end
            and one.candidate.start < citation.end
            for citation in answer.citations
        )
    ]
    if contradicted(question, answer, evidence):
        return False
    if not cited or not (question.wanted - _SOFT) <= kinds_of(answer.answer):
        return False
    finding = Finding(measure, tuple(one for _, one in cited), tuple(score for score, _ in cited), whole=False)
    if not overrules:
        return True
    support = measured(finding, 0, weights())
    return support.likely >= weights().least and support.parts["whole"] >= _OVERRULES
