"""Which stored documents a question names: by symbol, by type and number, by place, by year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.question import Question, symbol_key
from assistant.answering.words import phrase, plain, spelled
from corpus.document import Header
from index.stored import StoredDocument

_UNITS = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+"
_LEADING_UNIT = re.compile(rf"^{_UNITS}", re.I)
_UNIT = re.compile(rf"\b{_UNITS}((?:[^\W\d_]+\s?){{1,4}})$", re.I)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a question may call a document by, in plain words."""

    symbol: tuple[str, ...] | None
    numbered: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    years: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Documents that the question is about; None where it names none. `naming` are the words that named them."""

    documents: tuple[int, ...] | None
    naming: frozenset[str]


@lru_cache(maxsize=20_000)
def identity(
    type_: str | None, symbol: str | None, issuer: str | None, place: str | None, title: str | None, date: str | None
) -> Identity:
    """The identity of a document with these header facts."""
    number = re.match(r"[\d.]+", symbol or "")
    named = [name for name in (place, _proper_name(issuer)) if name]
    return Identity(
        symbol=symbol_key(symbol) if symbol else None,
        numbered=tuple(f"{kind}{so} {number[0]} " for kind in [phrase(type_).rstrip()] for so in ("", " so"))
        if number and type_
        else (),
        places=tuple(dict.fromkeys((phrase(_bare(name)), spelled(_bare(name))) for name in named)),
        years=frozenset(_YEAR.findall(f"{date or ''} {title or ''}")),
        words=frozenset(plain(f"{type_ or ''} {issuer or ''} {place or ''} {title or ''}")),
    )


def identity_of(header: Header) -> Identity:
    """The identity of a stored document."""
    return identity(header.type, header.symbol, header.issuer, header.place, header.title, header.date)


def find_scope(question: Question, stored: Sequence[StoredDocument], *, cites: bool) -> Scope:
    """`cites` says that symbols in the question are cited documents, not the ones asked about."""
    known = [(one.id, identity_of(one.header)) for one in stored]
    naming: set[str] = set()
    by_symbol: set[int] = set()
    by_number: set[int] = set()
    if not cites:
        keys = {symbol_key(symbol) for symbol in question.symbols}
        by_symbol = {at for at, who in known if who.symbol in keys}
        by_number = {at for at, who in known if any(n in question.bare for n in who.numbered)} - by_symbol
    by_place: set[int] = set()
    named = {place for _, who in known for place in who.places if _says(question, place)}
    for place in named:
        naming.update(place[0].split())
        by_place |= {at for at, who in known if place in who.places}
        # A document that lost its header may still be called after its place.
        by_place |= {one.id for one in stored if not identity_of(one.header).places and place[0] in phrase(one.file)}
    # "Kế hoạch của xã A về Chỉ thị 15": a number alone may be of a document that is only spoken of.
    chosen = (by_symbol & by_place) or by_symbol or (by_number & by_place) or (by_number | by_place)
    if not chosen:
        return Scope(None, frozenset())
    if len(chosen) > 1 and question.years and not by_symbol:
        dated = {at for at, who in known if at in chosen and (not who.years or who.years & set(question.years))}
        chosen = dated or chosen
    return Scope(tuple(sorted(chosen)), frozenset(naming))


def without_name(words: tuple[str, ...], header: Header) -> tuple[str, ...]:
    """The words with "" in place of each run of two or more that names the issuing body, and of its place."""
    name = plain(f"{header.issuer or ''} {header.place or ''}")
    left = list(words)
    at = 0
    while at < len(words):
        run = max((_run(words[at:], name[start:]) for start in range(len(name))), default=0)
        if run >= 2:
            left[at : at + run] = [""] * run
        at += max(run, 1)
    return tuple(left)


def _run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words the two have in common from the start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _says(question: Question, place: tuple[str, str]) -> bool:
    """The whole name. Typed with diacritics it must agree in them: "đánh giá lại" is not Gia Lai."""
    folded, accented = place
    if folded not in question.phrase:
        return False
    if not question.accented or accented in spelled(question.text):
        return True
    # An abbreviation was written out ("TP.HCM"): there are no diacritics to compare.
    return folded not in f" {' '.join(_WORD.findall(question.folded))} "


def _bare(name: str) -> str:
    return _LEADING_UNIT.sub("", name.strip())


def _proper_name(issuer: str | None) -> str | None:
    match = _UNIT.search(issuer or "")
    return match[1].strip() if match else None
