"""Whoever acts, as printed: a body of the lexicon, or a noun phrase that the words around it bound."""

import re
from functools import cache

from corpus.bodies.levels import level_alternatives
from corpus.bodies.recognise import bodies_at, is_duty
from corpus.document import Span
from corpus.text.patterns import UPPER, alternatives, compile_pattern, read_data, strings

_WORD = re.compile(r"(?<!\w)\w")
_END = re.compile(r"[:;.\n(]")
_STOP = re.compile(r"[:;.\n]")
# A clause has begun: "Mỗi học sinh có một hồ sơ" names nobody in its whole length.
_CLAUSE = re.compile(
    r"(?<!\w)(?:có(?! (?:liên quan|tên|thẩm quyền))|được(?! (?:giao|phân công|cử|kiểm|mời))|là|phải|đã|sẽ)(?!\w)"
)
_OBLIGED = re.compile(r"[\s,]+(?:phải|cần|sẽ|kịp thời|khẩn trương|chủ động)$")
# The document's own short word for a body it has named: "Tỉnh thực hiện ...", "Nhà trường lập ...".
_BARE = re.compile(
    rf"(?:(?=[{UPPER}]){level_alternatives()}|{alternatives(strings(read_data('assignment'), 'bare_bodies'))})"
    r"(?=[^\S\n]{1,4}(?P<next>\w))"
)
# Verbs that stand in longer nouns as often as alone: "vận chuyển", "ứng cử", "Phó Chủ tịch phụ trách kinh tế".
_SHORT = re.compile(r"(?:phụ trách|chuyển|cử|lập|tự|dự|ký|làm|đưa|họp|giao|giúp|mời)(?!\w)")
_LONGEST_DUTY = 40
_LONGEST_NAME = 160
_EDGES = " \t\r;,.|-–+*_\u2003"
# What parts the names of a list; the wide blank stands for a line break in the cell of a table.
_PARTING = re.compile("[;\n\u2003]")
_BEHIND = 40


def actors_at(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Those listed from `start` on; empty where the words name nobody.

    What is no known body is a person, a role, a company: its name ends before the duty, a colon or the sentence's end.
    """
    known = bodies_at(text, start, end)
    bare = _BARE.match(text, start, end)
    if bare and not known and is_duty(text, bare.start("next")):
        return (Span(start, bare.end()),)
    if known or _roles().match(text, start, end) is None:
        return known
    stop = _END.search(text, start, min(end, start + _LONGEST_NAME))
    limit = stop.start() if stop else min(end, start + _LONGEST_NAME)
    charge = charged_from(text, start, limit)
    limit = limit if charge is None else charge
    words = _OBLIGED.sub("", text[start:limit].rstrip(" ,;-–*_"))
    return (Span(start, start + len(words)),) if " " in words and not _CLAUSE.search(words) else ()


def charged_from(text: str, start: int, end: int) -> int | None:
    """Where what they have to do begins in `text[start:end]`, and is no noun: "trong lĩnh vực xây dựng"."""
    explicit = _charges().search(text, start, end)
    if explicit and _STOP.search(text, start, explicit.start()) is None:
        return explicit.start()
    here = start
    while (duty := find_duty(text, here, end)) is not None:
        if not (_nouns().search(text, max(start, duty - _BEHIND), duty) or _SHORT.match(text, duty)):
            return duty
        here = duty + 1
    return None


def names_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """Those named in a cell or behind a label as printed, line breaks joined, each once.

    A list is split at semicolons and line breaks, and at the commas and "và" between two known names; what is no
    known name stays whole.
    """
    return tuple(dict.fromkeys(" ".join(span.of(text).split()) for span in spans_in(text, start, end)))


def spans_in(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The same as spans."""
    found: list[Span] = []
    here = start
    while here < end:
        mark = _PARTING.search(text, here, end)
        stop = mark.start() if mark else end
        part = text[here:stop].strip(_EDGES)
        if part:
            first = text.index(part, here)
            listed = bodies_at(text, first, first + len(part))
            whole = listed and listed[-1].end == first + len(part)
            found += listed if whole else (Span(first, first + len(part)),)
        here = stop + 1
    return tuple(found)


def is_order(text: str, position: int) -> bool:
    """Whether a line begins at `position` with something to do ("Chủ trì ...", "Phê duyệt ...")."""
    return is_duty(text[position : position + _LONGEST_DUTY].casefold(), 0)


def find_duty(text: str, start: int, end: int) -> int | None:
    """Where the first word stands in `text[start:end]` that is something a body does."""
    for word in _WORD.finditer(text, start, end):
        if is_duty(text, word.start()):
            return word.start()
    return None


@cache
def _roles() -> re.Pattern[str]:
    return compile_pattern(
        rf"(?:(?:các|mỗi|từng) )?{alternatives(strings(read_data('assignment'), 'persons'))}(?!\w)", {}
    )


@cache
def _charges() -> re.Pattern[str]:
    return compile_pattern(rf"(?<!\w){alternatives(strings(read_data('assignment'), 'charges'))}(?!\w)", {})


@cache
def _nouns() -> re.Pattern[str]:
    return compile_pattern(rf"(?<!\w){alternatives(strings(read_data('assignment'), 'fields_before'))} ?$", {})
