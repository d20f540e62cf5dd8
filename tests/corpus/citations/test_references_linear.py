"""No text makes the finders slow: twice the text is twice the work, whatever it repeats.

Work is counted, not timed: how often the interpreter calls a function while a text is read. What a single pattern
does in one call is not seen by that, so each pattern is measured apart, on the shortest of several runs.
"""

import re
import sys
import time
from collections.abc import Callable
from dataclasses import fields
from types import FrameType

import pytest

from corpus.bodies.words import body_words
from corpus.citations import date, dating, issuer, law, numbered, resolve, symbol, tail, types
from corpus.citations import law as lawbook
from corpus.citations import unnumbered as named
from corpus.citations import unnumbered as short
from corpus.citations.clean_text import clean
from corpus.citations.references import find_references

_HOSTILE = {
    "slashes": "1/",
    "hyphens": "1-",
    "codes": "1/A-",
    "codes without end": "A-B/",
    "numbers": "12345678901234567890",
    "types": "Nghị quyết ",
    "types and numbers": "Nghị quyết số 1, ",
    "many of one type": "Chỉ thị 33 ",
    "bodies": "của Ban Thường vụ ",
    "names": "Kế hoạch phối hợp a ",
    "coordination": "kế hoạch phối hợp ",
    "amendments": "Luật sửa đổi, bổ sung một số điều của ",
    "amended laws": "Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở và ",
    "laws in a list": "Luật: Đất đai, Nhà ở, ",
    "one number, many dates": "Kế hoạch số 5/KH-UBND ngày 1/2/2023; Kế hoạch số 5/KH-UBND ",
    "years": "năm 2024 năm ",
    "days": "ngày 1 tháng 1 năm ",
    "spaces": "   \t ",
    "lines": "\n",
    "brackets": "([",
    "capitals": "CỦA BAN THƯỜNG VỤ ",
    "look-alikes": "Ѕố 33/СТ-ТТg ",
    "tone marks": "uỷ hoà ",
    "congress": "Nghị quyết đại hội đại biểu đảng bộ ",
}
_UNIT = 12_000
_GROWTH = 2.6


def _calls(work: Callable[[], object]) -> int:
    """How many calls of functions, Python's and C's, this work takes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    def text(size: int) -> str:
        return (piece * (size // len(piece) + 1))[:size]

    find_references(text(200))
    once, twice, four = (
        _calls(lambda size=size: find_references(text(size))) for size in (_UNIT, 2 * _UNIT, 4 * _UNIT)
    )
    assert twice <= _GROWTH * once + 2_000
    assert four <= _GROWTH * twice + 2_000


_MODULES = (date, dating, issuer, law, lawbook, named, numbered, resolve, short, symbol, tail, types)


def _patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the finders: those at module level and those that the data makes."""
    found = {
        f"{module.__name__.rpartition('.')[2]}.{name}": value
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
    found |= {f"bodies.{field.name}": getattr(body_words(), field.name) for field in fields(body_words())}
    found |= {f"lawbook.{kind}": pattern for kind, pattern in lawbook._names().items()}
    found |= {f"named.{at}": form.pattern for at, form in enumerate(named._forms())}
    return found | {
        "types.pattern": types.pattern(),
        "types.short": types._short_pattern(),
        "short.pattern": short._pattern(),
        "numbered.not": numbered._not_documents(),
        "law.not_after": law._not_after(),
        "law.not_names": law._not_names(),
    }


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    best = 1e9
    for _ in range(3):
        begun = time.process_time()
        for _ in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("name", sorted(_patterns()))
def test_a_pattern_reads_repeated_text_in_linear_time(name: str) -> None:
    """A quadratic pattern takes 64 times as long for 8 times the text; noise on a busy machine never makes that."""
    pattern = _patterns()[name]
    for piece in _HOSTILE.values():
        short_, long = (clean((piece * (size // len(piece) + 1))[:size]).low for size in (2_000, 16_000))
        ratios = (_seconds(pattern, long) / max(_seconds(pattern, short_), 1e-4) for _ in range(3))
        assert any(ratio < 24 for ratio in ratios), piece
