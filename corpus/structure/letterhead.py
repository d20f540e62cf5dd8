"""The header block: issuing body, number and symbol, place and date, type and trích yếu."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.citations.symbol import codes_of
from corpus.citations.types import known_codes, names_in_capitals
from corpus.document import ParseWarning, Span
from corpus.structure.issuer import (
    issuer_from_body,
    issuer_of_letterhead,
    issuer_of_wire,
    issuing_tail,
    names_body,
    restore_case,
)
from corpus.structure.pieces import Piece, pieces_of, type_in_capitals
from corpus.text.lines import Line

# A letterhead is a handful of lines; a long text without one must not be searched to its end.
_MAX_LINES = 40
_WIRE = "Công điện"
_LETTER = "Công văn"
# Types whose documents are addressed as letters are; of all others "Kính gửi" and "V/v" make a letter.
_ADDRESSED = frozenset({"Tờ trình", "Báo cáo", "Giấy mời", _WIRE, _LETTER})
_NEAR = 6
_NEVER_TITLE = re.compile(r"^\s*(?:-\s*)?(?:Căn cứ|Kính gửi|[IVX]{1,4}[.\-/]\s|Điều \d|Chương |CHƯƠNG |Phần |PHẦN )")
_TITLE_GOES_ON = re.compile(
    r"^\s*(?:CỦA|TẠI|VỀ|TRÊN|GIAI ĐOẠN|NHIỆM KỲ|NĂM|TRONG|ĐỐI VỚI|ĐẾN|VÀ|CHO|THEO|KHÓA|TỪ|ĐỂ|PHỤC VỤ)\b|^\s*[(“]"
)
_SUBJECT = re.compile(r"^[\s*_(]*(?:V\s?/\s?v|Về việc|Về)\s*:?\s*(?P<title>.+)$", re.S | re.I)
_EMPHASIS = " *_#"


@dataclass(slots=True)
class Letterhead:
    """What the top of a document states; `end` is where the body begins.

    `origins` tells how each fact was come by: "letterhead", or "issuing sentence" for a body that only the text names.
    """

    type: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    superior: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    end: int = 0
    spans: dict[str, Span] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    warnings: list[ParseWarning] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Title:
    words: str
    span: Span
    end: int


def read_letterhead(lines: tuple[Line, ...], text: str) -> Letterhead:
    """Reads the first lines of a document. Whatever is absent stays None; a blank number gives a warning."""
    lines = lines[:_MAX_LINES]
    every = pieces_of(lines)
    head = _before_body(every)
    kind = next((piece for piece in head if piece.kind == "type"), None)
    number = _best(head, "number", kind, lambda piece: bool(piece.number and piece.number.value))
    dated = _best(head, "date", kind, lambda piece: piece.place is not None)
    heading = _heading(head, kind) if number is None else None
    read = Letterhead()
    _read_number(read, number, head)
    _read_place_and_date(read, dated, head, number)
    title = _read_type(read, every, head, kind, number)
    named = _issuer_pieces(head)
    read.issuer, read.superior = issuer_of_letterhead(
        tuple(Line(piece.text, piece.start, piece.end) for piece in named), text, read.spans
    )
    if heading and heading.heading:
        title = _read_heading(read, heading, heading.heading, text) or title
    if title:
        _read_title(read, title, text)
    used = [piece.end for piece in (number, dated, kind, heading) if piece] + ([title.end] if title else [])
    read.end = max(used, default=0)
    if not used and read.issuer is None:
        read.type = _LETTER if any(line.text.lstrip().startswith("Kính gửi") for line in lines) else None
    if read.issuer is None and read.type in (None, _WIRE):
        read.issuer = issuer_of_wire(lines, text, read.spans)
        read.type = _WIRE if read.issuer else read.type
    facts = ("type", "symbol", "issuer", "superior", "place", "date", "title")
    read.origins = {fact: "letterhead" for fact in facts if getattr(read, fact) is not None}
    if read.issuer is None and (issuer := issuer_from_body(text, read.spans)):
        read.issuer = issuer
        read.origins["issuer"] = "issuing sentence"
    return read


def _read_heading(read: Letterhead, piece: Piece, match: re.Match[str], text: str) -> _Title | None:
    """The facts of a gazette's heading, those that no letterhead states."""

    def span(group: str) -> Span:
        return Span(piece.start + match.start(group), piece.start + match.end(group))

    if read.type is None and match["type"]:
        read.type, read.spans["type"] = names_in_capitals()[match["type"].upper()], span("type")
    if read.symbol is None:
        read.symbol, read.spans["symbol"] = match["number"], span("number")
    if read.date is None:
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        read.date, read.spans["date"] = _iso(year, month, day, piece, read.warnings), span("date")
    named = "issuer" if match["issuer"] else "issuer2"
    if read.issuer is None and match[named]:
        name = " ".join(match[named].split())
        read.issuer, read.spans["issuer"] = restore_case(name, text) if name.isupper() else name, span(named)
    if not match["title"]:
        return None
    return _Title(" ".join(match["title"].strip(_EMPHASIS).split()), span("title"), piece.end)


def _read_title(read: Letterhead, title: _Title, text: str) -> None:
    """The trích yếu, without the issuing body where a page set that below it in the same line."""
    tail = issuing_tail(title.words, text[title.end : title.end + 60], read.issuer)
    read.title, read.spans["title"] = title.words, title.span
    if tail:
        read.title = title.words[: tail.start].rstrip()
        stop = title.span.start + _length(text, title.span, read.title)
        read.spans["title"] = Span(title.span.start, stop)
        if read.issuer is None:
            read.issuer, read.spans["issuer"] = restore_case(tail.issuer, text), Span(stop, title.span.end)


def _before_body(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces above the first one that opens the running text."""
    seen_mark = below_type = False
    for at, piece in enumerate(pieces):
        opens = piece.kind in ("opening", "addressee")
        # The title below the type may open with the same words as the running text.
        in_title = below_type and not _NEVER_TITLE.match(piece.text)
        if seen_mark and opens and not in_title and not _goes_on(pieces[at + 1 : at + 1 + _NEAR]):
            return pieces[:at]
        below_type = piece.kind == "type"
        whole = piece.heading is not None and piece.heading["type"] is not None
        seen_mark = seen_mark or whole or piece.kind in ("type", "number", "motto")
    return pieces if seen_mark else ()


def _goes_on(following: tuple[Piece, ...]) -> bool:
    """Whether the letterhead's other column comes behind the addressee, as scans may read it: motto, place and date."""
    kinds = [piece.kind for piece in following]
    first = next((at for at, one in enumerate(following) if one.kind == "motto" or (one.date and one.place)), None)
    return first is not None and not {"opening", "text"} & set(kinds[:first])


def _best(head: tuple[Piece, ...], wanted: str, kind: Piece | None, whole: Callable[[Piece], bool]) -> Piece | None:
    """The piece of this kind that fits a letterhead best: whole, near the motto, not below the type; else the first."""
    mottos = [piece.line for piece in head if piece.kind == "motto"]

    def fit(piece: Piece) -> int:
        near = any(abs(piece.line - line) <= _NEAR for line in mottos)
        below = kind is not None and piece.start > kind.start
        return 2 * near + whole(piece) - 3 * below

    found = [piece for piece in head if piece.kind == wanted]
    return max(found, key=fit, default=None)


def _heading(head: tuple[Piece, ...], kind: Piece | None) -> Piece | None:
    """A gazette's heading below the type or with the type in it."""
    for at, piece in enumerate(head):
        if piece.heading and (piece.heading["type"] or (at and head[at - 1] is kind)):
            return piece
    return None


def _read_number(read: Letterhead, piece: Piece | None, head: tuple[Piece, ...]) -> None:
    if piece is None or piece.number is None:
        return
    own = piece.number
    if own.value:
        read.symbol, read.spans["symbol"] = own.value, Span(piece.start + own.start, piece.start + own.end)
        return
    read.spans["symbol"] = Span(piece.start, piece.end)
    code = re.search(r"[/\-].*", piece.text)
    over = _overprinted(head, piece)
    if over and code:
        read.symbol = over[0].text.strip() + re.sub(r"\s+", "", code[0].strip(_EMPHASIS))
        return
    read.warnings.append(ParseWarning("symbol_blank", "Văn bản để trống số, ký hiệu.", piece.start, piece.end))


def _overprinted(head: tuple[Piece, ...], blank: Piece) -> list[Piece]:
    """Digits alone in the line above or below a blank: filled in by a stamp or a pen, they are a line of their own."""
    return [p for p in head if p.kind == "digits" and abs(p.line - blank.line) == 1 and p.start > 0]


def _read_place_and_date(read: Letterhead, dated: Piece | None, head: tuple[Piece, ...], number: Piece | None) -> None:
    if dated is None or dated.date is None:
        return
    match = dated.date
    year, month, day = (_number(match[name] or match[f"{name}2"]) for name in ("year", "month", "day"))
    over = _overprinted(head, dated)
    if day is None and month and over and not (number and number.number and not number.number.value and len(over) < 2):
        printed = int(over[-1].text)
        day = printed if 1 <= printed <= 31 else None
    if dated.place:
        begin = dated.start + dated.text.index(dated.place)
        read.place, read.spans["place"] = " ".join(dated.place.split()), Span(begin, begin + len(dated.place))
    lead = len(dated.text) - len(dated.text.lstrip())
    read.spans["date"] = Span(dated.start + lead, dated.end)
    if not (year and month and day):
        message = "Văn bản để trống ngày, tháng hoặc năm ban hành."
        read.warnings.append(ParseWarning("date_blank", message, dated.start, dated.end))
    read.date = _iso(year, month, day, dated, read.warnings)


def _number(printed: str | None) -> int | None:
    return int(printed) if printed and printed.strip().isdigit() else None


def _iso(year: int | None, month: int | None, day: int | None, at: Piece, warnings: list[ParseWarning]) -> str | None:
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        message = "Ngày ban hành in không có trong lịch."
        warnings.append(ParseWarning("date_impossible", message, at.start, at.end))
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def _read_type(
    read: Letterhead, every: tuple[Piece, ...], head: tuple[Piece, ...], kind: Piece | None, number: Piece | None
) -> _Title | None:
    """Reads the type that is printed or that the form of the document shows; returns the trích yếu."""
    if kind:
        read.type, read.spans["type"] = type_in_capitals(kind.plain), Span(kind.start, kind.end)
        return _title_below(head, kind)
    subject = next((piece for piece in head if _opens_subject(piece, number)), None)
    title = _subject(head, subject) if subject else None
    codes = codes_of(read.symbol or "")
    coded = known_codes().get(codes[0]) if codes else None
    addressed = bool(head) and any(piece.kind == "addressee" for piece in every[len(head) : len(head) + 1])
    if number and number.number and number.number.law:
        read.type, read.spans["type"] = number.number.law, Span(number.start, number.end)
    elif (subject or addressed) and coded not in _ADDRESSED:
        read.type = _LETTER
    elif head:
        read.type = coded or (_LETTER if read.symbol else None)
    return title


def _opens_subject(piece: Piece, number: Piece | None) -> bool:
    """ "V/v ..." anywhere, "Về ..." below the number."""
    below = number is not None and piece.start > number.start and piece.line - number.line <= 2
    return piece.kind == "subject" or (piece.kind == "text" and below and piece.plain.startswith("Về "))


def _subject(head: tuple[Piece, ...], subject: Piece) -> _Title | None:
    """The words behind "V/v", with the lines that they go on in."""
    match = _SUBJECT.match(subject.text)
    if not match:
        return None
    parts, last = [match["title"]], subject
    for piece in head[head.index(subject) + 1 :]:
        if piece.kind not in ("text", "opening") or not piece.text.lstrip()[:1].islower() or piece.line - last.line > 1:
            break
        parts.append(piece.text)
        last = piece
    words = " ".join(" ".join(part.strip(_EMPHASIS).split()) for part in parts)
    return _Title(words, Span(subject.start + match.start("title"), last.end), last.end)


def _title_below(head: tuple[Piece, ...], kind: Piece) -> _Title | None:
    taken: list[Piece] = []
    for piece in head[head.index(kind) + 1 :]:
        if piece.kind in ("number", "date", "motto", "type", "stamp", "digits", "heading"):
            if taken:
                break
            continue
        if taken and not _TITLE_GOES_ON.match(piece.text):
            break
        taken.append(piece)
    if not taken:
        return None
    words = " ".join(" ".join(piece.text.strip(_EMPHASIS).split()) for piece in taken)
    return _Title(words, Span(taken[0].start, taken[-1].end), taken[-1].end)


def _length(text: str, span: Span, words: str) -> int:
    """How many characters of the text hold these words of a title."""
    left = sum(not char.isspace() for char in words)
    for at in range(span.start, span.end):
        left -= not text[at].isspace()
        if left <= 0:
            return at + 1 - span.start
    return span.end - span.start


def _issuer_pieces(head: tuple[Piece, ...]) -> list[Piece]:
    """The pieces in capitals above the type that name bodies: of all runs of them the one next to the other marks.

    A stamp may print the name of another body above the letterhead.
    """
    marks = [piece.line for piece in head if piece.kind in ("motto", "number")]
    runs: list[list[Piece]] = [[]]
    for piece in head:
        if piece.kind == "type":
            break
        if piece.kind == "capitals":
            if runs[-1] and piece.line - runs[-1][-1].line > 1 and not _between(head, runs[-1][-1], piece):
                runs.append([])
            runs[-1].append(piece)
        elif piece.kind in ("subject", "text", "opening", "stamp") and runs[-1]:
            runs.append([])

    def fit(run: list[Piece]) -> int:
        near = min((abs(piece.line - mark) for piece in run for mark in marks), default=0)
        return (4 if any(names_body(piece.text) for piece in run) else 0) - min(near, 3)

    return max(runs, key=fit)


def _between(head: tuple[Piece, ...], one: Piece, other: Piece) -> bool:
    """Whether only parts of a letterhead stand between two pieces."""
    between = (piece for piece in head if one.end <= piece.start < other.start)
    return all(piece.kind in ("motto", "number", "date", "digits") for piece in between)
