"""Where the answer to a follow-up may come from, and whether it tells of what the follow-up named."""

from collections.abc import Sequence

from assistant.answer import Answer
from assistant.answering.question import understand
from assistant.answering.scope import find_scope, identity_of
from assistant.answering.words import phrase, plain, spelled
from assistant.conversation.turn import Meant
from assistant.conversation.words import data
from corpus.bodies.recognise import find_bodies
from corpus.bodies.units import binds
from index.stored import StoredDocument
from index.syllables import fold

_FEW = 3
_SHARE = 2 / 3


def documents_for(meant: Meant, stored: Sequence[StoredDocument]) -> tuple[int, ...] | None:
    """The ids of the documents to answer from; None for all.

    Those cited before, unless the follow-up's own words name others: by symbol, place or issuing body, or by the year
    of the same body's document.
    """
    known = {str(one.id): one.id for one in stored}
    before = tuple(known[one] for one in meant.documents if one in known)
    if meant.year is not None:
        return _of_year(meant.year, before, stored) or before or None
    if meant.added:
        named = find_scope(understand(meant.added), stored, cites=False).documents or ()
        issued = () if meant.documents else _issued_by(meant.added, stored)
        if found := named or issued:
            return tuple(one for one in before if one in found) or found
    return before or None


def tells_of(meant: Meant, answer: Answer, stored: Sequence[StoredDocument]) -> bool:
    """Whether the answer or its quotes have the words that the follow-up added, or a body that stands for them.

    Where the words named another document, its own name counts too. A year must be
    the cited documents' own.
    """
    by_id = {str(one.id): one for one in stored}
    if meant.year is not None:
        return all(meant.year in identity_of(by_id[one.document_id]).years for one in answer.citations)
    said, bodies = [answer.answer], list[str]()
    for one in answer.citations:
        document = by_id[one.document_id].document
        said += [section.title for section in document.sections if section.start <= one.start < section.end]
        said += [one.quote, *(() if meant.documents else (one.label, one.file))]
        bodies += [body.of(one.quote) for body in find_bodies(one.quote)]
    together = " ; ".join(said)
    folded, accented = set(plain(together)), set(spelled(together).split())
    wanted = [word for word in meant.added.split() if word.lower() not in data()["unimportant"].split()]
    found = sum(_is_in(word, folded, accented) for word in wanted)
    enough = len(wanted) if len(wanted) <= _FEW else _SHARE * len(wanted)
    return found >= enough or any(binds(meant.added, body) for body in bodies)


def _is_in(word: str, folded: set[str], accented: set[str]) -> bool:
    """What is typed with diacritics must stand there with the same; an abbreviation may be written out."""
    if fold(word) != word.lower():
        return set(spelled(word).split()) <= accented
    return set(plain(word)) <= folded


def _of_year(year: str, before: tuple[int, ...], stored: Sequence[StoredDocument]) -> tuple[int, ...]:
    """Documents of that year by the bodies that issued those before."""
    issuers = {_issuer(one) for one in stored if one.id in before}
    return tuple(one.id for one in stored if year in identity_of(one).years and _issuer(one) in issuers)


def _issuer(one: StoredDocument) -> str:
    return phrase(one.header.issuer or one.header.place or "")


def _issued_by(body: str, stored: Sequence[StoredDocument]) -> tuple[int, ...]:
    return tuple(one.id for one in stored if one.header.issuer and phrase(body) in phrase(one.header.issuer))
