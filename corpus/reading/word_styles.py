"""What Word styles say about text: numbering, capitals, hidden, font. Inherited from style to style."""

from dataclasses import dataclass

from lxml import etree

from corpus.reading.numbering import W

_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run of text; None where nothing is said."""

    capitals: bool | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, below: "Look") -> "Look":
        """These properties, with those of `below` where these say nothing."""
        return Look(
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.font if self.font is None else self.font,
        )


class Styles:
    """The styles of word/styles.xml; a document without that part has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._lists: dict[str, tuple[str, int] | None] = {}
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
            for style in self._chain(name):
                look = look.over(look_of(style.find(f"{W}rPr")))
            self._looks[name] = look
        return self._looks[name]

    def list_of(self, name: str) -> tuple[str, int] | None:
        """(list id, level) that a paragraph style gives its paragraphs."""
        if name not in self._lists:
            found = None
            for style in self._chain(name):
                found = list_of(style.find(f"{W}pPr"))
                if found is not None:
                    break
            self._lists[name] = found
        return self._lists[name]

    def _chain(self, name: str) -> list[etree._Element]:
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
    return Look(_flag(properties, "caps"), _flag(properties, "vanish"), font)


def list_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """(list id, level) that a w:pPr states itself."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    list_id, level = number.find(f"{W}numId"), number.find(f"{W}ilvl")
    printed = level.get(f"{W}val", "0") if level is not None else "0"
    return (list_id.get(f"{W}val", "") if list_id is not None else "", int(printed) if printed.isdigit() else 0)


def _flag(properties: etree._Element, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in _OFF
