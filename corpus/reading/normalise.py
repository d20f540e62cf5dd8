"""Decoded text -> the stored text that all offsets index: one paragraph or one table row a line.

Characters inside a line are never altered (`4.6`, `1.250.000`, `./.` stay). What happens, the same every time:
invisible characters go, hard-wrapped lines are joined by one space, table borders go, and the cells of a table
row are set apart by one tab.
"""

import re

from corpus.reading.pipes import PipeTable, split_pipes
from corpus.reading.wrap import join_wrapped

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\x1a]")
# A soft hyphen between the codes of a number is its hyphen: "12/KH\u00adUBND".
_SOFT_IN_NUMBER = re.compile("(?<=[/\u00ad-][A-ZĐ]{2})\u00ad(?=[A-ZĐ]{2})|(?<=[/\u00ad-][A-ZĐ]{3})\u00ad(?=[A-ZĐ]{2})")
_SPACES = re.compile("[\u00a0\u2000-\u2002\u2004-\u200a\u202f\u205f\u3000\v]")
# Stands for a line break in the cell of a table row, and is a plain blank elsewhere.
_LINE_IN_CELL = "\u2003"
_RULE = re.compile(r"^\s*(?:[-_=*~.…]{3,}|[-–—]{2,}|\*{3,}|[|+][-+|=: ]*(?:--|==)[-+|=: ]*)\s*$")
# A page that begins inside a paragraph; elsewhere a form feed ends a line.
_PAGE_INSIDE = re.compile(r"(?<=[^\n\f ]) *\f *(?=[^\n\f ])")
_INLINE_PIPES = re.compile(r"^\s*\|(.*\|.*)\|\s*$")


def normalise(raw: str) -> str:
    """The stored text. `normalise(normalise(x)) == normalise(x)` holds for texts of whole paragraphs."""
    text = _SOFT_IN_NUMBER.sub("-", raw)
    text = _PAGE_INSIDE.sub(" ", _INVISIBLE.sub("", text)).replace("\f", "\n").replace("\x85", "\n")
    text = _SPACES.sub(" ", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    lines = [_cells_of_inline_pipes(line) for line in text.split("\n") if not _RULE.match(line)]
    lines = [line if "\t" in line else line.replace(_LINE_IN_CELL, " ") for line in lines]
    plain: list[str] = []
    for item in split_pipes(lines):
        plain.extend(_table_lines(item) if isinstance(item, PipeTable) else [item])
    return "\n".join(join_wrapped(plain))


def page_starts(raw: str, text: str) -> tuple[int, ...]:
    """Offsets in `text` (what `normalise(raw)` gave) at which the pages of `raw` begin; empty where it has none.

    Lines are joined and borders dropped on the way, but letters and digits stay and keep their order: the first
    one of a page is found by counting.
    """
    first, *rest = raw.split("\f")
    if not rest:
        return ()
    places = [at for at, character in enumerate(text) if character.isalnum()]
    starts = [0] if any(character.isalnum() for character in first) else []
    passed = 0
    for part in [first, *rest][:-1]:
        passed += sum(map(str.isalnum, part))
        starts.append(_line_start(text, places, passed))
    return tuple(starts)


def _line_start(text: str, places: list[int], passed: int) -> int:
    """Where the page begins whose first letter or digit is the one after `passed` others."""
    if passed == 0:
        return 0
    if passed >= len(places):
        return len(text)
    last, first = places[passed - 1] + 1, places[passed]
    # What opens a paragraph (a bullet, a quotation mark) is on the page of its first word.
    gap = text[last:first]
    newline, space = gap.find("\n"), gap.rfind(" ")
    return last + (newline if newline >= 0 else space) + 1


def _cells_of_inline_pipes(line: str) -> str:
    match = _INLINE_PIPES.match(line)
    if not match:
        return line
    return "\t".join(cell.strip() for cell in match.group(1).split("|"))


def _table_lines(table: PipeTable) -> list[str]:
    if not table.layout:
        return ["", *("\t".join(_cell_words(cell) for cell in row) for row in table.rows), ""]
    lines = [""]
    for row in table.rows:
        for cell in row:
            lines.extend([*cell, ""])
    return lines


def _cell_words(cell: tuple[str, ...]) -> str:
    return " ".join(" ".join(line.split()) for line in cell if line.strip())
