"""Who a sentence, a heading or an item puts under a duty: spans of bodies as printed (data/assignment.yaml)."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.bodies import bodies_at, body_at, find_bodies, find_duty, is_duty
from corpus.document import Span
from corpus.grammar import alternatives, compile_pattern, read_data, strings
from corpus.sentences import after_marker

_BRACKET = re.compile(r"\s{0,4}\([^()\n]{0,200}\)")
_HEADING_END = re.compile(r"\s{0,4}(?:[:;.]|$)")
_COLON = re.compile(r"[^.\n]{1,700}?:(?=\s)")
_GAP = re.compile(r"[\s,:;*_]{0,6}")
_ENUMERATION = re.compile(r"(?<=[bộnhgơ]):\s{1,4}[A-ZĐ]")
_REACH = 120
_HEADING_LENGTH = 320


@dataclass(frozen=True, slots=True)
class _Words:
    assigning: re.Pattern[str]
    assigned: re.Pattern[str]
    just_assigned: re.Pattern[str]
    aside: re.Pattern[str]
    not_subject: re.Pattern[str]
    coordinating: re.Pattern[str]


def heading_subject(text: str, heading: Span) -> tuple[Span, ...]:
    """The bodies a heading consists of ("3. Sở Nội vụ", "2. Đề nghị Ủy ban ... và các tổ chức ...:"); else empty."""
    words = _words()
    here = after_marker(text, heading)
    assigned = words.assigning.match(text, here, heading.end)
    if assigned:
        here = assigned.end()
    found = bodies_at(text, here, heading.end)
    if not found or heading.end - here > _HEADING_LENGTH:
        return ()
    rest = _after_bracket(text, found[-1].end, heading.end)
    if _HEADING_END.match(text, rest, heading.end) or rest >= heading.end:
        return found
    if assigned is None and find_duty(text, rest, heading.end) is not None:
        return ()
    return (*found[:-1], _until_colon(text, found[-1], heading.end))


def sentence_subject(text: str, sentence: Span) -> tuple[Span, ...]:
    """The bodies that a sentence obliges; empty where it names none (the reader then looks further up)."""
    words = _words()
    here = after_marker(text, sentence)
    assigned = words.assigning.match(text, here, sentence.end)
    if assigned:
        return _assigned(text, assigned.end(), sentence.end)
    found = bodies_at(text, here, sentence.end)
    if found:
        rest = _after_bracket(text, found[-1].end, sentence.end)
        again = words.assigned.match(text, rest, sentence.end)
        if again and (other := _assigned(text, again.end(), sentence.end)):
            return other
        return _complete(text, found, sentence.end)
    aside = words.aside.match(text, here, sentence.end) is not None
    return _further_in(text, here, sentence.end, aside=aside)


def coordinators(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The bodies behind "phối hợp với" in `text[start:end]`, each once."""
    seen: dict[str, Span] = {}
    for match in _words().coordinating.finditer(text, start, end):
        for body in bodies_at(text, match.end(), end):
            seen.setdefault(body.of(text).casefold(), body)
    return tuple(seen.values())


def _assigned(text: str, start: int, end: int) -> tuple[Span, ...]:
    here = start + len(text[start:end]) - len(text[start:end].lstrip())
    found = bodies_at(text, here, end)
    if not found:
        return ()
    # A long list of bodies often ends with a colon, and not every member is a name we know.
    colon = _COLON.match(text, here, end)
    if colon and colon.end() - 1 > found[-1].end:
        members = _members(text, here, colon.end() - 1)
        if all(bodies_at(text, member.start, member.end) for member in members) and (
            len(members) > 1 or find_duty(text, found[-1].end, colon.end()) is None
        ):
            return members
    return _complete(text, found, end) or found


def _members(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The members of a list between semicolons; a list without semicolons is one member."""
    parts: list[Span] = []
    here = start
    for mark in [*(m.start() for m in re.finditer(";", text[start:end])), end - start]:
        part = text[here : start + mark]
        lead = len(part) - len(part.lstrip())
        if part.strip():
            parts.append(Span(here + lead, here + len(part.rstrip())))
        here = start + mark + 1
    return tuple(parts)


def _complete(text: str, found: tuple[Span, ...], end: int) -> tuple[Span, ...]:
    """The list, if a duty follows it; its last member reaches up to the duty where its name is not a known one."""
    rest = _GAP.match(text, _after_bracket(text, found[-1].end, end), end)
    here = rest.end() if rest else found[-1].end
    named = _enumerated(text, found[-1], end)
    if named:
        return (*found[:-1], named)
    if here >= end or is_duty(text, here) or text[found[-1].end : here].strip().startswith(":"):
        return found
    if _words().aside.match(text, here, end) or re.compile(r"(?:có|cần|phải|được|là|sẽ|nào|không)\b").match(text, here):
        return found
    if text[here].islower() and text[found[-1].end : here].strip() == "":
        return (*found[:-1], _stretch(text, found[-1], min(end, here + _REACH)))
    return found if find_duty(text, here, min(end, here + _REACH)) is not None else ()


def _stretch(text: str, last: Span, end: int) -> Span:
    """The last body of a list, up to the duty: "các tổ chức hội tham gia" names a group that no list of names holds."""
    stop = find_duty(text, last.end, end)
    return _until_colon(text, last, end if stop is None else stop)


def _until_colon(text: str, last: Span, end: int) -> Span:
    colon = text.find(":", last.end, end)
    ended = last.end + len(text[last.end : end if colon < 0 else colon].rstrip(" ,;.:"))
    return Span(last.start, max(ended, last.end))


def _enumerated(text: str, last: Span, end: int) -> Span | None:
    """ "Các Bộ, cơ quan: Tài chính, Xây dựng, ..." with the names behind the colon; None where duties stand there."""
    opened = _ENUMERATION.match(text, last.end, end)
    if opened is None or is_duty(text, opened.end() - 1) or is_duty(text.casefold(), opened.end() - 1):
        return None
    word = _words().aside.match(text, opened.end() - 1, end)
    stop = find_duty(text, opened.end(), end)
    if word or stop is None or stop - last.end > _HEADING_LENGTH:
        return None
    aside = re.compile(r"\s(?:theo|căn cứ|trong|tiếp tục)\s").search(text, opened.end(), stop)
    ended = aside.start() if aside else stop
    return Span(last.start, last.end + len(text[last.end : ended].rstrip(" ,;.:")))


def _further_in(text: str, start: int, end: int, *, aside: bool) -> tuple[Span, ...]:
    """The first bodies behind "giao", "đề nghị"; behind an aside also those that a duty follows and no preposition
    precedes."""
    words = _words()
    here = start
    for body in find_bodies(text, start, end):
        if body.start < here:
            continue
        listed = bodies_at(text, body.start, end) or (body,)
        here = listed[-1].end
        before = text[start : body.start].rstrip(" ,")
        after = _GAP.match(text, _after_bracket(text, here, end), end)
        follows = after.end() if after else here
        if words.just_assigned.search(before):
            return _assigned(text, body.start, end)
        if not aside or words.not_subject.search(before):
            continue
        if is_duty(text, follows) or text[follows : follows + 3] in ("có ", "cần"):
            return listed
    return ()


def _after_bracket(text: str, start: int, end: int) -> int:
    bracket = _BRACKET.match(text, start, end)
    return bracket.end() if bracket else start


@cache
def _words() -> _Words:
    data = read_data("assignment")
    assigning = alternatives(strings(data, "assigning"))
    return _Words(
        assigning=compile_pattern(rf"{assigning}:?\s{{1,4}}(?=\w)", {}),
        assigned=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'assigning_inside'))}(?!\w)", {}),
        just_assigned=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'assigning_inside'))}$", {}),
        aside=compile_pattern(rf"{alternatives(strings(data, 'asides'))}(?!\w)", {}),
        not_subject=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'not_subject'))}$", {}),
        coordinating=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'coordinating'))} (?=\w)", {}),
    )


def is_body(text: str, span: Span) -> bool:
    """Whether the span is a name of a body and nothing else."""
    body = body_at(text, span.start, span.end)
    return body is not None and body.end == span.end
