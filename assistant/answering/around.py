"""What belongs to a sentence and stands beside it: items of its kind, lines that say when, whose charge it is."""

import re
from collections.abc import Iterator

from assistant.answering.evidence import Piece, piece_at
from assistant.answering.question import Question
from assistant.answering.wanted import held
from corpus.document import Span
from corpus.text.sentences import paragraphs

_ITEM = re.compile(r"\s*(?P<mark>[-–+•*]|[a-zđ]\)|\(?\d+[.)])?\s*(?P<word>[^\W\d_]+)\s+(?P<number>\d+|[IVX]+)\b")
_EACH = re.compile(r"\b(?:nhung|cac|moi|tung|may|bao nhieu|ke ten|liet ke|lan luot|gom)\b")
_MOST = 9
# Lines that say of a whole section when it is done, by whom, or with what money.
_LABELS = {
    frozenset({"day", "time", "range"}): re.compile(r"\b(?:thời gian|thời hạn|tiến độ|hoàn thành)\b", re.I),
    frozenset({"money"}): re.compile(r"\bkinh phí\b", re.I),
    frozenset({"body"}): re.compile(r"\b(?:chủ trì|đơn vị thực hiện|cơ quan thực hiện|phân công)\b", re.I),
}
_CHARGES = re.compile(r"\b(?:tổ chức thực hiện|phân công|trách nhiệm)\b", re.I)
_LABELLED = re.compile(r"^\s*(?:[-–+•*]|[a-zđ]\)|\(?\d+[.)])?\s*[^\W\d_][^:\n]{2,40}:\s*\S")


def alike(question: Question, piece: Piece) -> list[Piece]:
    """The items that stand in one row with this one, itself included: "Đợt 1: ...", "Đợt 2: ..."; empty without any."""
    item = _ITEM.match(piece.text)
    if item is None or not _EACH.search(question.folded):
        return []
    lines = list(_lines(piece))
    at = next((n for n, line in enumerate(lines) if line.start <= piece.start < line.end), None)
    if at is None:
        return []
    first = last = at
    while first > 0 and _same_kind(lines[first - 1].of(piece.stored.document.text), item):
        first -= 1
    while last + 1 < len(lines) and _same_kind(lines[last + 1].of(piece.stored.document.text), item):
        last += 1
    found = [piece_at(piece.stored, line.start, line.end) for line in lines[first : last + 1][:_MOST]]
    return found if len(found) > 1 else []


def labelled(question: Question, piece: Piece) -> Piece | None:
    """The line of the same section that says what is wanted and the sentence leaves: "Thời gian thực hiện: ..."."""
    missing = question.wanted - held(question, piece.stated)
    for kinds, label in _LABELS.items():
        if not kinds & missing:
            continue
        for line in _lines(piece):
            words = line.of(piece.stored.document.text)
            if _LABELLED.match(words) and label.search(words.split(":")[0]):
                found = piece_at(piece.stored, line.start, line.end)
                if held(question, found.stated) & missing:
                    return found
    return None


def heading_of_charge(piece: Piece) -> Piece | None:
    """The heading that says whose charge a sentence is, right below "Tổ chức thực hiện" and the like; else None."""
    document = piece.stored.document
    section = document.section_at(piece.start)
    while section is not None and section.parent is not None:
        above = document.sections[section.parent]
        if _CHARGES.search(above.title) and section.heading_end <= piece.start:
            heading = document.text[section.start : section.heading_end].rstrip()
            return Piece(piece.stored, section.start, section.start + len(heading), section.label, above.title)
        section = above
    return None


def _same_kind(words: str, item: re.Match[str]) -> bool:
    other = _ITEM.match(words)
    return other is not None and (other["mark"], other["word"]) == (item["mark"], item["word"])


def _lines(piece: Piece) -> Iterator[Span]:
    """The lines of the section that holds the sentence."""
    document = piece.stored.document
    section = document.section_at(piece.start)
    if section is None:
        return paragraphs(document.text, document.body.start, document.closing.start)
    return paragraphs(document.text, section.start, section.end)
