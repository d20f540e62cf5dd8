"""Assigned tasks: rows of task tables, blocks with "Đơn vị chủ trì:", and items that name who has to act."""

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator

from corpus.bodies.recognise import bodies_at
from corpus.dates.deadlines import find_deadlines
from corpus.document import Deadline, Document, Span, Task
from corpus.duties.blocks import find_blocks
from corpus.duties.due import as_printed, states_time
from corpus.duties.ends import with_end
from corpus.duties.headings import label_at, year_in_reach
from corpus.duties.items import Item, is_name, mark_of
from corpus.duties.orders import asks, assigns, no_order, only_reports, plainly_charged
from corpus.duties.reports import mentions_report
from corpus.duties.row_tasks import row_task
from corpus.duties.statements import Reading, read_statements
from corpus.duties.subjects import assigned_at, coordinators, heading_subject, names_topic, sentence_subject
from corpus.text.patterns import UPPER
from corpus.text.sentences import after_marker, paragraphs, sentences

_OPENING = 30
_FEWEST_NAMES = 3
# What counts its lines gives them to bodies.
_COUNTED = re.compile(r"\(\d{1,2}\)\s|(?:[a-zđ]|\d{1,2})[.)]\s")
_BETWEEN = re.compile(r"(?P<words>[^:.;\n]{0,200}):(?=\s|$)")
# "Về đề nghị của tỉnh về ...: Bộ A chủ trì ...": the order begins behind the topic's colon.
_TOPIC = re.compile(rf"Về [^:\n]{{1,700}}:[^\S\n]{{1,4}}(?=[{UPPER}]|giao |đề nghị )")
_PARAGRAPH = re.compile(r"\d{1,2}\s?\.")


def find_tasks(document: Document, reading: Reading | None = None) -> tuple[Task, ...]:
    """Every assigned task, in the order of the text."""
    reading = reading or read_statements(document)
    printed, document = document, reading.document
    blocks = list(find_blocks(document, reading.items))
    claimed: list[Span] = []
    for block in blocks:
        if not claimed or block.start >= claimed[-1].end:
            claimed.append(Span(block.start, block.end))
    rows = (task for statement in reading.statements if statement.row and (task := row_task(document, statement)))
    tasks = [*rows, *blocks, *_Items(document, reading.items, claimed).tasks()]
    return tuple(as_printed(printed.text, task) for task in sorted(tasks, key=lambda task: (task.start, task.end)))


class _Items:
    """The items that name who has to act; what lies inside a claimed span is left out."""

    def __init__(self, document: Document, items: tuple[Item, ...], claimed: list[Span]) -> None:
        self._document = document
        self._text = document.text
        self._items = items
        self._claimed = claimed
        # A sentence belongs to an item, its parts and their parts; its times are looked for once.
        self._found: dict[tuple[int, int], tuple[Deadline, ...]] = {}
        self._names = _lists_names(document.text, items)

    def tasks(self) -> Iterator[Task]:
        """Numbered items first, each with its parts, then the paragraphs that are left."""
        for item in self._items:
            if not item.opens or self._taken(item.span):
                continue
            if item.end <= item.line.end and (id(item.parent) in self._names or is_name(self._text, item.line)):
                self._claim(item.span)
            elif (subject := self._subject(item)) and assigns(self._document, item.line.start, subject):
                self._claim(item.span)
                yield from self._item(item, subject, None)
        for at, item in enumerate(self._items):
            if not self._taken(item.line):
                found = list(self._paragraph(item, self._items[at - 1] if at else None))
                yield from found or self._sentences(item, set(), plainly=True)

    def _item(self, item: Item, subject: tuple[Span, ...], time: Deadline | None) -> Iterator[Task]:
        """The task of an item and those of its parts that name others; `time` is that of the item above."""
        parts = self._parts(item, subject)
        if self._covered(item, [part for part, _ in parts]):
            time = self._own_time(Span(item.line.start, item.head.end)) or time
        else:
            yield self._task(item.span, subject, time)
        for part, bodies in parts:
            yield from self._item(part, bodies, time) if part.opens else iter([self._task(part.span, bodies, time)])
        yield from self._sentences(item, {_name(self._text, body) for body in subject})

    def _sentences(self, item: Item, leads: set[str], *, plainly: bool = False) -> Iterator[Task]:
        """Later sentences of a paragraph that put others under a duty: "1. Sở A rà soát. UBND các xã niêm yết.".

        Where the paragraph is no item of a duty, any sentence that gives one in plain words.
        """
        text = self._text
        spans = list(sentences(text, item.line))
        for at, sentence in enumerate(spans):
            if not (at or plainly):
                continue
            subject = sentence_subject(text, sentence)
            opens = assigned_at(text, sentence) or (subject and subject[0].start == after_marker(text, sentence))
            if not (subject and opens) or all(_name(text, body) in leads for body in subject):
                continue
            if not assigns(self._document, sentence.start, subject):
                continue
            if no_order(self._document, subject) or only_reports(text, subject, sentence):
                continue
            leads_up = text[sentence.end - 1] == ":"
            if plainly and (leads_up or not plainly_charged(self._document, subject, sentence)):
                continue
            due = spans[at + 1] if at + 1 < len(spans) and states_time(text, spans[at + 1]) else sentence
            yield self._task(Span(sentence.start, due.end), subject, None)

    def _parts(self, item: Item, subject: tuple[Span, ...]) -> list[tuple[Item, tuple[Span, ...]]]:
        """The items below whose heading or opening names other bodies than `subject`, in order, none in another."""
        section = item.section
        # "Trách nhiệm của các cơ quan" is the topic of items that say whose each is.
        topic = item.opens and section and names_topic(self._text, item.head)
        leads = set() if topic else {_name(self._text, body) for body in subject}
        article = item.opens and section is not None and self._text.startswith("Điều", section.start)
        parts: list[tuple[Item, tuple[Span, ...]]] = []
        for inner in item.inner():
            if inner.closing or (parts and inner.line.start < parts[-1][0].end):
                continue
            if article and inner.opens and inner.parent is item and _PARAGRAPH.match(self._text, inner.line.start):
                # The paragraphs of an article are duties of their own, whoever the article as a whole names.
                parts.append((inner, self._subject(inner) or subject))
                continue
            bodies = self._part_subject(inner)
            if bodies and any(_name(self._text, body) not in leads for body in bodies):
                parts.append((inner, bodies))
        return parts

    def _part_subject(self, inner: Item) -> tuple[Span, ...]:
        if inner.opens and inner.section:
            return heading_subject(self._text, inner.head, concerning=True) or self._opening(inner.line)
        line = inner.line
        # A dash may as well say who else takes part in the work of the item; a paragraph or a number begins anew.
        begins = (
            not (inner.mark or inner.goes_on) or _COUNTED.match(self._text, line.start) or assigned_at(self._text, line)
        )
        return self._named(line) or (self._opening(line) if begins else ())

    def _covered(self, item: Item, parts: list[Item]) -> bool:
        """Whether nothing but its heading is left of the item beside its parts."""
        text = self._text
        rest = [
            inner.line
            for inner in item.inner()
            if not inner.closing and not any(part.line.start <= inner.line.start < part.end for part in parts)
        ]
        section = item.section
        headed = text[item.line.end - 1] == ":" or (section is not None and heading_subject(text, item.head))
        leads_up = bool(headed) and item.head.end >= item.line.end - 1
        return bool(parts) and leads_up and all(states_time(text, line) for line in rest)

    def _subject(self, item: Item) -> tuple[Span, ...]:
        """Whom an item of the outline puts under a duty."""
        text, section = self._text, item.section
        if section is None:
            return ()
        heading = heading_subject(text, item.head)
        if heading:
            return heading
        first = next(sentences(text, item.line))
        topic = _TOPIC.match(text, after_marker(text, first), item.line.end)
        if topic:
            return self._inline(topic.end(), item.line)
        subject = sentence_subject(text, first)
        topical = item.head.end > after_marker(text, Span(section.start, section.end)) + 2
        if topical and (not subject or subject[0].start >= item.head.end):
            return self._inline(item.head.end, item.line)
        if not subject or no_order(self._document, subject):
            return ()
        alone = item.end <= item.line.end and first.end >= item.line.end - 1
        return () if alone and only_reports(text, subject, first) else subject

    def _inline(self, start: int, line: Span) -> tuple[Span, ...]:
        """The subject of the words behind a heading on the same line: "1. Kinh phí: Sở Tài chính bố trí ..."."""
        here = start + len(self._text[start : line.end]) - len(self._text[start : line.end].lstrip(" :."))
        first = next(sentences(self._text, Span(here, line.end)), None) if here < line.end else None
        subject = sentence_subject(self._text, first) if first else ()
        return () if not subject or no_order(self._document, subject) else subject

    def _opening(self, line: Span) -> tuple[Span, ...]:
        """The bodies that the first sentence of a line opens with and puts under a duty."""
        first = next(sentences(self._text, line), None)
        subject = sentence_subject(self._text, first) if first else ()
        if first is None or not subject:
            return ()
        if not assigned_at(self._text, line) and subject[0].start != after_marker(self._text, first):
            return ()
        return () if is_name(self._text, line) or no_order(self._document, subject) else subject

    def _named(self, line: Span) -> tuple[Span, ...]:
        """The bodies that open a line and are set off by a colon, "phối hợp với ..." between them or not."""
        here = after_marker(self._text, line)
        bodies = bodies_at(self._text, here, line.end) if here > line.start else ()
        between = _BETWEEN.match(self._text, bodies[-1].end, line.end) if bodies else None
        if between is None:
            return ()
        alone = not between["words"].strip()
        return bodies if alone or coordinators(self._text, bodies[-1].end, between.end()) else ()

    def _paragraph(self, item: Item, before: Item | None) -> Iterator[Task]:
        """A paragraph that names who has to act, with the lines below it where it only leads up to them."""
        text, line = self._text, item.line
        if item.section is None:
            opens = asks(text, line)
        else:
            under = before is not None and before.opens and _only_heading(text, before)
            opens = bool(mark_of(text, line)) or under or asks(text, line)
        first = next(sentences(text, line)) if opens else None
        subject = sentence_subject(text, first) if first else ()
        if first is None or not subject or subject[0].start - first.start >= _OPENING:
            return
        if not assigns(self._document, line.start, subject):
            return
        if no_order(self._document, subject) or only_reports(text, subject, first):
            return
        if item.end > line.end:
            self._claim(item.span)
        elif not text[subject[-1].end : line.end].strip(" .;,:*_"):
            return
        yield self._task(item.span, subject, None)

    def _task(self, span: Span, subject: tuple[Span, ...], time: Deadline | None) -> Task:
        text = self._text
        first = after_marker(text, span)
        label = label_at(self._document, span.start)
        return Task(
            id=label or None,
            what=" ".join(text[first : span.end].split("\n", 1)[0].split()),
            lead=tuple(" ".join(body.of(text).split()) for body in subject),
            coordinate=tuple(" ".join(body.of(text).split()) for body in coordinators(text, span.start, span.end)),
            time=self._own_time(span) or time,
            quote=span.of(text),
            start=span.start,
            end=span.end,
            section=label,
            times=tuple(time for time in self._times(span, reported=True) if time.kind != "none"),
        )

    def _own_time(self, span: Span) -> Deadline | None:
        """The first stated time of the item that is not the time of a report."""
        return next((time for time in self._times(span, reported=False) if time.kind in ("date", "period")), None)

    def _times(self, span: Span, *, reported: bool) -> Iterator[Deadline]:
        """The times of the item's sentences; those of its reports only where they are `reported`."""
        text = self._text
        year, year_from = year_in_reach(self._document, span.start)
        reports = False
        for paragraph in paragraphs(text, span.start, span.end):
            for sentence in sentences(text, paragraph):
                if not (reports and states_time(text, sentence)):
                    reports = mentions_report(text, sentence.start, sentence.end)
                if reported or not reports:
                    key = (sentence.start, sentence.end)
                    if key not in self._found:
                        times = find_deadlines(text, *key, year=year, year_from=year_from)
                        self._found[key] = tuple(with_end(self._document, time, sentence) for time in times)
                    yield from self._found[key]

    def _claim(self, span: Span) -> None:
        insort(self._claimed, span, key=lambda claimed: claimed.start)

    def _taken(self, span: Span) -> bool:
        """Whether one of the claimed spans, sorted and apart from each other, reaches in here."""
        place = bisect_left(self._claimed, span.end, key=lambda claimed: claimed.start) - 1
        return place >= 0 and self._claimed[place].end > span.start


def _lists_names(text: str, items: tuple[Item, ...]) -> set[int]:
    """The items below which names stand, most of them at least: they tell who, not what they do."""
    lines: Counter[int] = Counter()
    names: Counter[int] = Counter()
    for item in items:
        if item.opens:
            lines[id(item.parent)] += 1
            names[id(item.parent)] += is_name(text, item.span)
    return {parent for parent, count in names.items() if count >= _FEWEST_NAMES and 2 * count > lines[parent]}


def _only_heading(text: str, item: Item) -> bool:
    """Whether the line of a section holds its heading and nothing else."""
    return item.section is not None and not text[item.head.end : item.line.end].strip(" .:\n*_")


def _name(text: str, body: Span) -> str:
    return " ".join(body.of(text).split()).casefold()
