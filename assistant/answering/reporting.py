"""Answers from duties to report: who reports what to whom, through whom, and by when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.answering.bodies import acting_body, begins_with, named_body, named_receiver, same
from assistant.answering.compose import Claim, Reply, Source, source, spoken
from assistant.answering.evidence import Evidence, Piece, following, heading_words
from assistant.answering.excerpt import excerpt
from assistant.answering.fit import Fitness
from assistant.answering.passages import sentence_claim
from assistant.answering.question import Question
from assistant.answering.wanted import held
from assistant.answering.words import load
from corpus.document import Deadline, Report, Span
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

# A document that the question names need not repeat its words; one that was only found must.
_ENOUGH = {True: 0.15, False: 0.45}
# A duty that was read as one goes before a sentence that fits as well.
_STRUCTURED = 0.06
_PERIOD = re.compile(r"\bbao cao (?:dinh ky )?(?:hang )?(nam|quy|thang|tuan|6 thang)\b")
_PERIODS = {"nam": "year", "quy": "quarter", "thang": "month", "tuan": "week", "6 thang": "half-year"}
_OF_PERIOD = 0.15
_TIE = 0.06
# So much of the question said, and the duty need not say what the name of its document does not.
_SAID = 0.55
_TOGETHER = 4
# What another duty must add of the question's words, shared among the things that are asked.
_COMPLETES = 0.12
_AFTER = 2
_DAYS = frozenset({"day"})
_TIMES = frozenset({"day", "time", "hour"})
_CONDITIONAL = re.compile(r"\b(?:vuong mac|kho khan|phat sinh|dieu chinh|bo sung|sai sot|vi pham|dot xuat|neu)\b")


@dataclass(frozen=True, slots=True)
class _Fit:
    stored: StoredDocument
    report: Report
    share: float


def answer(fitness: Fitness, evidence: Evidence) -> Reply | None:
    """The duty to report that the question describes; None where no document in question has one that fits."""
    question = fitness.question
    if "report" not in question.kinds:
        return None
    fitness = Fitness(question, evidence, aside=_of_any_report())
    fits = _fitting(fitness, evidence)
    if not fits or fits[0].share < _ENOUGH[evidence.scoped]:
        return None
    day_wanted = "day" in question.wanted
    time_wanted = bool(_TIMES & question.wanted)
    best = fits[0]
    if time_wanted:
        dated = [fit for fit in fits if _has_time(fit.report) and fit.share >= best.share * 0.8]
        if dated:
            alike = _alike(fitness, dated)
            return Reply(tuple(_claim(fit, question) for fit in alike), share=dated[0].share)
        if day_wanted and (after := _day_after(question, best)):
            return Reply((_claim(best, question), after), share=best.share)
        if day_wanted:
            return Reply((), status="not_found", share=best.share)
        quote = excerpt(best.stored.document.text, Span(best.report.start, best.report.end), question)
        words = text("answers", "report_no_day", quote=quote)
        return Reply((Claim(words, (_source(best),)),), status="partial", share=best.share)
    return Reply((_claim(best, question),), share=best.share)


def sender_meant(question: Question, places: Iterable[tuple[StoredDocument, int, int]]) -> bool:
    """Whether nobody who is asked to report is only the one that the reports in these places go to."""
    actor = acting_body(question)
    if actor is None or "report" not in question.kinds:
        return True
    reports = [
        report
        for stored, start, end in places
        for report in stored.document.reports
        if report.start < end and start < report.end
    ]
    sends = any(begins_with(actor, who) for report in reports for who in report.who)
    return sends or not any(report.to and begins_with(actor, report.to) for report in reports)


def _alike(fitness: Fitness, dated: list[_Fit]) -> list[_Fit]:
    """The best with the layers of its duty that fit alike, and those that say what it leaves of the question."""
    best, *others = (fit for fit in dated if fit.stored.id == dated[0].stored.id)
    shown, said = [best], [_words(best)]
    for fit in others:
        adds = fitness.own(*said, _words(fit)) - fitness.own(*said)
        if len(shown) < _TOGETHER and (fit.share >= best.share - _TIE or adds >= _COMPLETES / fitness.question.parts):
            shown.append(fit)
            said.append(_words(fit))
    return shown


def _day_after(question: Question, fit: _Fit) -> Claim | None:
    """The sentence after a duty that says by what day, as in "Thời gian hoàn thành: ..."."""
    piece = Piece(fit.stored, fit.report.start, fit.report.end, fit.report.section, "")
    return next(
        (sentence_claim(question, one) for one in following(piece, _AFTER) if held(question, one.stated) & _DAYS), None
    )


def _words(fit: _Fit) -> str:
    return fit.stored.document.text[fit.report.start : fit.report.end]


def _fitting(fitness: Fitness, evidence: Evidence) -> list[_Fit]:
    question = fitness.question
    fits: list[_Fit] = []
    conditional = bool(_CONDITIONAL.search(question.folded))
    for stored in evidence.documents:
        document = stored.document
        body = named_body(question, {who for report in document.reports for who in report.who})
        receiver = named_receiver(question, {report.to for report in document.reports if report.to})
        for report in document.reports:
            if not evidence.near(stored, report.start, report.end):
                continue
            heading = heading_words(document, document.section_at(report.start))
            words = document.text[report.start : report.end]
            told = f"{words} {' '.join((*report.who, report.to or '', report.via or ''))}"
            if fitness and not (
                fitness.says_enough(stored, told, heading) or fitness.whole(stored, told, heading) >= _SAID
            ):
                continue
            share = fitness.share(stored, words, heading) if fitness else 0.5
            if body and body != receiver and any(same(body, who) for who in report.who):
                share += 0.35
            if receiver and report.to and same(receiver, report.to):
                share += 0.25
            if report.conditional != conditional:
                share -= 0.3
            if _TIMES & question.wanted and _has_time(report):
                share += 0.25
            share += _period(question, report, words)
            fits.append(_Fit(stored, report, share + _STRUCTURED))
    return sorted(fits, key=lambda fit: -fit.share)


@cache
def _of_any_report() -> frozenset[str]:
    return frozenset(load("question_words.yaml")["any_report"].split())


def _period(question: Question, report: Report, words: str) -> float:
    """What speaks for a duty, or against it, where the question says which report it means: "báo cáo năm"."""
    asked = _PERIOD.search(question.folded)
    if asked is None:
        return 0.0
    every = {deadline.every for deadline in report.deadlines}
    if _PERIODS[asked[1]] in every or re.search(rf"\bbao cao (?:dinh ky )?(?:hang )?{asked[1]}\b", fold(words)):
        return _OF_PERIOD
    return -_OF_PERIOD if every - {None} else 0.0


def _has_time(report: Report) -> bool:
    return any(deadline.kind in {"date", "period", "recurring", "relative"} for deadline in report.deadlines)


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


def _claim(fit: _Fit, question: Question) -> Claim:
    report = fit.report
    quote = excerpt(fit.stored.document.text, Span(report.start, report.end), question)
    words = text("answers", "report_when", duty=duty_words(report, question.round), quote=quote)
    return Claim(words, (_source(fit),))


def _source(fit: _Fit) -> Source:
    return source(fit.stored, fit.report.start, fit.report.end, fit.report.section)


def _time(deadline: Deadline) -> str:
    words = spoken(deadline.text).strip()
    if words.count("(") != words.count(")") or words.startswith("("):
        words = words.strip("() ")
    covers = spoken(deadline.covers) if deadline.covers else ""
    return f"{covers}: {words}" if covers and fold(covers) not in fold(words) else words


def _is_round(deadline: Deadline, number: str) -> bool:
    return bool(re.search(rf"\b(?:lan|dot) (?:thu )?0?{number}\b", fold(deadline.covers or deadline.text)))
