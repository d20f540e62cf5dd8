"""One value for every way of writing a number: 1.250.000 = 1250000, 5 triệu = 5.000.000, IV = 4, hai mươi mốt = 21."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.verification.wording import word_list

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
