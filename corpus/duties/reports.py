"""Duties to report: who sends what to whom, through whom, by when. How documents word them is data (reporting.yaml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from corpus.bodies.recognise import bodies_at
from corpus.dates.deadlines import find_deadlines
from corpus.document import Deadline, Document, Report, Span
from corpus.duties.due import as_printed, due_later, states_time, timed
from corpus.duties.ends import with_end
from corpus.duties.headings import headings_above, label_at, year_in_reach
from corpus.duties.rows import row_time
from corpus.duties.statements import Reading, Statement, read_statements
from corpus.duties.subjects import sentence_subject
from corpus.text.patterns import alternatives, compile_pattern, read_data, strings
from corpus.text.sentences import after_marker, clauses

_WHOLE_SENTENCE = 600
_LEAD_IN = 60
_NEAR = 30
_BRACKET = 300
# No clause that people write holds more; it keeps the work linear on texts that nobody wrote.
_MOST_ACTS = 12
_REACH = 1500


@dataclass(frozen=True, slots=True)
class _Act:
    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Words:
    acts: tuple[_Act, ...]
    noun_behind: re.Pattern[str]
    noun_before: re.Pattern[str]
    adverbs: re.Pattern[str]
    towards: re.Pattern[str]
    through: re.Pattern[str]
    purpose: re.Pattern[str]
    drawn_up: re.Pattern[str]
    conditions: re.Pattern[str]
    due_behind: re.Pattern[str]
    no_orders: re.Pattern[str]
    finishing: re.Pattern[str]
    inspected: re.Pattern[str]
    asking: re.Pattern[str]
    passing: re.Pattern[str]
    answered_for: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Mention:
    """One act of reporting in a clause, with what the clause says about it."""

    act: str
    start: int
    end: int
    to: tuple[Span, ...]
    via: tuple[Span, ...]
    deadlines: tuple[Deadline, ...]
    passes_on: bool


def find_reports(document: Document, reading: Reading | None = None) -> tuple[Report, ...]:
    """Every duty to report in the running text. `quote` is the sentence or, in long ones, its clause."""
    words = _words()
    found: list[Report] = []
    open_: list[Report] = []
    reading = reading or read_statements(document)
    printed, document = document, reading.document
    for duty in reading.statements:
        if duty.row is not None:
            found.extend(_of_row(document, duty))
            continue
        if open_ and states_time(document.text, duty.span):
            found[-len(open_) :] = due_later(document, open_, duty.span)
            open_ = []
            continue
        if any(words.no_orders.match(title) for title in headings_above(document, duty.span.start)):
            open_ = []
            continue
        parts = list(clauses(document.text, duty.span))
        reports = _addressed([report for clause in parts for report in _in_clause(document, duty, clause)])
        open_ = _quoted_whole(document.text, duty.span, reports)
        found.extend(open_)
    return tuple(as_printed(printed.text, report) for report in found)


def _of_row(document: Document, duty: Statement) -> Iterator[Report]:
    """What a row of a schedule says is sent to somebody, "24/3 | Phòng A gửi danh sách về Khoa", with the row's day."""
    row = duty.row
    time = row_time(document, row) if row is not None and duty.source == "own" else None
    if row is None or time is None or time.kind not in ("date", "period"):
        return
    for report in _in_clause(document, duty, duty.span):
        if report.to:
            due = report.deadlines if timed(report.deadlines) else (time,)
            quote = document.text[row.start : row.end]
            yield replace(report, deadlines=due, quote=quote, start=row.start, end=row.end, section=row.section)


def mentions_report(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` speaks of an act of reporting."""
    return any(True for _ in _acts(text, start, end))


def raw_acts(text: str, start: int, end: int) -> Iterator[Span]:
    """Every word of reporting in `text[start:end]`, nouns among them; information is one only where it is due."""
    for act in _words().acts:
        if act.name in ("inform", "enter"):
            continue
        for match in act.pattern.finditer(text, start, end):
            yield Span(match.start(), match.end())


def _addressed(reports: list[Report]) -> list[Report]:
    """What names no recipient goes where the report before it went ("báo cáo Sở A; báo cáo năm trước ngày ...")."""
    done: list[Report] = []
    for report in reports:
        before = done[-1] if done else None
        if before and report.to is None and before.to and report.who == before.who:
            report = replace(report, to=before.to, via=before.via)
        done.append(report)
    return done


def _quoted_whole(text: str, sentence: Span, reports: list[Report]) -> list[Report]:
    if len(reports) != 1 or sentence.end - sentence.start > _WHOLE_SENTENCE:
        return reports
    return [replace(reports[0], quote=sentence.of(text), start=sentence.start, end=sentence.end)]


def _in_clause(document: Document, duty: Statement, clause: Span) -> Iterator[Report]:
    text = document.text
    year, year_from = year_in_reach(document, clause.start)
    times = find_deadlines(text, clause.start, clause.end, year=year, year_from=year_from)
    acts = islice(_acts(text, clause.start, clause.end), _MOST_ACTS)
    mentions = [_read(text, clause, act, start, end, times) for act, start, end in acts]
    first = _main(mentions, duty)
    if first is None:
        return
    who = _who(text, duty, clause, first)
    if not who and not _binding(text, duty, first):
        return
    yield _report(document, duty, clause, first, who)
    for mention in mentions:
        if mention.start > first.start and mention.passes_on and mention.to and timed(mention.deadlines):
            passed = _between(text, mention, clause)
            if not any(d in first.deadlines for d in mention.deadlines):
                yield _report(document, duty, passed, mention, tuple(_plain(s.of(text)) for s in first.to))


def _main(mentions: list[_Mention], duty: Statement) -> _Mention | None:
    """The mention that carries the duty: with a recipient if there is one, else one that is due at a stated time."""
    own = [m for m in mentions if not m.passes_on] or mentions
    # Information and entries in a system are due to somebody only where a time is set for them.
    dated = [
        m
        for m in own
        if (m.act == "inform" and timed(m.deadlines)) or (m.act == "enter" and any(d.date for d in m.deadlines))
    ]
    own = [m for m in own if m.act not in ("inform", "enter")]
    addressed = [m for m in own if m.to]
    if not addressed and dated and (dated[0].to or dated[0].act == "enter"):
        return dated[0]
    if addressed:
        best = addressed[0]
        earlier = [m for m in own if m.start < best.start and m.act in ("report", "regime")]
        if best.act == "send" and earlier:
            return _joined(earlier[0], best)
        return best
    unaddressed = [m for m in own if m.act in ("report", "regime") and (duty.who or m.act == "regime")]
    return next((m for m in unaddressed if m.deadlines), None)


def _binding(text: str, duty: Statement, mention: _Mention) -> bool:
    """Whether a mention that names nobody is an order: it sets a time, or asks for a report in case of need."""
    return (
        mention.act == "regime"
        or any(d.kind != "none" for d in mention.deadlines)
        or _words().conditions.search(text, duty.span.start, duty.span.end) is not None
    )


def _joined(first: _Mention, addressed: _Mention) -> _Mention:
    times = {d.start: d for d in (*first.deadlines, *addressed.deadlines)}
    return _Mention(
        first.act,
        first.start,
        addressed.end,
        addressed.to,
        addressed.via or first.via,
        tuple(times[place] for place in sorted(times)),
        first.passes_on,
    )


def _read(text: str, clause: Span, act: str, start: int, end: int, times: tuple[Deadline, ...]) -> _Mention:
    words = _words()
    behind = words.purpose.search(text, max(clause.start, start - 120), start)
    # Who draws up a report in order to send it reports on what is its own.
    passes_on = behind is not None and words.drawn_up.search(text, clause.start, behind.start()) is None
    if behind is not None and len(behind.group()) > _NEAR and words.passing.search(behind.group()) is None:
        # "... để xây dựng lại nhà cửa, gửi Bộ A": the purpose is that of something before the act.
        passes_on = False
    later = re.compile(r"(?<!\w)(?:để|nhằm)(?!\w)").search(text, end, clause.end)
    limit = min(end + _REACH, clause.end if passes_on or later is None else later.start())
    to = _recipient(text, end, limit)
    if act == "send" and to and _words().asking.match(text, to[-1].end):
        to = ()
    via = _through(text, start, limit)
    # A time in front of "để tổng hợp, báo cáo" is that of the report which is passed on.
    earlier = [] if passes_on else [t for t in times if t.end <= start]
    before = _due_before(text, clause, start, earlier)
    after = [t for t in times if start < t.end and t.start < limit and _due_after(text, t, end, to)]
    if not timed((*before, *after)):
        # Work and report share the day: "hoàn thành rà soát trước ngày 31/12 và tổng hợp, báo cáo Sở A".
        before += [t for t in earlier if t.kind == "date" and _finishes(text, clause, t)][-1:]
    return _Mention(act, start, end, to, via, (*before, *after), passes_on)


def _recipient(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The bodies right behind the act, else behind the first "về", "cho", "gửi" that a body follows."""
    adverbs = _words().adverbs.match(text, start, end)
    if adverbs and (direct := bodies_at(text, adverbs.end(), end)):
        return direct
    for towards in _words().towards.finditer(text, start, end):
        if _inside_bracket(text, start, towards.start()):
            continue
        found = bodies_at(text, towards.end(), end)
        if found:
            return found
    return ()


def _through(text: str, start: int, end: int) -> tuple[Span, ...]:
    for through in _words().through.finditer(text, start, end):
        found = bodies_at(text, through.end(), end)
        if found:
            return found
    return ()


def _inside_bracket(text: str, start: int, position: int) -> bool:
    before = text[max(start, position - _BRACKET) : position]
    return before.rfind("(") > before.rfind(")")


def _due_before(text: str, clause: Span, start: int, times: list[Deadline]) -> list[Deadline]:
    """The times in front of the act that belong to it: at the head of the clause, or in a row that leads up to it."""
    due: list[Deadline] = []
    reach = start
    for time in reversed(times):
        if _finishes(text, clause, time):
            continue
        ahead = text[clause.start : time.start]
        lead_in = time.start - after_marker(text, clause) <= _LEAD_IN and "," not in ahead
        # "..., thì trong thời hạn 05 ngày kể từ ngày nhận được, Sở A phải báo cáo": counted for all that follows.
        lead_in = lead_in or (time.kind == "relative" and ahead.rstrip().endswith((",", "thì", "và", ";")))
        if reach - time.end <= _NEAR:
            reach = time.start
        elif time.kind != "none" and not lead_in:
            continue
        due.insert(0, time)
    return due


def _finishes(text: str, clause: Span, time: Deadline) -> bool:
    """Whether a time tells when the work is done, "hoàn thành trước ngày 31/12"."""
    if time.kind == "relative":
        return False
    return _words().finishing.search(text[max(clause.start, time.start - _NEAR) : time.end]) is not None


def _due_after(text: str, time: Deadline, end: int, to: tuple[Span, ...]) -> bool:
    """Whether a time behind the act tells when the report is due, not when something else in the clause happens."""
    if time.kind not in ("period", "recurring") or time.day is not None or time.time is not None:
        return True
    before = text[max(end, time.start - _LEAD_IN) : time.start].rstrip(" ,")
    if before.endswith("(") or not before or (to and abs(to[-1].end - time.start) <= 3):
        return True
    if time.kind == "recurring":
        return True
    return _words().due_behind.search(before) is not None or time.text.casefold().startswith(("từ ngày", "xong"))


def _who(text: str, duty: Statement, clause: Span, mention: _Mention) -> tuple[str, ...]:
    own = sentence_subject(text, clause)
    # A list of bodies may hold semicolons, so that a clause begins in the middle of it.
    bodies = own if own and own[0].start < mention.start and own[0] not in duty.who else duty.who
    who = tuple(_plain(body.of(text)) for body in bodies if body.start < mention.start)
    # Whoever receives the report does not send it: nobody was named, and the reader looked too far up.
    receivers = {_plain(body.of(text)).casefold() for body in (*mention.to, *mention.via)}
    return () if any(name.casefold() in receivers for name in who) else who


def _report(document: Document, duty: Statement, quote: Span, mention: _Mention, who: tuple[str, ...]) -> Report:
    text = document.text
    return Report(
        who=who,
        what=_what(text, mention, quote),
        to=_listed(text, mention.to),
        via=_listed(text, mention.via),
        conditional=_words().conditions.search(text, duty.span.start, quote.end) is not None
        and not timed(mention.deadlines),
        deadlines=tuple(with_end(document, deadline, duty.span) for deadline in mention.deadlines),
        quote=quote.of(text),
        start=quote.start,
        end=quote.end,
        section=label_at(document, quote.start),
    )


def _what(text: str, mention: _Mention, quote: Span) -> str:
    """The words of the act up to its purpose or its time."""
    purpose = re.compile(r",?\s{1,4}(?:để|nhằm)(?!\w)").search(text, mention.end, quote.end)
    ends = [quote.end] + ([purpose.start()] if purpose else [])
    ends += [d.start for d in mention.deadlines if d.start > mention.end and d.kind != "none"]
    return _plain(text[mention.start : min(ends)]).rstrip(" ,;.(:*_/")


def _between(text: str, mention: _Mention, clause: Span) -> Span:
    start = max(text.rfind("để ", clause.start, mention.start), clause.start)
    return Span(start, clause.end)


def _listed(text: str, bodies: tuple[Span, ...]) -> str | None:
    return _plain(text[bodies[0].start : bodies[-1].end]) if bodies else None


def _plain(words: str) -> str:
    return " ".join(words.split())


def _acts(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    words = _words()
    if words.inspected.match(text, after_marker(text, Span(start, end)), end):
        return
    taken = start
    matches = sorted(
        (m.start(), -m.end(), act.name) for act in words.acts for m in act.pattern.finditer(text, start, end)
    )
    for first, negative_end, name in matches:
        last = -negative_end
        if first < taken:
            continue
        noun = words.noun_behind.search(text, max(start, first - 30), first) is not None
        if name == "regime" and words.answered_for.search(text, max(start, first - 240), first):
            continue
        if name in ("report", "regime") and words.noun_before.match(text, last, end):
            continue
        if name == "report" and noun:
            continue
        taken = last
        yield name, first, last


@cache
def _words() -> _Words:
    data = read_data("reporting")

    def any_of(key: str) -> str:
        return alternatives(strings(data, key))

    return _Words(
        acts=tuple(_Act(a["name"], compile_pattern(rf"(?<!\w)(?:{a['pattern']})(?!\w)", {})) for a in data["acts"]),
        noun_behind=compile_pattern(rf"(?<!\w){any_of('noun_behind')} ?$", {}),
        noun_before=compile_pattern(rf" {any_of('noun_before')}(?!\w)", {}),
        adverbs=compile_pattern(rf"(?:,? {any_of('adverbs')}){{0,3}}[\s*_]{{1,4}}", {}),
        towards=compile_pattern(rf"(?<!\w){any_of('towards')} (?=\w)", {}),
        through=compile_pattern(rf"(?<!\w){any_of('through')} (?=\w)", {}),
        purpose=compile_pattern(data["purpose"], {}),
        drawn_up=compile_pattern(rf"(?<!\w){any_of('drawn_up')}(?: các| những)? báo cáo(?!\w)", {}),
        conditions=compile_pattern(rf"(?<!\w){any_of('conditions')}(?!\w)", {}),
        due_behind=compile_pattern(rf"(?<!\w){any_of('due_behind')}$", {}),
        no_orders=compile_pattern(rf"{any_of('no_orders')}(?!\w)", {}),
        finishing=compile_pattern(rf"(?<!\w){any_of('finishing')}(?!\w)", {}),
        inspected=compile_pattern(any_of("inspected"), {}),
        asking=compile_pattern(data["asking"], {}),
        passing=compile_pattern(rf"(?<!\w){any_of('passing')}(?!\w)", {}),
        answered_for=compile_pattern(data["answered_for"], {}),
    )
