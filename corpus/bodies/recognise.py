"""Names of bodies in a text: offices, committees, groups of them, and the heads who stand for them."""

import re

from corpus.bodies.name_grammar import MAX_LIST, read_name, read_tail
from corpus.bodies.words import body_words
from corpus.document import Span
from corpus.text.patterns import UPPER

_JOIN = re.compile(
    r"(?:[^\S\n]{0,4}[,;][^\S\n]{0,4}(?:và[^\S\n]{1,4})?|[^\S\n]{1,4}(?:và|hoặc|cùng|và/hoặc)[^\S\n]{1,4}|[^\S\n]{0,4}/[^\S\n]{0,4})"
)
_AND = re.compile(r"\s{1,2}và\s{1,2}")
_AND_OR_COMMA = re.compile(r"\s{1,2}và\s{1,2}|,\s{1,2}")
# "khóa XI", "(khóa XIII)", "nhiệm kỳ 2021 - 2026" belong to the name of a body that is elected.
_TERM_OF_OFFICE = re.compile(
    r",?\s{0,2}\(?(?:kh(?:óa|oá)|nhiệm kỳ)\s{1,2}(?:[ivx]{1,6}|\d{1,4}(?:\s?-\s?\d{4})?)\b\)?", re.IGNORECASE
)
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_SHORT = re.compile(r"[A-ZĐ]{3,10}(?![\w&-])(?!\s{1,2}[A-ZĐÀ-Ỹ]{2})")
_CAPITALS = re.compile(rf"\s{{0,2}}(?P<word>[{UPPER}&]+(?:[-–]\s?[{UPPER}]+)*)(?!\w)")
_MAX_NAME = 240


def body_at(text: str, start: int, end: int | None = None) -> Span | None:
    """The name of one body, or one group of bodies, that begins exactly at `start`; None if none does."""
    names = body_words()
    limit = min(len(text) if end is None else end, start + _MAX_NAME)
    stop = read_name(text, start, limit, names)
    return Span(start, stop) if stop is not None else None


def bodies_at(text: str, start: int, end: int | None = None) -> tuple[Span, ...]:
    """The bodies listed from `start` on, joined by commas, semicolons or "và"; empty if none begins there."""
    found: list[Span] = []
    limit = len(text) if end is None else end
    here = start
    while len(found) < MAX_LIST:
        body = body_at(text, here, limit)
        if body is None:
            break
        found.append(body)
        aside = body_words().aside.match(text, body.end, limit)
        joint = _JOIN.match(text, aside.end() if aside else body.end, limit)
        if joint is None:
            break
        here = joint.end()
    return tuple(found)


def find_bodies(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Every name of a body inside `text[start:end]`, in order, without overlaps."""
    limit = len(text) if end is None else end
    names = body_words()
    found: list[Span] = []
    here = start
    while here < limit:
        begin = names.begin.search(text, here, limit)
        if begin is None:
            break
        body = body_at(text, begin.start(), limit)
        if body is None:
            here = begin.start() + 1
            continue
        found.append(body)
        here = body.end
    return tuple(found)


def issuer_at(text: str, start: int, *, joint: bool = False) -> Span | None:
    """The body that issued a document, where its name begins at `start`: with its term of office, and with "và B".

    `joint` says that the document has several issuers, so that a comma may stand between them. None if none begins.
    """
    if text[start : start + 1].islower():
        return None
    # A name may go on in the next line, but not in the next paragraph.
    near = _LINE_BREAK.sub(" ", text[start : start + _MAX_NAME * (2 if joint else 1)])
    if text[max(0, start - 6) : start].strip().isupper():
        ended = _capitals(near)
    else:
        ended = _issuer(near, 0)
        for _ in range(MAX_LIST):
            link = (_AND_OR_COMMA if joint else _AND).match(near, ended) if ended else None
            more = _issuer(near, link.end()) if link else None
            ended = more or ended
            if more is None:
                break
    return Span(start, start + ended) if ended else None


def is_duty(text: str, position: int) -> bool:
    """Whether the word at `position` is something a body does ("chủ trì", "tổng hợp")."""
    return body_words().verb.match(text, position) is not None


def _issuer(text: str, start: int) -> int | None:
    names = body_words()
    body = body_at(text, start) if text[start : start + 1].isupper() else None
    if body is None:
        short = _SHORT.match(text, start)
        # "STNMT" is Sở Tài nguyên và Môi trường, "CNTT" nobody.
        if short is None or not names.short.match(text, start):
            return None
        return read_tail(text, short.end(), min(len(text), start + _MAX_NAME), names)
    # "Thủ tướng Chính phủ Phạm Minh Chính": the office issued it.
    office = names.complete.match(text, start)
    ended = office.end() if office and names.person.match(text, start) else body.end
    term = _TERM_OF_OFFICE.match(text, ended)
    return term.end() if term else ended


def _capitals(text: str) -> int | None:
    """In a heading every word is in capitals: the name goes on to the first word that no name goes on with."""
    names = body_words()
    ended = 0
    while names.heading.match(text) and (word := _CAPITALS.match(text, ended)):
        if ended and names.title.match(text[word.start("word") : word.end("word") + 24].lower()):
            break
        ended = word.end()
    return ended or None
