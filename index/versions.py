"""Whether two documents are one and the same document, and what changed between two versions of it.

A document is its number, its date and its body. Where one of two files does not say its number (a draft, a scan), the
words decide.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.citations.symbol import fold_symbol
from corpus.document import Document, Header, Report, Task
from index.links import body_of, without_zeros

_WORD = re.compile(r"\w+")
_RUN = 3
# Words of a document that are compared; what is alike so far is alike.
_MOST_WORDS = 50_000
# How many of a document's runs of words find others that share them.
_KEPT_RUNS = 8
# The share of runs that two files of one number have in common at least, and two files without a number.
_SAME_NUMBER, _NO_NUMBER = 0.3, 0.8
_LISTED, _LONGEST = 12, 300


@dataclass(frozen=True, slots=True)
class Changes:
    """Paragraphs that only the new or only the old version has; `more` counts those beyond the first few."""

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    more: int = 0


def marks(document: Document) -> tuple[str, ...]:
    """What other files of the same document share with it: its number and year, and its rarest runs of words."""
    header = document.header
    number = [f"{_number(header)}@{(header.date or '')[:4]}"] if header.symbol else []
    return (*number, *(f"{run:08x}" for run in sorted(_runs(document.text))[:_KEPT_RUNS]))


def is_same(one: Document, other: Document) -> bool:
    """Whether both are versions of one document."""
    first, second = one.header, other.header
    numbered = bool(first.symbol and second.symbol)
    if not agree(first, second):
        return False
    if not numbered and first.title and second.title and _folded(first.title) != _folded(second.title):
        return False
    runs, others = _runs(one.text), _runs(other.text)
    shared = len(runs & others) / (len(runs | others) or 1)
    return shared >= (_SAME_NUMBER if numbered else _NO_NUMBER)


def agree(one: Header, other: Header) -> bool:
    """Whether number, date and body of two documents do not contradict each other."""
    if one.symbol and other.symbol and _number(one) != _number(other):
        return False
    first, second = one.date or "", other.date or ""
    if one.symbol and other.symbol:
        # Numbers start again every year; within one a draft may bear another day.
        first, second = first[:4], second[:4]
    return (first.startswith(second) or second.startswith(first)) and not body_of(one).differs(body_of(other))


def changes(old: str, new: str) -> Changes:
    """What a new version adds and drops, by paragraphs; case, blanks and punctuation are no change."""
    added, dropped = list(_only_in(new, old)), list(_only_in(old, new))
    more = max(0, len(added) - _LISTED) + max(0, len(dropped) - _LISTED)
    return Changes(tuple(added[:_LISTED]), tuple(dropped[:_LISTED]), more)


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same paragraphs, in whatever order the file holds them."""
    return changes(one, other) == Changes()


def duty_key(duty: Task | Report) -> str:
    """The same for a duty in every version that words it alike: its words, bodies and times."""
    if isinstance(duty, Task):
        parts = [duty.what, *duty.lead, *duty.coordinate, duty.time.text if duty.time else ""]
    else:
        parts = [duty.what, *duty.who, duty.to or "", duty.via or "", *(one.text for one in duty.deadlines)]
    return "|".join(map(_folded, parts))


def _only_in(text: str, other: str) -> Iterator[str]:
    known = Counter(_folded(line) for line in other.split("\n"))
    for line in text.split("\n"):
        key = _folded(line)
        if key and not known[key]:
            yield line[:_LONGEST]
        known[key] -= 1


def _number(header: Header) -> str:
    return without_zeros(fold_symbol(header.symbol or ""))


def _folded(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _runs(text: str) -> set[int]:
    words: Sequence[str] = _WORD.findall(text.casefold())[:_MOST_WORDS]
    return {zlib.crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(max(1, len(words) - _RUN + 1))}
