"""Bodies that a question names, found by whole words so that abbreviations and missing diacritics do not matter."""

import re
from collections.abc import Iterable

from assistant.answering.question import Question, without_symbols
from assistant.answering.words import load, phrase, plain
from corpus.bodies.recognise import find_bodies

# "Sở", "các phòng" alone name nobody.
_FEWEST_WORDS = 2
_GROUP = re.compile(r"\b(?:các|những|mọi|mỗi|từng|toàn thể)\b", re.I)
_VERB = re.compile(r"\b(?:phải|cần|có trách nhiệm|báo cáo|nộp|gửi|được giao|chủ trì|phụ trách|có nhiệm vụ)\b", re.I)
# Between a body and the verb: it is another's. "Theo kế hoạch của UBND tỉnh, cơ quan nào phải ..."
_OTHER = re.compile(r"[,;:]|\b(?:nào|ai)\b", re.I)
# Typed without diacritics no list knows a name: a kind of body and the words up to the verb.
_FOLDED_ACTOR = re.compile(
    r"(?<!cac )(?<!nhung )\b("
    rf"(?:{'|'.join(load('question_words.yaml')['actors'])})(?: (?!nao\b)\w+){{1,8}}?)"
    r" (?:phai|can|co trach nhiem|bao cao|nop|gui|duoc giao|chu tri|phu trach|co nhiem vu)\b"
)
_JOINING = frozenset({"cac", "va", "nhung", "moi"})
_TOWARDS = r" (?:gui|ve|len|cho|toi|den|bao cao)"


def named_body(question: Question, bodies: Iterable[str]) -> str | None:
    """The longest of these bodies whose whole name stands in the question; None where none does."""
    fitting = [body for body in bodies if len(phrase(body).split()) >= _FEWEST_WORDS and says(question, body)]
    return max(fitting, key=lambda body: len(phrase(body)), default=None)


def acting_body(question: Question) -> str | None:
    """The body of at least two words that the question says has to do something: the one that its verb follows."""
    if not question.accented:
        named = _FOLDED_ACTOR.search(without_symbols(question.folded))
        return named[1] if named else None
    told = without_symbols(question.text)
    verb = _VERB.search(told)
    if verb is None:
        return None
    before = [body for body in find_bodies(told[: verb.start()]) if _says_who(body.of(told))]
    if not before or _OTHER.search(told, before[-1].end, verb.start()):
        return None
    return before[-1].of(told)


def is_group(body: str) -> bool:
    """Whether a name speaks of several bodies: "các sở", "UBND các xã, phường"."""
    return "," in body or _GROUP.search(body) is not None


def named_unit(question: Question) -> str | None:
    """The body whose duties are asked for: the one that acts, else the first that is named."""
    return acting_body(question) or next(iter(_bodies(without_symbols(question.text))), None)


def named_receiver(question: Question, bodies: Iterable[str]) -> str | None:
    """The longest of these bodies that the question names as where something is sent."""
    fitting = [body for body in bodies if re.search(rf"{_TOWARDS}{_loose(body)}", _loose(question.text))]
    return max(fitting, key=lambda body: len(phrase(body)), default=None)


def says(question: Question, body: str) -> bool:
    """Whether the question holds the body's name, whatever joins its parts."""
    return says_words(question.text, body)


def says_words(words: str, body: str) -> bool:
    """Whether these words hold the body's name, whatever joins its parts."""
    return _loose(body) in _loose(words)


def same(one: str, other: str) -> bool:
    """Whether two printed names are one body."""
    return _loose(one) == _loose(other)


def alike(one: str, other: str) -> bool:
    """Whether one name says no more than the other: "UBND xã, phường" and "Ủy ban nhân dân các phường, xã, đặc khu"."""
    first, second = (frozenset(plain(name)) - _JOINING for name in (one, other))
    return min(len(first), len(second)) >= _FEWEST_WORDS and (first <= second or second <= first)


def begins_with(body: str, name: str) -> bool:
    """Whether a body is the one of this name, perhaps with its place: "Sở Y tế Hà Tĩnh" and "Sở Y tế"."""
    return _loose(body).startswith(_loose(name))


def _bodies(words: str) -> list[str]:
    return [body.of(words) for body in find_bodies(words) if _says_who(body.of(words))]


def _says_who(body: str) -> bool:
    return len(body.split()) >= _FEWEST_WORDS


def _loose(words: str) -> str:
    """Plain words without "và": "Các phòng, đơn vị" and "các phòng và đơn vị" are one body."""
    return phrase(words).replace(" va ", " ")
