"""What breaks a rule of form, and where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.form.anatomy import Anatomy
from assistant.form.profile import Form
from assistant.form.seen import Line


@dataclass(frozen=True, slots=True)
class Broken:
    """`message` is Vietnamese, without a full stop; in small letters it goes on from the title of its rule. `line` is
    None for what concerns the whole file."""

    message: str
    line: Line | None = None


# Yields what breaks the rule; None for a rule that does not concern the document.
Rule = Callable[[Anatomy, Form], Iterator[Broken] | None]


def amount(number: float) -> str:
    """12.7 -> "12,7", 14.0 -> "14"."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def between(least: float, most: float) -> str:
    """ "13" or "từ 13 đến 14"."""
    return amount(least) if least == most else f"từ {amount(least)} đến {amount(most)}"
