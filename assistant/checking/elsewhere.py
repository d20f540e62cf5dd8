"""What other stored documents print of the same document."""

import re
from collections.abc import Sequence

from assistant.checking.finding import Elsewhere, Objection
from assistant.checking.registered import issuer_kind
from assistant.checking.series import is_unique, relation, year_in
from assistant.checking.wording import day
from corpus.document import Reference

MAX_SHOWN = 5

_UNIT = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\b")


def contradicted(reference: Reference, others: Sequence[Elsewhere], place: str | None) -> Objection | None:
    """An objection where the same number has another date or central issuer elsewhere; both words are shown.

    `place` is the unit of the checked document: numbers of local bodies are compared within one unit only.
    """
    symbol = reference.symbol
    if not symbol:
        return None
    comparable = [o for o in others if not _is_wrong_itself(o) and _is_comparable(reference, o, place)]
    if date := reference.date:
        dated = [o for o in comparable if o.date and relation(symbol, date, o.date) == "contradiction"]
        if dated:
            return _objection(f"ngày {day(date)}", f"ngày {day(dated[0].date or '')}", dated)
    if printed := issuer_kind(reference.issuer):
        bodies = [o for o in comparable if _same_date(reference, o) and issuer_kind(o.issuer) not in (None, printed)]
        if bodies:
            return _objection(f"cơ quan ban hành {reference.issuer}", str(bodies[0].issuer), bodies)
    return None


def confirming(reference: Reference, others: Sequence[Elsewhere], place: str | None) -> tuple[Elsewhere, ...]:
    """The mentions elsewhere that print the same number with the same date; a law by name needs the date only."""
    if not reference.date:
        return ()
    local = reference.symbol is not None and not is_unique(reference.symbol)
    return tuple(o for o in others if _same_date(reference, o) and not (local and (not place or o.place != place)))


def _is_comparable(reference: Reference, other: Elsewhere, place: str | None) -> bool:
    """Whether one body gives both numbers: one of the whole country, or one of the same unit and level."""
    if is_unique(reference.symbol or ""):
        return True
    if other.document_id is not None and (place is None or other.place != place):
        return False
    one, two = _level(reference.issuer), _level(other.issuer)
    return one is None or two is None or one == two


def _is_wrong_itself(other: Elsewhere) -> bool:
    """Whether the year in the other number contradicts the date beside it: then it is no witness."""
    year = year_in(other.symbol or "")
    return bool(year and other.date and year != other.date[:4])


def _level(issuer: str | None) -> str | None:
    units = _UNIT.findall((issuer or "").casefold())
    return str(units[-1]) if units else None


def _same_date(reference: Reference, other: Elsewhere) -> bool:
    return bool(reference.date and other.date and len(other.date) >= len(reference.date)) and bool(
        other.date and reference.date and other.date.startswith(reference.date)
    )


def _objection(printed: str, elsewhere: str, others: Sequence[Elsewhere]) -> Objection:
    first = others[0]
    where = f"chính văn bản ấy ({first.label})" if first.own else first.label
    reason = f"Văn bản này ghi {printed}, còn {where} ghi {elsewhere}: «{' '.join(first.quote.split())}»."
    return Objection("conflict", reason, tuple(others[:MAX_SHOWN]))
