"""What a draft still waits for: blanks in its words, suggestions nobody has looked at."""

import re
import unicodedata
from dataclasses import dataclass

from assistant.drafting.places import items
from assistant.drafting.plan import Coverage, Plan
from corpus.errors import EditRefused

# The words of a plan: what in them waits to be filled in, and what a user types made fit for a document.


_PLACEHOLDER = re.compile(r"\[[^\[\]]+\]")


def placeholders(*texts: str) -> tuple[str, ...]:
    """Every "[...]" in these texts in order, each once."""
    return tuple(dict.fromkeys(found for text in texts for found in _PLACEHOLDER.findall(text)))


def cell_words(text: str) -> str:
    """The text in NFC without control characters, which no Word file can hold; lines are kept."""
    clean = "".join(one if one == "\n" or unicodedata.category(one)[0] != "C" else " " for one in text)
    return "\n".join(" ".join(line.split()) for line in unicodedata.normalize("NFC", clean).splitlines()).strip()


def line_words(text: str, *, empty: bool = False) -> str:
    """The same in one line. Raises EditRefused where nothing is left, unless it may be `empty`."""
    words = " ".join(cell_words(text).split())
    if not words and not empty:
        raise EditRefused("Dòng này đang để trống; hãy gõ nội dung, hoặc bỏ dòng nếu không cần.")
    return words


# What a draft still waits for: blanks to fill in, suggestions to look at, demands of the superior to carry out.


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """Counts over what is not rejected; `standing` is what each entry of the coverage amounts to now."""

    blanks: int
    suggested: int
    standing: tuple[Coverage, ...]


def open_points(plan: Plan) -> OpenPoints:
    """What is open in this plan: a demand whose lines and rows are all rejected is missing again."""
    live = {one.id: one for one in items(plan) if one.state != "rejected"}
    head = (plan.title, plan.superior_body, plan.place, plan.authority, plan.position)
    waiting = [*map(placeholders, head), *(one.placeholders for one in live.values())]
    return OpenPoints(
        blanks=sum(map(len, waiting)),
        suggested=sum(one.state == "suggested" for one in live.values()),
        standing=tuple(
            one.coverage if not one.where or any(place in live for place in one.where) else "missing"
            for one in plan.coverage
        ),
    )
