"""Roman numerals of strokes only (I, II, III), counted in the picture: recognition drops a stroke or the dot."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from corpus.reading.scan_lines import INK

_STROKES = re.compile(r"^[IHl|]{1,4}\.?$")
_MOST = 4


def numeral(text: str, picture: Any, paper: float) -> str:
    """The word as its strokes say, where it reads as strokes and they are clear; else as it was recognised.

    `picture` is the word's part of the grey page, `paper` how bright the page is.
    """
    if not _STROKES.match(text) or picture.shape[0] < 8:
        return text
    counts = _runs(picture < INK * paper)
    high = len(counts)
    upright = set(counts[high // 4 : high * 6 // 10])
    strokes = upright.pop() if len(upright) == 1 else 0
    if not 1 <= strokes <= _MOST:
        return text
    # The dot stands at the foot of the word and adds one.
    foot = counts[high * 8 // 10 :]
    dot = text.endswith(".") or sum(1 for one in foot if one == strokes + 1) >= max(2, len(foot) // 3)
    return "I" * strokes + ("." if dot else "")


def _runs(ink: Any) -> Sequence[int]:
    """How many stretches of ink each row has."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int8)
    padded[:, 1:] = ink
    return [int(count) for count in (np.diff(padded, axis=1) == 1).sum(axis=1)]
