"""Decoded text -> the stored text that all offsets index: one paragraph or one table row a line.

Characters inside a line are never altered (`4.6`, `1.250.000`, `./.` stay). What happens, the same every time:
invisible characters go, hard-wrapped lines are joined by one space, table borders go, and the cells of a table
row are set apart by one tab.
"""

import re

from corpus.pipes import PipeTable, split_pipes
from corpus.wrap import join_wrapped

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\x1a]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\v]")
_RULE = re.compile(r"^\s*(?:[-_=*~.…]{3,}|[-–—]{2,}|\*{3,}|[|+][-+|=: ]{3,})\s*$")
_INLINE_PIPES = re.compile(r"^\s*\|(.*\|.*)\|\s*$")


def normalise(raw: str) -> str:
    """The stored text. `normalise(normalise(x)) == normalise(x)` holds for texts of whole paragraphs."""
    text = _INVISIBLE.sub("", raw).replace("\f", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    text = _SPACES.sub(" ", text.replace("\u2029", "\n"))
    lines = [_cells_of_inline_pipes(line) for line in text.split("\n") if not _RULE.match(line)]
    plain: list[str] = []
    for item in split_pipes(lines):
        plain.extend(_table_lines(item) if isinstance(item, PipeTable) else [item])
    return "\n".join(join_wrapped(plain))


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
