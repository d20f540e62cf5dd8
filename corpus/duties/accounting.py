"""What a document's printed times and its acts of reporting and charging are: a duty's, or told, or not known.

Every time and every act is placed once, by the strongest sign: what was read as a duty, a citation or the letterhead;
then the words around it (data/accounting.yaml). What no sign places stays unplaced, so that nothing is lost in silence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.dates.deadlines import find_times
from corpus.document import Deadline, Document, Section, Span
from corpus.duties.headings import headings_above
from corpus.duties.orders import is_aim
from corpus.duties.reports import raw_acts
from corpus.text.patterns import GrammarError, compile_pattern, read_data
from corpus.text.sentences import clauses, paragraphs, sentences

_REACH = 90
_TOUCH = 60
_GAP = 4
_WORDS = ("before", "behind", "near", "words", "line")
# What such a decision publishes below its signature is how applicants and offices go about each matter.
_PROCEDURES = re.compile(r"thủ tục hành chính|quy trình (?:nội bộ|giải quyết)|TTHC", re.IGNORECASE)
_FORM = re.compile(r"^(?:phụ lục|mẫu|biểu)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placement:
    """One printed time or act. `place` is what it is, None where it is not known; `of` names the duty, 1 for the first.

    `quote` is the clause it stands in, at `[clause.start, clause.end)`.
    """

    kind: Literal["time", "act"]
    text: str
    start: int
    end: int
    place: str | None
    of: str | None
    clause: Span

    @property
    def why(self) -> str:
        """Why it is not placed, for the reader."""
        if self.kind == "time":
            return "Không rõ mốc này là hạn của việc nào, hay chỉ kể lại một sự kiện, một giai đoạn."
        return "Có lời giao việc hoặc báo cáo nhưng chưa rõ ai phải làm gì."


def account(document: Document) -> tuple[Placement, ...]:
    """Every printed time and every act of the document, in order."""
    duties = _Duties(document)
    found: list[Placement] = []
    for clause in _clauses(document):
        for time in find_times(document.text, clause.start, clause.end):
            place, of = duties.time(time) or _told_time(document, clause, time)
            found.append(Placement("time", time.text, time.start, time.end, place, of, clause))
        if clause.start < duties.first or duties.closing.start <= clause.start < duties.closing.end:
            continue
        for act in _acts(document.text, clause):
            place, of = _noun(document, clause, act) or duties.act(act) or _told_act(document, clause, act)
            found.append(Placement("act", act.of(document.text), act.start, act.end, place, of, clause))
    return tuple(found)


class _Duties:
    """What was read out of the document already: letterhead, citations, reports, tasks."""

    def __init__(self, document: Document) -> None:
        self.first = document.body.start
        self.closing = document.closing
        self._cited = sorted((reference.start, reference.end) for reference in document.references)
        self._times: dict[int, str] = {}
        self._spans: list[tuple[int, int, str]] = []
        for at, report in enumerate(document.reports, 1):
            self._spans.append((report.start, report.end, f"report {at}"))
            self._times |= {time.start: f"report {at}" for time in report.deadlines}
        for at, task in enumerate(document.tasks, 1):
            self._spans.append((task.start, task.end, f"task {at}"))
            self._times |= {time.start: f"task {at}" for time in task.times}
        self._spans += [
            (section.start, section.heading_end, name)
            for section in document.sections
            if (name := _first_inside(document, section))
        ]
        self._spans.sort()
        self._starts = [start for start, _, _ in self._spans]
        self._reach = _running_ends(self._spans)

    def time(self, time: Deadline) -> tuple[str, str | None] | None:
        """The duty whose deadline this is, the citation or the letterhead it stands in."""
        if time.start < self.first or self.closing.start <= time.start < self.closing.end:
            return "own date", None
        for place in range(time.start, time.end):
            if place in self._times:
                return "deadline", self._times[place]
        at = bisect_right(self._cited, (time.start + _GAP, 1 << 60)) - 1
        if at >= 0 and self._cited[at][1] + _GAP >= time.start:
            return "citation", None
        return None

    def act(self, act: Span) -> tuple[str, str | None] | None:
        """The duty in whose words the act stands, the innermost one."""
        at = bisect_left(self._starts, act.end) - 1
        while at >= 0 and self._reach[at] > act.start:
            start, end, name = self._spans[at]
            if start <= act.start and act.end <= end:
                return "duty", name
            at -= 1
        place = bisect_right(self._cited, (act.start, 1 << 60)) - 1
        if place >= 0 and self._cited[place][1] > act.start:
            return "citation", None
        return None


def _first_inside(document: Document, section: Section) -> str | None:
    """The first duty below a heading that leads up to it, "Điều 2. Giao các cơ quan, đơn vị:"."""
    if document.text[section.heading_end - 1 : section.heading_end] != ":":
        return None
    at = bisect_left(document.tasks, section.heading_end, key=lambda task: task.start)
    below = at < len(document.tasks) and document.tasks[at].start < section.end
    return f"task {at + 1}" if below else None


def _running_ends(spans: list[tuple[int, int, str]]) -> list[int]:
    """The furthest end of the spans up to each one."""
    ends: list[int] = []
    for _, end, _ in spans:
        ends.append(max(end, ends[-1]) if ends else end)
    return ends


def _clauses(document: Document) -> Iterator[Span]:
    for line in paragraphs(document.text, 0, len(document.text)):
        for sentence in sentences(document.text, line):
            yield from clauses(document.text, sentence)


def _acts(text: str, clause: Span) -> Iterator[Span]:
    """The words of reporting and of charging in a clause, whatever they are there."""
    taken = clause.start
    found = [*raw_acts(text, clause.start, clause.end)]
    found += [Span(*match.span()) for match in _charging().finditer(text, clause.start, clause.end)]
    for act in sorted(found, key=lambda span: (span.start, -span.end)):
        if act.start >= taken:
            yield act
            taken = act.end


def _told_time(document: Document, clause: Span, time: Deadline) -> tuple[str | None, str | None]:
    text = document.text
    if _told_of_form(document, clause.start):
        return "form", None
    own = document.header.date
    if own and time.kind == "date" and time.date and len(time.date) == len(own) and time.date < own:
        return "past", None
    for rule in _places("times"):
        if (not rule.kinds or time.kind in rule.kinds) and rule.holds(text, clause, Span(time.start, time.end)):
            return rule.place, None
    if time.kind == "period" and not time.text.casefold().startswith(("trong", "hoàn thành", "xong")):
        return "period", None
    return None, None


def _noun(document: Document, clause: Span, act: Span) -> tuple[str, None] | None:
    """What is a noun whoever says it: "báo cáo viên", "chế độ báo cáo", and what stands in a heading in capitals."""
    if act.of(document.text).isupper():
        return "noun", None
    return ("noun", None) if any(rule.holds(document.text, clause, act) for rule in _places("nouns")) else None


def _told_act(document: Document, clause: Span, act: Span) -> tuple[str | None, str | None]:
    if any(is_aim(title) for title in headings_above(document, clause.start)):
        return "aim", None
    if _told_of_form(document, clause.start):
        return "form", None
    if clause.start >= document.closing.end and _PROCEDURES.search(document.header.title or ""):
        return "procedure", None
    for rule in _places("acts"):
        if rule.holds(document.text, clause, act):
            return rule.place, None
    return None, None


def _told_of_form(document: Document, position: int) -> bool:
    return any(_FORM.match(title) for title in headings_above(document, position))


@dataclass(frozen=True, slots=True)
class _Place:
    """Words that tell what a time or an act is."""

    place: str
    kinds: tuple[str, ...]
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    near: re.Pattern[str] | None
    words: re.Pattern[str] | None
    line: re.Pattern[str] | None

    def holds(self, text: str, clause: Span, words: Span) -> bool:
        """Whether all its words stand where they have to."""
        if self.words and not self.words.match(text, words.start, words.end):
            return False
        if self.line and not self.line.search(text, max(clause.start, words.start - _REACH), words.end + _REACH):
            return False
        first = max(clause.start, words.start - _TOUCH)
        if self.before and not self.before.search(text, first, words.start):
            return False
        if self.behind and not self.behind.match(text, words.end, clause.end):
            return False
        if self.near is None:
            return True
        start = max(clause.start, words.start - _REACH)
        # A blank in front of a clause that is cut: "^" means where the clause begins.
        around = " " * (start > clause.start) + text[start : min(clause.end, words.end + _REACH)]
        return self.near.search(around) is not None


@cache
def _places(key: str) -> tuple[_Place, ...]:
    found: list[_Place] = []
    for entry in read_data("accounting")[key]:
        if not isinstance(entry, dict) or "as" not in entry or set(entry) - {"as", "kinds", *_WORDS}:
            raise GrammarError(f"accounting.yaml: a place needs `as` and words: {entry}")
        words = [compile_pattern(entry[name], {}) if name in entry else None for name in _WORDS]
        found.append(_Place(entry["as"], tuple(entry.get("kinds", ())), *words))
    return tuple(found)


@cache
def _charging() -> re.Pattern[str]:
    return compile_pattern(rf"(?<!\w){read_data('accounting')['charging']}(?!\w)", {})
