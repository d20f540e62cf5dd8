"""What the caption of a document's own annex says of it, where the page that was saved has lost the letterhead.

"(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh A)" below the signature of a document that
calls itself "Kế hoạch này" prints the number, the day and the body that the letterhead would.
"""

import re
from dataclasses import replace
from datetime import date

from corpus.bodies.unit_words import spelled
from corpus.citations.types import names_in_capitals
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
    return spelled(body).removeprefix("chủ tịch ")


def _day(match: re.Match[str]) -> str | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def _span(line: Line, match: re.Match[str], group: str) -> Span:
    return Span(line.start + match.start(group), line.start + match.end(group))
