"""Figures in a text, whatever way they are written: dates, quarters, times, quantities."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from assistant.verification.wording import seen, spoken_words, word_list
from corpus.citations.symbol import number_key
from corpus.citations.typed import find_typed
from corpus.text.folding import lower

# One value for every way of writing a number: 1.250.000 = 1250000, 5 triệu = 5.000.000, IV = 4, hai mươi mốt = 21.


SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_ENDINGS = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}


def number_of(printed: str, scale: str | None = None) -> str:
    """The value of printed digits; what is no number ("4.6.1", a telephone number) stays as it is printed."""
    plain = printed
    if _THOUSANDS.fullmatch(printed):
        group = "." if re.match(r"\d+\.", printed) else ","
        plain = printed.replace(group, "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", printed):
        plain = printed.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return plain
    # A task number "3.10" is not 3.1.
    if scale is None:
        return plain.lstrip("0") or "0" if "." not in plain else plain.lstrip("0")
    scaled = Decimal(plain) * SCALES[scale.lower()]
    return format(scaled.normalize(), "f")


def roman(written: str) -> int | None:
    """The value of a Roman numeral of I, V and X; None for letters that are none."""
    if not written or not _ROMAN.fullmatch(written):
        return None
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def spelled_number(words: Sequence[str]) -> tuple[int, int] | None:
    """The number up to 99 that these words begin with, and how many of them it takes; None if they begin with none."""
    if not words:
        return None
    first, rest = words[0], words[1:]
    if first == "mười":
        ones = _ENDINGS.get(rest[0]) if rest else None
        return (10 + ones, 2) if ones else (10, 1)
    digit = _DIGITS.get(first)
    if digit is None:
        return None
    if rest and rest[0] in {"mươi", "chục"}:
        ones = _ENDINGS.get(rest[1]) if len(rest) > 1 else None
        return (digit * 10 + ones, 3) if ones else (digit * 10, 2)
    if rest and rest[0] in word_list("counted"):
        return digit, 1
    return None


# Figures in a text, whatever way they are written: dates, quarters, times, quantities, document symbols, addresses.


Kind = Literal["symbol", "address", "time", "date", "quarter", "every", "weekday", "quantity"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure at `[start, end)` of the text as `seen`.

    `value`: date (day, month, year), quarter (quarter, year) and time (hour, minute) with "" for what is not said;
    quantity (number,); symbol, address and the rest as comparable parts. `unit`: what a quantity counts, "" if that
    is not said.
    """

    kind: Kind
    value: tuple[str, ...]
    start: int
    end: int
    unit: str = ""


_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:1[89]|20|21)\d\d"
_NUMBER = r"\d+(?:[.,]\d+)*"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "address",
        r"(?:https?://|www\.)\S*[\w/]|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|(?<![\w.])[a-z\-]+(?:\.[a-z\-]+)*\.(?:vn|com|org|net|gov)\b",
    ),
    ("time", r"(?<![\d:/])(?P<hour>[01]?\d|2[0-4])\s?(?:giờ|g|h|:)\s?(?P<minute>[0-5]\d)?(?:\s?phút)?(?![\w:])"),
    (
        "quarter",
        rf"quý\s+(?P<quarter>[1-4]|iv|i{{1,3}})(?:\s?/\s?|,?\s+năm\s+)(?P<year>{_YEAR})(?!\d)|quý\s+(?P<quarter2>[1-4]|iv|i{{1,3}})(?!\w)",
    ),
    ("every", r"(?:hằng|hàng|mỗi|từng)\s+(?P<every>ngày|tuần|tháng|quý|năm)(?!\w)"),
    (
        "date",
        rf"ngày\s+(?P<day>{_DAY})\s+tháng\s+(?P<month>{_MONTH})(?:,?\s+năm\s+(?P<year>{_YEAR}))?"
        rf"|(?<![\d/.,\-])(?P<day2>{_DAY})\s?[/.\-]\s?(?P<month2>{_MONTH})\s?[/.\-]\s?(?P<year2>{_YEAR})(?![\d/])"
        rf"|(?<![\d/.\-])(?P<year3>{_YEAR})-(?P<month3>{_MONTH})-(?P<day3>{_DAY})(?!\d)"
        rf"|(?<![\d/.,\-])(?P<month4>{_MONTH})\s?/\s?(?P<year4>{_YEAR})(?![\d/])"
        rf"|tháng\s+(?P<month5>{_MONTH})(?:\s?/\s?|,?\s+năm\s+)(?P<year5>{_YEAR})(?!\d)"
        rf"|(?<![\d/.,\-])(?P<day6>{_DAY})\s?/\s?(?P<month6>{_MONTH})(?![\d/%])"
        rf"|ngày\s+(?:mùng\s+|mồng\s+)?(?P<day7>{_DAY})(?![\d/.,\-]*\d)"
        rf"|tháng\s+(?P<month8>{_MONTH})(?![\d/.,\-]*\d)"
        rf"|(?<![\d.,/])(?P<year9>{_YEAR})(?![\d.,/]*\d)",
    ),
    ("weekday", r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"),
    ("quantity", rf"(?P<number>{_NUMBER})\s?(?P<percent>%|phần\s+trăm)?(?:\s*(?P<scale>{'|'.join(SCALES)})(?!\w))?"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_FIGURES_ROMAN = re.compile(r"(?<![\w/\-])[IVX]{1,5}(?![\w/\-])")
_WORDED = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,4}")
_WORD = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"\s*(?:\([^)]{0,30}\)\s*)?(?P<unit>[^\W\d_]+)")
_WEEKDAYS = {"2": "hai", "3": "ba", "4": "tư", "5": "năm", "6": "sáu", "7": "bảy"}
# "10/5 và 30/10/2023": the year stands once for both.
_SHARED = re.compile(r"\s*(?:,|;|và|hoặc|đến|tới|-)\s*(?:(?:đến|tới|trước)\s+)?")


@lru_cache(maxsize=2048)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text, in order; each place is part of one figure."""
    words = seen(text)
    left = words
    found: list[Figure] = []
    for symbol in find_typed(words):
        found.append(Figure("symbol", number_key(symbol.value), symbol.start, symbol.end))
        left = left[: symbol.start] + " " * (symbol.end - symbol.start) + left[symbol.end :]
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(left):
            found.append(_READ[kind](match, words))
            left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
    found.extend(_romans(left, words))
    found.extend(_worded(left))
    return tuple(sorted(found, key=lambda figure: figure.start))


def said_dates(found: tuple[Figure, ...], words: str) -> Iterator[Figure]:
    """The dates among figures of a source; one whose year stands with the date beside it also with that year."""
    dates = [figure for figure in found if figure.kind == "date"]
    yield from dates
    for one, following in pairwise(dates):
        day, month, year = one.value
        joined = _SHARED.fullmatch(words, one.end, following.start)
        if joined and not year and following.value[2] and (month or following.value[1]):
            yield Figure("date", (day, month or following.value[1], following.value[2]), one.start, one.end)


def _part(match: re.Match[str], name: str) -> str:
    values = (value for key, value in match.groupdict().items() if value and key.rstrip("0123456789") == name)
    return next((value.lstrip("0") or "0" for value in values), "")


def _address(match: re.Match[str], words: str) -> Figure:
    bare = re.sub(r"^https?://(?:www\.)?|^www\.", "", match[0].lower()).rstrip("/")
    return Figure("address", (bare,), match.start(), match.end())


def _time(match: re.Match[str], words: str) -> Figure:
    return Figure("time", (_part(match, "hour"), _part(match, "minute") or "0"), match.start(), match.end())


def _date(match: re.Match[str], words: str) -> Figure:
    value = tuple(_part(match, name) for name in ("day", "month", "year"))
    return Figure("date", value, match.start(), match.end())


def _quarter(match: re.Match[str], words: str) -> Figure:
    number = _part(match, "quarter")
    quarter = number if number.isdigit() else str(roman(number.upper()))
    return Figure("quarter", (quarter, _part(match, "year")), match.start(), match.end())


def _every(match: re.Match[str], words: str) -> Figure:
    return Figure("every", (match["every"].lower(),), match.start(), match.end())


def _weekday(match: re.Match[str], words: str) -> Figure:
    day = match[0].lower().split()[-1]
    return Figure("weekday", (_WEEKDAYS.get(day, day),), match.start(), match.end())


def _quantity(match: re.Match[str], words: str) -> Figure:
    value = number_of(match["number"], match["scale"])
    unit = "%" if match["percent"] else _unit(words, match.end())
    return Figure("quantity", (value,), match.start(), match.end(), unit)


_READ: dict[str, Callable[[re.Match[str], str], Figure]] = {
    "address": _address,
    "time": _time,
    "date": _date,
    "quarter": _quarter,
    "every": _every,
    "weekday": _weekday,
    "quantity": _quantity,
}


def _romans(left: str, words: str) -> Iterator[Figure]:
    for match in _FIGURES_ROMAN.finditer(left):
        value = roman(match[0])
        if value is not None:
            yield Figure("quantity", (str(value),), match.start(), match.end(), _unit(words, match.end()))


def _worded(left: str) -> Iterator[Figure]:
    """Numbers written as words: "hai mươi nhiệm vụ"."""
    reach = 0
    for match in _WORD.finditer(left):
        if match.start() < reach:
            continue
        run = _WORDED.match(left, match.start())
        read = spelled_number(lower(run[0]).split()) if run else None
        if run is None or read is None:
            continue
        value, used = read
        end = match.start() + re.match(rf"(?:\S+\s){{{used - 1}}}\S+", run[0]).end()  # type: ignore[union-attr]
        reach = end
        yield Figure("quantity", (str(value),), match.start(), end, _unit(left, end))


def _unit(words: str, end: int) -> str:
    match = _UNIT.match(words, end)
    if match is None:
        return ""
    [unit, *_] = spoken_words(match["unit"]) or ("",)
    unit = {"đ": "đồng", "vnđ": "đồng"}.get(unit, unit)
    return "" if unit in word_list("no_unit") else unit
