"""The text as the finders read it: look-alike characters replaced one for one, so that every offset stays true."""

from dataclasses import dataclass
from functools import cache

from corpus.citations.data_files import load
from corpus.text.folding import lower


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is the cleaned text, `low` the same in lower case with one tone placement; both as long as the input."""

    text: str
    low: str


def clean(text: str) -> Source:
    """The text with Cyrillic look-alikes, odd dashes, slashes and spaces replaced; offsets are unchanged."""
    cleaned = text.translate(_replacements())
    return Source(cleaned, lower(cleaned))


@cache
def _replacements() -> dict[int, str]:
    data = load("reference_characters")
    pairs = {**data["latin_for_cyrillic"], **data["letters"]}
    for chars, plain in (("dashes", "-"), ("slashes", "/"), ("spaces", " ")):
        pairs.update(dict.fromkeys(data[chars], plain))
    if any(len(odd) != 1 or len(plain) != 1 for odd, plain in pairs.items()):
        raise ValueError("reference_characters.yaml: every entry must be one character for one")
    return {ord(odd): plain for odd, plain in pairs.items()}
