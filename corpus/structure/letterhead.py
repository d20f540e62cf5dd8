"""The header block: issuing body, number and symbol, place and date, type and trích yếu."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from corpus.citations.symbol import codes_of
from corpus.citations.types import known_codes, names_in_capitals
from corpus.document import ParseWarning, Span
from corpus.structure.pieces import Piece, pieces_of
from corpus.structure.issuer import issuer_from_body, issuer_of_letterhead, issuer_of_wire, issuing_tail, restore_case
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


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the top of a document states; `end` is where the body begins."""

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
    warnings: tuple[ParseWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class _Title:
    words: str
    span: Span
    end: int


def read_letterhead(lines: tuple[Line, ...], text: str) -> Letterhead:
    """Reads the first lines of a document. Whatever is absent stays None; a blank number gives a warning."""
    every = pieces_of(lines[:_MAX_LINES])
    head = _before_body(every)
    spans: dict[str, Span] = {}
    origins: dict[str, str] = {}
    warnings: list[ParseWarning] = []
    kind = next((piece for piece in head if piece.kind == "type"), None)
    number = _best(head, "number", kind, lambda piece: bool(piece.number and piece.number.value))
    dated = _best(head, "date", kind, lambda piece: piece.place is not None)
    heading = _heading(head, kind) if number is None else None
    symbol = _symbol(number, head, spans, warnings)
    place, date = _place_and_date(dated, head, number, spans, warnings)
    type_, title = _type_and_title(every, head, kind, number, symbol, spans)
    named = _issuer_pieces(head, kind or dated or number)
    issuer, superior = issuer_of_letterhead(tuple(Line(p.text, p.start, p.end) for p in named), text, spans)
    if heading and heading.heading:
        match = heading.heading
        type_ = type_ or (names_in_capitals().get((match["type"] or "").upper()))
        symbol = symbol or match["number"]
        for fact in ("number", "date", "type"):
            if match[fact]:
                spans.setdefault("symbol" if fact == "number" else fact, _within(heading, fact))
        if date is None:
            date = _iso(*(int(match[part]) for part in ("year", "month", "day")), heading, warnings)
        if issuer is None and (name := match["issuer"] or match["issuer2"]):
            issuer = restore_case(name.upper(), text) if name.isupper() else " ".join(name.split())
            spans["issuer"] = _within(heading, "issuer" if match["issuer"] else "issuer2")
        if match["title"]:
            at = _within(heading, "title")
            title = _Title(" ".join(match["title"].strip(_EMPHASIS).split()), at, heading.end)
    if title and (tail := issuing_tail(title.words, text[title.end : title.end + 60], issuer)):
        words = title.words[: tail.start].rstrip()
        title = _Title(words, Span(title.span.start, title.span.start + _length(text, title.span, words)), title.end)
        if issuer is None:
            issuer = restore_case(tail.issuer, text)
            spans["issuer"] = Span(title.span.end, title.end)
    used = [piece.end for piece in (number, dated, kind, heading) if piece] + ([title.end] if title else [])
    if title:
        spans["title"] = title.span
    if not used and issuer is None:
        addressed = next((line for line in lines[:_MAX_LINES] if line.text.lstrip().startswith("Kính gửi")), None)
        type_ = _LETTER if addressed else None
    origins.update(dict.fromkeys(spans, "letterhead"))
    if issuer is None and type_ in (None, _WIRE):
        issuer = issuer_of_wire(lines[:_MAX_LINES], text, spans)
        type_ = _WIRE if issuer else type_
    if issuer is None and (issuer := issuer_from_body(text, spans)):
        origins["issuer"] = "issuing sentence"
    return Letterhead(
        type=type_,
        symbol=symbol,
        issuer=issuer,
        superior=superior,
        place=place,
        date=date,
        title=title.words if title else None,
        end=max(used, default=0),
        spans=spans,
        origins={"type": "letterhead", **dict.fromkeys(spans, "letterhead"), **origins} if type_ else origins,
        warnings=tuple(warnings),
    )


def _before_body(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces above the first one that opens the running text."""
    seen_mark = below_type = False
    for at, piece in enumerate(pieces):
        opens = piece.kind in ("opening", "addressee")
        # The title below the type may open with the same words as the running text.
        if seen_mark and opens and not (below_type and not _NEVER_TITLE.match(piece.text)):
            return pieces[:at]
        below_type = piece.kind == "type"
        seen_mark = seen_mark or piece.kind in ("type", "number", "motto")
    return pieces if seen_mark else ()


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


def _within(piece: Piece, group: str) -> Span:
    assert piece.heading is not None
    return Span(piece.start + piece.heading.start(group), piece.start + piece.heading.end(group))


def _symbol(
    number: Piece | None, head: tuple[Piece, ...], spans: dict[str, Span], warnings: list[ParseWarning]
) -> str | None:
    if number is None or number.number is None:
        return None
    own = number.number
    if own.value:
        spans["symbol"] = Span(number.start + own.start, number.start + own.end)
        return own.value
    spans["symbol"] = Span(number.start, number.end)
    code = re.search(r"[/\-].*", number.text)
    over = _overprinted(head, number)
    if over and code:
        return over[0].text.strip() + re.sub(r"\s+", "", code[0].strip(_EMPHASIS))
    warnings.append(ParseWarning("symbol_blank", "Văn bản để trống số, ký hiệu.", number.start, number.end))
    return None


def _overprinted(head: tuple[Piece, ...], blank: Piece) -> list[Piece]:
    """Digits alone in the line above or below a blank: filled in by a stamp or a pen, so printed as a line of their own."""
    return [p for p in head if p.kind == "digits" and abs(p.line - blank.line) == 1 and p.start > 0]


def _place_and_date(
    dated: Piece | None,
    head: tuple[Piece, ...],
    number: Piece | None,
    spans: dict[str, Span],
    warnings: list[ParseWarning],
) -> tuple[str | None, str | None]:
    if dated is None or dated.date is None:
        return None, None
    match = dated.date
    year, month, day = (_number(match[name] or match[f"{name}2"]) for name in ("year", "month", "day"))
    over = _overprinted(head, dated)
    if day is None and month and over and not (number and number.number and not number.number.value and len(over) < 2):
        printed = int(over[-1].text)
        day = printed if 1 <= printed <= 31 else None
    if dated.place:
        begin = dated.start + dated.text.index(dated.place)
        spans["place"] = Span(begin, begin + len(dated.place))
    lead = len(dated.text) - len(dated.text.lstrip())
    spans["date"] = Span(dated.start + lead, dated.end)
    if not (year and month and day):
        message = "Văn bản để trống ngày, tháng hoặc năm ban hành."
        warnings.append(ParseWarning("date_blank", message, dated.start, dated.end))
    place = " ".join(dated.place.strip(_EMPHASIS).split()) if dated.place else None
    return place, _iso(year, month, day, dated, warnings)


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


def _type_and_title(
    every: tuple[Piece, ...],
    head: tuple[Piece, ...],
    kind: Piece | None,
    number: Piece | None,
    symbol: str | None,
    spans: dict[str, Span],
) -> tuple[str | None, _Title | None]:
    """The type that is printed or that the form of the document shows, and its trích yếu."""
    if kind:
        spans["type"] = Span(kind.start, kind.end)
        return names_in_capitals()[kind.plain.upper()], _title_below(head, kind)
    subject = next((piece for piece in head if _opens_subject(piece, number)), None)
    title = _subject(head, subject) if subject else None
    if number and number.number and number.number.law:
        spans["type"] = Span(number.start, number.end)
        return number.number.law, title
    if not head:
        return None, None
    coded = known_codes().get(codes_of(symbol)[0]) if symbol and codes_of(symbol) else None
    addressed = any(piece.kind == "addressee" for piece in every[len(head) : len(head) + 1])
    if (subject or addressed) and coded not in _ADDRESSED:
        return _LETTER, title
    return coded or (_LETTER if symbol else None), title


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


def _issuer_pieces(head: tuple[Piece, ...], last: Piece | None) -> Iterable[Piece]:
    """Pieces in capitals above the type that may name bodies, the first run of them."""
    named: list[Piece] = []
    for piece in head:
        if last and piece.start >= last.start and piece.kind == "type":
            break
        if piece.kind == "capitals":
            if named and piece.line - named[-1].line > 1 and not _between(head, named[-1], piece):
                break
            named.append(piece)
        elif named and piece.kind in ("subject", "text", "opening", "type"):
            break
    return named


def _between(head: tuple[Piece, ...], one: Piece, other: Piece) -> bool:
    """Whether only parts of a letterhead stand between two pieces."""
    return all(
        p.kind in ("motto", "number", "date", "stamp", "digits") for p in head if one.end <= p.start < other.start
    )
