"""Whom an item of the outline puts under a duty, and whether a sentence gives one at all (data/assignment.yaml)."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from corpus.bodies.recognise import bodies_at
from corpus.document import Document, Section, Span
from corpus.duties.duty_sentences import headings_above, label_at
from corpus.duties.subjects import heading_subject, opens_closing, sentence_subject
from corpus.text.patterns import UPPER, alternatives, compile_pattern, read_data, strings
from corpus.text.sentences import after_marker, paragraphs, sentences

_AFTER_NAME = re.compile(r"^\s*(?:\([^()]*\))?[\s.;,:*_]*$")
_FEWEST_NAMES = 3
_HEAD = re.compile(r"^(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc)\s+")
# "Về đề nghị của tỉnh về ...: Bộ A chủ trì ...": the order begins behind the topic's colon.
_TOPIC = re.compile(rf"Về [^:\n]{{1,700}}:[^\S\n]{{1,4}}(?=[{UPPER}]|giao |đề nghị )")


def item_subject(document: Document, section: Section) -> tuple[Span, ...]:
    text = document.text
    heading = heading_subject(text, Span(section.start, section.heading_end))
    if heading:
        return heading
    line_end = text.find("\n", section.heading_end)
    line = Span(section.start, min(section.end, line_end if line_end >= 0 else len(text)))
    first = next(sentences(text, line), None)
    if first is None:
        return ()
    topic = _TOPIC.match(text, after_marker(text, first), line.end)
    if topic:
        return _inline_subject(document, topic.end(), line)
    subject = sentence_subject(text, first)
    if section.heading_end - section.start > _marker_length(text, section) + 2:
        opens = bool(subject) and subject[0].start == after_marker(text, first)
        if not opens:
            return _inline_subject(document, section.heading_end, line)
    if not subject or no_order(document, subject):
        return ()
    alone = item_end(document, section) <= line.end and first.end >= line.end - 1
    return () if alone and only_reports(text, subject, first) else subject


def opening_subject(document: Document, line: Span) -> tuple[Span, ...]:
    """The bodies that the first sentence of a line opens with and puts under a duty."""
    text = document.text
    first = next(sentences(text, line), None)
    if first is None:
        return ()
    here = after_marker(text, first)
    subject = sentence_subject(text, first)
    if not subject or subject[0].start != here or is_name(text, line) or no_order(document, subject):
        return ()
    return subject


def has_lines(document: Document, section: Section) -> bool:
    """Whether an item goes on below its first line."""
    return "\n" in document.text[section.start : item_end(document, section)]


def is_name(text: str, span: Span) -> bool:
    """Whether a line holds nothing but the name of a body, or of several."""
    bodies = bodies_at(text, after_marker(text, span), span.end)
    return bool(bodies) and not _AFTER_NAME.sub("", text[bodies[-1].end : span.end])


def lists_names(document: Document) -> set[int | None]:
    """The sections whose items are names, most of them at least: what stands there tells who, not what they do."""
    items: Counter[int | None] = Counter()
    names: Counter[int | None] = Counter()
    for section in document.sections:
        items[section.parent] += 1
        if is_name(document.text, Span(section.start, item_end(document, section))):
            names[section.parent] += 1
    return {parent for parent, count in names.items() if count >= _FEWEST_NAMES and 2 * count > items[parent]}


def asks(text: str, paragraph: Span) -> bool:
    """Whether a paragraph of a letter opens with its request: "Đề nghị Ủy ban nhân dân các xã rà soát ...".

    One that ends in a colon only leads up to the items that say what is asked, and a courtesy asks nothing.
    """
    words = _words()
    if words.asking.match(text, paragraph.start, paragraph.end) is None or text[paragraph.end - 1] == ":":
        return False
    return words.courtesy.search(text, paragraph.start, paragraph.end) is None


def item_end(document: Document, section: Section) -> int:
    """Where the item ends: before a closing paragraph that speaks of the document as a whole."""
    text = document.text
    first = True
    end = section.end
    for paragraph in paragraphs(text, section.start, section.end):
        if not first and opens_closing(text, paragraph):
            end = paragraph.start
            break
        if not first and document.closing.start <= paragraph.start < document.closing.end:
            end = paragraph.start
            break
        first = False
    return section.start + len(text[section.start : end].rstrip())


def assigns(document: Document, position: int) -> bool:
    """Whether the headings over this place are of the kind under which duties stand."""
    words = _words()
    for title in headings_above(document, position):
        if words.no_duties.match(title):
            return False
        if words.duties.search(title):
            return True
        if words.no_duties.search(title):
            return False
    return True


def no_order(document: Document, subject: tuple[Span, ...]) -> bool:
    """Whether a sentence tells what the issuer itself does, or what a body may do, and gives nobody a task."""
    here = subject[-1].end
    words = _words()
    norm = words.empowered if not label_at(document, here).startswith("Điều") else words.empowered_in_articles
    return _is_issuer(document, subject) or norm.match(document.text, here) is not None


def only_reports(text: str, subject: tuple[Span, ...], sentence: Span) -> bool:
    here = (
        subject[-1].end + len(text[subject[-1].end : sentence.end]) - len(text[subject[-1].end : sentence.end].lstrip())
    )
    return _words().report_only.match(text, here, sentence.end) is not None


def _inline_subject(document: Document, start: int, line: Span) -> tuple[Span, ...]:
    """The subject of the words behind a heading on the same line: "1. Kinh phí: Sở Tài chính bố trí ..."."""
    text = document.text
    here = start + len(text[start : line.end]) - len(text[start : line.end].lstrip(" :."))
    first = next(sentences(text, Span(here, line.end)), None) if here < line.end else None
    if first is None:
        return ()
    subject = sentence_subject(text, first)
    return () if not subject or no_order(document, subject) else subject


def _marker_length(text: str, section: Section) -> int:
    return after_marker(text, Span(section.start, section.end)) - section.start


def _is_issuer(document: Document, subject: tuple[Span, ...]) -> bool:
    """The issuer speaks of itself: what it decides is not a task it gives to somebody."""
    if len(subject) != 1 or any(_words().strict_duties.search(t) for t in headings_above(document, subject[0].start)):
        return False
    issuer = _plain(document.header.issuer or "").split()
    named = _plain(subject[0].of(document.text)).split()
    return len(named) > 1 and named[:2] == issuer[:2] and set(named) <= set(issuer)


def _plain(name: str) -> str:
    plain = name.casefold().replace("uỷ", "ủy").replace("ubnd", "ủy ban nhân dân")
    return _HEAD.sub("", plain)


@dataclass(frozen=True, slots=True)
class _Words:
    strict_duties: re.Pattern[str]
    asking: re.Pattern[str]
    courtesy: re.Pattern[str]
    empowered: re.Pattern[str]
    empowered_in_articles: re.Pattern[str]
    report_only: re.Pattern[str]
    duties: re.Pattern[str]
    no_duties: re.Pattern[str]


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
        duties=compile_pattern(alternatives(strings(data, "duties")), {}),
        no_duties=compile_pattern(alternatives(strings(data, "no_duties")), {}),
    )
