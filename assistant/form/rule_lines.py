"""How wide a text prints, and the rules drawn under motto, issuing body and title."""

import unicodedata
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Any

import yaml
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from assistant.form.profile import Style
from assistant.form.styles import put

# How wide a text prints, from the measures of Times New Roman.


_MM_PER_POINT = 25.4 / 72
_HORN = "\u031b"


def printed_width(text: str, size: float, *, bold: bool) -> float:
    """Millimetres that one line of text takes at `size` points."""
    widths = _widths()["bold" if bold else "regular"]
    other = int(_glyphs()["other"])
    units = sum(widths.get(letter, other) for letter in _without_marks(text))
    return units / 1000 * size * _MM_PER_POINT


def _without_marks(text: str) -> str:
    """Letters without tone marks and accents; the horn of ơ and ư makes a letter wider and stays."""
    parts = unicodedata.normalize("NFD", text)
    kept = "".join(one for one in parts if one == _HORN or not unicodedata.combining(one))
    return unicodedata.normalize("NFC", kept)


@cache
def _widths() -> dict[str, dict[str, int]]:
    glyphs = _glyphs()
    return {
        weight: {letter: int(width) for width, letters in glyphs[weight].items() for letter in letters}
        for weight in ("regular", "bold")
    }


@cache
def _glyphs() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((files("assistant.form") / "data" / "glyphs.yaml").read_text("utf-8"))
    return loaded


# The rules under the motto, the issuing body and the title, and the lines above them: both need the width of text.


# Words do not fill a line to its end.
_SLACK = 1.08


def balance(paragraph: Paragraph, look: Style, room: float) -> None:
    """Indent a centred text of several lines from both sides, so that its last line is no single word."""
    longest = _line_width(paragraph.text, look, room)
    if "\n" not in paragraph.text and longest < printed_width(paragraph.text, look.size.written, bold=look.bold):
        side = Mm((room - longest) / 2)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side


def draw_rule(paragraph: Paragraph, share: float, above: str, look: Style, room: float) -> None:
    """Make an empty paragraph a rule of `share` of the last line of the text above, in the middle of `room` mm."""
    side = Mm((room - _line_width(above, look, room) * share) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}/>")
    put(borders, "w:top", {"w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "000000"})
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _line_width(text: str, look: Style, room: float) -> float:
    """Millimetres of the last printed line of a text whose lines are balanced."""
    width = printed_width(text.split("\n")[-1], look.size.written, bold=look.bold)
    lines = ceil(width / room)
    return width if lines <= 1 else min(room, width / lines * _SLACK)
