"""The date of the document behind each of its mentions: many mentions print none, or the year alone."""

import re
from collections.abc import Iterable, Sequence

from corpus.bodies.unit_words import spelled
from corpus.citations.mention import Mention

_YEAR_IN_SYMBOL = re.compile(r"/((?:19|20)\d\d)(?=[/-])")
# One number seldom means more than two documents in a text; the bound keeps hostile texts linear.
_REMEMBERED = 20

Dated = tuple[str, str]


def dates_of(mentions: Sequence[Mention]) -> list[str | None]:
    """One date for each of these mentions of one number or name, in order; the year alone for laws.

    A mention without a full date takes the date of the nearest mention before it, else of the first after it,
    that may mean the same: the issuer may not differ, and a printed year must agree.
    """
    printed = [(_printed(mention), _plain(mention.issuer)) for mention in mentions]
    first: dict[Dated, None] = {}
    for date, issuer in printed:
        if date and len(first) < _REMEMBERED:
            first[date, issuer] = None
    recent: dict[Dated, None] = {}
    dates = []
    for mention, (date, issuer) in zip(mentions, printed, strict=True):
        if date:
            recent.pop((date, issuer), None)
            recent[date, issuer] = None
            if len(recent) > _REMEMBERED:
                del recent[next(iter(recent))]
        # A body gives a number with its year only once: two dates beside one are a misprint.
        fixed = _YEAR_IN_SYMBOL.search(mention.symbol or "") if mention.kind == "numbered" else None
        known = _of_year(first, fixed[1]) if fixed else (*reversed(recent), *first)
        dates.append(_choose(known, None if fixed else date, issuer) or date)
    return dates


def _of_year(known: Iterable[Dated], year: str) -> list[Dated]:
    """The dates in the year that the number holds before the others, which are misprints."""
    return sorted(known, key=lambda dated: not dated[0].startswith(year))


def _choose(known: Iterable[Dated], date: str | None, issuer: str) -> str | None:
    """The first of the fullest dates that agree."""
    fitting = [d for d, body in known if d.startswith(date or "") and (body in issuer or issuer in body)]
    return max(fitting, key=len, default=None)


def _printed(mention: Mention) -> str | None:
    """The printed date; for a law its year alone, which its number may state instead."""
    if mention.kind != "law":
        return mention.date
    year = _YEAR_IN_SYMBOL.search(mention.symbol or "")
    return year[1] if year else (mention.date or "")[:4] or None


def _plain(body: str | None) -> str:
    """The body with abbreviations written out; "" (part of every name) where none is printed."""
    return spelled(body or "")
