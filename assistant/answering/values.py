"""The kinds of thing that stand in words: a sum of money, a day, an hour, a share, a number of something, a body."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from assistant.answering.words import plain
from corpus.bodies.recognise import find_bodies
from index.syllables import fold

Kind = Literal[
    "money",
    "day",
    "time",
    "hour",
    "range",
    "number",
    "percent",
    "duration",
    "times",
    "body",
    "person",
    "phone",
    "email",
    "web",
    "address",
]

_UNIT_OF_MONEY = r"(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|USD|VNĐ|VND|đ\b|lần mức lương|mức lương cơ sở)"
HOLDS: dict[Kind, re.Pattern[str]] = {
    "money": re.compile(
        rf"\d[\d.,]*\s*(?:\([^()]{{1,60}}\)\s*)?{_UNIT_OF_MONEY}(?!\w)(?!\s+(?:lệ|trọng|suất))|\b\d{{1,3}}(?:\.000){{1,4}}\b",
        re.I,
    ),
    "day": re.compile(
        r"\bngày\s+\d|(?<![\d/])(?!24/7\b)\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?(?![\d/.,-]|/)|"
        r"(?:kể )?từ ngày ký",
        re.I,
    ),
    "hour": re.compile(r"\d\s*(?:giờ|h\b|h\d)|\d{1,2}:\d{2}"),
    "range": re.compile(r"\b[Tt]ừ\b.{1,60}\b(?:đến|tới)\b|\d\s*[-–]\s*\d"),
    "time": re.compile(
        r"\b(?:năm|tháng|quý|tuần|ngày|giai đoạn|giờ|khóa)\s+(?:\d|[IVX]+\b)|\d{1,2}[/-]\d{1,4}|"
        r"\b(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)|thường xuyên|định kỳ|\d+ (?:ngày|tháng|năm|giờ|tuần)\b",
        re.I,
    ),
    "percent": re.compile(r"\d\s*%|\d\s*phần trăm|\d\s*‰"),
    "duration": re.compile(
        r"\d+\s*(?:\([^()]{1,30}\)\s*)?(?:ngày|tháng|năm|giờ|tuần|phút|quý)\b|"
        r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:ngày|tháng|năm|giờ|tuần)\b",
        re.I,
    ),
    "times": re.compile(
        r"\d+\s*lần\b|\b(?:một|hai|ba|bốn|năm) lần\b|(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)", re.I
    ),
    "phone": re.compile(r"(?<!\d)(?:0|\+84)\d{1,3}[. ]?\d{3}[. ]?\d{2,4}\b"),
    "email": re.compile(r"\w@\w"),
    "web": re.compile(r"https?://|www\.|\w\.(?:vn|com|org)\b"),
    "address": re.compile(r"\b(?:[Đđ]ịa chỉ|[Ss]ố \d+[A-Z]?,? (?:đường|phố)|(?:đường|phố) [A-ZĐ])"),
    "person": re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c):? (?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+ ?){2,}"),
}
_NUMBERING = re.compile(r"^\s*(?:[-–+•]\s*)?(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)\t]\s*")
_DATES = re.compile(
    r"\d{1,2}\s?[/-]\s?\d{1,2}(?:\s?[/-]\s?\d{4})?|\d{1,2}/\d{4}|"
    r"\b(?:ngày|tháng|năm|giai đoạn|quý|khóa|số|Điều|Chương|Mục|Phụ lục|khoản)\s+[\d\s–-]+",
    re.I,
)
_DIGITS = re.compile(r"\d+")
# "bao nhiêu người"
_PEOPLE = frozenset({"nguoi"})
_NUMBER = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?!năm\b)\w")


@lru_cache(maxsize=20_000)
def kinds_of(words: str) -> frozenset[Kind]:
    """The kinds of thing that stand in these words."""
    found: set[Kind] = {kind for kind, pattern in HOLDS.items() if pattern.search(words)}
    if _NUMBER.search(bare_of_dates(words)):
        found.add("number")
    if find_bodies(words):
        found.add("body")
    return frozenset(found)


def bare_of_dates(words: str) -> str:
    """The words without dates and numbers that only count items, articles and years."""
    return _NUMBERING.sub("", _DATES.sub(" ", words))


def counts(counted: Sequence[str], asked: str, words: str) -> bool:
    """Whether words hold a number of what "bao nhiêu" counts: ("mo", "hinh"), of anything where it is empty.

    `asked` is the question: people are counted as voters, delegates, heads of households, by a figure of their own.
    """
    bare = bare_of_dates(words)
    if not counted:
        return _NUMBER.search(bare) is not None
    if counted[0] in _PEOPLE:
        return bool(set(_DIGITS.findall(bare)) - set(_DIGITS.findall(asked)))
    if counted[0] in {"%", "phan"}:
        return HOLDS["percent"].search(words) is not None
    one, whole = re.escape(counted[0]), re.escape(" ".join(counted[:2]))
    folded = " ".join(plain(bare))
    return bool(
        re.search(rf"\d[^.;]{{0,40}}\b{one}\b|\b{whole}\b[^.;]{{0,30}}\d", folded)
        or re.search(rf"\d[^;]{{0,40}}{one}", fold(bare))
    )
