"""Duties in words, and complete lists of them: one numbered task, all that a body leads or helps with."""

import re

from assistant.answering.bodies import named_body, same
from assistant.answering.compose import Claim, Reply, quoted, source, spoken
from assistant.answering.evidence import Evidence, row_at
from assistant.answering.question import Question
from corpus.document import Deadline, Report, Row, Span, Task
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

_MOST = 12
_NUMBERED = 3
_JOINS = re.compile(r"\bphoi hop\b(?!.*\bchu tri\b)")
_OF_BODY = re.compile(
    r"\b(?:(?:may|bao nhieu) (?:nhiem vu|viec|dau viec)|nhiem vu nao|viec gi|nhung gi|viec nao|nhung viec|"
    r"cong viec gi|nhiem vu gi|lam gi|giao gi|nhung nhiem vu)\b"
)
_BY_NUMBER = re.compile(r"\bnhiem vu (?:so )?\d")
_TIME_ASKED = frozenset({"time", "day"})

_Known = list[tuple[StoredDocument, Task]]


def answer(question: Question, evidence: Evidence) -> Reply | None:
    """A numbered task, or the tasks of a body; None for a question that asks for neither."""
    known = [(stored, task) for stored in evidence.documents for task in stored.document.tasks]
    if question.task_number:
        numbered = [(stored, task) for stored, task in known if _has_number(task, question.task_number)]
        if numbered:
            return Reply(tuple(task_claim(stored, task, question) for stored, task in numbered[:_NUMBERED]))
        if evidence.pointed and _BY_NUMBER.search(question.folded):
            return Reply((), status="not_found")
    return _of_body(question, evidence, known) if _OF_BODY.search(question.folded) else None


def _has_number(task: Task, number: str) -> bool:
    """ "5" is also what the table numbers 5 below its group II ("II.5")."""
    printed = (task.id or "").casefold().rstrip(".)")
    return printed == number or (printed.endswith(f".{number}") and not printed[0].isdigit())


def _of_body(question: Question, evidence: Evidence, known: _Known) -> Reply | None:
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
        return Reply(claims)
    return Reply(claims, text("answers", "tasks_with" if joins else "tasks_of", body=spoken(body), count=len(own)))


def _role(task: Task, *, joins: bool) -> tuple[str, ...]:
    return task.coordinate if joins else task.lead


def task_claim(stored: StoredDocument, task: Task, question: Question) -> Claim:
    """The fact that is asked for first, then the words of the task."""
    quote = quoted(stored.document.text, _words_of(stored, task))
    lead = spoken("; ".join(task.lead))
    when = spoken(task.time.text) if task.time else ""
    above = _rows_that_number(stored, task)
    number = text("answers", "task_numbered", id=task.id) if above is not None else ""
    partners = text("answers", "task_with", coordinate=spoken("; ".join(task.coordinate))) if task.coordinate else ""
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


def duty_words(report: Report, round_: str | None = None) -> str:
    """Who reports, when, to whom and through whom, as printed; `round_` chooses among "lần 1", "lần 2"."""
    shown = [d for d in report.deadlines if d.kind != "none"]
    if round_:
        shown = [d for d in shown if _is_round(d, round_)] or shown
    times = "; ".join(_time(d) for d in shown)
    return text(
        "answers",
        "report_duty",
        who=f"**{spoken('; '.join(report.who))}** báo cáo" if report.who else "Báo cáo",
        times=f": **{times}**" if times else "",
        to=text("answers", "to", to=spoken(report.to)) if report.to else "",
        via=text("answers", "via", via=spoken(report.via)) if report.via else "",
    )


def _time(deadline: Deadline) -> str:
    words = spoken(deadline.text).strip()
    if words.count("(") != words.count(")") or words.startswith("("):
        words = words.strip("() ")
    covers = spoken(deadline.covers) if deadline.covers else ""
    return f"{covers}: {words}" if covers and fold(covers) not in fold(words) else words


def _is_round(deadline: Deadline, number: str) -> bool:
    return bool(re.search(rf"\b(?:lan|dot) (?:thu )?0?{number}\b", fold(deadline.covers or deadline.text)))
