"""Footnotes: bodies that begin with a raised number, and the place of their mark in the running text."""

import re

from corpus.document import Footnote
from corpus.text.lines import Line

_BODY = re.compile(r"^\s*(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\])\s*[-.)]?\s*\S")
_BULLET = re.compile(r"^\s*[-–+•]\s*\S")


def read_footnotes(lines: tuple[Line, ...]) -> tuple[Footnote, ...]:
    """Footnotes in order. A body's own bullets belong to it where table rows go on below them."""
    found: list[Footnote] = []
    text_before = ""
    at = 0
    while at < len(lines):
        match = _BODY.match(lines[at].text)
        mark = match["mark"] if match else None
        anchor = text_before.rfind(mark) if mark else -1
        if mark is None or anchor < 0:
            text_before += lines[at].text + "\n"
            at += 1
            continue
        last = _last_line(lines, at)
        found.append(Footnote(mark, lines[at].start, lines[last].end, anchor))
        for line in lines[at : last + 1]:
            # Kept in length, so that later anchors are offsets of the whole text, but without marks of its own.
            text_before += " " * len(line.text) + "\n"
        at = last + 1
    return tuple(found)


def _last_line(lines: tuple[Line, ...], at: int) -> int:
    last = at
    while last + 1 < len(lines) and _BULLET.match(lines[last + 1].text):
        last += 1
    goes_on = last + 1 < len(lines) and "\t" in lines[last + 1].text
    return last if goes_on else at
