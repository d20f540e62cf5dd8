"""What stands at the head of a document, cut into pieces and each told for what it is.

A letterhead is printed side by side and saved in every way: as cells, with tabs or blanks between, all in one line,
with stamps above it. So nothing here goes by position: motto, number, place and date are looked for anywhere in a line,
the line is cut around them, and what is left is told by its own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.bodies.levels import level_words
from corpus.citations.clean_text import clean
from corpus.citations.symbol import OwnNumber, read_own_number
from corpus.citations.types import names_in_capitals
from corpus.structure.letterhead_words import words
from corpus.text.folding import folded
from corpus.text.lines import Line

Kind = Literal[
    "motto",
    "number",
    "date",
    "type",
    "subject",
    "addressee",
    "stamp",
    "heading",
    "digits",
    "capitals",
    "opening",
    "text",
]

_MAX_LINE = 600
_MOST_MOTTO = 90
_MOST_CELLS = 4
_CELL = re.compile(r"[^\t]+")
# Three blanks, or the break of a line inside the cell of a table.
_GAP = re.compile(r"\s{3,}|\u2003")
# On text without diacritics: scans lose them.
_MOTTO = re.compile(
    r"\bcong\s+hoa\s*xa\s+h[oq]i(?:\s+chu\s+nghia(?:\s+viet\s+nam)?)?|\bdang\s+cong\s+san\s+viet\s+nam"
    r"|\bdoc\s+lap\s*[-–]\s*tu\s+do(?:\s*[-–]\s*hanh\s+phuc)?"
)
_LABEL = re.compile(r"(?:(?<=\s)|^[\s*_#|]*)[Ss][ốỐôÔ]\s*[:;]|^[\s*_#|]*S[ốỐôÔ]\s*[\d/\-…_. ]*\d*[/\-]")
_DAY = r"(?P<day>\d{1,2}|[^\w,;:]{0,14})"
_DATE = re.compile(
    rf",?\s*[Nn]gày\s*(?:{_DAY}\s*tháng\s*(?P<month>\d{{1,2}}|[^\w,;:]{{0,14}})\s*năm\s*(?P<year>\d{{4}}|[^\w,;:]{{0,14}})"
    r"|(?P<day2>\d{1,2})\s?[/.\-]\s?(?P<month2>\d{1,2})\s?[/.\-]\s?(?P<year2>\d{4}))[\s*_.]*$"
)
_PLACE_WORD = re.compile(r"(?:TP|Tp|T\.P|TX|TT)\.?|[^\W\d_]+\.?|[-–]")
_MOST_PLACE_WORDS = 8
_STAMP = re.compile(
    r"^[\s*_]*(?:(?:Người ký|Ký bởi|Được ký|Thời gian ký|Ngày ký|Cơ quan\s*:|Email|Chữ ký số|Digitally signed|Signature"
    r"|Date:|ĐẾN\s*(?:Số|Ngày)|Nguồn:|Source)|(?:SAO Y|SAO LỤC|BẢN SAO|CÔNG VĂN ĐẾN|(?:THƯỢNG |HỎA )?(?:KHẨN|TỐC)"
    r"|(?:TỐI )?MẬT|DỰ THẢO)[\s*_.!]*$)",
    re.I,
)
# A moment to the minute, a time zone, an address: what signing software prints.
_STAMPED = re.compile(
    r"\b(?:Thời gian ký|Người ký|Ký bởi)\s*:|\d{1,2}[./\-]\d{1,2}[./\-]\d{4},?\s+\d{1,2}:\d{2}|\w@\w"
    r"|^\s*[+-]\d{2}:\d{2}\s*$",
    re.I,
)
_SUBJECT = re.compile(r"^[\s*_(]*[Vv]\s?/\s?[vV]\b|^[\s*_]*Về việc\b")
_ADDRESSEE = re.compile(r"^[\s*_]*(?:Đồng\s)?[Kk]ính\s+gửi\b")
_DIGITS = re.compile(r"^\s*\d{1,5}\s*$")
_EDGES = " \t*_#:|"
_SMALL = frozenset(word.split()[-1] for word in level_words())


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line, `text` at `[start, end)`; `line` counts lines. What was read from it is in its own field."""

    kind: Kind
    text: str
    start: int
    end: int
    line: int
    number: OwnNumber | None = None
    date: re.Match[str] | None = None
    heading: re.Match[str] | None = None
    place: str | None = None

    @property
    def plain(self) -> str:
        """The words without marks of emphasis."""
        return " ".join(self.text.strip(_EDGES).split())


def pieces_of(lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    """The pieces of these lines in order; a line of many cells is a table, where no letterhead goes on."""
    found: list[Piece] = []
    for at, line in enumerate(lines):
        if line.text.count("\t") >= _MOST_CELLS and not _motto(line.text):
            break
        found.extend(_pieces_of_line(line, at))
    return tuple(found)


def _pieces_of_line(line: Line, at: int) -> Iterator[Piece]:
    if len(line.text) > _MAX_LINE:
        yield _told(line.text, line.start, at)
        return
    for cell in _CELL.finditer(line.text):
        begin = cell.start()
        for gap in (*_GAP.finditer(cell[0]), None):
            end = cell.start() + gap.start() if gap else cell.end()
            # Blanks stand for a number or a day that was left open, too.
            if gap and not _parts_columns(cell[0], gap):
                continue
            yield from _cut(line.text[begin:end], line.start + begin, at)
            begin = cell.start() + gap.end() if gap else end


def _parts_columns(cell: str, gap: re.Match[str]) -> bool:
    before, after = cell[: gap.start()], cell[gap.end() :]
    blank = re.search(r"(?:[Ss]ố|SỐ)\s*:?$|\b(?:ngày|tháng|năm)$", before) or re.match(r"[/\-]|tháng\b|năm\b", after)
    return bool(before.strip()) and not blank


def _cut(text: str, start: int, at: int) -> Iterator[Piece]:
    """The pieces of a cell: around the motto first, then before the number, then before place and date."""
    if not text.strip():
        return
    if _STAMP.match(text) or _STAMPED.search(text):
        yield Piece("stamp", text, start, start + len(text), at)
        return
    motto = _motto(text)
    if motto:
        begin, end = motto
        yield from _cut(text[:begin], start, at)
        yield Piece("motto", text[begin:end], start + begin, start + end, at)
        yield from _cut(text[end:], start + end, at)
        return
    label = _LABEL.search(clean(text).text)
    if label and (label.start() == 0 or text[: label.start()].strip(_EDGES).isupper() or _law_before(text, label)):
        begin = 0 if _law_before(text, label) else label.start()
        number = read_own_number(text[begin:])
        if number:
            yield from _cut(text[:begin], start, at)
            stop = begin + number.end if number.value else _blank_end(text, begin)
            yield Piece("number", text[begin:stop], start + begin, start + stop, at, number=number)
            yield from _cut(text[stop:], start + stop, at)
            return
    date = _DATE.search(text)
    if date and (placed := _place_before(text, date.start())) is not None:
        begin, place = placed
        yield from _cut(text[:begin], start, at)
        kept = start + begin
        yield Piece("date", text[begin:], kept, start + len(text), at, date=_DATE.search(text[begin:]), place=place)
        return
    yield _told(text, start, at)


def _motto(text: str) -> tuple[int, int] | None:
    """Where the motto stands in a cell, or the name of the State or of the Party in capitals; not inside a sentence."""
    plain = folded(text)
    found = _MOTTO.search(plain) if len(plain) == len(text) else None
    if found is None or not (text[found.start() : found.end()].isupper() or len(text) < _MOST_MOTTO):
        return None
    return found.span()


def _law_before(text: str, label: re.Match[str]) -> bool:
    return folded(" ".join(text[: label.start()].strip(_EDGES).split())) in _types_by_folded()


def _blank_end(text: str, begin: int) -> int:
    """Where a blank number ends: behind its codes, in front of the place that may follow in the same line."""
    code = re.compile(r"[^\W\d_]*\s*:?[\s.…_]*(?:[/\-]\s?[^\s,;]+)*").match(text, begin)
    return max(code.end() if code else begin, begin + 1)


def _place_before(text: str, end: int) -> tuple[int, str | None] | None:
    """(start, place) of the place in front of a date; None where the date stands in running text."""
    before = text[:end].rstrip(" ,*_\t")
    if not before.strip(_EDGES):
        return 0, None
    start = len(before) - len(before.lstrip(_EDGES))
    tokens = before[start:].split()
    if len(tokens) > _MOST_PLACE_WORDS or not all(_PLACE_WORD.fullmatch(token) for token in tokens):
        return None
    # "Thành phố Hồ Chí Minh": a word of the level may be small, everything else is part of a name.
    small = [token for token in tokens if token[0].islower()]
    if not tokens[0][0].isupper() or any(token not in _SMALL for token in small):
        return None
    return start, before[start:]


def _told(text: str, start: int, at: int) -> Piece:
    """A piece by its own words."""
    words_, end = " ".join(text.strip(_EDGES).split()), start + len(text)
    heading = _heading().match(text)
    if heading and _is_heading(text, heading):
        return Piece("heading", text, start, end, at, heading=heading)
    if words_.isupper() and type_in_capitals(words_):
        kind: Kind = "type"
    elif _ADDRESSEE.match(text):
        kind = "addressee"
    elif _SUBJECT.match(text):
        kind = "subject"
    elif _openings().match(text):
        kind = "opening"
    elif _DIGITS.match(text):
        kind = "digits"
    elif words_.isupper():
        kind = "capitals"
    else:
        kind = "text"
    return Piece(kind, text, start, end, at)


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:-\s*)?(?:{'|'.join(words('text_openings'))})")


def type_in_capitals(printed: str) -> str | None:
    """The type that a line in capitals names, also where a scan lost its diacritics; None if it names none."""
    return _types_by_folded().get(folded(printed.strip(" .*_#:")))


def _is_heading(text: str, heading: re.Match[str]) -> bool:
    """Whether the line is in capitals or says what it is about; a citation in running text is no heading."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) >= 0.8 * len(letters)
    about = heading["title"] is None or heading["title"].split()[0].lower() in ("về", "v/v")
    number = read_own_number(f"Số: {heading['number']}")
    return bool(number) and (capitals or about) and not _names_type(heading["issuer"])


def _names_type(body: str | None) -> bool:
    """Whether what should be a body speaks of another document: "CỦA THỦ TƯỚNG VỀ THỰC HIỆN NGHỊ QUYẾT"."""
    return bool(body) and any(name in str(body).upper() for name in names_in_capitals())


@cache
def _heading() -> re.Pattern[str]:
    """A gazette's heading: "[NGHỊ ĐỊNH] CỦA CHÍNH PHỦ SỐ 12/2024/NĐ-CP NGÀY 5 THÁNG 6 NĂM 2024 [VỀ VIỆC X]"."""
    types = "|".join(sorted(names_in_capitals(), key=len, reverse=True))
    return re.compile(
        rf"^[\s*_#]*(?P<type>{types})?\s*(?:của\s+(?P<issuer>[^,;:\d]{{3,90}}?)\s+)?"
        r"số\s*:?\s*(?P<number>\d[^\s,;()]{2,40}),?\s+(?P<date>ngày\s+(?P<day>\d{1,2})(?:\s*[/.\-]\s*|\s+tháng\s+)"
        r"(?P<month>\d{1,2})(?:\s*[/.\-]\s*|,?\s+năm\s+)(?P<year>\d{4}))(?:\s+của\s+(?P<issuer2>[^,;:\d]{3,90}?))?"
        r"(?P<title>\s+[^\W\d_]+\s.{3,400})?[\s*_.]*$",
        re.IGNORECASE,
    )


@cache
def _types_by_folded() -> dict[str, str]:
    return {folded(name): name for name in names_in_capitals().values()}
