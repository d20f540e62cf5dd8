"""Whether words put somebody under a duty at all: the headings they stand under, what a body may do, courtesies."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.bodies.unit_words import spelled
from corpus.document import Document, Span
from corpus.duties.headings import headings_above, label_at
from corpus.text.patterns import alternatives, compile_pattern, read_data, strings
from corpus.text.sentences import after_marker

_BEFORE = 30
_HEAD = re.compile(r"^(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc)\s+")


def assigns(document: Document, position: int, subject: tuple[Span, ...] = ()) -> bool:
    """Whether the headings over this place are of the kind under which duties stand.

    Under headings of awards, standards and the like a `subject` has a duty where plain words of charge follow it.
    """
    words = _words()
    charged = bool(subject) and words.charging.match(document.text, subject[-1].end) is not None
    for title in headings_above(document, position):
        if words.aims.match(title):
            return False
        if charged:
            continue
        if words.no_duties.match(title):
            return False
        if words.duties.search(title):
            return True
        # "Về lồng ghép vào chương trình mục tiêu quốc gia: Giao Bộ A ..." only tells what the order is about.
        if words.no_duties.search(title) and not (subject and title.startswith("về ")):
            return False
    return True


def is_aim(title: str) -> bool:
    """Whether nothing below a heading of this kind is an order: aims, grounds, the state of things."""
    return _words().aims.match(title) is not None


def asks(text: str, paragraph: Span) -> bool:
    """Whether a paragraph of a letter opens with its request: "Đề nghị Ủy ban nhân dân các xã rà soát ...".

    One that ends in a colon only leads up to the items that say what is asked, and a courtesy asks nothing.
    """
    words = _words()
    if words.asking.match(text, paragraph.start, paragraph.end) is None or text[paragraph.end - 1] == ":":
        return False
    return words.courtesy.search(text, paragraph.start, paragraph.end) is None


def plainly_charged(document: Document, subject: tuple[Span, ...], sentence: Span) -> bool:
    """Whether a sentence that stands anywhere gives a duty: "Giao Sở A ...", "Sở A chủ trì ..."; no mere courtesy."""
    words = _words()
    if words.courtesy.search(document.text, sentence.start, sentence.end):
        return False
    given = words.asking.match(document.text, after_marker(document.text, sentence), sentence.end)
    return given is not None or words.charging.match(document.text, subject[-1].end) is not None


def no_order(document: Document, subject: tuple[Span, ...]) -> bool:
    """Whether a sentence tells what the issuer itself does, or what a body may do, and gives nobody a task."""
    here = subject[-1].end
    words = _words()
    if words.allotted.match(document.text, here):
        return True
    if words.given.search(document.text, max(0, subject[0].start - _BEFORE), subject[0].start):
        return False
    norm = words.empowered if not label_at(document, here).startswith("Điều") else words.empowered_in_articles
    return _is_issuer(document, subject) or norm.match(document.text, here) is not None


def only_reports(text: str, subject: tuple[Span, ...], sentence: Span) -> bool:
    """Whether the sentence asks its subject for a report and for nothing else."""
    rest = text[subject[-1].end : sentence.end]
    return _words().report_only.match(rest.lstrip()) is not None


def _is_issuer(document: Document, subject: tuple[Span, ...]) -> bool:
    """The issuer speaks of itself: what it decides is not a task it gives to somebody."""
    if len(subject) != 1 or any(_words().strict_duties.search(t) for t in headings_above(document, subject[0].start)):
        return False
    issuer = _plain(document.header.issuer or "").split()
    named = _plain(subject[0].of(document.text)).split()
    return len(named) > 1 and named[:2] == issuer[:2] and set(named) <= set(issuer)


def _plain(name: str) -> str:
    return _HEAD.sub("", spelled(name))


@dataclass(frozen=True, slots=True)
class _Words:
    strict_duties: re.Pattern[str]
    asking: re.Pattern[str]
    courtesy: re.Pattern[str]
    empowered: re.Pattern[str]
    empowered_in_articles: re.Pattern[str]
    report_only: re.Pattern[str]
    allotted: re.Pattern[str]
    given: re.Pattern[str]
    charging: re.Pattern[str]
    duties: re.Pattern[str]
    no_duties: re.Pattern[str]
    aims: re.Pattern[str]


@cache
def _words() -> _Words:
    data = read_data("assignment")
    empowered = strings(data, "empowered")
    in_articles = empowered + strings(data, "empowered_in_articles")
    return _Words(
        courtesy=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'courtesies'))}[\s./]*$", {}),
        asking=compile_pattern(rf"{alternatives(strings(data, 'asking'))}\s{{1,4}}(?=\w)", {}),
        empowered=compile_pattern(rf"\s{{1,4}}{alternatives(empowered)}(?!\w)", {}),
        empowered_in_articles=compile_pattern(rf"\s{{1,4}}{alternatives(in_articles)}(?!\w)", {}),
        strict_duties=compile_pattern(alternatives(strings(data, "strict_duties")), {}),
        report_only=compile_pattern(data["report_only"], {}),
        allotted=compile_pattern(data["allotted"], {}),
        given=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'assigning_inside'))}:?\s{{1,4}}$", {}),
        charging=compile_pattern(rf"\s{{0,4}},? {alternatives(strings(data, 'plain_charges'))}(?!\w)", {}),
        duties=compile_pattern(alternatives(strings(data, "duties")), {}),
        no_duties=compile_pattern(alternatives(strings(data, "no_duties") + strings(data, "aims")), {}),
        aims=compile_pattern(alternatives(strings(data, "aims")), {}),
    )
