"""What users thought of answers, as cases that the evaluation's question sets can take in."""

import re
from collections.abc import Iterable

from assistant.answering.question import understand
from assistant.answering.values import HOLDS
from assistant.conversation.kept import KeptTurn
from assistant.shapes import Json
from corpus.dates.deadlines import find_times
from prompts import text

# The kinds of the question sets by what a question asks; whatever else is asked is content.
_KINDS = {
    "report": ("report",),
    "metadata": ("signer", "issued", "symbol", "recipients", "addressee", "signed_by"),
    "reference": ("cited_by", "most_cited", "references", "cites_check", "legal_basis"),
    "task": ("tasks_of", "task_lead", "task_time"),
}
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def cases(rated: Iterable[KeptTurn]) -> Json:
    """`cases`: answers that users found right, whole questions of a set. `to_complete`: the others, with what the
    answer said as `must_not` and the user's comment as `note`; what a right answer holds has to be filled in.
    """
    found: dict[str, list[Json]] = {"cases": [], "to_complete": []}
    for turn in rated:
        case = _right(turn) if turn.feedback is not None and turn.feedback.helpful else None
        found["to_complete" if case is None else "cases"].append(case or _doubted(turn))
    return found


def _right(turn: KeptTurn) -> Json | None:
    """None for an answer from which it cannot be told what made it right."""
    if turn.answer.status == "not_found":
        said = _comment(turn) or text("conversation", "confirmed_unanswerable")
        return {"q": turn.meaning, "kind": "unanswerable", "note": said}
    facts = _facts(turn.answer.answer)
    files = list(dict.fromkeys(one.file for one in turn.answer.citations))
    if turn.answer.status == "needs_clarification" or not facts or not files:
        return None
    return {
        "q": turn.meaning,
        "kind": _kind(turn.meaning),
        **({"file": files[0]} if len(files) == 1 else {"documents": files}),
        "must": [[fact] for fact in facts],
        "evidence": [one.quote for one in turn.answer.citations],
        "note": _comment(turn),
    }


def _doubted(turn: KeptTurn) -> Json:
    wrong = turn.feedback is not None and turn.feedback.helpful is False
    return {
        "q": turn.meaning,
        "kind": _kind(turn.meaning),
        "must_not": _facts(turn.answer.answer) if wrong else [],
        "note": _comment(turn),
    }


def _facts(answer: str) -> list[str]:
    """What the answer prints in bold, or else its days, as printed: the facts that it was asked for."""
    times = (one.text for one in find_times(answer, 0, len(answer)))
    return list(dict.fromkeys(_BOLD.findall(answer) or filter(HOLDS["day"].search, times)))


def _kind(question: str) -> str:
    asked = set(understand(question).kinds)
    return next((kind for kind, names in _KINDS.items() if asked & set(names)), "content")


def _comment(turn: KeptTurn) -> str:
    return turn.feedback.comment if turn.feedback is not None else ""
