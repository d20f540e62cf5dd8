"""Answers in the documents' own sentences, where no index knows better."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.answering.around import alike, heading_of_charge, labelled
from assistant.answering.completing import Ranked, completing
from assistant.answering.compose import Claim, Reply, quoted, source, spoken
from assistant.answering.duties import led_claim
from assistant.answering.evidence import Evidence, Piece, pieces, rows_below
from assistant.answering.excerpt import excerpt
from assistant.answering.fit import Fitness
from assistant.answering.question import Question
from assistant.answering.wanted import EXACT, held, needed
from corpus.document import Row, Span
from prompts import text

# Below these fits a sentence is no answer: lower where the document is named in the question.
_ENOUGH = {True: 0.42, False: 0.58}
# How many of the best are tried where the first ones do not hold what is asked for.
_TRIED = 4
_MOST_ITEMS = 10
_MOST_BELOW = 8
_BELOW = 600
# A question for a list is answered by what stands above one.
_LIST = 0.15
_LISTING = re.compile(r"\b(?:nhung|cac|bao gom|gom)\b")


def answer(fitness: Fitness, evidence: Evidence, ranked: Sequence[Ranked]) -> Reply | None:
    """The best sentence with what it heads and what completes it; None where the words are not there."""
    claim = partial(sentence_claim, fitness.question)
    for share, best in ranked[:_TRIED]:
        if share < _ENOUGH[evidence.scoped]:
            return None
        if not (fitness.says_enough(best.stored, best.words, best.heading) or _is_sought(fitness, evidence, best)):
            continue
        below = _list_below(best)
        if below is not None:
            return replace(below, share=share)
        if beside := alike(fitness.question, best):
            return Reply(tuple(map(claim, beside)), share=share)
        line = labelled(fitness.question, best)
        more = [line] if line else list(completing(fitness, best, ranked))
        if needed(fitness.question) <= held(fitness.question, " ".join(piece.stated for piece in (best, *more))):
            led = led_claim(fitness.question, best) if "body" in fitness.question.wanted else None
            charged = heading_of_charge(best) if "body" in fitness.question.wanted and led is None else None
            if charged:
                more = [charged, *more]
            claims = [led or claim(best), *_below_heading(best), *map(claim, more)]
            return Reply(tuple(dict.fromkeys(claims)), share=share)
    return None


def rank(fitness: Fitness, evidence: Evidence) -> list[Ranked]:
    """Every sentence and row of the evidence that shares something with the question, the best first."""
    ranked: list[tuple[float, int, Piece]] = []
    listing = bool(_LISTING.search(fitness.question.folded))
    for at, piece in enumerate(pieces(evidence)) if fitness else ():
        if fitness.own(piece.words) == 0:
            continue
        share = fitness.share(piece.stored, piece.words, piece.heading, piece.stated)
        if listing and _list_below(piece) is not None:
            share += _LIST
        ranked.append((share, -at, piece))
    ranked.sort(key=lambda one: (-one[0], -one[1]))
    return [(share, piece) for share, _, piece in ranked]


def sentence_claim(question: Question, piece: Piece) -> Claim:
    """The words of a sentence or row as they stand."""
    words = excerpt(piece.stored.document.text, Span(piece.start, piece.end), question)
    return Claim(words, (source(piece.stored, piece.start, piece.end, piece.section),))


def _is_sought(fitness: Fitness, evidence: Evidence, best: Piece) -> bool:
    """Whether a document that is clearly named states here the number or address that nothing else in it is."""
    sought = EXACT & fitness.question.wanted
    return bool(sought) and evidence.clear and sought <= held(fitness.question, best.stated)


def _below_heading(piece: Piece) -> list[Claim]:
    """What a heading says nothing without: the first lines below it."""
    document = piece.stored.document
    section = document.section_at(piece.start)
    if section is None or section.start != piece.start or section.heading_end < piece.end:
        return []
    found: list[Claim] = []
    at = piece.end + 1
    while at < min(section.end, piece.end + _BELOW) and len(found) < _MOST_BELOW:
        end = document.text.find("\n", at, section.end)
        line = Span(at, end if end >= 0 else section.end)
        if line.of(document.text).strip():
            found.append(Claim(quoted(document.text, line), (source(piece.stored, line.start, line.end),)))
        at = line.end + 1
    return found


def _list_below(piece: Piece) -> Reply | None:
    """A heading or group row answers with what stands below it."""
    document = piece.stored.document
    row = next((row for row in document.rows if row.start <= piece.start < row.end and row.is_group), None)
    items = [_row_span(below) for below in rows_below(document, row)] if row else _bullets_below(piece)
    if len(items) < 2:
        return None
    claims = tuple(
        Claim(quoted(document.text, item), (source(piece.stored, item.start, item.end),))
        for item in items[:_MOST_ITEMS]
    )
    heading = Span(piece.start, piece.end) if row is None else _row_span(row)
    words = text("answers", "group", heading=spoken(heading.of(document.text)).rstrip(" :."))
    return Reply(claims, words, source(piece.stored, heading.start, heading.end, piece.section))


def _row_span(row: Row) -> Span:
    cell = row.cell("task")
    return Span(cell.start, cell.end) if cell else Span(row.start, row.end)


def _bullets_below(piece: Piece) -> list[Span]:
    """The dashes or lettered items that follow a line which ends with a colon."""
    full = piece.stored.document.text
    if not piece.text.rstrip().endswith(":"):
        return []
    items: list[Span] = []
    at = full.find("\n", piece.end)
    while at >= 0 and len(items) < _MOST_ITEMS:
        end = full.find("\n", at + 1)
        line = Span(at + 1, end if end >= 0 else len(full))
        if not re.match(r"\s*(?:[-–+•]|[a-zđ]\))\s*\S", line.of(full)):
            break
        items.append(line)
        at = end
    return items
