"""Where a question names documents, bodies and places, and which documents a conversation is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from assistant.answering.words import phrase
from assistant.conversation.turn import Source, Turn
from assistant.conversation.words import aligned, data, head_of, pattern, trimmed
from corpus.bodies.levels import level_alternatives
from corpus.bodies.recognise import find_bodies
from corpus.citations.symbol import number_key
from corpus.citations.typed import find_typed
from corpus.text.folding import unmarked

# Where a question names documents, bodies and places.


Place = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:[&.\-/][^\W_]+)*")
_DAY = re.compile(r",? ngay \d{1,2}/\d{1,2}/\d{4}")
_BODY_OF = re.compile(r",? (?:cua|do) ")
_MOST_WORDS = 6
_ABBREVIATED = r"kh|ct|qd|cv|cd|hd|tb|ctr|nq|nd"


@cache
def _called() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The type before a number, "Kế hoạch số ", and a type with a bare number: "KH 57", "chỉ thị 15"."""
    types = "|".join(aligned(one) for one in data()["documents"])
    kind = rf"\b(?:{types}|{_ABBREVIATED})"
    return re.compile(rf"{kind}(?: so)? $"), re.compile(rf"{kind} (?:so )?\d{{1,5}}\b(?!\.\d)")


def _numbered(question: str, folded: str) -> Iterator[Place]:
    before, bare = _called()
    reach = 0
    for symbol in find_typed(question):
        yield from (match.span() for match in bare.finditer(folded, reach, symbol.start))
        kind = before.search(folded, reach, symbol.start)
        yield (kind.start() if kind else symbol.start), symbol.end
        reach = symbol.end
    yield from (match.span() for match in bare.finditer(folded, reach))


def documents_named(question: str, sources: Iterable[Source] = ()) -> list[Place]:
    """Where documents are named by number, with the day and the body that a source's name has after it."""
    folded, found = aligned(question), list[Place]()
    names = [aligned(source.name) for source in sources]
    for start, end in _numbered(question, folded):
        if day := _DAY.match(folded, end):
            end = day.end()
        found.append((start, _issuer_end(folded, end, names)))
    return found


def _issuer_end(folded: str, end: int, names: Sequence[str]) -> int:
    """Where the body ends that a source has after its number, if the question goes on with it."""
    of = _BODY_OF.match(folded, end)
    if of is None:
        return end
    for name in names:
        issuer = name.rpartition(" cua ")[2]
        if issuer != name and folded.startswith(issuer, of.end()):
            return of.end() + len(issuer)
    return end


def symbol_of(name: str) -> tuple[str, ...] | None:
    """The key of the number in a document's name; None where it has none."""
    symbol = next(find_typed(name), None)
    return number_key(symbol.value) if symbol else None


def names_document(question: str, source: Source) -> bool:
    """Whether the question names this document, by its symbol or, where it has none, by its whole name."""
    symbol = symbol_of(source.name)
    if symbol is None:
        return aligned(source.name) in aligned(question)
    return symbol in {number_key(one.value) for one in find_typed(question)}


def bodies_named(question: str, sources: Iterable[Source]) -> list[Place]:
    """Bodies and places in the order named, without overlaps; none inside the name of a document."""
    sources = tuple(sources)
    taken = documents_named(question)
    folded = aligned(question)
    found = [*_bodies(question, folded), *_capitalised(question), *_issuers(folded, sources)]
    kept: list[Place] = []
    for start, end in sorted(found, key=lambda place: place[0] - place[1]):
        if not any(start < other_end and other < end for other, other_end in (*kept, *taken)):
            kept.append((start, end))
    return sorted(kept)


def is_issuer(words: str, sources: Iterable[Source]) -> bool:
    """Whether these words are part of the name of a body that issued one of the sources."""
    named = phrase(words)
    return bool(named.strip()) and any(named in phrase(source.name.rpartition(" của ")[2]) for source in sources)


def _bodies(question: str, folded: str) -> Iterator[Place]:
    if folded != question.lower():
        yield from ((body.start, body.end) for body in find_bodies(question))
        return
    stops = frozenset(data()["stops"].split())
    words = list(_WORD.finditer(folded))
    at = 0
    while at < len(words):
        start, last = words[at].start(), at
        head = head_of(question, start)
        if head is None:
            other = pattern("not_heads").match(folded, start)
            at += 1 + (other[0].count(" ") if other else 0)
            continue
        while words[last].end() < start + len(head):
            last += 1
        while last + 1 < len(words) and last - at + 1 < _MOST_WORDS and words[last + 1][0] not in stops:
            if words[last + 1][0].isdigit() or folded[words[last].end() : words[last + 1].start()].strip(" ,"):
                break
            last += 1
        yield start, words[last].end()
        at = last + 1


def _capitalised(question: str) -> Iterator[Place]:
    """Names of two words or more, with the unit before them: "huyện Long Thạnh", "Long Thạnh"."""
    for match in re.finditer(r"[^\W\d_]+(?: [^\W\d_]+)+", question):
        run: list[re.Match[str]] = []
        for word in (*re.finditer(r"[^\W\d_]+", match[0]), None):
            if word and word[0][0].isupper() and word[0][1:].islower():
                run.append(word)
                continue
            if len(run) > 1:
                start, end = match.start() + run[0].start(), match.start() + run[-1].end()
                unit = re.search(rf"{unmarked(level_alternatives())} $", aligned(question[:start]))
                yield (start - len(unit[0]) if unit else start), end
            run = []


def _issuers(folded: str, sources: Iterable[Source]) -> Iterator[Place]:
    """Two words or more that are the last of a source's issuing body: its place."""
    for source in sources:
        words = aligned(source.name.rpartition(" của ")[2]).split()
        for at in range(len(words) - 1):
            tail = " ".join(words[at:])
            if match := re.search(rf"\b{re.escape(tail)}\b", folded):
                yield match.span()
                break


# The documents that a conversation is about at a moment.


def focus(turns: Sequence[Turn]) -> tuple[Source, ...]:
    """The documents of the last answer; after a refusal those of the answer before.

    A follow-up that was refused may have led to another matter: after it nothing is in focus, unless it named a
    document that was cited before.
    """
    for turn in reversed(turns):
        if turn.sources:
            return turn.sources
        if named := _known(turn.question, turns):
            return named
        if turn.leaned:
            return ()
    return ()


def document_meant(noun: str, turns: Sequence[Turn]) -> Source | tuple[Source, ...]:
    """The document that "văn bản đó" is, or those between which the user has to choose; () where there is none.

    Of several the one that the last question names. `noun` is the type of document pointed at, "" for any.
    """
    last = turns[-1].question
    sources = tuple(one for one in focus(turns) if aligned(one.name).startswith(noun))
    if len(sources) == 1:
        return sources[0]
    named = tuple(one for one in sources if names_document(last, one))
    if len(named) == 1:
        return named[0]
    spoken = {trimmed(last[start:end]) for start, end in documents_named(last)}
    fitting = [one for one in spoken if aligned(one).startswith(noun) and not one[0].isdigit()]
    if len(fitting) == 1:
        return Source("", fitting[0])
    return sources or focus(turns)


def _known(question: str, turns: Sequence[Turn]) -> tuple[Source, ...]:
    cited = dict.fromkeys(source for turn in turns for source in turn.sources)
    return tuple(source for source in cited if names_document(question, source))
