"""How text of a Word file looks: what it states itself, over its styles, over the defaults of the file."""

from dataclasses import dataclass, fields
from typing import Self

from lxml import etree

from corpus.reading.package import Package
from corpus.reading.word_names import W
from corpus.reading.word_styles import Styles

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_MM_PER_TWIP = 25.4 / 1440
_AUTOSPACING = 14.0


@dataclass(frozen=True, slots=True)
class _Layered:
    def over(self, below: Self) -> Self:
        """These properties, with those of `below` where these say nothing."""
        chosen = (getattr(self, one.name) for one in fields(self))
        under = (getattr(below, one.name) for one in fields(self))
        return type(self)(*(lower if upper is None else upper for upper, lower in zip(chosen, under, strict=True)))


@dataclass(frozen=True, slots=True)
class Letters(_Layered):
    """Of a run; None where nothing is said. `size` in points, `colour` as "FF0000" or "auto"."""

    ascii: str | None = None
    other: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    underline: bool | None = None
    colour: str | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Setting(_Layered):
    """Of a paragraph; None where nothing is said. Indents in mm, spacing in points. `line` is a multiple of single
    spacing, `line_points` a fixed height."""

    align: str | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    line_points: float | None = None
    rule: bool | None = None


class Looks:
    """The styles of a file."""

    def __init__(self, package: Package) -> None:
        root = package.of_main("styles")
        self.styles = Styles(root)
        self._themed = _theme_fonts(package.of_main("theme"))
        self._known: dict[str, tuple[Letters, Setting]] = {}
        self._letters, self._setting = Letters(), Setting()
        if root is not None:
            self._letters = self.letters(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            self._setting = setting_of(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))

    def of_paragraph(self, properties: etree._Element | None) -> tuple[Letters, Setting]:
        """What a paragraph with these w:pPr gives its letters, and how it is set."""
        letters, setting = self._style(_value(properties, "pStyle") or self.styles.default_paragraph)
        return letters.over(self._letters), setting_of(properties).over(setting).over(self._setting)

    def of_run(self, properties: etree._Element | None, paragraph: Letters) -> Letters:
        """The letters of a run with these w:rPr in a paragraph."""
        named = _value(properties, "rStyle")
        of_style = self._style(named)[0] if named else Letters()
        return self.letters(properties).over(of_style).over(paragraph)

    def letters(self, properties: etree._Element | None) -> Letters:
        """What a w:rPr states itself."""
        if properties is None:
            return Letters()
        fonts = properties.find(f"{W}rFonts")
        return Letters(
            ascii=self._font(fonts, "ascii"),
            other=self._font(fonts, "hAnsi"),
            size=_halved(_value(properties, "sz")),
            bold=_flag(properties, "b"),
            italic=_flag(properties, "i"),
            capitals=_flag(properties, "caps"),
            underline=_flag(properties, "u"),
            colour=_value(properties, "color").upper() or None,
            hidden=_flag(properties, "vanish"),
        )

    def _style(self, name: str) -> tuple[Letters, Setting]:
        if name not in self._known:
            letters, setting = Letters(), Setting()
            for style in self.styles.chain(name):
                letters = letters.over(self.letters(style.find(f"{W}rPr")))
                setting = setting.over(setting_of(style.find(f"{W}pPr")))
            self._known[name] = letters, setting
        return self._known[name]

    def _font(self, fonts: etree._Element | None, letters: str) -> str | None:
        if fonts is None:
            return None
        themed = fonts.get(f"{W}{letters}Theme")
        return self._themed.get(themed[:5], fonts.get(f"{W}{letters}")) if themed else fonts.get(f"{W}{letters}")


def setting_of(properties: etree._Element | None) -> Setting:
    """What a w:pPr states itself."""
    if properties is None:
        return Setting()
    indent, spacing = properties.find(f"{W}ind"), properties.find(f"{W}spacing")
    first = _mm(indent, "firstLine")
    hanging = _mm(indent, "hanging")
    height = _number(spacing, "line")
    is_multiple = spacing is not None and spacing.get(f"{W}lineRule", "auto") == "auto"
    borders = properties.find(f"{W}pBdr")
    return Setting(
        align=_value(properties, "jc") or None,
        left=_mm(indent, "left") if _mm(indent, "left") is not None else _mm(indent, "start"),
        right=_mm(indent, "right") if _mm(indent, "right") is not None else _mm(indent, "end"),
        first=-hanging if hanging is not None else first,
        before=_space(spacing, "before"),
        after=_space(spacing, "after"),
        line=height / 240 if height is not None and is_multiple else None,
        line_points=height / 20 if height is not None and not is_multiple else 0.0 if height is not None else None,
        rule=None if borders is None else any(_is_line(borders.find(f"{W}{side}")) for side in ("top", "bottom")),
    )


def _theme_fonts(root: etree._Element | None) -> dict[str, str]:
    """ "minor" and "major" -> the font."""
    found: dict[str, str] = {}
    if root is None:
        return found
    for kind in ("minor", "major"):
        latin = next(root.iter(f"{_A}{kind}Font"), None)
        face = latin.find(f"{_A}latin") if latin is not None else None
        if face is not None:
            found[kind] = face.get("typeface", "")
    return found


def _space(spacing: etree._Element | None, side: str) -> float | None:
    if spacing is not None and spacing.get(f"{W}{side}Autospacing") in {"1", "true", "on"}:
        return _AUTOSPACING
    twips = _number(spacing, side)
    return None if twips is None else twips / 20


def _mm(element: etree._Element | None, name: str) -> float | None:
    twips = _number(element, name)
    return None if twips is None else twips * _MM_PER_TWIP


def _number(element: etree._Element | None, name: str) -> float | None:
    printed = element.get(f"{W}{name}", "") if element is not None else ""
    return float(printed) if printed.removeprefix("-").isdigit() and len(printed) < 8 else None


def _halved(printed: str) -> float | None:
    return int(printed) / 2 if printed.isdigit() and len(printed) < 5 else None


def _is_line(border: etree._Element | None) -> bool:
    return border is not None and border.get(f"{W}val", "single") not in {"nil", "none"}


def _flag(properties: etree._Element, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in _OFF


def _value(properties: etree._Element | None, name: str) -> str:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found.get(f"{W}val", "") if found is not None else ""
