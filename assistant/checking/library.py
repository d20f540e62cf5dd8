"""The stored documents as witnesses: what each says of a cited document."""

from collections.abc import Sequence
from typing import Protocol

from assistant.checking.finding import Elsewhere, Objection
from assistant.checking.plausible import issuer_kind
from assistant.checking.series import day, is_unique, relation, year_in
from assistant.label import label
from corpus.bodies.name import place_in, seat_of
from corpus.citations.symbol import fold_symbol
from corpus.document import Header, Reference
from index.stored import StoredDocument

# The stored documents as witnesses: what each says of a cited document.


class Shelf(Protocol):
    """What a library needs of the store."""

    def documents(self) -> list[StoredDocument]: ...

    def document(self, document_id: int) -> StoredDocument: ...

    def citing(self, key: str) -> list[tuple[int, Reference]]: ...


class Library:
    """All stored documents but the one that is checked."""

    def __init__(self, shelf: Shelf, without: int | None = None) -> None:
        self._shelf = shelf
        self._stored = {one.id: one for one in shelf.documents() if one.id != without}
        self._said: dict[str, tuple[Elsewhere, ...]] = {}
        self._own: dict[str, list[int]] = {}
        for one in self._stored.values():
            if one.header.symbol and "symbol" in one.header.spans:
                self._own.setdefault(fold_symbol(one.header.symbol), []).append(one.id)

    def of(self, reference: Reference) -> Sequence[Elsewhere]:
        """Every mention of the same number or name, and the letterheads of documents with this number."""
        identity = reference.identity
        if identity not in self._said:
            self._said[identity] = tuple(self._find(identity))
        return self._said[identity]

    def _find(self, identity: str) -> list[Elsewhere]:
        found = [self._own_words(number) for number in self._own.get(identity, ())]
        found.extend(
            self._mention(number, mention) for number, mention in self._shelf.citing(identity) if number in self._stored
        )
        return found

    def _mention(self, number: int, mention: Reference) -> Elsewhere:
        stored = self._stored[number]
        return Elsewhere(
            document_id=str(number),
            label=label(stored),
            quote=mention.quote,
            start=mention.start,
            end=mention.end,
            symbol=mention.symbol,
            issuer=mention.issuer,
            date=mention.date,
            place=place_of(stored.header),
        )

    def _own_words(self, number: int) -> Elsewhere:
        stored = self._stored[number]
        said = stored.header
        span = said.spans["symbol"]
        return Elsewhere(
            document_id=str(number),
            label=label(stored),
            quote=span.of(stored.document.text),
            start=span.start,
            end=span.end,
            symbol=said.symbol,
            issuer=said.issuer,
            date=said.date,
            place=place_of(said),
            own=True,
        )


def place_of(header: Header) -> str | None:
    """The unit a document belongs to, in plain words: its bodies are meant where a citation says only "tỉnh"."""
    return seat_of(header.issuer).place or place_in(header.place) or None


# What other stored documents print of the same document.


MAX_SHOWN = 5


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
    one, two = seat_of(reference.issuer).word, seat_of(other.issuer).word
    return not one or not two or one == two


def _is_wrong_itself(other: Elsewhere) -> bool:
    """Whether the year in the other number contradicts the date beside it: then it is no witness."""
    year = year_in(other.symbol or "")
    return bool(year and other.date and year != other.date[:4])


def _same_date(reference: Reference, other: Elsewhere) -> bool:
    return bool(reference.date and other.date and len(other.date) >= len(reference.date)) and bool(
        other.date and reference.date and other.date.startswith(reference.date)
    )


def _objection(printed: str, elsewhere: str, others: Sequence[Elsewhere]) -> Objection:
    first = others[0]
    where = f"chính văn bản ấy ({first.label})" if first.own else first.label
    reason = f"Văn bản này ghi {printed}, còn {where} ghi {elsewhere}: «{' '.join(first.quote.split())}»."
    return Objection("conflict", reason, tuple(others[:MAX_SHOWN]))
