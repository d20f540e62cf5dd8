"""The document that somebody names to ask who cites it, however it is typed."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.citation.source import clean
from corpus.citation.symbol import find_symbols, fold_symbol
from corpus.document import Reference
from corpus.errors import QuestionError
from corpus.references import find_references
from index.syllables import fold

if TYPE_CHECKING:
    from index.store import Store

MAX_CHARACTERS = 500
_WORDS = re.compile(r"[^\w/.&-]+")
_NUMBER_WORD = re.compile(r"\bso (?=\d)")


def targets(store: "Store", words: str) -> list[Reference]:
    """The documents that these words name, one for each key. Raises QuestionError if they name none.

    Words are read as any text is; a bare symbol ("2160/UBND-NC") is enough, and so is what is typed without
    diacritics or capitals if a stored document cites it.
    """
    if len(words) > MAX_CHARACTERS:
        raise QuestionError(f"Tên văn bản dài quá {MAX_CHARACTERS} ký tự; hãy rút gọn rồi tìm lại.")
    named = list(find_references(words)) or _symbols(words) or _typed_plainly(store, words)
    if not named:
        raise QuestionError(
            "Chưa nhận ra văn bản nào trong điều cần tìm; hãy ghi đủ số, ký hiệu (ví dụ 33/CT-TTg) hoặc tên luật."
        )
    return list({one.key: one for one in named}.values())


def _symbols(words: str) -> list[Reference]:
    return [
        Reference(
            fold_symbol(one.value), None, one.value, None, None, None, words[one.start : one.end], one.start, one.end
        )
        for one in find_symbols(clean(words))
    ]


def _typed_plainly(store: "Store", words: str) -> list[Reference]:
    """Cited documents whose name or symbol is what was typed, but for diacritics and capitals; of no date."""
    typed = _plain(words)
    found = {}
    for _, one in store.references():
        ways = [way for way in (one.name, one.symbol) if way]
        ways += [f"{one.type} {way}" for way in ways if one.type]
        if typed in {_plain(way) for way in ways}:
            identity = one.identity
            found[identity] = replace(one, key=identity, date=None, issuer=None)
    return list(found.values())


def _plain(words: str) -> str:
    return _NUMBER_WORD.sub("", " ".join(_WORDS.sub(" ", fold(words)).split()))
