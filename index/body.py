"""What a body's printed name says of where it is: the level of government and the place."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from corpus.citations.clean_text import lower

_MAX_CHARS = 300
_PLACE = re.compile(r"[^,;()]{2,60}")


@dataclass(frozen=True, slots=True)
class Body:
    """`level` of government ("tỉnh", "xã") and `place` ("kiên giang"), each "" where the name does not say."""

    level: str = ""
    place: str = ""

    def differs(self, other: "Body") -> bool:
        """True where both say something and it is not the same."""
        return bool(self.level and other.level and self.level != other.level) or bool(
            self.place and other.place and self.place != other.place
        )


def read_body(name: str | None) -> Body:
    """The body of a printed name: "UBND tỉnh Kiên Giang" -> tỉnh, kiên giang; "Bộ Nội vụ" says neither.

    Names go from the inside out ("xã An Lư, huyện Thủy Nguyên"), so the first place is the body's own.
    """
    printed = " ".join((name or "")[:_MAX_CHARS].split())
    low = lower(printed)
    found = Body()
    for match in _level_words().finditer(low):
        level = levels()[match["level"]]
        if place := _place(printed, low, match.end()):
            return Body(level, place)
        found = Body(level)
    return found


def read_place(name: str | None) -> str:
    """The place of a letterhead's place line: "Kiên Giang" -> kiên giang, "Thành phố Hồ Chí Minh" -> hồ chí minh."""
    return read_body(name).place or _known(lower(" ".join((name or "")[:_MAX_CHARS].split())))


def _place(printed: str, low: str, at: int) -> str:
    rest = _PLACE.match(low, at)
    if not rest or not printed[at].isupper():
        return ""
    inner = _level_words().search(rest[0])
    return _known((rest[0][: inner.start()] if inner else rest[0]).strip(" .-"))


def _known(place: str) -> str:
    return str(linking()["places"].get(place, place))


def levels() -> dict[str, str]:
    """Words for a level of government -> the level."""
    found: dict[str, str] = linking()["levels"]
    return found


@cache
def _level_words() -> re.Pattern[str]:
    words = sorted(levels(), key=lambda word: (-len(word), word))
    # "xã hội" is a field of work, not a commune.
    return re.compile(r"\b(?P<level>" + "|".join(map(re.escape, words)) + r")(?!\w)(?! hội\b)[. ]{0,2}")


@cache
def linking() -> dict[str, Any]:
    """data/linking.yaml. Raises ValueError when it is not as it should be."""
    data = yaml.safe_load(resources.files("index").joinpath("data/linking.yaml").read_text("utf-8"))
    if not isinstance(data, dict) or set(data) != {"levels", "places", "central"}:
        raise ValueError("linking.yaml: levels, places and central are expected")
    pairs = [*data["levels"].items(), *data["places"].items()]
    if not all(isinstance(one, str) and one == lower(one) for pair in pairs for one in pair):
        raise ValueError("linking.yaml: levels and places are lower-case words")
    if not data["central"] or not all(isinstance(code, str) for code in data["central"]):
        raise ValueError("linking.yaml: central is a list of codes")
    return data
