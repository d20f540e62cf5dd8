"""Who a sentence or a heading puts under a duty: spans of bodies as printed (data/assignment.yaml)."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.bodies.recognise import bodies_at, find_bodies, is_duty
from corpus.dates.deadlines import find_deadlines
from corpus.document import Span
from corpus.duties.actors import actors_at, charged_from, find_duty, is_order
from corpus.text.patterns import UPPER, alternatives, compile_pattern, read_data, strings
from corpus.text.sentences import after_marker

_BRACKET = re.compile(r"\s{0,4}\([^()\n]{0,200}\)")
_HEADING_END = re.compile(r"[\s*_]{0,6}(?:[:;.]|$)")
_LAST_BRACKET = re.compile(r"\s{0,4}\([^()]{0,300}\)?$")
_MEMBERS = re.compile(r"\((?:bao )?gồm [^()\n]{1,250}\)[\s:*_]*$")
_MARK = re.compile(r"[,:;.\n]")
_STOP = re.compile(r"[;:.\n]")
_CLAUSE = re.compile(r"(?:có|cần|phải|được|là|sẽ|nào|không|đã|đang)\b")
_OBLIGED = re.compile(
    r"(?:có (?:trách nhiệm|nhiệm vụ|văn bản|báo cáo|kế hoạch|biện pháp|phương án|ý kiến)|cần|phải|sẽ)(?!\w)", re.I
)
_TOPIC = re.compile(
    r"(?<!\w)(?:về|theo|các|những|(?:hồ sơ|tờ trình|văn bản|công văn|danh sách)(?: trình,?)?) (?:đề nghị|yêu cầu)$",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^.\n]{1,700}?:(?=\s)")
_GAP = re.compile(r"[\s,:;*_]{0,6}")
_CHARGED = re.compile(
    r"[^\S\n]{1,4}(?:được (?:giao|phân công)|chủ trì thực hiện)[^,;.:\n]{0,120}?"
    r"(?=,?[^\S\n]{1,4}(?:có trách nhiệm|chịu trách nhiệm|căn cứ|chủ động|gửi|báo cáo|phải|theo chức năng)(?!\w))"
)
# "các trường", "đơn vị": everything from here to the end of the name is a common noun.
_COMMON = re.compile(rf"(?:^|\s)(?:các|Các|Đơn vị|Cơ quan|đơn vị|cơ quan|tổ chức)(?:\s[^{UPPER}]*)?$")
_NEXT_LINE = re.compile(r"\s*\n\s*(?:[-–+•*]|[a-zđ]\)|\d{1,2}[.)])\s+")
_PAUSES = (":", ";", ".", ",")
_BODY = re.compile(rf"{alternatives(strings(read_data('assignment'), 'named_in_full'))}[^\S\n]")
_GROUP = re.compile(r"(?:các|những|mọi)\s", re.IGNORECASE)
# One more member of a list, which no list of names holds: "...; các cụm thi đua của tỉnh có trách nhiệm ...".
_MEMBER = re.compile(r"(?:[,;]|[^\S\n]{1,4}và)[^\S\n]{1,4}(?:và[^\S\n]{1,4})?(?=(?:các|những)[^\S\n])")
# Whoever was given the work, without a name: "thì đơn vị được giao chủ trì phải ...".
_GIVEN = re.compile(
    r"(?<!\w)(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị))? được (?:giao|phân công)(?: [^\W\d_]+){0,6}?"
    r"(?= (?:phải|có trách nhiệm|chịu trách nhiệm|chủ động)(?!\w))"
)
# What is said of some of a group is no part of its name.
_NOT_NAME = re.compile(r",?[^\S\n]{1,4}(?:trong đó|nhất là|đặc biệt là|bao gồm|cụ thể)(?!\w)")
# What tells which group is meant, behind its noun.
_NARROWED = re.compile(r"[^\S\n]{1,4}(?:trực thuộc|thuộc|được|có (?:tên|liên quan)|tham gia)(?!\w)")
_REACH = 120
_BEHIND = 40
_HEADING_LENGTH = 320


def heading_subject(text: str, heading: Span, *, concerning: bool = False) -> tuple[Span, ...]:
    """Those a heading consists of ("3. Sở Nội vụ", "2. Đề nghị Ủy ban ... và các tổ chức ...:"); else empty.

    With `concerning`, "Đối với các sở:" counts as well: what stands below is for them, though nothing is assigned.
    """
    words = subject_words()
    first = after_marker(text, heading)
    charged = words.charging.match(text, first, heading.end)
    assigned = words.assigning.match(text, first, heading.end) or charged
    named = words.concerning.match(text, first, heading.end) if concerning and assigned is None else None
    opener = assigned or named
    here = opener.end() if opener else first
    if heading.end - here > _HEADING_LENGTH or text[heading.start : heading.end].rstrip().endswith("!"):
        return ()
    found = bodies_at(text, here, heading.end)
    if not found:
        if charged:
            return _charged(text, Span(here, heading.end))
        persons = actors_at(text, here, heading.end)
        return persons if persons and _HEADING_END.match(text, persons[-1].end, heading.end) else ()
    # "5. Các Bộ: Quốc phòng, Công an ...": the names go on behind the colon that ends the heading.
    beyond = bodies_at(text, found[-1].start)
    if beyond[0].end > heading.end:
        return (*found[:-1], *beyond)
    rest = _after_aside(text, found[-1].end, heading.end)
    if rest >= heading.end or _HEADING_END.match(text, rest, heading.end):
        return found
    # Nobody acts in "Đối với các đơn vị thu gom chất thải": all of it says who.
    if named or _narrowed_group(text, found[-1], heading.end) or _has_role(text, found[-1], heading.end):
        return (*found[:-1], _noun_phrase(text, found[-1], heading.end))
    if assigned is None and find_duty(text, rest, heading.end) is not None:
        return ()
    stretched = _until_colon(text, found[-1], heading.end)
    acts = not _is_group(text, found[-1]) and charged_from(text, rest, stretched.end) is not None
    return () if acts else (*found[:-1], stretched)


def names_topic(text: str, heading: Span) -> bool:
    """Whether a heading speaks of somebody's duties, "Trách nhiệm của các cơ quan", and does not give them one."""
    return subject_words().charging.match(text, after_marker(text, heading), heading.end) is not None


def sentence_subject(text: str, sentence: Span) -> tuple[Span, ...]:
    """Those that a sentence obliges; empty where it names nobody (the reader then looks further up)."""
    words = subject_words()
    here = after_marker(text, sentence)
    assigned = words.assigning.match(text, here, sentence.end)
    if assigned:
        return _assigned(text, assigned.end(), sentence.end)
    charged = words.charging.match(text, here, sentence.end)
    if charged:
        return _listed_before_colon(text, charged.end(), sentence.end)
    found = actors_at(text, here, sentence.end)
    if found:
        rest = _after_aside(text, found[-1].end, sentence.end)
        gap = _GAP.match(text, rest, sentence.end)
        again = words.assigned.match(text, gap.end(), sentence.end) if gap else None
        if again and (other := _assigned(text, again.end(), sentence.end)):
            return other
        return _complete(text, found, sentence.end)
    aside = words.aside.match(text, here, sentence.end) is not None
    return _further_in(text, _behind_times(text, here, sentence.end) if aside else here, sentence.end, aside=aside)


def assigned_at(text: str, line: Span) -> bool:
    """Whether a line opens with the word that gives the duty, "Giao ...", "Đề nghị ..."."""
    return subject_words().assigning.match(text, after_marker(text, line), line.end) is not None


def opens_closing(text: str, paragraph: Span) -> bool:
    """Whether a paragraph without a mark speaks of the whole document: the item in front of it has ended."""
    if after_marker(text, paragraph) > paragraph.start:
        return False
    return subject_words().closing.match(text, paragraph.start, paragraph.end) is not None


def coordinators(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The bodies behind "phối hợp với" in `text[start:end]`, each once."""
    seen: dict[str, Span] = {}
    for match in subject_words().coordinating.finditer(text, start, end):
        for body in bodies_at(text, match.end(), end):
            seen.setdefault(body.of(text).casefold(), body)
    return tuple(seen.values())


def _assigned(text: str, start: int, end: int) -> tuple[Span, ...]:
    here = start + len(text[start:end]) - len(text[start:end].lstrip())
    found = actors_at(text, here, end)
    if not found:
        return ()
    # A long list of bodies often ends with a colon, and not every member is a name we know.
    colon = _COLON.match(text, here, end)
    if colon and colon.end() - 1 > found[-1].end:
        members = _members(text, here, colon.end() - 1)
        if all(_nominal(text, member) for member in members) and (
            len(members) > 1 or find_duty(text, found[-1].end, colon.end()) is None
        ):
            return members
    return _complete(text, found, end) or found


def _nominal(text: str, member: Span) -> bool:
    """Whether a member of a list is a name and not a sentence of its own."""
    bodies = bodies_at(text, member.start, member.end)
    if not bodies:
        return False
    first = find_duty(text, bodies[-1].end, member.end)
    return first is None or find_duty(text, first + 1, member.end) is None


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
    rest = _GAP.match(text, _after_aside(text, found[-1].end, end), end)
    here = rest.end() if rest else found[-1].end
    charged = _CHARGED.match(text, found[-1].end, end)
    if charged:
        return (*found[:-1], Span(found[-1].start, charged.end()))
    if more := _member(text, found[-1].end, end):
        return (*found, more)
    if here >= end or is_duty(text, here) or text[found[-1].end : here].strip().startswith(":"):
        return found
    charge = subject_words().charge.search(text, here, min(end, here + _REACH))
    told = charge is not None and text.startswith("được ", here) and _is_group(text, found[-1])
    if charge and told and _STOP.search(text, here, charge.start()) is None:
        # "Các cơ quan, đơn vị được kiểm tra có trách nhiệm ...": what is done to the group tells which it is.
        return (*found[:-1], _until_colon(text, found[-1], charge.start()))
    if subject_words().aside.match(text, here, end) or _CLAUSE.match(text, here):
        return found
    if _is_group(text, found[-1]) and text[here].islower() and text[found[-1].end : here].strip() == "":
        limit = min(end, here + _REACH)
        stop = charged_from(text, found[-1].end, limit)
        return (*found[:-1], _until_colon(text, found[-1], limit if stop is None else stop))
    return found if find_duty(text, here, min(end, here + _REACH)) is not None else ()


def _member(text: str, start: int, end: int) -> Span | None:
    """A group behind the bodies of a list, up to the words that put it under its duty."""
    joint = _MEMBER.match(text, start, end)
    charge = subject_words().charge.search(text, joint.end(), min(end, joint.end() + _REACH)) if joint else None
    if joint is None or charge is None or _STOP.search(text, joint.end(), charge.start()):
        return None
    if find_duty(text, joint.end(), charge.start()) is not None:
        return None
    return _until_colon(text, Span(joint.end(), joint.end()), charge.start())


def _narrowed_group(text: str, last: Span, end: int) -> bool:
    """Whether a heading goes on with what narrows a group, and not with what the group does."""
    gap = _GAP.match(text, last.end, end)
    here = gap.end() if gap else last.end
    plain = here < end and text[here].islower() and not text[last.end : here].strip()
    if not plain or not _is_group(text, last):
        return False
    # A bracket that says who is meant closes a name, whatever words of duty the name holds.
    return _MEMBERS.search(text, here, end) is not None or not (is_duty(text, here) or _CLAUSE.match(text, here))


def _has_role(text: str, last: Span, end: int) -> bool:
    """Whether a line of its own goes on with the part that a group has, "chủ trì, tham gia thực hiện các dự án".

    A line below it says what they do, so the line itself only says who.
    """
    line = text[last.end : end].rstrip()
    role = subject_words().role.match(text, last.end, end)
    below = _NEXT_LINE.match(text, end)
    apart = role is not None and _GROUP.match(text, last.start, last.end) and line[-1:] not in _PAUSES
    if not apart or below is None or subject_words().charge.search(text, last.end, end):
        return False
    return is_order(text, below.end())


def _noun_phrase(text: str, last: Span, end: int) -> Span:
    """The group with all that narrows it, without the bracket and the colon behind it, up to what it has to do."""
    charge = subject_words().charge.search(text, last.end, end)
    words = text[last.start : charge.start() if charge else end].rstrip(" :;.*_")
    return Span(last.start, last.start + len(_LAST_BRACKET.sub("", words)))


def _charged(text: str, rest: Span) -> tuple[Span, ...]:
    """Whoever "Trách nhiệm của ..." names, where it is no body we know: those concerned, persons, units."""
    whole = _noun_phrase(text, rest, rest.end)
    # The name of a body may hold commas; words that begin with nothing known may not.
    mark = _STOP if _BODY.match(text, whole.start) else _MARK
    known = 0 < whole.end - whole.start <= _REACH and not mark.search(text, whole.start, whole.end)
    return (whole,) if known else ()


def _listed_before_colon(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The bodies between "Trách nhiệm của" and its colon; without one the words only name a topic."""
    found = bodies_at(text, start, end)
    rest = _after_aside(text, found[-1].end, end) if found else start
    return found if found and text[rest:end].lstrip().startswith(":") else ()


def _until_colon(text: str, last: Span, end: int) -> Span:
    colon = text.find(":", last.end, end)
    aside = _NOT_NAME.search(text, last.end, end if colon < 0 else colon)
    more = text[last.end : aside.start() if aside else end if colon < 0 else colon].rstrip(" ,;.:")
    ended = last.end + len(more.removesuffix(" và"))
    return Span(last.start, max(ended, last.end))


def _is_group(text: str, body: Span) -> bool:
    """A common noun, "các tổ chức", "đơn vị", which its sentence may narrow in any words."""
    return _COMMON.search(text[body.start : body.end]) is not None


def _behind_times(text: str, start: int, end: int) -> int:
    """Behind the times that open a sentence: the bodies in "trước ngày khai mạc kỳ họp của ..." do nothing."""
    here = start
    for time in find_deadlines(text, start, min(end, start + 2 * _REACH)):
        if text[here : time.start].strip(" ,("):
            break
        here = time.end
    return here


def _further_in(text: str, start: int, end: int, *, aside: bool) -> tuple[Span, ...]:
    """The first bodies behind "giao", "đề nghị"; behind an aside also those that a duty follows and no preposition
    precedes."""
    words = subject_words()
    here = start
    given = _GIVEN.search(text, start, end) if aside else None
    for body in find_bodies(text, start, end):
        if given and given.start() < body.start:
            break
        if body.start < here:
            continue
        listed = bodies_at(text, body.start, end) or (body,)
        here = listed[-1].end
        before = text[max(start, body.start - _BEHIND) : body.start].rstrip()
        after = _GAP.match(text, _after_aside(text, here, end), end)
        follows = after.end() if after else here
        if words.just_assigned.search(before.rstrip(" ,")) and not _TOPIC.search(before):
            return _assigned(text, body.start, end)
        # Behind a comma the preposition governs what stands before it: "căn cứ nội dung nêu trên, các sở ...".
        if not (aside or before.endswith(" thì")) or words.not_subject.search(before):
            continue
        if charged := _CHARGED.match(text, here, end):
            return (*listed[:-1], Span(listed[-1].start, charged.end()))
        if is_duty(text, follows) or _OBLIGED.match(text, follows):
            return listed
        charge = words.charge.search(text, here, min(end, here + _REACH)) if _NARROWED.match(text, here, end) else None
        if charge and _STOP.search(text, here, charge.start()) is None and _is_group(text, listed[-1]):
            return (*listed[:-1], _until_colon(text, listed[-1], charge.start()))
    return (Span(*given.span()),) if given else ()


def _after_aside(text: str, start: int, end: int) -> int:
    """Behind a bracket, or behind what the body is besides: "Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo"."""
    besides = subject_words().besides.match(text, start, end)
    if besides:
        stop = _MARK.search(text, besides.end(), end)
        limit = stop.start() if stop else end
        duty = find_duty(text, besides.end(), limit)
        here = limit if duty is None else duty
        return here - len(text[start:here]) + len(text[start:here].rstrip())
    bracket = _BRACKET.match(text, start, end)
    return bracket.end() if bracket else start


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """One pattern a list of data/assignment.yaml."""

    assigning: re.Pattern[str]
    charging: re.Pattern[str]
    charge: re.Pattern[str]
    role: re.Pattern[str]
    besides: re.Pattern[str]
    assigned: re.Pattern[str]
    just_assigned: re.Pattern[str]
    concerning: re.Pattern[str]
    aside: re.Pattern[str]
    not_subject: re.Pattern[str]
    coordinating: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def subject_words() -> SubjectWords:
    """The patterns, compiled once."""
    data = read_data("assignment")

    def words(key: str) -> str:
        return alternatives(strings(data, key))

    return SubjectWords(
        assigning=compile_pattern(rf"{words('assigning')}:?\s{{1,4}}(?=\w)", {}),
        charging=compile_pattern(rf"{words('charging')}:?\s{{1,4}}(?=\w)", {}),
        charge=compile_pattern(rf"(?<!\w){words('charges')}(?!\w)", {}),
        role=compile_pattern(rf"\s{{1,4}}{words('roles')}(?!\w)", {}),
        besides=compile_pattern(rf"\s{{0,4}}[-–,]\s{{1,4}}{words('besides')}(?!\w)", {}),
        assigned=compile_pattern(rf"(?<!\w){words('assigning_inside')}(?!\w)", {}),
        just_assigned=compile_pattern(rf"(?<!\w){words('assigning_inside')}$", {}),
        concerning=compile_pattern(rf"{words('concerning')} (?=\w)", {}),
        aside=compile_pattern(rf"{words('asides')}(?!\w)", {}),
        not_subject=compile_pattern(rf"(?<!\w){words('not_subject')}$", {}),
        closing=compile_pattern(rf"{words('closing_words')}(?!\w)", {}),
        coordinating=compile_pattern(rf"(?<!\w){words('coordinating')} (?=\w)", {}),
    )
