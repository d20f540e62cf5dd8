"""Questions folded letter by letter, so that a place in the folded words is the same place in the typed ones."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from assistant.answering.words import load, spelled
from index.syllables import fold

_SPACES = re.compile(r"\s+")
_GAPS = (
    (re.compile(r"\s+([,;:.?!)])"), r"\1"),
    (re.compile(r"([,;:])(?:\s*[,;:.])+"), r"\1"),
    (re.compile(r"\(\s*\)"), ""),
)
_ENDS = " ,;:.?!–-"


@cache
def data() -> Any:
    """The words and patterns of data/follow_up.yaml."""
    return load("follow_up.yaml")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the data file by its name, or by "group.name"."""
    entry = data()
    for part in name.split("."):
        entry = entry[part]
    return re.compile(entry)


def tidy(text: str) -> str:
    """One line in NFC."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=1_000)
def aligned(text: str) -> str:
    """Lower case without diacritics, of the same length."""
    return "".join(map(_letter, text))


@lru_cache(maxsize=2_000)
def _letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


@cache
def _heads() -> tuple[re.Pattern[str], frozenset[str]]:
    written = frozenset(spelled(head).strip() for head in data()["heads"])
    longest = sorted((aligned(head) for head in data()["heads"]), key=len, reverse=True)
    return re.compile(rf"(?:{data()['many']})?(?P<head>{'|'.join(longest)})(?!\w)"), written


def head_of(text: str, at: int = 0) -> str | None:
    """What the name of a body that begins at `at` begins with, folded, without "các"; None where none begins.

    What is typed with diacritics must agree in them: "sơ tán" is no "sở".
    """
    folded = aligned(text)
    match = _heads()[0].match(folded, at)
    if match is None or pattern("not_heads").match(folded, match.start("head")):
        return None
    typed = text[match.start("head") : match.end("head")].lower()
    accented = folded != text.lower()
    return None if accented and spelled(typed).strip() not in _heads()[1] else match["head"]


def cut(text: str, *spans: tuple[int, int]) -> str:
    """The text without these places, and without the punctuation that would be left alone."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return trimmed(text)


def trimmed(text: str) -> str:
    """Without spaces and punctuation that stand alone or at the ends."""
    text = _SPACES.sub(" ", text)
    for gap, left in _GAPS:
        text = gap.sub(left, text)
    return text.strip(_ENDS)


def opened(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]


def continued(text: str) -> str:
    """As a sentence goes on: a capital that only opened the sentence is made small; that of a name stays."""
    first, _, rest = text.partition(" ")
    is_name = first[1:] != first[1:].lower() or rest[:1].isupper() or head_of(text) is not None
    small = aligned(first) in data()["small"].split() or not is_name
    return text[:1].lower() + text[1:] if small else text
