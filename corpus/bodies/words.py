"""The words that names of bodies are made of (data/bodies.yaml), compiled."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.bodies.levels import level_alternatives
from corpus.bodies.territory import province_names
from corpus.text.folding import either_tone
from corpus.text.patterns import alternatives, compile_pattern, read_data, strings


@dataclass(frozen=True, slots=True)
class BodyWords:
    """One pattern a list; `begin` finds where any name can begin, `stop` holds all that ends one."""

    kind: re.Pattern[str]
    alone: re.Pattern[str]
    complete: re.Pattern[str]
    person: re.Pattern[str]
    company: re.Pattern[str]
    heading: re.Pattern[str]
    title: re.Pattern[str]
    short: re.Pattern[str]
    officer: re.Pattern[str]
    field: re.Pattern[str]
    tails: re.Pattern[str]
    level: re.Pattern[str]
    unit: re.Pattern[str]
    group: re.Pattern[str]
    not_group: re.Pattern[str]
    superior: re.Pattern[str]
    modifier: re.Pattern[str]
    area: re.Pattern[str]
    aside: re.Pattern[str]
    listed: re.Pattern[str]
    order: re.Pattern[str]
    stop: re.Pattern[str]
    verb: re.Pattern[str]
    small: re.Pattern[str]
    province: re.Pattern[str]
    open_noun: re.Pattern[str]
    begin: re.Pattern[str]


@cache
def body_words() -> BodyWords:
    """The patterns, compiled once."""
    data = read_data("bodies")

    def words(key: str, flags: int = 0) -> re.Pattern[str]:
        return compile_pattern(rf"{alternatives(_quoted(strings(data, key)))}(?!\w)", {}, flags)

    def any_case(key: str) -> re.Pattern[str]:
        return compile_pattern(rf"{alternatives(_any_case(_quoted(strings(data, key))))}(?!\w)", {}, 0)

    alone = _any_case(_quoted(strings(data, "alone") + strings(data, "complete")))
    titles = tuple(word for key in ("verbs", "stops", "titles") for word in strings(data, key))
    begins = (
        _quoted(strings(data, "kinds"))
        + alone
        + _quoted(strings(data, "officers"))
        + _quoted(strings(data, "superiors"))
        + _quoted(strings(data, "groups"))
    )
    return BodyWords(
        kind=words("kinds"),
        alone=any_case("alone"),
        complete=any_case("complete"),
        person=words("persons"),
        company=any_case("companies"),
        heading=compile_pattern(rf"{alternatives((*begins, *strings(data, 'levels')))}(?!\w)", {}),
        title=compile_pattern(rf"{alternatives(_quoted(titles))}(?!\w)", {}, 0),
        short=compile_pattern(alternatives(strings(data, "short_bodies")), {}, 0),
        officer=words("officers"),
        field=any_case("fields"),
        tails=compile_pattern(rf"(?: {alternatives(_quoted(strings(data, 'tails')))}(?!\w)){{0,3}}", {}, 0),
        unit=re.compile(level_alternatives()),
        level=re.compile(rf"(?:{any_case('levels').pattern}|{level_alternatives()})"),
        group=words("groups", re.IGNORECASE),
        not_group=words("not_groups", re.IGNORECASE),
        superior=words("superiors", re.IGNORECASE),
        modifier=compile_pattern(rf" {alternatives(_quoted(strings(data, 'modifiers')))}(?!\w)", {}, 0),
        area=compile_pattern(rf" {alternatives(strings(data, 'areas'))}(?!\w)", {}, 0),
        aside=compile_pattern(rf",? {alternatives(strings(data, 'list_asides'))}(?!\w)", {}, 0),
        listed=compile_pattern(rf"[^\S\n]{{0,2}},|[^\S\n]{{1,4}}{alternatives(strings(data, 'listed'))}(?!\w)", {}, 0),
        order=words("orders"),
        stop=compile_pattern(rf"{alternatives(_quoted(strings(data, 'verbs') + strings(data, 'stops')))}(?!\w)", {}, 0),
        verb=words("verbs"),
        small=words("stops"),
        province=compile_pattern(rf"{alternatives(_quoted(province_names()))}(?!\w)", {}, re.IGNORECASE),
        open_noun=re.compile(
            rf"(?:(?i:{alternatives(strings(data, 'open_nouns'))})|{level_alternatives('province', 'city')})$"
        ),
        begin=compile_pattern(
            rf"(?<!\w)(?:(?:[Cc]ác|[Mm]ột số|[Tt]ừng|[Mm]ỗi|[Tt]oàn thể) (?=\w)|{alternatives(begins)}(?!\w))", {}, 0
        ),
    )


@cache
def kind_alternatives() -> str:
    """A regular expression for what the name of a body begins with, as running text prints it."""
    return alternatives(_quoted(strings(read_data("bodies"), "kinds")))


def _quoted(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """As patterns: each takes both tone placements."""
    return tuple(either_tone(phrase.replace("&", "\\&").replace(".", "\\.")) for phrase in phrases)


def _any_case(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Names of several words in whatever case stands behind their first letter: "Hội nông dân", "Hội Nông dân"."""
    return tuple(_first_kept(phrase) if " " in phrase else phrase for phrase in phrases)


def _first_kept(pattern: str) -> str:
    """The pattern in any case but for its first letter, which may stand in the first of two spellings."""
    if pattern.startswith("(?:"):
        return f"(?=[{pattern[3]}{pattern[pattern.index('|') + 1]}])(?i:{pattern})"
    return f"{pattern[0]}(?i:{pattern[1:]})"
