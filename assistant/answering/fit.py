"""How well a place in a document fits a question: one measure for sentences, rows, tasks, reports and references."""

import re

from assistant.answering.bodies import acting_body, named_body
from assistant.answering.evidence import Evidence
from assistant.answering.focus import header_words
from assistant.answering.likeness import Content, bag
from assistant.answering.question import Question
from assistant.answering.wanted import held
from assistant.answering.words import plain
from index.stored import StoredDocument

# What a place itself says counts beside what it says under its heading in its document.
_OWN = 0.2
# A place in a document of the place that the question names; one that holds the kind of thing that is asked for.
_PREFERRED = 0.1
_HOLDS = 0.15
# By whether the question names the document by its number.
_REPEATED = 0.45
_REST = {True: 0.12, False: 0.24}
# A place that speaks of who has to act, as far as most of the words of its name.
_ACTS = 0.1
# What may be the subject of a sentence.
_SUBJECT = 60
# A place that speaks of the period that is asked for, or of other years.
_OF_YEARS = 0.1
_YEAR = re.compile(r"\b(20\d{2})\b")
_PERIOD = re.compile(r"\b(20\d{2})\s*(?:[-–]|den)\s*(20\d{2})\b")
# A place that speaks of reporting, where that is asked.
_REPORTS = 0.12
_MOST_OF = 0.8
REPORTING = re.compile(r"\b(?:báo cáo|báo ngay|thông báo|phản ánh|gửi|nộp|trình|tổng hợp|đề xuất)\b", re.I)


class Fitness:
    """The measure for one question over its evidence."""

    def __init__(self, question: Question, evidence: Evidence, *, aside: frozenset[str] = frozenset()) -> None:
        """`aside` are words of the question that count for nothing."""
        self.question = question
        self._evidence = evidence
        words = tuple("" if word in aside else word for word in question.words)
        self.content = Content(words, (hit.quote for hit in evidence.hits), question.wordings)
        self._actor = frozenset(plain(_actor(question, evidence) or ""))
        self._least = _MOST_OF * len(self._actor)
        period = _PERIOD.search(question.folded)
        self._years = frozenset(period.groups()) if period else frozenset()

    def __bool__(self) -> bool:
        return bool(self.content)

    def share(self, stored: StoredDocument, words: str, heading: str = "", stated: str | None = None) -> float:
        """The question's words in the place, its heading and its document, and what else speaks for it; 0 to 1.55.

        `stated` are the words that may hold what is asked for, where they are not all of them.
        """
        share = (
            self.whole(stored, words, heading)
            + _OWN * self.own(words)
            + _PREFERRED * (stored.id in self._evidence.preferred)
        )
        if self._actor and len(self._actor & (bag(heading)[0] | bag(words[:_SUBJECT])[0])) >= self._least:
            share += _ACTS
        if self._years and (spoken := frozenset(_YEAR.findall(f"{heading} {words}"))):
            share += _OF_YEARS if self._years <= spoken else -_OF_YEARS
        if "report" in self.question.kinds and REPORTING.search(words):
            share += _REPORTS
        wanted = self.question.wanted
        return share + (_HOLDS * len(held(self.question, stated or words)) / len(wanted) if wanted else 0.0)

    def says_enough(self, stored: StoredDocument, words: str, heading: str = "") -> bool:
        """Whether the place says enough of what the name of its document does not: most may only name the document.

        In a document that the question names by its number it may also repeat the name, as a notice does its title.
        """
        scoped = self._evidence.scoped
        return self.rest(stored, words, heading) >= _REST[scoped] or (scoped and self.own(words) >= _REPEATED)

    def rest(self, stored: StoredDocument, words: str, heading: str = "") -> float:
        """The share, 0 to 1, of what the document's name does not say of the question that the place says."""
        name = self.content.likeness(header_words(stored))
        whole = self.whole(stored, words, heading)
        return (whole - name) / (1 - name) if name < 1 else 1.0

    def whole(self, stored: StoredDocument, words: str, heading: str = "") -> float:
        """The share of the question's words in the place, its heading and the name of its document."""
        return self.content.likeness(header_words(stored), heading, words)

    def own(self, *words: str) -> float:
        """The share of the question's words in these alone."""
        return self.content.likeness(*words)


def _actor(question: Question, evidence: Evidence) -> str | None:
    """Who has to act; typed without diacritics, also the longest name of those who do in these documents."""
    if named := acting_body(question):
        return named
    duties = [duty for stored in evidence.documents for duty in stored.document.tasks]
    reports = [report for stored in evidence.documents for report in stored.document.reports]
    return named_body(
        question, {*(name for one in duties for name in one.lead), *(who for one in reports for who in one.who)}
    )
