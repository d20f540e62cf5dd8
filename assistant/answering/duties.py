"""Answers from assigned tasks: who leads, with whom, until when; what a body has to do; one numbered task."""

import re
from dataclasses import dataclass

from assistant.answering.bodies import acting_body, alike, named_body, same, says_words
from assistant.answering.compose import Claim, Reply, quoted, source, spoken
from assistant.answering.evidence import Evidence, Piece, heading_words, row_at, sentences
from assistant.answering.excerpt import excerpt
from assistant.answering.fit import REPORTING, Fitness
from assistant.answering.question import Question
from assistant.answering.wanted import held
from corpus.document import Row, Span, Task
from index.stored import StoredDocument
from prompts import text

_ENOUGH = 0.5
# Above every fit of a place: a task by its number, the tasks of a body.
_CERTAIN = 2.0
_MOST = 12
_JOINS = re.compile(r"\bphoi hop\b(?!.*\bchu tri\b)")
_OF_BODY = re.compile(
    r"\b(?:(?:may|bao nhieu) (?:nhiem vu|viec|dau viec)|"
    r"nhiem vu nao|viec gi|nhung gi|viec nao|nhung viec|"
    r"cong viec gi|nhiem vu gi|lam gi|giao gi|nhung nhiem vu)\b"
)
# A task that states no time does not answer when.
_UNTIMED = 0.3
_UNDATED = 0.1
_DAY = re.compile(r"\d/\d|ngày \d")
# A task that was read as one goes before a sentence that fits as well.
_STRUCTURED = 0.03
# A task of the body that the question says has to act; one that says who leads it, where that is asked.
_ACTS = 0.3
_LED = 0.05
_DOES = re.compile(
    r"\b(?:ai|nao) (?:se |phai |duoc giao )?"
    r"(?:chu tri|phu trach|dam nhan|lam|lo|xay dung|trien khai|thuc hien|soan|viet|lap)\b"
)
_STATED = re.compile(r"\d|\b[IVX]+\b|hằng|hàng|[Tt]hường xuyên")
_BY_NUMBER = re.compile(r"\bnhiem vu (?:so )?\d")
_TIME_ASKED = frozenset({"time", "day"})


@dataclass(frozen=True, slots=True)
class _Fit:
    stored: StoredDocument
    task: Task
    share: float


def answer(fitness: Fitness, evidence: Evidence) -> Reply | None:
    """A numbered task, the tasks of a body, or the task that the question describes; None if none fits."""
    question = fitness.question
    known = [(stored, task) for stored in evidence.documents for task in stored.document.tasks]
    if question.task_number:
        numbered = [(stored, task) for stored, task in known if _has_number(task, question.task_number)]
        if numbered:
            return Reply(tuple(task_claim(stored, task, question) for stored, task in numbered[:3]), share=_CERTAIN)
        if evidence.pointed and _BY_NUMBER.search(question.folded):
            return Reply((), status="not_found", share=_CERTAIN)
    if _OF_BODY.search(question.folded):
        found = _of_body(question, evidence, known)
        if found:
            return found
    if not {"task_lead", "task_time", "tasks_of"} & set(question.kinds):
        return None
    fits = _fitting(fitness, evidence, known, timed=bool(_TIME_ASKED & question.wanted))
    if not fits or fits[0].share < _ENOUGH:
        return None
    if "day" in question.wanted and not _says_when(question, fits[0]):
        return None
    return Reply((task_claim(fits[0].stored, fits[0].task, question),), share=fits[0].share)


def _says_when(question: Question, fit: _Fit) -> bool:
    """Whether a task says by when it is done; for what is reported or sent, the day in the sentence that says so."""
    if "report" not in question.kinds:
        return fit.task.time is not None or "day" in held(question, _stated(fit, Span(fit.task.start, fit.task.end)))
    said = [_stated(fit, one) for one in sentences(fit.stored.document.text, fit.task.start, fit.task.end)]
    return any(REPORTING.search(one) and "day" in held(question, one) for one in said)


def _stated(fit: _Fit, span: Span) -> str:
    return Piece(fit.stored, span.start, span.end, "", "").stated


def _has_number(task: Task, number: str) -> bool:
    """ "5" is also what the table numbers 5 below its group II ("II.5")."""
    printed = (task.id or "").casefold().rstrip(".)")
    return printed == number or (printed.endswith(f".{number}") and not printed[0].isdigit())


def _of_body(question: Question, evidence: Evidence, known: list[tuple[StoredDocument, Task]]) -> Reply | None:
    joins = bool(_JOINS.search(question.folded))
    body = named_body(question, {name for _, task in known for name in _role(task, joins=joins)})
    if body is None:
        return None
    own = [(one, task) for one, task in known if any(same(body, name) for name in _role(task, joins=joins))]
    if not evidence.scoped:
        first = next(
            (stored.id for stored in evidence.pointed if any(stored.id == one.id for one, _ in own)), own[0][0].id
        )
        own = [(stored, task) for stored, task in own if stored.id == first]
    claims = tuple(task_claim(stored, task, question) for stored, task in own[:_MOST])
    if len(claims) == 1 and "number" not in question.wanted:
        return Reply(claims, share=_CERTAIN)
    lead = text("answers", "tasks_with" if joins else "tasks_of", body=spoken(body), count=len(own))
    return Reply(claims, lead, share=_CERTAIN)


def _role(task: Task, *, joins: bool) -> tuple[str, ...]:
    return task.coordinate if joins else task.lead


def _fitting(
    fitness: Fitness, evidence: Evidence, known: list[tuple[StoredDocument, Task]], *, timed: bool
) -> list[_Fit]:
    fits = []
    actor = acting_body(fitness.question)
    dated = "day" in fitness.question.wanted
    for stored, task in known:
        if not evidence.near(stored, task.start, task.end):
            continue
        document = stored.document
        heading = heading_words(document, document.section_at(task.start))
        share = max(fitness.share(stored, words, heading) for words in _parts_of(stored, task))
        if actor and any(alike(actor, lead) for lead in task.lead):
            share += _ACTS
        if task.lead and _DOES.search(fitness.question.folded):
            share += _LED
        if timed and not (task.time and _STATED.search(task.time.text)):
            share -= _UNTIMED
        elif dated and not (task.time and _DAY.search(task.time.text)):
            share -= _UNDATED
        fits.append(_Fit(stored, task, share + _STRUCTURED))
    return sorted(fits, key=lambda fit: -fit.share)


def _parts_of(stored: StoredDocument, task: Task) -> list[str]:
    """A row whole; of a task in prose each sentence, since a long item says something of everything."""
    full = stored.document.text
    if row_at(stored.document, task.start) is not None:
        return [Piece(stored, task.start, task.end, task.section, "").words]
    return [span.of(full) for span in sentences(full, task.start, task.end)]


def task_claim(stored: StoredDocument, task: Task, question: Question) -> Claim:
    """The fact that is asked for first, then the words of the task."""
    quote = excerpt(stored.document.text, _words_of(stored, task), question)
    lead = spoken("; ".join(task.lead))
    when = spoken(task.time.text) if task.time else ""
    above = _rows_that_number(stored, task)
    number = text("answers", "task_numbered", id=task.id) if above is not None else ""
    partners = text("answers", "task_with", coordinate=spoken("; ".join(task.coordinate))) if task.coordinate else ""
    if (quote.startswith("«…") or quote.endswith("…»")) and when not in quote:
        # The time of a part of a long task that is not shown.
        when = ""
    if when and _TIME_ASKED & question.wanted:
        by = text("answers", "task_lead_is", lead=lead) if lead else ""
        by += f" ({partners})" if partners else ""
        words = text("answers", "task_time", time=when, lead=by, quote=quote)
    elif lead:
        more = [one for one in (partners, text("answers", "task_when", time=when) if when else "") if one]
        words = text("answers", "task_led", lead=lead, more=f" ({'; '.join(more)})" if more else "", quote=quote)
    else:
        words = quote
    notes = [note for note in stored.document.footnotes if note.anchor and task.start <= note.anchor < task.end]
    for note in notes:
        words += f" {quoted(stored.document.text, Span(note.start, note.end))}"
    sources = [source(stored, task.start, task.end, task.section)]
    sources += [source(stored, row.start, row.end, row.section) for row in above or ()]
    sources += [source(stored, note.start, note.end, task.section) for note in notes]
    return Claim(f"{number} {words}".strip(), tuple(sources))


def led_claim(question: Question, piece: Piece) -> Claim | None:
    """A sentence of a longer task with who leads it, where the sentence itself does not say so; None without any."""
    holders = [
        task
        for task in piece.stored.document.tasks
        if task.lead and task.start <= piece.start and piece.end <= task.end
    ]
    if not holders or row_at(piece.stored.document, piece.start) is not None:
        return None
    task = min(holders, key=lambda one: one.end - one.start)
    if any(says_words(piece.text, lead) for lead in task.lead):
        return None
    quote = excerpt(piece.stored.document.text, Span(piece.start, piece.end), question)
    words = text("answers", "task_led", lead=spoken("; ".join(task.lead)), more="", quote=quote)
    return Claim(words, (source(piece.stored, task.start, task.end, task.section),))


def _words_of(stored: StoredDocument, task: Task) -> Span:
    """A row's task cell; for a task in prose the whole quote."""
    row = row_at(stored.document, task.start)
    cell = row.cell("task") if row else None
    return Span(cell.start, cell.end) if cell else Span(task.start, task.end)


def _rows_that_number(stored: StoredDocument, task: Task) -> tuple[Row, ...] | None:
    """The rows above that a row's full number needs ("3.4" above "d"); None for a task without such a number."""
    row = row_at(stored.document, task.start)
    if row is None or not task.id:
        return None
    needed = [part for part in task.id.split(".") if part.isdigit()]
    printed = re.findall(r"\d+", task.quote[:12])
    if set(needed) <= set(printed):
        return ()
    parent = stored.document.rows[row.group] if row.group is not None else None
    return (parent,) if parent is not None and parent.id and task.id.startswith(f"{parent.id}.") else None
