"""The text as the finders read it: look-alike characters replaced one for one, so that every offset stays true."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.citations.data_files import load

# Both placements of the tone mark at the end of a syllable ("uỷ", "ủy") are in use; all are brought to the older one.
_NEWER = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_OLDER = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_TONES = dict(zip(_NEWER, _OLDER, strict=True))
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONES)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is the cleaned text, `low` the same in lower case with one tone placement; both as long as the input."""

    text: str
    low: str


def clean(text: str) -> Source:
    """The text with Cyrillic look-alikes, odd dashes, slashes and spaces replaced; offsets are unchanged."""
    cleaned = text.translate(_replacements())
    return Source(cleaned, lower(cleaned))


def lower(text: str) -> str:
    """Lower case with one tone placement; as long as `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return _TONE.sub(lambda match: _TONES[match[0]], low)


@cache
def _replacements() -> dict[int, str]:
    data = load("reference_characters")
    pairs = {**data["latin_for_cyrillic"], **data["letters"]}
    for chars, plain in (("dashes", "-"), ("slashes", "/"), ("spaces", " ")):
        pairs.update(dict.fromkeys(data[chars], plain))
    if any(len(odd) != 1 or len(plain) != 1 for odd, plain in pairs.items()):
        raise ValueError("reference_characters.yaml: every entry must be one character for one")
    return {ord(odd): plain for odd, plain in pairs.items()}
