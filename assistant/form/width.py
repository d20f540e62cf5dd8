"""How wide a text prints, from the measures of Times New Roman."""

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

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
