"""The stored documents as witnesses: what each says of a cited document."""

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.checking.finding import Elsewhere
from assistant.label import label
from corpus.citation.symbol import fold_symbol
from corpus.document import Header, Reference
from index.stored import StoredDocument

_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(\w+(?:\s+\w+){0,3})$", re.I)


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
    """The unit a document belongs to, in lower case: its bodies are meant where a citation says only "tỉnh"."""
    named = _PLACE.search(header.issuer or "")
    place = named[1] if named else header.place
    return place.casefold() if place else None
