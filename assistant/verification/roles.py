"""Who does what: leads, takes part, sends, receives. Read from words beside a body's name, in claims as in sources."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.verification.wording import run_of, seen
from corpus.bodies.recognise import find_bodies
from corpus.document import Span

# What a body with the one role is not without being said to be.
OPPOSITE = {
    "lead": frozenset({"coordinate"}),
    "coordinate": frozenset({"lead"}),
    "send": frozenset({"receive"}),
    "receive": frozenset({"send"}),
}
_ARTICLE = r"(?:các |những )?"
_BEHIND = {
    "lead": re.compile(
        r"[\s,]*(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|chịu trách nhiệm chính|(?:là|làm) (?:cơ quan )?đầu mối)", re.I
    ),
    "coordinate": re.compile(r"[\s,]*(?:cùng |có trách nhiệm )?phối hợp", re.I),
    "send": re.compile(r"[\s,]*(?:có trách nhiệm |phải |cần |định kỳ )*(?:gửi|nộp|báo cáo)(?!\w)", re.I),
}
_BEFORE = {
    "lead": re.compile(rf"chủ trì(?: thực hiện)?(?: là|:)?\s*{_ARTICLE}$", re.I),
    "coordinate": re.compile(rf"phối hợp(?: thực hiện| chặt chẽ)*(?: với| cùng| là|:)?\s*{_ARTICLE}$", re.I),
    "receive": re.compile(
        rf"(?:(?:gửi|nộp|trình|báo cáo)(?: báo cáo| kết quả| văn bản)*(?: về| cho| đến| tới| lên| qua)?"
        rf"|(?:gửi|nộp|báo cáo)[^,;.]{{0,40}} (?:về|cho|đến|tới|lên)|thông qua)\s*{_ARTICLE}$",
        re.I,
    ),
}
_JOINT = re.compile(r"\s*(?:[,;/]|,?\s*và|,?\s*cùng)\s*")
_REACH = 70


@lru_cache(maxsize=2048)
def roles(text: str) -> Mapping[str, frozenset[str]]:
    """Run of a body's words -> the roles that the text gives it; bodies without a role are left out."""
    words = seen(text)
    bodies = find_bodies(words)
    before = [_before(words, body) for body in bodies]
    behind = [_behind(words, body) for body in bodies]
    for at in range(1, len(bodies)):
        if _joined(words, bodies[at - 1], bodies[at]):
            before[at] |= before[at - 1]
    for at in range(len(bodies) - 2, -1, -1):
        if _joined(words, bodies[at], bodies[at + 1]):
            behind[at] |= behind[at + 1]
    return _gathered(
        (run_of(body.of(words)), before[at] | behind[at]) for at, body in enumerate(bodies) if before[at] | behind[at]
    )


def merged(several: Iterable[Mapping[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    """The roles of several texts together."""
    return _gathered(pair for one in several for pair in one.items())


def contradicted(claimed: Mapping[str, frozenset[str]], known: Mapping[str, frozenset[str]]) -> bool:
    """Whether a body has a role in the claim that the source gives the opposite of, and not that role."""
    for run, said in claimed.items():
        stated: set[str] = set()
        for other, given in known.items():
            if run in other or other in run:
                stated |= given
        if any(OPPOSITE[role] & stated and role not in stated for role in said):
            return True
    return False


def _gathered(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for run, given in pairs:
        found[run].update(given)
    return {run: frozenset(given) for run, given in found.items()}


def _before(words: str, body: Span) -> set[str]:
    left = words[max(0, body.start - _REACH) : body.start]
    return {role for role, pattern in _BEFORE.items() if pattern.search(left)}


def _behind(words: str, body: Span) -> set[str]:
    return {role for role, pattern in _BEHIND.items() if pattern.match(words, body.end)}


def _joined(words: str, one: Span, other: Span) -> bool:
    return _JOINT.fullmatch(words, one.end, other.start) is not None
