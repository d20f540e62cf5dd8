"""Finding documents in the list by typed words, with or without diacritics."""

from collections.abc import Iterable

from ui.folding import folded
from ui.vietnamese_date import vietnamese_date
from ui.wire import ListedDocument


def matching(documents: Iterable[ListedDocument], typed: str) -> tuple[ListedDocument, ...]:
    """The documents whose facts hold every typed word, in the order given."""
    words = folded(typed).split()
    return tuple(document for document in documents if all(word in _facts(document) for word in words))


def _facts(document: ListedDocument) -> str:
    date = vietnamese_date(document.date)
    shown = (document.type, document.symbol, document.issuer, date, document.title, document.label, document.file)
    return folded(" ".join(fact for fact in shown if fact))
