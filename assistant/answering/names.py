"""Proper names in a question, and whether a document knows them: what it does not name it cannot answer for."""

import re
from functools import lru_cache

from assistant.answering.question import Question
from corpus.bodies.levels import level_pattern
from corpus.bodies.territory import province_names
from index.stored import StoredDocument
from index.syllables import fold

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
# One capital alone opens names of offices and types ("Sở", "Kế hoạch"); two in a row are a name.
_SHORTEST = 2
# The name behind a unit's word: "tỉnh Kiên Giang".
_NAME = re.compile(r"\s+((?:[^\W\d_a-zà-ỹđ][^\W\d_]*\s?){2,4})")


def proper_names(question: Question) -> tuple[tuple[str, ...], ...]:
    """Runs of capitalised words, folded: "Ban Quản lý Khu kinh tế Gia Lai" -> (ban, quan), (gia, lai).

    Abbreviations are no part of a run. A question without capitals names provinces by their list.
    """
    if not any(word[:1].isupper() for word in question.text.split()[1:]):
        return tuple(tuple(name.split()) for name in _provinces() if f" {name} " in question.phrase)
    runs: list[list[str]] = [[]]
    opens = True
    for word in _WORD.findall(question.text):
        if not opens and word[0].isupper() and word[1:].islower():
            runs[-1].append(fold(word))
        else:
            runs.append([])
        # A word that opens a sentence is capitalised whatever it is.
        opens = word in ".?!:" or (opens and not word[0].isalnum())
    return tuple(tuple(run) for run in runs if len(run) >= _SHORTEST)


def places(question: Question) -> tuple[tuple[str, ...], ...]:
    """The places among the proper names of a question: provinces, and what a unit's word stands before."""
    if not any(word[:1].isupper() for word in question.text.split()[1:]):
        return proper_names(question)
    listed = {tuple(name.split()) for name in _provinces()}
    behind = (_NAME.match(question.text, word.end()) for word in level_pattern().finditer(question.text))
    after_unit = {tuple(fold(name[1]).split()) for name in behind if name}
    return tuple(name for name in proper_names(question) if name in listed or name in after_unit)


def knows(stored: StoredDocument, name: tuple[str, ...]) -> bool:
    """Whether the name, or the body and the place of which it is made, stand in a document or the name of its file.

    "Sở Công Thương Đắk Lắk" is known to a document of Đắk Lắk that speaks of its Sở Công Thương. Whole words count,
    diacritics aside.
    """
    if _stands(stored, name):
        return True
    cuts = range(_SHORTEST, len(name) - _SHORTEST + 1)
    return any(_stands(stored, name[:at]) and _stands(stored, name[at:]) for at in cuts)


def _stands(stored: StoredDocument, name: tuple[str, ...]) -> bool:
    pattern = r"\b" + r"\W+".join(map(re.escape, name)) + r"\b"
    return (
        re.search(pattern, _folded(stored.document.text)) is not None
        or re.search(pattern, fold(stored.file)) is not None
    )


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return fold(text)


def _provinces() -> tuple[str, ...]:
    """Names of two words or more, since a single folded word may be any word."""
    return tuple(fold(name) for name in province_names() if " " in name)
