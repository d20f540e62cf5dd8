"""What Word styles say about text: numbering, capitals, hidden, struck, font. Inherited from style to style."""

from dataclasses import dataclass

from lxml import etree

from corpus.reading.word_names import W

_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run of text; None where nothing is said."""

    capitals: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    font: str | None = None

    def over(self, below: "Look") -> "Look":
        """These properties, with those of `below` where these say nothing."""
        return Look(
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.font if self.font is None else self.font,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """The list a paragraph belongs to, as far as it is said: its id ("" where only the level is said), its level."""

    id: str = ""
    level: int | None = None


class Styles:
    """The styles of a file; a file without that part has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._lists: dict[str, Listed] = {}
        self.default = Look()
        self.default_paragraph = ""
        for style in root.iterfind(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self.default_paragraph = name
        if root is not None:
            self.default = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def look(self, name: str) -> Look:
        """The text properties of a style with those that it inherits."""
        if name not in self._looks:
            look = Look()
            for style in self.chain(name):
                look = look.over(look_of(style.find(f"{W}rPr")))
            self._looks[name] = look
        return self._looks[name]

    def list_of(self, name: str) -> Listed:
        """The list that a style gives its paragraphs; a style may say the list and another one below it the level."""
        if name not in self._lists:
            found = Listed()
            for style in self.chain(name):
                own = list_of(style.find(f"{W}pPr"))
                found = Listed(found.id or own.id, own.level if found.level is None else found.level)
            self._lists[name] = found
        return self._lists[name]

    def listed(self, properties: etree._Element | None) -> tuple[Listed, list[str]]:
        """The list of a paragraph with these w:pPr, its own or that of its style ("" for none), and its styles."""
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = named.get(f"{W}val", "") if named is not None else self.default_paragraph
        own, inherited = list_of(properties), self.list_of(style)
        list_id = own.id or inherited.id
        level = inherited.level if own.level is None and list_id == inherited.id else own.level
        # List 0 takes a paragraph out of the list of its style.
        return Listed("" if list_id == "0" else list_id, level), self._family(style)

    def _family(self, name: str) -> list[str]:
        """The ids of a style and of those it is based on, nearest first."""
        return [style.get(f"{W}styleId", "") for style in self.chain(name)]

    def chain(self, name: str) -> list[etree._Element]:
        """A style and those it is based on, nearest first; a circle of styles ends by itself."""
        chain: list[etree._Element] = []
        while name in self._styles and len(chain) < _DEEPEST:
            style = self._styles[name]
            chain.append(style)
            parent = style.find(f"{W}basedOn")
            name = parent.get(f"{W}val", "") if parent is not None else ""
        return chain


def look_of(properties: etree._Element | None) -> Look:
    """The properties that a w:rPr states itself."""
    if properties is None:
        return Look()
    fonts = properties.find(f"{W}rFonts")
    font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") if fonts is not None else None
    struck = _flag(properties, "strike")
    twice = _flag(properties, "dstrike")
    return Look(
        capitals=_flag(properties, "caps"),
        hidden=_flag(properties, "vanish"),
        struck=twice if struck is None or twice else struck,
        font=font,
    )


def list_of(properties: etree._Element | None) -> Listed:
    """The list that a w:pPr states itself."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return Listed()
    list_id, level = number.find(f"{W}numId"), number.find(f"{W}ilvl")
    printed = level.get(f"{W}val", "") if level is not None else ""
    return Listed(
        list_id.get(f"{W}val", "") if list_id is not None else "",
        int(printed) if printed.isdigit() and len(printed) < 3 else None,
    )


def _flag(properties: etree._Element, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in _OFF
