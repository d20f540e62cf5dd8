"""Which stored document a mention means, and which mentions of several documents mean one and the same."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from corpus.bodies.name import Seat, place_in, seat_of
from corpus.citations.law import fold_name, name_of_number, years_of
from corpus.citations.symbol import fold_symbol
from corpus.document import Header, Reference

_YEAR_IN_SYMBOL = re.compile(r"/((?:19|20)\d\d)(?=[/-])")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}$")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_FULL_DATE = 10
# A plan number is written 5, 05 or 005.
_WIDEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """A stored document as citations may name it; `local` is its body with the place of the letterhead."""

    id: int
    date: str
    body: Seat
    symbol: str


class Links:
    """The stored documents by what citations call them. Made from all headers; ask it for many mentions."""

    def __init__(self, headers: Iterable[tuple[int, Header]]) -> None:
        self._known: dict[str, list[_Known]] = defaultdict(list)
        self._by_id: dict[int, _Known] = {}
        for number, header in headers:
            known = _Known(number, _date_of(header), body_of(header), header.symbol or "")
            self._by_id[number] = known
            for identity in _identities_of(header):
                self._known[identity].append(known)

    def stored(self, reference: Reference, citing: int | None = None) -> int | None:
        """The id of the stored document that a mention in the document `citing` means; None where none surely is it.

        Number and date make a document, or number and place, or (for bodies there is one of) number and year; what
        is printed of date and place must agree. Several that fit, or a law whose year is not said and of which
        there are several, are no answer.
        """
        identity, date = identity_of(reference)
        own = self._by_id.get(citing) if citing is not None else None
        body = _said_by(seat_of(reference.issuer), own.body if own else Seat())
        fitting = [one for one in self._known.get(identity, ()) if _agree(one, date, body)]
        if own in fitting:
            return own.id if own else None
        by_name = not identity[:1].isdigit()
        until = own.date if own else ""
        sure = [
            one
            for one in fitting
            if (_is_version(identity, one, date) if by_name else _is_sure(one, date, body, until))
        ]
        return sure[0].id if len(sure) == 1 else None

    def resolve(self, citing: int, references: Iterable[Reference]) -> dict[str, int | None]:
        """For every key among the mentions of one document, the stored document that it means."""
        return {key: self.stored(one, citing) for key, one in fullest(references).items()}

    def means(self, mention: Reference, wanted: Reference, citing: int) -> bool:
        """Whether a mention in the document `citing` is of the document that `wanted` names.

        What `wanted` does not say is open: without date and body it names every document of its number. Where it
        says one, a mention of a body that is not the only one of its kind must say one too.
        """
        identity, date = identity_of(mention)
        wanted_identity, wanted_date = identity_of(wanted)
        if identity != wanted_identity:
            return False
        stored, wanted_stored = self.stored(mention, citing), self.stored(wanted)
        if stored is not None and wanted_stored is not None:
            return stored == wanted_stored
        own = self._by_id.get(citing)
        body = _said_by(seat_of(mention.issuer), own.body if own else Seat())
        wanted_body = seat_of(wanted.issuer)
        if not (date.startswith(wanted_date) or wanted_date.startswith(date)) or body.differs(wanted_body):
            return False
        open_ = not (wanted_date or wanted_body.place or wanted_body.word)
        one_of_a_kind = not identity[:1].isdigit() or is_central(identity)
        return open_ or one_of_a_kind or bool(date and wanted_date) or bool(body.place and wanted_body.place)


def fullest(references: Iterable[Reference]) -> dict[str, Reference]:
    """For every key among the mentions of one document, the mention that says most of the body.

    All mentions of a key are one document, so what one of them prints of its body holds for all.
    """
    found: dict[str, Reference] = {}
    for one in references:
        known = found.setdefault(one.key, one)
        if _says(one) > _says(known):
            found[one.key] = one
    return found


def identity_of(reference: Reference) -> tuple[str, str]:
    """(what is cited, date): number without leading zeros or folded name, and the fullest date known, "" if none."""
    identity, _, date = reference.key.partition("@")
    printed = reference.date or ""
    return without_zeros(identity), printed if printed.startswith(date) else date


def without_zeros(identity: str) -> str:
    """The number as it counts: 05/KH-UBND is 5/KH-UBND."""
    return _LEADING_ZEROS.sub("", identity)


def spellings(identity: str) -> list[str]:
    """The ways an identity is written in keys: plans number 5, 05 or 005 are one."""
    bare = without_zeros(identity)
    number = re.match(r"\d*", bare)
    digits = number[0] if number else ""
    widths = range(len(digits), max(_WIDEST_NUMBER, len(digits)) + 1) if digits else (0,)
    return [digits.zfill(width) + bare[len(digits) :] for width in widths]


def is_central(symbol: str) -> bool:
    """Whether the body behind a symbol is one of its kind in the country: 33/CT-TTg, 25-NQ/TW, 72/2025/QH15."""
    codes = re.split(r"[/-]", symbol.upper())
    return any(code in _central() or _ASSEMBLY.match(code) for code in codes)


def _says(reference: Reference) -> int:
    body = seat_of(reference.issuer)
    return 2 * bool(body.place) + bool(body.word)


def _identities_of(header: Header) -> set[str]:
    found = set()
    if header.symbol:
        found.add(without_zeros(name_of_number(header.symbol) or fold_symbol(header.symbol)))
    if header.type in _LAWS and header.title:
        found.add(fold_name(f"{header.type} {header.title}"))
    return found


def _date_of(header: Header) -> str:
    in_symbol = _YEAR_IN_SYMBOL.search(header.symbol or "")
    return header.date or (in_symbol[1] if in_symbol else "")


def body_of(header: Header) -> Seat:
    """The body of a document, with the place of its letterhead where its name has none."""
    body = seat_of(header.issuer)
    return body if body.place else Seat(body.word, place_in(header.place))


def _said_by(body: Seat, own: Seat) -> Seat:
    """ "UBND tỉnh" in a document of a province is that of the same province."""
    return Seat(body.word, own.place) if body.word and not body.place and body.word == own.word else body


def _agree(known: _Known, date: str, body: Seat) -> bool:
    return (date.startswith(known.date) or known.date.startswith(date)) and not body.differs(known.body)


def _is_sure(known: _Known, date: str, body: Seat, until: str) -> bool:
    if len(date) == len(known.date) == _FULL_DATE:
        return True
    if body.place and body.place == known.body.place:
        # Numbers start again every year; what is younger than its citation is another year's.
        return bool(date) or not until or known.date[: len(until)] <= until
    in_symbol = _YEAR_IN_SYMBOL.search(known.symbol)
    year = date[:4] or (in_symbol[1] if in_symbol else "")
    return is_central(known.symbol) and bool(year) and year == known.date[:4]


def _is_version(identity: str, known: _Known, date: str) -> bool:
    """Whether a law named with this year, or without a year where there is one version only, is this one."""
    years = years_of(identity)
    return known.date[:4] == date[:4] if date else years == {known.date[:4]}


@cache
def _central() -> frozenset[str]:
    data = yaml.safe_load(resources.files("index").joinpath("data/linking.yaml").read_text("utf-8"))
    if set(data) != {"central"} or not data["central"] or not all(isinstance(code, str) for code in data["central"]):
        raise ValueError("linking.yaml: a list of codes, central, is expected")
    return frozenset(code.upper() for code in data["central"])
