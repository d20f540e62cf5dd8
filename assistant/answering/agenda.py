"""What a unit has to do or report, and what falls due in a time: complete lists from the duty indexes, by day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.bodies import named_body, named_unit
from assistant.answering.compose import Claim, Reply, source, spoken
from assistant.answering.duties import duty_words, task_claim
from assistant.answering.question import Question, understand
from assistant.answering.scope import find_scope
from assistant.answering.when import Time, asked_time
from assistant.calendar.due import due_days, stated_day
from assistant.calendar.today import today
from assistant.label import label
from corpus.bodies.units import binds, in_reach
from corpus.document import Deadline, Report, Task
from index.stored import StoredDocument
from prompts import text

# A list is shown whole up to here; the page "Lịch báo cáo" has all of it.
_MOST = 40


@dataclass(frozen=True, slots=True)
class _Dated:
    stored: StoredDocument
    duty: Report | Task
    first: date | None


def answer(question: Question, stored: Iterable[StoredDocument], unit: str | None) -> Reply | None:
    """The duties of a unit, or those that fall due in a time; None for a question that asks for no such list.

    `unit` is the asker's own. A question about "đơn vị tôi" without it is asked back.
    """
    mine = "my_unit" in question.kinds
    reports_asked = "agenda" in question.kinds or (mine and "report" in question.kinds)
    if not reports_asked and not (mine and "tasks_of" in question.kinds):
        return None
    if mine and not unit:
        return Reply((), text("answers", "unit_unknown"), status="needs_clarification")
    stored = tuple(stored)
    body = unit if mine else named_unit(question) or _typed_unit(question, stored)
    time = asked_time(question, today())
    if body is None and time is None:
        return None
    found = [one for one in _duties(stored, reports=reports_asked) if body is None or _binds(body, one)]
    found = [one for one in found if time is None or any(time.holds(d, _issued(one)) for d in _deadlines(one.duty))]
    if not found and not mine and time is None:
        return None
    if not found:
        key = "agenda_none" if body else "agenda_none_then"
        return Reply((), text("answers", key, unit=spoken(body or "")), status="not_found")
    found.sort(key=_day)
    claims = tuple(dict.fromkeys(_claim(one, question) for one in found))
    key = ("agenda_reports" if reports_asked else "agenda_tasks") if body else "agenda_due"
    lead = text("answers", key, unit=spoken(body or ""), count=len(claims))
    if len(claims) > _MOST:
        lead += " " + text("answers", "agenda_more", shown=_MOST)
    return Reply(claims[:_MOST], lead)


def named(question: Question, stored: Sequence[StoredDocument]) -> Iterator[StoredDocument]:
    """The documents that the question names by more than the body whose duties it asks for; all where it names none.

    Looked for when the first one is wanted: few questions ask for a list of duties.
    """
    body = named_unit(question)
    rest = understand(question.text.replace(body, " ") if body else question.text)
    scope = find_scope(rest, stored, cites=False)
    meant = scope.documents or scope.preferred
    yield from (one for one in stored if not meant or one.id in meant)


def _typed_unit(question: Question, stored: Iterable[StoredDocument]) -> str | None:
    """A body that has or receives a duty, named without its capitals or diacritics."""
    reports = [duty for one in stored for duty in one.document.reports]
    bodies = {who for duty in reports for who in (*duty.who, duty.to, duty.via) if who}
    return named_body(question, bodies | {lead for one in stored for task in one.document.tasks for lead in task.lead})


def _duties(stored: Iterable[StoredDocument], *, reports: bool) -> Iterator[_Dated]:
    for one in stored:
        for duty in one.document.reports if reports else one.document.tasks:
            days = [_first(deadline, one) for deadline in _deadlines(duty)]
            yield _Dated(one, duty, min((day for day in days if day), default=None))


def _deadlines(duty: Report | Task) -> tuple[Deadline, ...]:
    if isinstance(duty, Report):
        return duty.deadlines
    return (duty.time,) if duty.time else ()


def _first(deadline: Deadline, stored: StoredDocument) -> date | None:
    due = next(due_days(deadline, Time().window, today(), stated_day(stored.header.date)), None)
    return due.day if due else None


def _issued(one: _Dated) -> date | None:
    return stated_day(one.stored.header.date)


def _binds(unit: str, one: _Dated) -> bool:
    bodies = one.duty.who if isinstance(one.duty, Report) else one.duty.lead
    return in_reach(unit, one.stored.header.issuer or "") and any(binds(unit, body) for body in bodies)


def _day(one: _Dated) -> tuple[bool, date, int]:
    return one.first is None, one.first or date.max, one.stored.id


def _claim(one: _Dated, question: Question) -> Claim:
    if isinstance(one.duty, Task):
        return task_claim(one.stored, one.duty, question)
    words = text("answers", "agenda_report", duty=duty_words(one.duty), document=label(one.stored, one.duty.section))
    return Claim(words, (source(one.stored, one.duty.start, one.duty.end, one.duty.section),))
