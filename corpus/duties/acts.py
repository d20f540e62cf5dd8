"""What bodies do: whether, and where, a text goes on with a word of duty (the verbs of data/bodies.yaml)."""

import re

from corpus.bodies.recognise import is_duty

_WORD = re.compile(r"(?<!\w)\w")
_LONGEST_DUTY = 40


def is_order(text: str, position: int) -> bool:
    """Whether a line begins at `position` with something to do ("Chủ trì ...", "Phê duyệt ...")."""
    return is_duty(text[position : position + _LONGEST_DUTY].casefold(), 0)


def find_duty(text: str, start: int, end: int) -> int | None:
    """Where the first word stands in `text[start:end]` that is something a body does."""
    for word in _WORD.finditer(text, start, end):
        if is_duty(text, word.start()):
            return word.start()
    return None
