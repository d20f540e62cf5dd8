"""What the lines below the text are: label and list of recipients, offices in capitals, marks of signing, names.

Recipients and signature stand side by side on paper and come out of files in cells, with tabs or blanks between, or one
line of each in turn. A line is therefore cut first, and each part is told by its own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.structure.letterhead_words import words
from corpus.text.lines import Line

Kind = Literal["label", "office", "signed", "name", "item", "text"]

MAX_LINE = 3_000
_GAP = re.compile(r"\t|\s{3,}|\u2003")
_LABEL = re.compile(r"^[\s*_]*Nơi\s+nhận[\s*_]*(?::[\s*_]*|$|(?=-))", re.I)
AUTHORITY = re.compile(r"^[\s*_]*(?P<code>T\.?M|K\.?T|T\.?L|TUQ|Q|T/M|K/T|T/L)\b\.?\s*(?P<rest>.*)$", re.S)
_AUTHORITY_INSIDE = re.compile(r"(?<=[\s.;)])(?:(?:T\.?M|K\.?T|T\.?L|TUQ)\s?\.|T/M|K/T|T/L)\s?(?=[^\W\d_])")
_SIGNED = re.compile(
    r"^[\W_]*(?:đã ký|ký tên|chữ ký|ký,? ghi|daky|signed|đóng dấu|người ký|ký bởi|thời gian ký|ngày ký|cơ quan:"
    r"|email)\b",
    re.I,
)
_ITEM = re.compile(r"^\s*[-–+•]\s*\S")
_RANK = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|BS|BSCKI{1,2}|KS|CN|LS|Ông|Bà|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|NSND|NSƯT)[.,\s]+)+"
)
_NAME = re.compile(r"(?:[^\W\d_]+['’]?\s+){1,5}[^\W\d_]+")
_EDGES = " \t*_|"
_MOST_NAME = 45


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line at `[start, end)`, told by its words."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The words without marks of emphasis."""
        return " ".join(self.text.strip(_EDGES).split())


def parts_of(line: Line) -> tuple[Part, ...]:
    """The parts of one line in order; a line too long to be of a closing is one part."""
    if len(line.text) > MAX_LINE:
        return (Part("text", line.text, line.start, line.end),)
    found: list[Part] = []
    begin = 0
    for gap in (*_GAP.finditer(line.text), None):
        end = gap.start() if gap else len(line.text)
        if line.text[begin:end].strip(_EDGES):
            found.extend(_cell(line.text[begin:end], line.start + begin))
        begin = gap.end() if gap else end
    return tuple(found)


def is_label(text: str) -> bool:
    """Whether the line opens the list of recipients: "Nơi nhận:", but not "Nơi nhận văn bản gồm ..."."""
    return bool(_LABEL.match(text))


def is_name(text: str) -> bool:
    """A person's name: two to six words with capitals and nothing else; all in capitals only behind a known surname."""
    plain = _RANK.sub("", " ".join(text.strip(_EDGES).split()))
    if not _NAME.fullmatch(plain) or len(plain) > _MOST_NAME or not all(word[0].isupper() for word in plain.split()):
        return False
    surname = plain.split()[0].upper() in _surnames()
    if plain.isupper() and not surname:
        return False
    return not _bodies().match(plain.upper()) or (surname and not _offices().match(plain.upper()))


def is_mark(text: str) -> bool:
    """What stands for the signature itself: "(Đã ký)"."""
    return bool(_SIGNED.match(text))


def is_office(text: str) -> bool:
    """Capitals that name who signs: "KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "TRƯỞNG TIỂU BAN"."""
    plain = " ".join(text.strip(_EDGES).split())
    return plain.isupper() and (bool(AUTHORITY.match(plain)) or bool(_offices().match(plain)))


def _cell(text: str, start: int) -> Iterator[Part]:
    label = _LABEL.match(text)
    if label:
        yield Part("label", label[0], start, start + label.end())
        text, start = text[label.end() :], start + label.end()
    inside = _AUTHORITY_INSIDE.search(text)
    at = inside.start() if inside and _rest_is_signature(text[inside.start() :]) else _office_at_end(text)
    if at is not None:
        yield from _told(text[:at], start)
        yield from _signature(text[at:], start + at)
    elif text.strip(_EDGES):
        yield from _signature(text, start) if _opens_signature(text) else _told(text, start)


def _opens_signature(text: str) -> bool:
    return text.strip(_EDGES)[:2].isupper() and (
        bool(AUTHORITY.match(text)) or bool(_offices().match(text.strip(_EDGES)))
    )


def _rest_is_signature(text: str) -> bool:
    """Capitals, then at most a name."""
    office, name = _office_and_name(text)
    return bool(office.strip()) and (not name.strip(_EDGES) or is_name(name) or bool(_SIGNED.match(name)))


def _office_at_end(text: str) -> int | None:
    """Where an office begins behind a recipient: "- UBND tỉnh (b/c); CHỦ TỊCH"; None where none ends the cell."""
    opening = AUTHORITY.match(text)
    for match in re.finditer(r"(?<=[;.:)])\s+(?=[^\W\d_])", text):
        if opening and match.end() == opening.start("rest"):
            continue
        if _offices().match(text[match.end() :]) and _rest_is_signature(text[match.end() :]):
            return match.end()
    return None


def _office_and_name(text: str) -> tuple[str, str]:
    """The capitals that a signature opens with, and what follows them."""
    end = 0
    for word in re.finditer(r"\S+", text):
        if not word[0].strip("*_.,").isupper():
            break
        end = word.end()
    return text[:end], text[end:]


def _signature(text: str, start: int) -> Iterator[Part]:
    office, rest = _office_and_name(text)
    if office.strip(_EDGES) and rest.strip(_EDGES) and (is_name(rest) or _SIGNED.match(rest)):
        yield Part("office", office, start, start + len(office))
        yield from _told(rest, start + len(office))
    else:
        yield from _told(text, start)


def _told(text: str, start: int) -> Iterator[Part]:
    if not text.strip(_EDGES):
        return
    lead = len(text) - len(text.lstrip())
    kind: Kind = "text"
    if _SIGNED.match(text):
        kind = "signed"
    elif is_office(text):
        kind = "office"
    elif _ITEM.match(text):
        kind = "item"
    elif is_name(text):
        kind = "name"
    yield Part(kind, text[lead:].rstrip(), start + lead, start + len(text.rstrip()))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name.upper() for name in words("surnames"))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('body_heads') + words('place_heads'))})\b")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:QUYỀN|Q\.|PHÓ|NGUYÊN)\s+)?(?:{'|'.join(words('office_heads'))})\b")
