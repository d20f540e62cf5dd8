"""The words of a plan: what in them waits to be filled in, and what a user types made fit for a document."""

import re
import unicodedata

from corpus.errors import EditRefused

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
