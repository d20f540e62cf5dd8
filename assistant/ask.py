"""One question to the stored documents: the chain's answer, and the trace that tells why."""

from collections.abc import Sequence

from assistant.answer import Answer
from assistant.chain import Rewrite, State, Step, chain
from index.store import Store

__all__ = ["Rewrite", "Step", "ask", "explain"]


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
    return explain(store, question, documents=documents, unit=unit, rewrite=rewrite)[0]


def explain(
    store: Store,
    question: str,
    *,
    documents: Sequence[int] | None = None,
    unit: str | None = None,
    rewrite: Rewrite | None = None,
) -> tuple[Answer, list[Step]]:
    """The answer with what each step of the way found."""
    state = State(store, question, documents=documents, unit=unit, rewrite=rewrite)
    state = chain().invoke(state)
    if state.answer is None:
        raise AssertionError("the chain ends with an answer")
    return state.answer, state.trace
