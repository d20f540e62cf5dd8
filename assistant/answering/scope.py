"""Which stored documents a question names: by symbol, by type and number, by place, by year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from assistant.answering.question import Question
from assistant.answering.words import phrase, plain, spelled
from corpus.bodies.levels import level_alternatives
from corpus.bodies.name import read_name
from corpus.citations.data_files import load
from corpus.citations.symbol import number_key
from corpus.citations.typed import filed_key, read_filed
from index.stored import StoredDocument

_LEADING_UNIT = re.compile(rf"^{level_alternatives()}\.?\s+")
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a question may call a document by, in plain words; `filed` is the number in the name of its file."""

    symbol: tuple[str, ...] | None
    filed: tuple[str, ...] | None
    numbered: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    years: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents that the question names by number, None where it names none, and those of a place that it names.

    A place may be that of the document or only what it speaks of: its documents are preferred, no more.
    """

    documents: tuple[int, ...] | None
    preferred: frozenset[int] = frozenset()


@lru_cache(maxsize=20_000)
def identity(
    type_: str | None,
    symbol: str | None,
    issuer: str | None,
    place: str | None,
    title: str | None,
    date: str | None,
    file: str,
) -> Identity:
    """The identity of a document with these header facts; where they hold no number, that of the file name."""
    numbered = re.match(r"[\d.]+", symbol or "")
    kind, number = phrase(type_).rstrip() if type_ else "", numbered[0] if numbered else None
    filed = None if symbol else read_filed(file)
    if filed:
        kind, number = kind or f" {' '.join(plain(filed.before))}", filed.number
    named = [name for name in (place, read_name(issuer).place) if name]
    return Identity(
        symbol=number_key(symbol) if symbol else None,
        filed=filed.key if filed else None,
        numbered=tuple(f"{called}{so} {number} " for called in _called(kind) for so in ("", " so")) if number else (),
        places=tuple(dict.fromkeys((phrase(_bare(name)), spelled(_bare(name))) for name in named)),
        years=frozenset(_YEAR.findall(f"{date or ''} {title or ''}")),
        words=frozenset(plain(f"{type_ or ''} {issuer or ''} {place or ''} {title or ''}")),
    )


def _called(kind: str) -> tuple[str, ...]:
    """What a document of this type may be called: a decision also after what it issues, "Quy chế 1184"."""
    if kind.strip() not in ("quyet dinh", "nghi quyet"):
        return (kind,) if kind.strip() else ()
    return (kind, *(phrase(one).rstrip() for one in load("registry_forms")["carried"]))


def identity_of(stored: StoredDocument) -> Identity:
    """The identity of a stored document."""
    header = stored.header
    return identity(
        header.type, header.symbol, header.issuer, header.place, header.title, header.date, PurePath(stored.file).stem
    )


def is_called(stored: StoredDocument, symbol: str) -> bool:
    """Whether this is the document's own number, by its header or, where that is lost, by the name of its file."""
    who = identity_of(stored)
    return who.symbol == number_key(symbol) or (who.filed is not None and who.filed == filed_key(symbol))


def find_scope(question: Question, stored: Sequence[StoredDocument], *, cites: bool) -> Scope:
    """`cites` says that symbols in the question are cited documents, not the ones asked about."""
    known = [(one.id, identity_of(one)) for one in stored]
    by_symbol: set[int] = set()
    by_number: set[int] = set()
    if not cites:
        by_symbol = {one.id for one in stored if any(is_called(one, symbol) for symbol in question.symbols)}
        by_number = {at for at, who in known if any(n in question.bare for n in who.numbered)} - by_symbol
    by_place: set[int] = set()
    for place in {place for _, who in known for place in who.places if _says(question, place)}:
        by_place |= {at for at, who in known if place in who.places}
        # A document that lost its header may still be called after its place.
        by_place |= {one.id for one in stored if not identity_of(one).places and place[0] in phrase(one.file)}
    # "Kế hoạch của xã A về Chỉ thị 15": a number alone may be of a document that is only spoken of.
    chosen = (by_symbol & by_place) or by_symbol or (by_number & by_place)
    if not chosen and by_place:
        by_place |= by_number
    elif not chosen:
        chosen = by_number
    if not by_symbol:
        chosen = _of_years(chosen, known, question)
    by_place = _of_years(by_place, known, question)
    return Scope(tuple(sorted(chosen)) if chosen else None, frozenset(by_place))


def _of_years(some: set[int], known: Sequence[tuple[int, Identity]], question: Question) -> set[int]:
    """Those of the years that the question names, if any are."""
    if len(some) < 2 or not question.years:
        return some
    return {at for at, who in known if at in some and (not who.years or who.years & set(question.years))} or some


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
