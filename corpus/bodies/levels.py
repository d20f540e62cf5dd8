"""The levels of government and the words for their units (data/levels.yaml): the one place that knows them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from corpus.text.folding import either_tone, lower, unmarked
from corpus.text.patterns import UPPER, GrammarError, read_data

# "city" is a word of two levels: a city under the centre is a province, any other was a district.
Level = Literal["province", "city", "district", "commune"]
_LEVELS: tuple[Level, ...] = ("province", "city", "district", "commune")


@cache
def level_words() -> Mapping[str, Level]:
    """Words for a unit, lower case with one tone placement -> the level: "tp" -> city, "thị trấn" -> commune."""
    data = read_data("levels")
    if set(data) != {*_LEVELS, "other_words"}:
        raise GrammarError("levels: province, city, district, commune and other_words are expected")
    return {lower(word): level for level in _LEVELS for word in data[level]}


@cache
def level_alternatives(*levels: Level) -> str:
    """A regular expression for the words of these levels, of all without any, in any case.

    Both tone placements; "xã" in "xã hội", "tỉnh" in "Tỉnh ủy" are none, but "xã Hội An" is a commune.
    """
    words = [word for word, level in level_words().items() if not levels or level in levels]
    longest = "|".join(_spelled(word) for word in sorted(words, key=lambda one: (-len(one), one)))
    return rf"(?i:{longest})(?!\w)(?!\s{{1,2}}(?:{_other_words()})(?!\w))"


def _other_words() -> str:
    other = read_data("levels")["other_words"]
    small = [form for word in other["before_small"] for form in (word, word.upper())]
    small += [rf"{word.capitalize()}(?!\s{{1,2}}[{UPPER}])" for word in other["before_small"]]
    always = [form for word in other["always"] for form in (word, word.upper(), word.capitalize())]
    return f"(?-i:{'|'.join(map(either_tone, [*always, *small]))})"


@cache
def level_pattern(*, marked: bool = True) -> re.Pattern[str]:
    """Any word of a level in any case, its group `level` is the word; without `marked` as typed without diacritics."""
    words = level_alternatives()
    return re.compile(rf"(?<!\w)(?P<level>{words if marked else unmarked(words)})\.?", re.IGNORECASE)


def level_word(printed: str) -> str:
    """The word of a level as `level_words` has it, however printed: "Thị  xã", "XA", "tp"."""
    word = lower(" ".join(printed.split()))
    return word if word in level_words() else _unmarked_words().get(word, word)


@cache
def _unmarked_words() -> Mapping[str, str]:
    return {unmarked(word): word for word in level_words()}


def _spelled(word: str) -> str:
    return either_tone(re.escape(word).replace(r"\ ", r"\s{1,2}"))
