"""What in another unit's words is that unit's own: its name, its places, people, numbers, dates and documents."""

import re
from collections.abc import Iterator

from assistant.drafting.data import words
from assistant.drafting.source import Source
from assistant.drafting.unit import Unit, shares_place
from corpus.bodies.levels import level_alternatives
from corpus.bodies.name import kind_of
from corpus.bodies.recognise import find_bodies
from corpus.bodies.territory import province_names
from corpus.bodies.unit_words import spelled
from corpus.bodies.units import is_same
from corpus.document import Reference
from corpus.text.folding import either_tone
from corpus.text.patterns import UPPER
from index.links import is_central

Edit = tuple[int, int, str]

_CAPITAL = rf"[{UPPER}]\w*"
_POSITION = r"(?:Phó|Chủ|Giám|Bí|Ủy|Uỷ|Trưởng|Thủ|Chánh|Tổng|Bộ|Thứ|Cục|Hiệu)\b"
_PERSON = re.compile(
    rf"\b(?i:đồng chí|đ/c|ông|bà|anh hùng|liệt sĩ)\s+(?!{_POSITION})(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}})"
)
_PLACE = re.compile(
    rf"\b(?P<level>(?![{UPPER}]{{4}}){level_alternatives()}\.?|[Tt]hôn|[Bb]ản)\s+"
    rf"(?P<name>(?:{_CAPITAL}|\d{{1,2}})(?:\s+(?:-\s+)?{_CAPITAL}){{0,3}})"
)
_CALLED = re.compile(r"\s*\((?:sau đây )?(?:gọi|viết) (?:tắt|chung)?\s?là[^)]{1,80}\)")
_DATE = re.compile(
    r"(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?!\d)|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|ngày\s+\d{1,2}(?!\d)|tháng\s+\d{1,2}(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?"
    r"|[Qq]uý\s+[IV]{1,3}(?:(?:\s*[/-]\s*|\s+năm\s+)\d{4})?"
)
_YEARS = re.compile(r"\b(?:giai đoạn|nhiệm kỳ)\s+\d{4}\s*[-–]\s*\d{4}")
_YEAR = re.compile(r"\b(?P<word>[Nn]ăm)\s+(?P<year>\d{4})(?:\s*[-–]\s*\d{4})?\b")
_SHARE = re.compile(r"\d+(?:[.,]\d+)*\s*%")
_NUMBER = re.compile(r"\w*\d[\w.,/]*\w|\d")
_ROMAN = re.compile(r"(?<![\w.])(?:[IVX]{2,6}|[VX])(?![\w.])|(?<=lần thứ )\w+")
_SHORT_FORM = re.compile(rf"(?<!\w)[{UPPER}&\-]*[{UPPER}]{{2,}}[{UPPER}&\-]*(?!\w)")
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?:\s+(?:-\s+)?{_CAPITAL})+")
_OPENS_SENTENCE = re.compile(r"(?:^|[.;:!?\n“”\"(+\-–]\s*)$")
_OWN_SHORT = {"department": "Sở", "division": "Phòng", "board": "Ban"}


def edits(
    source: Source, unit: Unit, year: int, start: int, end: int, references: tuple[Reference, ...]
) -> Iterator[Edit]:
    """Where `[start, end)` is the other unit's own, and what to put instead; earlier ones win."""
    own = source.role == "last_year"
    local = own or (source.role == "model" and shares_place(source.header, unit))
    text = source.text
    for one in references:
        known = one.symbol is None or is_central(one.symbol) or local
        # A reference that stays is as it is: an edit of nothing keeps others out.
        if source.role != "peer" and known:
            yield one.start, one.end, " ".join(text[one.start : one.end].split())
        else:
            yield one.start, one.end, "[văn bản]"
    for match in _CALLED.finditer(text, start, end):
        yield match.start(), match.end(), ""
    yield from _people(source, start, end)
    if not own:
        yield from _bodies(source, unit, start, end, local=local)
        yield from _places(source, unit, start, end)
    yield from _times(source, year, start, end, own=own)
    for match in _SHARE.finditer(text, start, end):
        yield match.start(), match.end(), _asked("chỉ tiêu", match[0], own=own)
    for match in _NUMBER.finditer(text, start, end):
        yield match.start(), match.end(), _asked("số", match[0], own=own)
    if not own:
        yield from _names(text, unit, start, end)


def _asked(what: str, printed: str, *, own: bool) -> str:
    """A placeholder; of the unit's own plan it shows what stood there."""
    return f"[{what}; kế hoạch trước ghi: {' '.join(printed.split())}]" if own else f"[{what}]"


def _people(source: Source, start: int, end: int) -> Iterator[Edit]:
    for match in _PERSON.finditer(source.text, start, end):
        if match["name"] not in words().general_names and match["name"] != "Hồ Chí Minh":
            yield match.start("name"), match.end("name"), "[họ tên]"
    if signer := source.header.signer:
        for match in re.finditer(re.escape(signer), source.text[start:end]):
            yield start + match.start(), start + match.end(), "[họ tên]"


def _bodies(source: Source, unit: Unit, start: int, end: int, *, local: bool) -> Iterator[Edit]:
    text = source.text
    issuer = source.header.issuer or ""
    alike = kind_of(issuer) == unit.kind
    if issuer:
        for match in re.finditer(re.escape(issuer), text[start:end], re.IGNORECASE):
            yield start + match.start(), start + match.end(), unit.written
    for span in find_bodies(text, start, end):
        body = " ".join(text[span.start : span.end].split())
        if body.casefold().startswith("hội") and text[max(0, span.start - 3) : span.start].casefold() == "xã ":
            continue
        if issuer and (is_same(body, issuer) or _shortens(body, issuer)):
            yield span.start, span.end, unit.written
        elif _is_general(body, alike=alike):
            yield span.start, span.end, body
        else:
            yield span.start, span.end, body if local else "[cơ quan]"
    short = _OWN_SHORT.get(kind_of(issuer) or "")
    if short and not alike:
        for match in re.finditer(rf"\b{short}\b", text[start:end]):
            yield start + match.start(), start + match.end(), unit.short


def _shortens(body: str, issuer: str) -> bool:
    """Whether a body is the issuer by the first words of its name: "Ban Quản lý" for "Ban Quản lý Khu kinh tế"."""
    return " " in body and f"{spelled(issuer)} ".startswith(f"{spelled(body)} ") and not _is_general(body, alike=True)


def _is_general(body: str, *, alike: bool) -> bool:
    """Whether a name of a body is a word for any unit's: "các phòng chuyên môn", "Văn phòng", "Mặt trận Tổ quốc"."""
    known = words()
    if body in known.general_names:
        return True
    rest = body
    for name in sorted(known.general_names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    tokens = rest.split()
    free = known.general_short_forms | ({"Sở", "Phòng", "Ban"} if alike else set())
    capitals = [at for at, token in enumerate(tokens) if token[0].isupper() and token.strip(",;") not in free]
    return not any(char.isdigit() for char in body) and all(at == 0 and len(tokens) > 1 for at in capitals)


def _places(source: Source, unit: Unit, start: int, end: int) -> Iterator[Edit]:
    text = source.text
    for match in _PLACE.finditer(text, start, end):
        if not _is_own_place(match["name"], unit):
            level = match["level"].casefold()
            yield match.start("name"), match.end("name"), f"[tên {level}]"
    local = [one for one in (source.header.place, *_named_places(source.header.issuer)) if one]
    for name in sorted({*province_names(), *local}, key=len, reverse=True):
        if name == "Hồ Chí Minh" or _is_own_place(name, unit):
            continue
        for match in re.finditer(rf"(?<!\w){either_tone(re.escape(name))}(?!\w)", text[start:end], re.I):
            if match[0][0].isupper():
                yield start + match.start(), start + match.end(), "[địa danh]"


def _named_places(issuer: str | None) -> list[str]:
    return [match["name"] for match in _PLACE.finditer(issuer or "")]


def _is_own_place(name: str, unit: Unit) -> bool:
    return bool(unit.place) and spelled(name) == spelled(unit.place)


def _times(source: Source, year: int, start: int, end: int, *, own: bool) -> Iterator[Edit]:
    text = source.text
    for match in _YEARS.finditer(text, start, end):
        yield match.start(), match.end(), _asked("giai đoạn", match[0], own=own)
    for match in _YEAR.finditer(text, start, end):
        mine = own and match["year"] == str(source.year) and match[0].endswith(match["year"])
        yield match.start(), match.end(), f"{match['word']} {year}" if mine else _asked("năm", match[0], own=own)
    for match in _DATE.finditer(text, start, end):
        yield match.start(), match.end(), _asked("thời gian", match[0], own=own)


def _names(text: str, unit: Unit, start: int, end: int) -> Iterator[Edit]:
    for match in _ROMAN.finditer(text, start, end):
        yield match.start(), match.end(), "[số]"
    general = words().general_short_forms
    for match in _SHORT_FORM.finditer(text, start, end):
        if match[0] not in general and not _shouted(text, match.start(), match.end()):
            yield match.start(), match.end(), "[tên viết tắt]"
    for match in _RUN.finditer(text, start, end):
        if _is_own_place(match[0], unit):
            continue
        yield from _run(text, match, start)


def _run(text: str, match: re.Match[str], start: int) -> Iterator[Edit]:
    """The proper name in a run of capitalised words; the first word of a sentence has its capital from the sentence."""
    tokens = list(re.finditer(r"\S+", match[0]))
    names = sorted(words().general_names, key=len, reverse=True)
    at = 0
    opens = _OPENS_SENTENCE.search(text[max(start, match.start() - 4) : match.start()]) is not None
    left: list[re.Match[str]] = []
    while at < len(tokens):
        rest = " ".join(token[0] for token in tokens[at:])
        known = next((name for name in names if f"{rest} ".startswith(name + " ")), None)
        if known:
            at += len(known.split())
            continue
        left.append(tokens[at])
        at += 1
    if left and opens and left[0].start() == 0:
        left = left[1:]
    if len(left) >= 1 and not all(token[0] in words().general_short_forms for token in left):
        yield match.start() + left[0].start(), match.start() + left[-1].end(), "[tên riêng]"


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the word is one of a line in capitals, not a short form."""
    around = text[max(0, start - 12) : end + 12]
    letters = [char for char in around if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.8 * len(letters) > 6
