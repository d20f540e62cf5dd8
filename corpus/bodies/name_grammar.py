"""The grammar of names of bodies: what a name begins with, what it goes on with, where it ends (data/bodies.yaml).

A reader of words from left to right, not one large expression: its time grows with the length of the name only.
"""

import re

from corpus.bodies.words import BodyWords
from corpus.text.patterns import UPPER

_TERM = re.compile(rf"[{UPPER}](?:[{UPPER}&0-9]+|\w*)")
_LOWER = re.compile(rf"[^\S\n]{{1,4}}(?![{UPPER}])[^\W\d_]+")
_WORD_GAP = re.compile(r"[^\S\n]{1,4}")
# "TP. Hải Phòng", "TP.HCM".
_PLACE_GAP = re.compile(r"(?<=[Tt][Pp])\.[^\S\n]{0,4}|[^\S\n]{1,4}")
_FIELD_GAP = re.compile(r"(?:,[^\S\n]{1,4}|[^\S\n]{1,4}(?:và|&)[^\S\n]{1,4}|[^\S\n]{0,4}[-–][^\S\n]{0,4}|[^\S\n]{1,4})")
_AREA = re.compile(r"[^\S\n]{1,4}(?:chi nhánh[^\S\n]{1,4})?(?:khu vực|số)[^\S\n]{1,4}(?:[IVX]{1,5}|\d{1,3})(?![\w/-])")
_PLURAL = re.compile(r"(?:các|Các|một số|Một số|từng|Từng|mỗi|Mỗi|toàn thể|Toàn thể)[^\S\n]{1,4}")
_OWNER = re.compile(r"[^\S\n]{0,4},?[^\S\n]{1,4}(?:trực thuộc|thuộc)[^\S\n]{1,4}")
_OF = re.compile(r"[^\S\n]{1,4}của[^\S\n]{1,4}")
_NUMBER_AFTER_PLACE = re.compile(r"[^\S\n]{1,4}\d{1,2}(?![\w/.,])")
_COMPANY_GAP = re.compile(r"[^\S\n]{1,4}(?:(?:và|&)[^\S\n]{1,4}|[-–][^\S\n]{1,4})?")
_COMPANY_WORD = re.compile(r"[^\W_]+(?:[.&-][^\W_]+)*")
_SMALL_WORDS = 6
_LEVEL_GAP = re.compile(r"[^\S\n]{1,4}và[^\S\n]{1,4}|,?[^\S\n]{1,4}")
_GROUP_GAP = re.compile(r",[^\S\n]{1,4}|[^\S\n]{1,4}và[^\S\n]{1,4}|[^\S\n]{0,2}/[^\S\n]{0,2}")
_NEXT_NAME = re.compile(rf"(?:,[^\S\n]{{1,4}}|[^\S\n]{{1,4}}và[^\S\n]{{1,4}})[{UPPER}]")
_COLON = re.compile(r":[^\S\n]{1,4}")
# What goes on to the number of a document is its type, no field: "Ban Thường vụ Tỉnh ủy, Kế hoạch số 24/KH-UBND".
_DOCUMENT = re.compile(
    r"(?:[^\W\d_]{1,12}[^\S\n]{1,4}){1,4}(?:số[^\S\n]{1,4})?\d{1,5}[^\S\n]?[/-][^\S\n]?(?:(?:19|20)\d\d[/-])?[A-ZĐ]"
)
_PERSON = re.compile(rf"[^\S\n]{{1,4}}(?P<name>[{UPPER}][^\W\d_]*(?:[^\S\n]{{1,4}}[{UPPER}][^\W\d_]*){{1,4}})(?!\w)")
MAX_LIST = 24


def read_name(text: str, start: int, limit: int, names: BodyWords) -> int | None:
    """The end of the name of one body, or one group of bodies, that begins at `start`; None if none does."""
    plural = _PLURAL.match(text, start, limit)
    here = plural.end() if plural else start
    superior = names.superior.match(text, start, limit) or names.superior.match(text, here, limit)
    if superior:
        return superior.end()
    ended = _read_plain(text, here, limit, names, plural is not None)
    return _enumerated(text, start, ended, limit, names) if ended is not None else None


def _read_plain(text: str, here: int, limit: int, names: BodyWords, plural: bool) -> int | None:
    officer = names.officer.match(text, here, limit)
    if officer and (ended := _officer(text, officer.end(), limit, names)) is not None:
        return ended
    named = _named(text, here, limit, names)
    if named is not None:
        return named
    return _group(text, here, limit, names, plural)


def _enumerated(text: str, start: int, ended: int, limit: int, names: BodyWords) -> int:
    """The name goes on behind a colon with at least two proper names behind it: "các Bộ: Tài chính, Xây dựng"."""
    colon = _COLON.match(text, ended, limit)
    if colon is None or not names.open_noun.search(text[start:ended]):
        return ended
    first = _field(text, colon.end(), limit, names)
    # "các sở: Xây dựng kế hoạch" goes on with what they do; "các Sở: Xây dựng, Tài chính" with their names.
    if first is None or not _NEXT_NAME.match(text, first, limit):
        return ended
    last = _fields(text, colon.end() - 1, limit, names, listed=True)
    return last if last is not None and "," in text[colon.end() : last] else ended


def _officer(text: str, here: int, limit: int, names: BodyWords) -> int | None:
    """The body behind "Chủ tịch" and the like; a head without a body is not a body."""
    gap = _WORD_GAP.match(text, here, limit)
    if gap is None:
        return None
    nested = names.officer.match(text, gap.end(), limit)
    if nested:
        return _officer(text, nested.end(), limit, names)
    return _read_group_or_name(text, gap.end(), limit, names)


def _read_group_or_name(text: str, start: int, limit: int, names: BodyWords) -> int | None:
    plural = _PLURAL.match(text, start, limit)
    here = plural.end() if plural else start
    named = _named(text, here, limit, names)
    return named if named is not None else _group(text, here, limit, names, plural=True)


def _named(text: str, start: int, limit: int, names: BodyWords) -> int | None:
    complete = names.complete.match(text, start, limit)
    if complete:
        person = _PERSON.match(text, complete.end(), limit) if names.person.match(text, start, limit) else None
        if person and not names.order.match(text, person.start("name"), limit):
            return person.end()
        return read_tail(text, complete.end(), limit, names)
    alone = names.alone.match(text, start, limit)
    kind = names.kind.match(text, start, limit)
    if alone and (kind is None or alone.end() >= kind.end()):
        here = alone.end()
        ended = _fields(text, here, limit, names)
        return read_tail(text, ended if ended is not None else here, limit, names)
    if kind is None:
        return None
    if names.company.match(text, start, limit) and (ended := _company(text, kind.end(), limit, names)) is not None:
        return read_tail(text, ended, limit, names)
    ended = _fields(text, kind.end(), limit, names)
    if ended is None:
        ended = _levels(text, kind.end(), limit, names)
        if ended == kind.end():
            return None
    return read_tail(text, ended, limit, names)


def _company(text: str, start: int, limit: int, names: BodyWords) -> int | None:
    """The end of a company's own name, of any words: "Công ty TNHH Cấp nước và Dịch vụ kỹ thuật An Phước".

    It ends where a verb, a level or a mark comes; where too many small words come, behind the last capital one.
    """
    sure = end = start
    small = 0
    while gap := _COMPANY_GAP.match(text, end, limit):
        at = gap.end()
        known = names.tails.match(text, end, limit)
        if known and known.end() > end:
            end = sure = known.end()
            continue
        word = _COMPANY_WORD.match(text, at, limit)
        if word is None or names.stop.match(text, at, limit) or names.unit.match(text, at, limit):
            break
        capital = not word[0][0].islower()
        if (gap[0].strip() and not capital) or (capital and end > start and _opens_body(text, at, limit, names)):
            break
        if capital and names.order.match(text, at, limit):
            break
        end = word.end()
        small = 0 if capital else small + 1
        if capital or small == 1:
            sure = end
        if small > _SMALL_WORDS:
            return sure
    return end if end > start else None


def _fields(text: str, start: int, limit: int, names: BodyWords, *, listed: bool = False) -> int | None:
    """The end of the field names from `start` on; None if there is none. In a list the names of bodies are fields."""
    here: int | None = None
    gap = _WORD_GAP.match(text, start, limit)
    while gap is not None:
        at = gap.end()
        opens = names.officer.match(text, at, limit) if listed else _opens_body(text, at, limit, names)
        if here is not None and ((opens and gap.group().strip()) or names.order.match(text, at, limit)):
            break
        if here is not None and _DOCUMENT.match(text, at, limit):
            break
        ended = _field(text, at, limit, names)
        if ended is None:
            break
        here = ended
        gap = _FIELD_GAP.match(text, here, limit)
    return here


def _field(text: str, at: int, limit: int, names: BodyWords) -> int | None:
    known = names.field.match(text, at, limit)
    if known:
        return known.end()
    whole = names.complete.match(text, at, limit) or names.alone.match(text, at, limit)
    if whole:
        return whole.end()
    term = _TERM.match(text, at, limit)
    if term is None or names.level.match(text, at, limit):
        return None
    ended = term.end()
    if len(term.group()) > 1 and term.group().isupper():
        return ended
    lower = _LOWER.match(text, ended, limit)
    if lower is None:
        return ended
    word = ended + len(lower.group()) - len(lower.group().lstrip())
    if not names.stop.match(text, word, limit) and not names.level.match(text, word, limit):
        ended = lower.end()
    tails = names.tails.match(text, ended, limit)
    return tails.end() if tails else ended


def _opens_body(text: str, at: int, limit: int, names: BodyWords) -> bool:
    return bool(
        names.officer.match(text, at, limit)
        or names.complete.match(text, at, limit)
        or names.alone.match(text, at, limit)
        or names.kind.match(text, at, limit)
        or _PLURAL.match(text, at, limit)
    )


def read_tail(text: str, here: int, limit: int, names: BodyWords) -> int:
    here = _levels(text, here, limit, names)
    area = _AREA.match(text, here, limit) or names.area.match(text, here, limit)
    if area:
        here = area.end()
    owned = _owner(text, here, limit, names)
    return owned if owned is not None else here


def _owner(text: str, here: int, limit: int, names: BodyWords) -> int | None:
    """The end of the body that the name belongs to: "thuộc Ủy ban nhân dân tỉnh", "trực thuộc Sở"."""
    owner = _OWNER.match(text, here, limit)
    if owner is None:
        return None
    owned = _read_group_or_name(text, owner.end(), limit, names)
    if owned is None:
        bare = names.kind.match(text, owner.end(), limit) or names.level.match(text, owner.end(), limit)
        owned = bare.end() if bare else None
    return owned


def _possessor(text: str, here: int, limit: int, names: BodyWords) -> int | None:
    """The end of the named body whose group this is: "các tổ chức thành viên của Mặt trận"."""
    of = _OF.match(text, here, limit)
    return _named(text, of.end(), limit, names) if of else None


def _levels(text: str, start: int, limit: int, names: BodyWords) -> int:
    """The end of the places from `start` on: "tỉnh", "thành phố Hải Phòng", "các xã, phường"."""
    here = start
    gap = _WORD_GAP.match(text, here, limit)
    while gap is not None:
        at = gap.end()
        plural = _PLURAL.match(text, at, limit)
        level = names.level.match(text, plural.end() if plural else at, limit)
        if level is None:
            break
        here = _proper(text, level.end(), limit, names)
        gap = _LEVEL_GAP.match(text, here, limit)
    if here == start:
        return here
    owned = _owner(text, here, limit, names)
    if owned is not None:
        return owned
    modifier = names.modifier.match(text, here, limit)
    return modifier.end() if modifier else here


def _proper(text: str, here: int, limit: int, names: BodyWords) -> int:
    """A place name: a province's, up to four capitalised syllables, or a number ("quận 3")."""
    number = _NUMBER_AFTER_PLACE.match(text, here, limit)
    if number:
        return number.end()
    # "thành phố Hải Phòng": the name of a province may hold a word that opens the name of a body.
    gap = _PLACE_GAP.match(text, here, limit)
    if gap is not None and (province := names.province.match(text, gap.end(), limit)):
        return province.end()
    start = here
    for _ in range(4):
        gap = _PLACE_GAP.match(text, here, limit)
        term = _TERM.match(text, gap.end(), limit) if gap else None
        if gap is None or term is None or _opens_body(text, gap.end(), limit, names):
            break
        low = text[gap.end() : gap.end() + 30].casefold()
        verb = names.verb.match(low)
        # "xã Tân Lập" is a place, "tỉnh Giao ..." is none.
        if (
            names.level.match(text, gap.end(), limit)
            or names.small.match(low)
            or (verb and (here == start or " " in verb[0]))
        ):
            break
        if names.order.match(text, gap.end(), limit) or _DOCUMENT.match(text, gap.end(), limit):
            break
        here = term.end()
    return here


def _group(text: str, start: int, limit: int, names: BodyWords, plural: bool) -> int | None:
    """A group, "(các) sở, ban, ngành (tỉnh)", "đơn vị liên quan"; one bare noun without "các" is no body."""
    first = names.group.match(text, start, limit)
    if first is None or names.not_group.match(text, start, limit):
        return None
    here = first.end()
    count = 1
    while count < MAX_LIST:
        joint = _GROUP_GAP.match(text, here, limit)
        more = names.group.match(text, joint.end(), limit) if joint else None
        if joint is None or more is None or names.not_group.match(text, joint.end(), limit):
            break
        verb = names.stop.match(text, joint.end(), limit)
        # "tổ chức" is a verb unless what follows shows that it is one more member of the list.
        if verb and verb.end() == more.end() and not names.listed.match(text, more.end(), limit):
            break
        here = more.end()
        count += 1
    narrowed = _narrow(text, here, limit, names)
    if not plural and count == 1 and narrowed == here:
        return None
    return narrowed


def _narrow(text: str, here: int, limit: int, names: BodyWords) -> int:
    for _ in range(4):
        owned = _owner(text, here, limit, names) or _possessor(text, here, limit, names)
        if owned is not None:
            return owned
        modifier = names.modifier.match(text, here, limit)
        if modifier:
            here = modifier.end()
            continue
        levels = _levels(text, here, limit, names)
        if levels == here:
            break
        here = levels
    return here
