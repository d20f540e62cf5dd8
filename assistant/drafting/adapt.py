"""Words of another document made fit for the unit's own plan: what belongs elsewhere is replaced or left as "[...]".

From a superior's document everything stays that it says of what is to be done; only what would be wrong in the unit's
mouth changes. From other units' plans nothing stays that is theirs: names, places, people, numbers, dates.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.drafting import foreign
from assistant.drafting.open_points import placeholders
from assistant.drafting.source import Source
from assistant.drafting.unit import Unit
from corpus.bodies.levels import level_alternatives, level_words
from corpus.document import Reference
from corpus.text.patterns import UPPER

_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub)>", re.IGNORECASE)
_MARKS = re.compile(r"[*¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d+\]|(?<!\w)_+|_+(?!\w)")
_SPACE_BEFORE = re.compile(r"\s+(?=[,;.:!?”)])")
_SPACE_AFTER = re.compile(r"(?<=[“(])\s+")
_QUOTED = re.compile(r'"\s*([^"]*?)\s*"')
_ITSELF = re.compile(
    r"\b(?P<type>Kế hoạch|Chỉ thị|Quyết định|Công điện|Chương trình|Hướng dẫn|Nghị quyết|Thông báo|Công văn|văn bản)"
    r"\s+này\b"
)
_YEAR = re.compile(r"\b[Nn]ăm\s+(?P<year>(?:19|20)\d\d)(?![\d/])(?!\s?[-–]\s?\d)")
_TIME = re.compile(
    r"(?:(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+"
    r"|tháng\s+\d{1,2}(?:\s*[/-]\s*|\s+năm\s+)|[Qq]uý\s+[IV]{1,3}(?:\s*[/-]\s*|\s+năm\s+))(?P<year>(?:19|20)\d\d)\b"
)
_TERRITORY = re.compile(
    rf"\btrên địa bàn (?P<level>{level_alternatives('province', 'city', 'district')})(?P<name>(?:\s+[{UPPER}]\w*)*)"
)
_LOWER = {word for word, level in level_words().items() if level in ("district", "commune")}


@dataclass(frozen=True, slots=True)
class Adapted:
    """The words for the draft; `about_itself` says that they name the source document, where that said "this plan"."""

    text: str
    about_itself: bool = False

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Every "[...]" in order, each once."""
        return placeholders(self.text)


Edit = tuple[int, int, str]


class Adapter:
    """Adapts the words of one document for one unit and year."""

    def __init__(self, source: Source, unit: Unit, year: int) -> None:
        self._source = source
        self._unit = unit
        self._year = year
        self._starts = [one.start for one in source.document.references]

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self._year

    def __call__(self, start: int, end: int) -> Adapted:
        """The words at `[start, end)`, adapted."""
        references = self._references(start, end)
        if self._source.role == "superior":
            wanted = [*self._itself(start, end), *self._old_times(start, end, references), *self._territory(start, end)]
        else:
            wanted = [
                *self._territory(start, end),
                *foreign.edits(self._source, self._unit, self._year, start, end, references),
            ]
        kept = _apart(wanted)
        text = self._source.text
        parts: list[str] = []
        here = start
        for first, last, instead in kept:
            parts += [clean(text[here:first]), instead]
            here = last
        parts.append(clean(text[here:end]))
        about_itself = any(instead == self._own_name() for _, _, instead in kept)
        return Adapted(tidy("".join(parts)), about_itself)

    def _references(self, start: int, end: int) -> tuple[Reference, ...]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._source.document.references[first:last]

    def _own_name(self) -> str:
        """What "this plan" of the source is called in another document."""
        header = self._source.header
        named = header.type or "Văn bản"
        return f"{named} số {header.symbol}" if header.symbol else f"{named} của {header.issuer or '[cơ quan]'}"

    def _itself(self, start: int, end: int) -> Iterator[Edit]:
        for match in _ITSELF.finditer(self._source.text, start, end):
            yield match.start(), match.end(), self._own_name()

    def _old_times(self, start: int, end: int, references: tuple[Reference, ...]) -> Iterator[Edit]:
        """Times before the year of the plan: the superior's plan of an earlier year does not say when now."""
        text = self._source.text
        for pattern, what in ((_TIME, "thời gian"), (_YEAR, "năm")):
            for match in pattern.finditer(text, start, end):
                outside = all(match.end() <= one.start or match.start() >= one.end for one in references)
                past = int(match["year"]) < self._year and (what == "thời gian" or self._source.year is not None)
                if outside and past and (what == "thời gian" or int(match["year"]) == self._source.year):
                    yield match.start(), match.end(), f"[{what}; cấp trên ghi: {' '.join(match[0].split())}]"

    def _territory(self, start: int, end: int) -> Iterator[Edit]:
        """The superior's territory is not the unit's own: "trên địa bàn huyện" -> "trên địa bàn xã"."""
        if self._unit.level not in _LOWER or self._unit.kind in ("department", "division"):
            return
        for match in _TERRITORY.finditer(self._source.text, start, end):
            if match["level"] != self._unit.level:
                yield match.start(), match.end(), f"trên địa bàn {self._unit.level}"


def clean(text: str) -> str:
    """Printed words without marks of emphasis and footnotes; brackets of the source are no placeholders."""
    return _MARKS.sub("", _TAG.sub("", text)).replace("[", "(").replace("]", ")")


def tidy(text: str) -> str:
    """White space and punctuation set right."""
    joined = _QUOTED.sub(r'"\1"', " ".join(text.split()))
    return _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", joined)).strip()


def _apart(wanted: Iterable[Edit]) -> list[Edit]:
    """The edits in order of place; of two that overlap the one that was asked for first."""
    taken: list[Edit] = []
    for one in wanted:
        if all(one[1] <= other[0] or one[0] >= other[1] for other in taken):
            taken.append(one)
    return sorted(taken)
