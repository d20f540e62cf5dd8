"""Automatic numbers of Word lists: what the reader sees in front of a paragraph and no text of it holds."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from corpus.reading.word_names import W
from corpus.reading.word_styles import Listed
from corpus.text.roman import roman

_BULLETS = frozenset("-–—+*•")
_LEVELS = 9
_MOST = 100_000
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    style: str
    text: str
    restart: int
    legal: bool
    of_style: str = ""


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of every list in the order in which they are asked for."""

    lists: dict[str, tuple[str, dict[int, Level]]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of this list at this level ("II.", "a)", "-"); "" for unknown lists."""
        if list_id not in self.lists or not 0 <= level < _LEVELS:
            return ""
        shared, levels = self.lists[list_id]
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(shared, [None] * _LEVELS)
        if list_id not in self._started:
            # A list that overrides a start begins again there; the others go on where their kin stopped.
            self._started.add(list_id)
            for at, one in levels.items():
                if one.restart < 0:
                    counts[at] = None
        current = counts[level]
        counts[level] = own.start if current is None else min(current + 1, _MOST)
        for below in range(level + 1, _LEVELS):
            if below in levels and levels[below].restart != 0:
                counts[below] = None
        if own.style == "bullet":
            return own.text if own.text in _BULLETS else "-"
        if own.style == "none":
            return re.sub(r"%\d", "", own.text).strip()
        return re.sub(r"%([1-9])", lambda match: self._shown(counts, levels, own, int(match[1]) - 1), own.text)

    def level(self, listed: Listed, styles: Sequence[str]) -> int:
        """The level of a paragraph of these styles, nearest first: its own, that of its style, or the first one."""
        if listed.level is not None:
            return listed.level
        _, levels = self.lists.get(listed.id, ("", {}))
        tied = {one.of_style: at for at, one in levels.items() if one.of_style}
        return next((tied[style] for style in styles if style in tied), 0)

    def _shown(self, counts: list[int | None], levels: dict[int, Level], own: Level, at: int) -> str:
        if at not in levels:
            return ""
        value = counts[at]
        if value is None:
            value = counts[at] = levels[at].start
        return numeral(value, "decimal" if own.legal else levels[at].style)


def numeral(value: int, style: str) -> str:
    """A number in one of Word's styles; unknown styles count in decimals."""
    match style:
        case "upperRoman":
            return roman(value)
        case "lowerRoman":
            return roman(value).lower()
        case "upperLetter":
            return _letters(value)
        case "lowerLetter":
            return _letters(value).lower()
        case "decimalZero":
            return f"{value:02d}"
        case "vietnameseCounting" | "cardinalText":
            return _counted(value)
        case "none":
            return ""
        case _:
            return str(value)


def without_typed(number: str, text: str) -> str:
    """The text behind an automatic number, without the same number that was typed there once more."""
    plain = text.lstrip()
    core = number.strip(" .)/-:")
    if not core:
        return plain[1:].lstrip() if plain[:1] in _BULLETS and plain[1:2].isspace() else plain
    ends = r"[.)/:\-]+(?!\d)\s*" if "." not in core else r"(?:[.)/:\-]+(?!\d)\s*|\s+)"
    typed = re.match(re.escape(core) + ends, plain, re.I)
    return plain[typed.end() :] if typed and plain[typed.end() :] else plain


def read_numbering(
    root: etree._Element | None, list_of_style: Callable[[str], Listed] = lambda _: Listed()
) -> Numbering:
    """The lists of a file; a file without that part has none. `list_of_style` says the list that a list style means."""
    lists: dict[str, tuple[str, dict[int, Level]]] = {}
    if root is None:
        return Numbering(lists)
    kin_of = {one.get(f"{W}numId", ""): _said(one, "abstractNumId") for one in root.iterfind(f"{W}num")}
    shared: dict[str, dict[int, Level]] = {}
    meant: dict[str, str] = {}
    styled: dict[str, str] = {}
    for one in root.iterfind(f"{W}abstractNum"):
        own_id = one.get(f"{W}abstractNumId", "")
        shared[own_id] = dict(_levels(one))
        styled[_said(one, "styleLink")] = own_id
        if link := _said(one, "numStyleLink"):
            meant[own_id] = link
    for number in root.iterfind(f"{W}num"):
        kin_id = kin_of[number.get(f"{W}numId", "")]
        if kin_id in meant:
            # The list of a style: its levels stand at the one that the style is linked to.
            style = meant[kin_id]
            kin_id = styled.get(style) or kin_of.get(list_of_style(style).id, kin_id)
        lists[number.get(f"{W}numId", "")] = (kin_id, _with_overrides(number, dict(shared.get(kin_id, {}))))
    return Numbering(lists)


def _with_overrides(number: etree._Element, levels: dict[int, Level]) -> dict[int, Level]:
    for override in number.iterfind(f"{W}lvlOverride"):
        at = _integer(override.get(f"{W}ilvl"), 0)
        replaced = dict(_levels(override)).get(at)
        start = override.find(f"{W}startOverride")
        base = replaced or levels.get(at)
        if base is not None and start is not None:
            base = replace(base, start=_integer(start.get(f"{W}val"), 1), restart=-1)
        if base is not None:
            levels[at] = base
    return levels


def _said(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in parent.iterfind(f"{W}lvl"):
        values = {child.tag: child.get(f"{W}val", "") for child in level}
        yield (
            _integer(level.get(f"{W}ilvl"), 0),
            Level(
                start=_integer(values.get(f"{W}start"), 1 if f"{W}start" not in values else 0),
                style=values.get(f"{W}numFmt", "decimal"),
                text=values.get(f"{W}lvlText", "")[:40],
                restart=_integer(values.get(f"{W}lvlRestart"), 1),
                legal=f"{W}isLgl" in values,
                of_style=values.get(f"{W}pStyle", ""),
            ),
        )


def _integer(printed: str | None, otherwise: int) -> int:
    if printed is None or not re.fullmatch(r"-?\d{1,6}", printed):
        return otherwise
    return int(printed)


def _letters(value: int) -> str:
    """A to Z, then AA, BB, ... as Word counts."""
    if not 0 < value <= 26 * 10:
        return str(value)
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _counted(value: int) -> str:
    if 0 <= value < 10:
        return _DIGITS[value]
    if 10 <= value < 20:
        unit = value - 10
        return "mười" + (f" {'lăm' if unit == 5 else _DIGITS[unit]}" if unit else "")
    if 20 <= value < 100:
        ten, unit = divmod(value, 10)
        last = {1: "mốt", 4: "tư", 5: "lăm"}.get(unit, _DIGITS[unit])
        return f"{_DIGITS[ten]} mươi" + (f" {last}" if unit else "")
    return str(value)
