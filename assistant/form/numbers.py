"""The blank number of a new document, and the numbers in front of the levels of a plan."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.drafting.plan import Plan
from assistant.form.profile import Form
from corpus.text.roman import roman

# The blank number of a new document: "Số: /KH-UBND".


UNKNOWN = "[...]"


def blank_number(plan: Plan, form: Form) -> str:
    """The number line with the number left out; letters of the body that no rule tells are a placeholder."""
    return form.letterhead.number.format(type=plan.type_code, body=body_code(plan.unit))


def body_code(unit: str) -> str:
    """The letters of a body in its numbers: "UBND xã An Lư" -> "UBND", "Sở Nội vụ tỉnh Hà Nam" -> "SNV"."""
    folded = " ".join(unit.split()).casefold()
    for beginning, code in _bodies()["whole"].items():
        if f"{folded} ".startswith(f"{beginning} "):
            return str(code)
    for beginning, code in _bodies()["initials"].items():
        if folded.startswith(f"{beginning} "):
            return str(code) + _initials(" ".join(unit.split())[len(beginning) :])
    return UNKNOWN


def spelled_out(unit: str) -> str:
    """A name without the short form at its beginning: "UBND xã An Lư" -> "Ủy ban nhân dân xã An Lư"."""
    first, _, rest = unit.strip().partition(" ")
    long = _bodies()["spelled_out"].get(first)
    return f"{long} {rest}".rstrip() if long else unit.strip()


def _initials(words: str) -> str:
    """The first letters of the words up to the unit that the body belongs to ("xã", but not the "Xã" of "Xã hội")."""
    ends = [at for kind in _bodies()["units"] if (at := f"{words} ".find(f" {kind} ")) >= 0]
    own = words[: min(ends, default=len(words))]
    named = (word for word in re.split(r"[\s,&–-]+", own) if word and word not in _bodies()["skipped"])
    return "".join(word[0].upper() for word in named)


@cache
def _bodies() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((files("assistant.form") / "data" / "bodies.yaml").read_text("utf-8"))
    return loaded


# Numbers in front of the levels of a plan: "I.", "1.", "a)", "-".


# Letters that number the points of a Vietnamese document (Nghị định 30/2020/NĐ-CP, Phụ lục I).
ALPHABET = "abcdđeghiklmnopqrstuvxy"
DEEPEST = 4


class Numbers:
    """Counts the levels of a document from its beginning; a level begins anew below every higher one."""

    def __init__(self) -> None:
        self._counts = [0] * (DEEPEST + 1)

    def next(self, level: int) -> str:
        """The number of the next line of this level, 1 to 4; "" for running text (0)."""
        if level == 0:
            return ""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (DEEPEST - level)
        return _shown(level, self._counts[level])


def letter(value: int) -> str:
    """1 -> "a", 5 -> "đ"; after the last letter they double: 24 -> "aa"."""
    times, at = divmod(value - 1, len(ALPHABET))
    return ALPHABET[at] * (times + 1)


def _shown(level: int, count: int) -> str:
    match level:
        case 1:
            return f"{roman(count)}."
        case 2:
            return f"{count}."
        case 3:
            return f"{letter(count)})"
        case _:
            return "-"
