"""Letterheads and signatures that were set side by side with tabs or blanks -> the left column, then the right one."""

import re
from collections.abc import Sequence

from corpus.reading.grid import is_layout_text, is_letterhead

# Stands where a tab moved the words to another column; no text leaves a reader with it.
GAP = "\v"
_GAP = re.compile(rf"[^\S\n]*{GAP}\s*|[^\S\n]{{4,}}")
# How many lines of one column may stand between two lines of both.
_BETWEEN = 8
_LONGEST = 90


def side_by_side(lines: Sequence[str]) -> list[str]:
    """The same lines, with every layout of two columns taken apart; other tabs are blanks.

    Lines that no gap parts belong to the left column, lines that begin with one to the right column.
    """
    parted = [_pieces(line) for line in lines]
    out: list[str] = []
    at = 0
    while at < len(lines):
        end = _layout_end(parted, at)
        if end is None:
            out.append(_plain(lines[at]))
            at += 1
            continue
        rows = [row for row in parted[at:end] if row is not None]
        for column in (0, 1):
            out += [words for row in rows for words in [row[column]] if words]
            out.append("")
        at = end
    return out


def _pieces(line: str) -> tuple[str, str] | None:
    """(left, right) of a line; None for a blank one."""
    if not line.strip():
        return None
    parts = _GAP.split(line.rstrip())
    if len(parts) == 1 or "\t" in line:
        return line.strip(), ""
    # Gaps inside a column ("Số:   /KH-UBND") are blanks: the widest one sets the columns apart.
    gaps = [match[0] for match in _GAP.finditer(line.rstrip())]
    widest = max(range(len(gaps)), key=lambda at: (gaps[at].count(GAP), len(gaps[at])))
    left = " ".join(part.strip() for part in parts[: widest + 1] if part.strip())
    right = " ".join(part.strip() for part in parts[widest + 1 :] if part.strip())
    return left, right


def _layout_end(parted: Sequence[tuple[str, str] | None], at: int) -> int | None:
    """Where a layout ends that begins with this line; None where none does."""
    first = parted[at]
    if first is None or not all(first) or max(map(len, first)) > _LONGEST:
        return None
    last, here = at, at + 1
    closing = not is_letterhead("\n".join(first)) and is_layout_text(first)
    while here < len(parted) and here - last <= (_BETWEEN if closing else 2) + 1:
        row = parted[here]
        if row is not None:
            if max(map(len, row)) > _LONGEST or "\t" in row[0]:
                break
            if row[1] and (row[0] or closing):
                last = here
        here += 1
    rows = [row for row in parted[at : last + 1] if row is not None]
    return last + 1 if is_layout_text([words for row in rows for words in row]) else None


def _plain(line: str) -> str:
    return line.strip(GAP).replace(GAP, " ") if GAP in line else line
