"""The header block: issuing body, number and symbol, place and date, type and trích yếu."""

import re
from dataclasses import dataclass, field

from corpus.citations.symbol import codes_of
from corpus.citations.types import known_codes, names_in_capitals
from corpus.document import ParseWarning, Span
from corpus.structure.issuer import issuer_from_body, issuer_of_letterhead, issuer_of_wire
from corpus.structure.letterhead_words import words
from corpus.text.lines import Line

# A letterhead is a handful of lines; a long text without one must not be searched to its end.
_MAX_LINES = 40
_WIRE = "Công điện"
_MOST_SIDE_BY_SIDE = 3
_STATE = re.compile(r"CỘNG H[OÒ][AÀÒ] X[AÃ] HỘI|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM")
_SYMBOL = re.compile(r"^[\s*_]*S[ốỐ]\s*:?\s*(?P<symbol>.*)$")
_SYMBOL_SHAPE = re.compile(r"^(?P<number>[\d.]*)\s*(?P<rest>(?:[/\-]\s*[^\s/,;]+)+)", re.UNICODE)
_PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:\t]{1,60}?),?\s*ngày\s*(?P<day>\d{1,2}|[.…\s]*)\s*tháng\s*(?P<month>\d{1,2}|[.…\s]*)\s*"
    r"năm\s*(?P<year>\d{4}|[.…\s]*)[\s*_]*$"
)
_BODY_START = re.compile(rf"^\s*(?:-\s*)?(?:{'|'.join(words('text_openings'))})")
_NEVER_TITLE = re.compile(r"^\s*(?:-\s*)?(?:Căn cứ|Kính gửi|[IVX]{1,4}[.\-/]\s|Điều \d)")
_TITLE_GOES_ON = re.compile(
    r"^\s*(?:CỦA|TẠI|VỀ|TRÊN|GIAI ĐOẠN|NHIỆM KỲ|NĂM|TRONG|ĐỐI VỚI|ĐẾN|VÀ|CHO|THEO|KHÓA|TỪ|ĐỂ|PHỤC VỤ)\b|^\s*[(“]"
)
_SUBJECT = re.compile(r"^[\s*_]*(?:V/v|Về việc|Về)\s*:?\s*(?P<title>.+)$", re.S)


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
    warnings: tuple[ParseWarning, ...] = ()


def read_letterhead(lines: tuple[Line, ...], text: str) -> Letterhead:
    """Reads the first lines of a document. Whatever is absent stays None; a blank number gives a warning."""
    head = _before_body(_lines_and_cells(lines[:_MAX_LINES]))
    spans: dict[str, Span] = {}
    warnings: list[ParseWarning] = []
    symbol, symbol_at = _find_symbol(head, spans, warnings)
    place, date, date_at = _find_place_and_date(head, spans, warnings)
    type_, type_at = _find_type(head, spans)
    title, title_end = _find_title(head, type_at, symbol_at, spans)
    end_at = max((at for at in (symbol_at, date_at, type_at, title_end) if at is not None), default=-1)
    if type_ is None and end_at >= 0:
        type_ = _type_of_symbol(symbol)
    issuer, superior = issuer_of_letterhead(_issuer_lines(head, type_at), text, spans)
    if end_at < 0 and issuer is None:
        addressed = next((line for line in lines[:_MAX_LINES] if line.text.lstrip().startswith("Kính gửi")), None)
        type_ = "Công văn" if addressed else None
    if issuer is None and type_ in (None, _WIRE):
        issuer = issuer_of_wire(lines[:_MAX_LINES], text, spans)
        type_ = _WIRE if issuer else type_
    if issuer is None:
        issuer = issuer_from_body(text, spans)
    return Letterhead(
        type=type_,
        symbol=symbol,
        issuer=issuer,
        superior=superior,
        place=place,
        date=date,
        title=title,
        end=head[end_at].end if end_at >= 0 else 0,
        spans=spans,
        warnings=tuple(warnings),
    )


def _before_body(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines above the first one that opens the running text."""
    seen_mark = below_type = False
    for at, line in enumerate(lines):
        opens = _BODY_START.match(line.text) and not _PLACE_DATE.search(line.text)
        # The title below the type may open with the same words as the running text.
        if seen_mark and opens and not (below_type and not _NEVER_TITLE.match(line.text)):
            return lines[:at]
        below_type = line.text.strip(" *_#:") in names_in_capitals()
        if below_type or _SYMBOL.match(line.text) or _STATE.search(line.text):
            seen_mark = True
        if "\t" in line.text:
            return lines[:at]
    return lines if seen_mark else ()


def _lines_and_cells(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, with the cells of a row that sets number and date side by side as lines of their own."""
    found: list[Line] = []
    for line in lines:
        cells: list[Line] = []
        start = line.start
        for part in line.text.split("\t"):
            cells.append(Line(part, start, start + len(part)))
            start += len(part) + 1
        side_by_side = 1 < len(cells) <= _MOST_SIDE_BY_SIDE and any(
            _SYMBOL.match(cell.text) or _PLACE_DATE.search(cell.text) or _STATE.search(cell.text) for cell in cells
        )
        found.extend(cells if side_by_side else [line])
    return tuple(found)


def _find_symbol(
    head: tuple[Line, ...], spans: dict[str, Span], warnings: list[ParseWarning]
) -> tuple[str | None, int | None]:
    for at, line in enumerate(head):
        match = _SYMBOL.match(line.text)
        if not match:
            continue
        shape = _SYMBOL_SHAPE.match(match["symbol"].strip())
        if not shape and not re.match(r"^[\s.…_]*(?:/|-|$)", match["symbol"]):
            continue
        spans["symbol"] = Span(line.start, line.end)
        if shape and shape["number"]:
            rest = re.sub(r"\s+", "", shape["rest"])
            begin = line.start + line.text.index(shape["number"], match.start("symbol"))
            stop = line.start + match.start("symbol") + len(match["symbol"]) - len(match["symbol"].lstrip())
            spans["symbol"] = Span(begin, stop + shape.end())
            return shape["number"] + rest, at
        warnings.append(ParseWarning("symbol_blank", "Văn bản để trống số, ký hiệu.", line.start, line.end))
        return None, at
    return None, None


def _find_place_and_date(
    head: tuple[Line, ...], spans: dict[str, Span], warnings: list[ParseWarning]
) -> tuple[str | None, str | None, int | None]:
    for at, line in enumerate(head):
        match = _PLACE_DATE.search(line.text)
        if not match:
            continue
        spans["place"] = Span(line.start + match.start("place"), line.start + match.end("place"))
        spans["date"] = Span(line.start + match.start(), line.start + match.end())
        year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
        if not (year and month and day):
            message = "Văn bản để trống ngày, tháng hoặc năm ban hành."
            warnings.append(ParseWarning("date_blank", message, line.start, line.end))
        return match["place"].strip(" *_#"), _iso(year, month, day, line, warnings), at
    return None, None, None


def _number(printed: str) -> int | None:
    return int(printed) if printed.strip().isdigit() else None


def _iso(year: int | None, month: int | None, day: int | None, line: Line, warnings: list[ParseWarning]) -> str | None:
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        message = "Ngày ban hành in không có trong lịch."
        warnings.append(ParseWarning("date_impossible", message, line.start, line.end))
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def _find_type(head: tuple[Line, ...], spans: dict[str, Span]) -> tuple[str | None, int | None]:
    for at, line in enumerate(head):
        name = names_in_capitals().get(line.text.strip(" *_#:").upper())
        if name and line.text.strip(" *_#:").isupper():
            spans["type"] = Span(line.start, line.end)
            return name, at
    return None, None


def _find_title(
    head: tuple[Line, ...], type_at: int | None, symbol_at: int | None, spans: dict[str, Span]
) -> tuple[str | None, int | None]:
    if type_at is not None:
        return _title_below_type(head, type_at, spans)
    if symbol_at is None:
        return None, None
    for at in range(symbol_at + 1, len(head)):
        match = _SUBJECT.match(head[at].text)
        if match:
            begin = head[at].start + match.start("title")
            spans["title"] = Span(begin, head[at].end)
            return match["title"].strip(" *_#"), at
    return None, None


def _title_below_type(head: tuple[Line, ...], type_at: int, spans: dict[str, Span]) -> tuple[str | None, int | None]:
    last = type_at
    for at in range(type_at + 1, len(head)):
        line = head[at]
        if _PLACE_DATE.search(line.text) or _STATE.search(line.text) or _SYMBOL.match(line.text):
            break
        if last > type_at and not _TITLE_GOES_ON.match(line.text):
            break
        last = at
    if last == type_at:
        return None, type_at
    begin, end = head[type_at + 1].start, head[last].end
    spans["title"] = Span(begin, end)
    return " ".join(line.text.strip(" *_#") for line in head[type_at + 1 : last + 1]), last


def _type_of_symbol(symbol: str | None) -> str | None:
    """A State letter has no type code in its symbol (12/UBND-VX); a Party letter has CV."""
    if symbol is None:
        return None
    return known_codes().get(codes_of(symbol)[0], "Công văn")


def _issuer_lines(head: tuple[Line, ...], type_at: int | None) -> tuple[Line, ...]:
    """Lines in capitals above the type that name bodies."""
    named: list[Line] = []
    for line in head[:type_at]:
        words = line.text.strip(" *_#")
        if not words or _STATE.search(words) or _SYMBOL.match(words) or _PLACE_DATE.search(words):
            continue
        if not words.isupper() or _SUBJECT.match(words):
            if named:
                break
            continue
        named.append(line)
    return tuple(named)
