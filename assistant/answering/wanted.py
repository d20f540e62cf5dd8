"""Whether words hold the kind of thing that a question asks for: money, a day, a time, a number of something."""

import re

from assistant.answering.question import Question
from assistant.answering.words import plain
from index.syllables import fold

_HOLDS = {
    "money": re.compile(r"\d[\d.,]*\s*(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|USD|lần mức lương)", re.I),
    "day": re.compile(r"\b(?:ngày\s+\d|\d{1,2}/\d{1,2})"),
    "web": re.compile(r"https?://|www\.|\w\.(?:vn|com|org)\b"),
    "time": re.compile(r"\d|\b(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)|thường xuyên|định kỳ", re.I),
    "phone": re.compile(r"\d{3,5}[. ]?\d{3}[. ]?\d{2,4}"),
    "email": re.compile(r"\w@\w"),
}
_NUMBERING = re.compile(r"^\s*(?:[-–+•]\s*)?(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)\t]\s*")
_DATES = re.compile(
    r"\d{1,4}\s*[/-][\w/&-]*|\b(?:ngày|tháng|năm|giai đoạn|quý|khóa|số|Điều|Chương|Mục|Phụ lục)\s+[\d\s–-]+"
)
_NUMBER = re.compile(r"\d")

# What an answer of any kind must hold if it is asked for.
_EXACT = frozenset({"money", "web", "phone", "email"})


def holds_exactly(question: Question, words: str) -> bool:
    """Whether an answer's sources hold the sum, address or number that is asked for; true if none is."""
    return all(_HOLDS[name].search(words) for name in _EXACT & question.wanted)


def holds(question: Question, words: str) -> bool:
    """Whether a sentence has the kind of thing that is asked for: money, a day, a time, a number of something."""
    if any(not pattern.search(words) for name, pattern in _HOLDS.items() if name in question.wanted):
        return False
    if "number" not in question.wanted or "money" in question.wanted:
        return True
    bare = _NUMBERING.sub("", _DATES.sub(" ", words))
    if not question.counted:
        return bool(_NUMBER.search(bare))
    if question.counted[0] in {"%", "phan"}:
        return "%" in bare or "phần trăm" in bare
    counted = " ".join(question.counted[:2])
    folded = " ".join(plain(bare))
    one = question.counted[0]
    return bool(
        re.search(rf"\d[^.;]{{0,40}}\b{re.escape(one)}\b|\b{re.escape(counted)}\b[^.;]{{0,30}}\d", folded)
        or re.search(rf"\d[^;]{{0,40}}{re.escape(one)}", fold(bare))
    )
