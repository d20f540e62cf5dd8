"""Every other document a text cites, with its exact place: clean -> find -> resolve (corpus/citation)."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.citations.clean_text import Source, clean
from corpus.citations.law import find_constitution, find_laws
from corpus.citations.mention import Mention
from corpus.citations.numbered import find_numbered
from corpus.citations.resolve import resolve
from corpus.citations.symbol import find_symbols
from corpus.citations.unnumbered import find_named, find_short
from corpus.document import Reference, Span


def find_references(text: str, *, exclude: Sequence[Span] = ()) -> tuple[Reference, ...]:
    """Mentions of other documents in order of position; `text[r.start:r.end] == r.quote`, and none overlap.

    `exclude` are spans whose numbers are no citations, such as the document's own number in its letterhead.
    `key` is the same for all mentions of one document: "33/CT-TTG@2021-11-26" (folded symbol and printed date),
    "luật lưu trữ@2024" (folded name of a law and year), without "@..." where no mention prints a date.
    """
    source = clean(text)
    found = (mention for mention in _find(source) if not _within(mention, exclude))
    return resolve(text, _without_overlaps(found))


def _find(source: Source) -> Iterator[Mention]:
    """Mentions, the surer kinds first."""
    laws = list(find_laws(source))
    yield from laws
    yield from find_constitution(source)
    inside = {at for law in laws for at in range(law.start, law.end)}
    symbols = (symbol for symbol in find_symbols(source) if symbol.start not in inside)
    yield from find_numbered(source, symbols, laws)
    yield from find_named(source)
    yield from find_short(source)


def _without_overlaps(mentions: Iterable[Mention]) -> Iterator[Mention]:
    taken: set[int] = set()
    for mention in mentions:
        if mention.start not in taken and mention.end - 1 not in taken:
            taken.update(range(mention.start, mention.end))
            yield mention


def _within(mention: Mention, exclude: Sequence[Span]) -> bool:
    return any(span.start <= mention.at < span.end for span in exclude)
