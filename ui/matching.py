"""Finding documents in a list by typed words, with or without diacritics."""

import unicodedata
from collections.abc import Iterable

from ui.vietnamese_date import vietnamese_date
from ui.wire import ListedDocument

# Words without case and diacritics, as people type them in a hurry.


def folded(text: str) -> str:
    """ "Đồng bộ" -> "dong bo"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


# Finding documents in the list by typed words, with or without diacritics.


def matching(documents: Iterable[ListedDocument], typed: str) -> tuple[ListedDocument, ...]:
    """The documents whose facts hold every typed word, in the order given."""
    words = folded(typed).split()
    return tuple(document for document in documents if all(word in _facts(document) for word in words))


def _facts(document: ListedDocument) -> str:
    date = vietnamese_date(document.date)
    shown = (document.type, document.symbol, document.issuer, date, document.title, document.label, document.file)
    return folded(" ".join(fact for fact in shown if fact))
