"""Lines below the text that name the document in full, where the file that was saved has lost the letterhead.

"(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh A)" above an annex of a document that calls
itself "Kế hoạch này" prints the number, the day and the body that the letterhead would; so does the line that
collections set below the signature: "Công văn 12/UBND-VX năm 2025 về việc mẫu do Ủy ban nhân dân tỉnh A ban hành".
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from corpus.citations.symbol import read_own_number
from corpus.citations.types import names, names_in_capitals
from corpus.document import Header, Span
from corpus.text.lines import Line

_TYPES = "|".join(sorted(names_in_capitals().values(), key=len, reverse=True))
_CAPTION = re.compile(
    rf"^[\s*_(\[]*(?:ban hành )?kèm theo (?P<type>{_TYPES}) số\s?:?\s?"
    r"(?P<symbol>\d[\d.]*[a-zđ]?[/\-][^\s,;()]+),? "
    r"(?P<date>ngày (?P<day>\d{1,2})(?:\s?[/.\-]\s?| tháng )(?P<month>\d{1,2})(?:\s?[/.\-]\s?|,? năm )(?P<year>\d{4}))"
    r"(?:,? của (?P<issuer>[^()\n]{3,120}?))?[\s*_)\].]*$",
    re.IGNORECASE,
)
_LAST_LINES = 3
_MOST_TITLE = 1_000


def with_naming_lines(header: Header, text: str, lines: tuple[Line, ...], closing: Span) -> Header:
    """The header, completed from what stands below the text, for each fact with where it came from."""
    return _with_title_line(with_caption(header, text, lines, closing), lines, closing)


def _with_title_line(header: Header, lines: tuple[Line, ...], closing: Span) -> Header:
    """Completed from the line of a collection, the last or next to last one of the text, if no number is printed."""
    if "symbol" in header.spans:
        return header
    for line in lines[-_LAST_LINES:]:
        match = _title_line().match(line.text) if closing.start <= line.start and len(line.text) < _MOST_TITLE else None
        own = read_own_number(f"Số: {match['symbol']}") if match else None
        if match is None or own is None or own.value != match["symbol"]:
            continue
        if header.type is not None and header.type.upper() != match["type"].upper():
            continue
        found = {"symbol": match["symbol"]}
        found["type"] = next(name for name in names() if name.upper() == match["type"].upper())
        found |= {fact: " ".join(match[fact].split()) for fact in ("title", "issuer") if match[fact]}
        missing = {fact: value for fact, value in found.items() if getattr(header, fact) is None}
        spans = {fact: _span(line, match, fact) for fact in missing}
        origins = dict.fromkeys(missing, "title line")
        return replace(
            header,
            type=missing.get("type", header.type),
            symbol=found["symbol"],
            title=missing.get("title", header.title),
            issuer=missing.get("issuer", header.issuer),
            spans={**header.spans, **spans},
            origins={**header.origins, **origins},
        )
    return header


@cache
def _title_line() -> re.Pattern[str]:
    types = "|".join(sorted(names(), key=len, reverse=True))
    return re.compile(
        rf"^\s*(?P<type>{types})\s+(?:số\s+)?(?P<symbol>\d[^\s,;()]{{2,50}})\s+năm\s+(?:19|20)\d\d\s+(?P<title>.+?)"
        r"(?:\s+do\s+(?P<issuer>[^,;]{3,120}?)\s+(?:ban hành|điện|công bố))?\s*$"
    )


def with_caption(header: Header, text: str, lines: tuple[Line, ...], closing: Span) -> Header:
    """The header, completed from the caption below the closing if it prints no number and no date itself.

    Nothing is taken where captions name different documents, or where the document does not show that it is the one.
    """
    if closing.start >= closing.end or {"symbol", "date"} & header.spans.keys():
        return header
    found = [(line, match) for line in lines if line.start >= closing.end and (match := _CAPTION.match(line.text))]
    if len({match["symbol"] for _, match in found}) != 1:
        return header
    line, match = found[0]
    day = _day(match)
    kind = names_in_capitals()[match["type"].upper()]
    if day is None or not _is_own(header, kind, match, text[: closing.start]):
        return header
    spans = {fact: _span(line, match, fact) for fact in ("symbol", "date")}
    issuer = header.issuer
    if issuer is None and match["issuer"]:
        spans["issuer"] = _span(line, match, "issuer")
        # A chairman's document is the committee's.
        issuer = re.sub(r"^Chủ tịch (?=[UỦ])", "", " ".join(match["issuer"].split()))
    if header.type is None:
        spans["type"] = _span(line, match, "type")
    return replace(
        header,
        type=header.type or kind,
        symbol=match["symbol"],
        date=day,
        issuer=issuer,
        spans={**header.spans, **spans},
        origins={**header.origins, **dict.fromkeys(spans, "annex caption")},
    )


def _is_own(header: Header, kind: str, match: re.Match[str], text: str) -> bool:
    """Whether the caption speaks of this document: of its type, as it calls itself, and of its issuer."""
    if header.type is not None and header.type != kind:
        return False
    if header.type is None and f"{kind} này".casefold() not in text.casefold():
        return False
    printed, known = _plain(match["issuer"] or ""), _plain(header.issuer or "")
    return printed.startswith(known) or known.startswith(printed)


def _plain(body: str) -> str:
    folded = " ".join(body.split()).casefold().replace("uỷ", "ủy").removeprefix("chủ tịch ")
    return folded.replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")


def _day(match: re.Match[str]) -> str | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def _span(line: Line, match: re.Match[str], group: str) -> Span:
    return Span(line.start + match.start(group), line.start + match.end(group))
