"""The answer in a model's words: each sentence held to its passages, and the extractive answer where that fails."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answer import Answer
from assistant.answering.evidence import Evidence
from assistant.answering.judge import holds
from assistant.answering.question import Question
from assistant.answering.verify import markers_agree
from assistant.model.chat import ChatFailed, Message, open_chat, said
from assistant.model.choice import Choice, choice
from assistant.model.draft import Draft, sentence_of
from assistant.model.passages import Passage, fenced, passages, plain
from assistant.model.sentences import SCHEMA, NotSentences, sentences
from assistant.verification.support import faults
from corpus.errors import ModelError
from prompts import text

Tell = Callable[[Literal["progress", "delta"], str], None]


@dataclass(frozen=True, slots=True)
class _Checked:
    """One sentence of the model with the passages that hold all of it; no passages where they do not."""

    words: str
    passages: tuple[Passage, ...] = ()


def rewrite(question: Question, evidence: Evidence, answer: Answer, tell: Tell | None = None) -> Answer:
    """The answer in the words of the model that the environment names; unchanged where it names none.

    `tell` gets every verified sentence as soon as it is sure to stay; joined they begin the answer. Never raises for
    what the model does: the answer then is the one given, with a note.
    """
    try:
        chosen = choice()
        if chosen is None or answer.status == "needs_clarification":
            return answer
        listed = passages(evidence, answer)
        return _write(chosen, question, evidence, answer, listed, tell or _silent) if listed else answer
    except ModelError as error:
        return replace(answer, note=text("model", "missing", reason=error.message))


def prepare() -> None:
    """Load what a first answer would wait for; a wrong setting is told with the answer."""
    with suppress(ModelError):
        chosen = choice()
        if chosen is not None:
            open_chat(chosen)


def _write(
    chosen: Choice, question: Question, evidence: Evidence, answer: Answer, listed: Sequence[Passage], tell: Tell
) -> Answer:
    draft, dropped, trouble = Draft(), 0, ""
    tell("progress", text("model", "asking"))
    sure = False
    try:
        for checked in _checked(chosen, question, tuple(listed)):
            if not checked.passages:
                dropped += 1
                continue
            draft.add(checked.words, [one.source for one in checked.passages])
            sure = sure or _answers(question, evidence, answer, draft)
            if sure:
                tell("delta", draft.news())
    except ChatFailed as failed:
        trouble = failed.trouble
    except NotSentences:
        trouble = "nonsense"
    if not sure:
        unsupported = "unsupported" if dropped or draft.text else ""
        note = trouble or unsupported
        return replace(answer, note=text("model", note)) if note else answer
    return _finished(chosen, question, answer, draft, dropped=dropped > 0, cut=bool(trouble), tell=tell)


def _finished(
    chosen: Choice, question: Question, answer: Answer, draft: Draft, *, dropped: bool, cut: bool, tell: Tell
) -> Answer:
    """Where sentences are missing, the extractive answer takes their place."""
    note = None
    if dropped or cut:
        replaced = answer.status != "not_found"
        if replaced:
            draft.append(answer)
        note = text("model", "cut" if cut else "dropped_replaced" if replaced else "dropped")
    if rest := draft.news():
        tell("delta", rest)
    status: Literal["answered", "partial"] = "partial" if note else "answered"
    return replace(draft.answer(question.text), status=status, model=chosen.name, note=note)


def _checked(chosen: Choice, question: Question, listed: tuple[Passage, ...]) -> Iterator[_Checked]:
    by_number = {one.number: one for one in listed}
    messages: list[Message] = [
        ("system", text("model", "system")),
        ("human", text("model", "question", passages=fenced(listed), question=plain(question.text))),
    ]
    for sentence in sentences(said(chosen, messages, SCHEMA)):
        if sentence is None:
            yield _Checked("")
            continue
        words = sentence_of(sentence.text)
        cited = tuple(by_number[number] for number in dict.fromkeys(sentence.passages) if number in by_number)
        supported = words and not faults(words, [one.ground for one in cited], question.text)
        yield _Checked(words, cited if supported else ())


def _answers(question: Question, evidence: Evidence, answer: Answer, draft: Draft) -> bool:
    """Whether what is written so far holds what is asked, by the measure that extractive answers are held to."""
    written = draft.answer(question.text)
    return markers_agree(written) and holds(question, evidence, written, overrules=answer.status == "not_found")


def _silent(kind: Literal["progress", "delta"], words: str) -> None:
    """Nobody listens."""
