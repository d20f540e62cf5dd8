"""Whether words hold the kind of thing that a question asks for: money, a day, a time, a number of something."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.answering.question import Question
from assistant.answering.words import load, plain
from corpus.bodies.recognise import find_bodies
from corpus.document import Span
from index.syllables import fold

_HOLDS = {
    "money": re.compile(
        r"\d[\d.,]*\s*(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|USD|lần mức lương)\b(?!\s+(?:lệ|trọng|suất))", re.I
    ),
    "day": re.compile(r"\b(?:ngày\s+\d|(?!24/7\b)\d{1,2}/\d{1,2})"),
    "hour": re.compile(r"\d\s*(?:giờ|h\b|h\d)|\d{1,2}:\d{2}"),
    "range": re.compile(r"\b[Tt]ừ\b.{1,60}\b(?:đến|tới)\b|\d\s*[-–]\s*\d"),
    "web": re.compile(r"https?://|www\.|\w\.(?:vn|com|org)\b"),
    "time": re.compile(r"\d|\b(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)|thường xuyên|định kỳ", re.I),
    "phone": re.compile(r"\d{3,5}[. ]?\d{3}[. ]?\d{2,4}"),
    "email": re.compile(r"\w@\w"),
    "address": re.compile(r"\b(?:[Đđ]ịa chỉ|[Ss]ố \d+[A-Z]?,? (?:đường|phố)|(?:đường|phố) [A-ZĐ])"),
    "person": re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c):? (?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+ ?){2,}"),
}
_NUMBERING = re.compile(r"^\s*(?:[-–+•]\s*)?(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)\t]\s*")
_DATES = re.compile(
    r"\d{1,4}\s*[/-][\w/&-]*|\b(?:ngày|tháng|năm|giai đoạn|quý|khóa|số|Điều|Chương|Mục|Phụ lục)\s+[\d\s–-]+"
)
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
# "bao nhiêu người": a document says voters, delegates, households' heads for it.
_PEOPLE = frozenset({"nguoi"})

# What an answer of any kind must hold if it is asked for.
EXACT = frozenset({"money", "web", "phone", "email", "address", "person"})
# A body may be named in words that no list knows, a period without "từ" and "đến".
_SOFT = frozenset({"body", "range"})


def holds_exactly(question: Question, quotes: Sequence[str]) -> bool:
    """Whether an answer's sources hold the sum, address or number that is asked for; true if none is.

    A sum must be what is asked for: a fine is no budget.
    """
    if not all(any(_HOLDS[name].search(quote) for quote in quotes) for name in EXACT & question.wanted):
        return False
    purposes = _purposes() & set(_WORD.findall(question.text.lower()))
    if "money" not in question.wanted or not purposes:
        return True
    sums = [quote for quote in quotes if _HOLDS["money"].search(quote)]
    return any(not purposes.isdisjoint(_WORD.findall(quote.lower())) for quote in sums)


def needed(question: Question) -> frozenset[str]:
    """The kinds of thing without which a sentence is no answer."""
    return question.wanted - _SOFT


def held(question: Question, words: str) -> frozenset[str]:
    """Which of the kinds of thing that the question wants stand in these words."""
    return frozenset(name for name in question.wanted if _held(name, question, words))


def _held(name: str, question: Question, words: str) -> bool:
    if name == "body":
        return bool(_bodies(words))
    return _number(question, words) if name == "number" else _HOLDS[name].search(words) is not None


@lru_cache(maxsize=4096)
def _bodies(words: str) -> tuple[Span, ...]:
    return find_bodies(words)


@cache
def _purposes() -> frozenset[str]:
    return frozenset(load("question_words.yaml")["purposes"].split())


def _number(question: Question, words: str) -> bool:
    """A number that is no date, numbering or symbol; of what "bao nhiêu" counts, if it says what."""
    if "money" in question.wanted:
        return _HOLDS["money"].search(words) is not None
    bare = _NUMBERING.sub("", _DATES.sub(" ", words))
    if not question.counted:
        return bool(_NUMBER.search(bare))
    if question.counted[0] in _PEOPLE:
        return bool(set(_DIGITS.findall(bare)) - set(_DIGITS.findall(question.text)))
    if question.counted[0] in {"%", "phan"}:
        return "%" in bare or "phần trăm" in bare
    counted = " ".join(question.counted[:2])
    folded = " ".join(plain(bare))
    one = question.counted[0]
    return bool(
        re.search(rf"\d[^.;]{{0,40}}\b{re.escape(one)}\b|\b{re.escape(counted)}\b[^.;]{{0,30}}\d", folded)
        or re.search(rf"\d[^;]{{0,40}}{re.escape(one)}", fold(bare))
    )
