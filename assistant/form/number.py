"""The blank number of a new document: "Số:      /KH-UBND"."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.drafting.plan import Plan
from assistant.form.profile import Form

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
