"""Sentences of a line: where one ends, and where a dash or a mark opens a member of a list."""

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.document import Span

# A sentence ends before a capital or an opening quote; ";" ends a member of a list, and a dash opens one after a mark:
# "chính trị - xã hội", "Thi đua - Khen thưởng", "2026 - 2030" go on.
_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W\da-zà-ỹđ_]|[“\"(\-–+])|(?<=[:,])\s+(?=[-–+]\s)")
_SHORT = re.compile(r"(?:\b(?:TP|Tp|tp|ThS|TS|PGS|GS|Đ/c|đ/c|số|Điều|[A-ZĐ]|\d{1,2})\.)$")
_SHORTEST = 12


@lru_cache(maxsize=4096)
def sentences(line: str, at: int) -> tuple[Span, ...]:
    """The sentences of a line that begins at `at` of its document; no white space at their ends."""
    return tuple(_cut(line, at))


def _cut(line: str, at: int) -> Iterator[Span]:
    begin = 0
    for match in _END.finditer(line):
        if _SHORT.search(line, max(0, match.start() - 8), match.start()) or match.start() - begin < _SHORTEST:
            continue
        yield from _whole(line, begin, match.start(), at)
        begin = match.end()
    yield from _whole(line, begin, len(line), at)


def _whole(line: str, begin: int, end: int, at: int) -> Iterator[Span]:
    words = line[begin:end]
    if words.strip():
        yield Span(at + begin + len(words) - len(words.lstrip()), at + begin + len(words.rstrip()))
