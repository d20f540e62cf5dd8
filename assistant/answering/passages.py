"""Answers in the documents' own sentences, where no index knows better."""

import re
from collections.abc import Sequence

from assistant.answering.compose import Claim, Reply, quoted, source, spoken
from assistant.answering.evidence import Evidence, Piece, pieces, rows_below
from assistant.answering.question import Question
from assistant.answering.words import Content
from corpus.document import Row, Span
from prompts import text

# Below this share of the question's words, heading included, a sentence is no answer.
_ENOUGH = 0.55
_HEADING = 0.6
_MOST_ITEMS = 10
_HOLDS = {
    "money": re.compile(r"\d[\d.,]*\s*(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|USD|lần mức lương)", re.I),
    "number": re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b"),
    "day": re.compile(r"\b(?:ngày\s+\d|\d{1,2}/\d{1,2})"),
    "time": re.compile(r"\d|\b(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)|thường xuyên|định kỳ", re.I),
}


def answer(question: Question, content: Content, evidence: Evidence) -> Reply | None:
    """The best sentence with what it heads or the one beside it; None where the words are not there."""
    if not content:
        return None
    ranked = _ranked(question, content, list(pieces(evidence)))
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    share, best = ranked[0]
    below = _list_below(best)
    if below is not None:
        return below
    claims = [_claim(best)]
    for other_share, other in ranked[1:3]:
        if other_share >= max(_ENOUGH, share * 0.92) and other.stored.id == best.stored.id:
            claims.append(_claim(other))
    return Reply(tuple(claims))


def _ranked(question: Question, content: Content, found: Sequence[Piece]) -> list[tuple[float, Piece]]:
    ranked: list[tuple[float, int, Piece]] = []
    for at, piece in enumerate(found):
        if any(not pattern.search(piece.text) for name, pattern in _HOLDS.items() if name in question.wanted):
            continue
        own = content.likeness(piece.text).share
        if own == 0:
            continue
        with_heading = content.likeness(f"{piece.heading} {piece.text}").share
        ranked.append(((own + _HEADING * max(0.0, with_heading - own)), -at, piece))
    ranked.sort(key=lambda one: (-one[0], -one[1]))
    return [(share, piece) for share, _, piece in ranked]


def _claim(piece: Piece) -> Claim:
    words = quoted(piece.stored.document.text, Span(piece.start, piece.end))
    return Claim(words, (source(piece.stored, piece.start, piece.end, piece.section),))


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
    return Reply(claims, text("answers", "group", heading=spoken(piece.text).rstrip(" :.")))


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
