"""The numbered passages that a model sees: sentences and table rows of what was found, fenced as data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from assistant.answer import Answer
from assistant.answering.compose import Source
from assistant.answering.evidence import Evidence, Piece, heading_words, pieces, sentence_at, sentences
from assistant.answering.words import load
from assistant.label import label
from assistant.verification.roles import merged
from assistant.verification.support import Ground
from assistant.verification.wording import run_of, seen
from corpus.document import Span
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

# About 2,000 tokens: what a small model reads in a few seconds.
_CHARACTERS = 6_000
_PASSAGES = 60
_LONGEST = 900
_HEADING = 160
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered place. `words` is what the model sees of it, `ground` what its sentences are held against."""

    number: int
    source: Source
    heading: str
    words: str
    ground: Ground


def passages(evidence: Evidence, answer: Answer) -> tuple[Passage, ...]:
    """Where the answer's own citations stand first, then what was found, best first; nothing twice."""
    found: list[Passage] = []
    left = _CHARACTERS
    seen_at: set[tuple[int, int]] = set()
    for piece in _with_headings(_candidates(evidence, answer)):
        words = _shown(piece)
        if (piece.stored.id, piece.start) in seen_at or not words or _commands(words):
            continue
        seen_at.add((piece.stored.id, piece.start))
        left -= len(words)
        if left < 0 or len(found) == _PASSAGES:
            break
        found.append(_passage(len(found) + 1, piece, words))
    return tuple(found)


def fenced(listed: tuple[Passage, ...]) -> str:
    """The passages as the prompt holds them, neighbours of one section under one heading."""
    groups = []
    for (name, heading), members in groupby(listed, lambda one: (one.ground.label, one.heading)):
        lines = "\n".join(text("model", "line", number=one.number, words=one.words) for one in members)
        groups.append(text("model", "group", label=plain(name), heading=plain(heading)[:_HEADING], lines=lines))
    return "\n".join(groups)


def plain(words: str) -> str:
    """Words that cannot end the fence around them: no angle brackets, quotation marks or numbers in brackets."""
    bare = " ".join(seen(words).split()).replace("<", "‹").replace(">", "›").replace('"', "”")
    return re.sub(r"\[(\d+)\]", r"(\1)", bare)


def _candidates(evidence: Evidence, answer: Answer) -> Iterator[Piece]:
    by_id = {str(stored.id): stored for stored in evidence.documents}
    for citation in answer.citations:
        stored = by_id.get(citation.document_id)
        if stored is not None:
            for span in sentences(stored.document.text, citation.start, citation.end):
                yield _piece(stored, span)
    # Letterhead and signatures are in the label, or were cited if they are asked for.
    yield from (piece for piece in pieces(evidence) if _in_body(piece))


def _with_headings(found: Iterator[Piece]) -> Iterator[Piece]:
    """Each piece behind its section's heading line or its table group's row, which may hold the year or the body."""
    for piece in found:
        document = piece.stored.document
        section = document.section_at(piece.start)
        if section is not None and section.heading_end <= piece.start:
            yield _piece(piece.stored, sentence_at(document.text, Span(section.start, section.heading_end)))
        row = next((row for row in document.rows if row.start <= piece.start < row.end), None)
        if row is not None and row.group is not None:
            group = document.rows[row.group]
            yield _piece(piece.stored, Span(group.start, group.end))
        yield piece


def _in_body(piece: Piece) -> bool:
    body = piece.stored.document.body
    return body.start <= piece.start < body.end


def _piece(stored: StoredDocument, span: Span) -> Piece:
    section = stored.document.section_at(span.start)
    return Piece(
        stored, span.start, span.end, section.label if section else "", heading_words(stored.document, section)
    )


def _shown(piece: Piece) -> str:
    words = plain(piece.words)
    return words if len(words) <= _LONGEST and _WORD.search(words) else ""


def _passage(number: int, piece: Piece, words: str) -> Passage:
    ground = Ground(
        quote=piece.text,
        label=label(piece.stored, piece.section),
        context=f"{piece.heading}\n{piece.words}",
        roles=_roles(piece.stored, piece.start, piece.end),
    )
    return Passage(number, Source(piece.stored, piece.start, piece.end, piece.section), piece.heading, words, ground)


def _roles(stored: StoredDocument, start: int, end: int) -> Mapping[str, frozenset[str]]:
    """What the tasks and reports of these words say of bodies."""
    said: list[Mapping[str, frozenset[str]]] = []
    for task in stored.document.tasks:
        if task.start < end and start < task.end:
            said.extend({run_of(body): frozenset({"lead"})} for body in task.lead)
            said.extend({run_of(body): frozenset({"coordinate"})} for body in task.coordinate)
    for report in stored.document.reports:
        if report.start < end and start < report.end:
            said.extend({run_of(body): frozenset({"send"})} for body in report.who)
            said.extend({run_of(body): frozenset({"receive"})} for body in (report.to, report.via) if body)
    return merged(said)


def _commands(words: str) -> bool:
    """Whether these words speak to a machine: no official is told to ignore what stands above."""
    folded = " ".join(fold(words).split())
    return any(pattern.search(folded) for pattern in _command_patterns())


@cache
def _command_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("instructions.yaml")["patterns"])
