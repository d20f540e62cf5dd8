"""One form of Vietnamese text for comparing: lower case, one tone placement, with or without diacritics.

Both placements of the tone mark in an open syllable are in use ("uỷ", "ủy"; "hoà", "hòa"): words are brought to the
older one when they are read, and patterns that must find them as printed are made to take both (`either_tone`).
"""

import re
import unicodedata
from functools import cache, lru_cache

_NEWER = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_OLDER = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_PLACED = dict(zip(_NEWER, _OLDER, strict=True)) | {
    cased(newer): cased(older)
    for newer, older in zip(_NEWER, _OLDER, strict=True)
    for cased in (str.upper, str.capitalize)
}
_NEWER_TONE = re.compile(rf"(?<![qQ])(?:{'|'.join(_PLACED)})(?!\w)")
_NEWER_OF = {older: newer for newer, older in _PLACED.items()}
_OLDER_TONE = re.compile(rf"(?:{'|'.join(_NEWER_OF)})(?!\w)")
_MARKED = "".join(
    dict.fromkeys(
        unicodedata.normalize("NFC", letter + mark + tone)
        for letter in "aeiouyAEIOUY"
        for mark in ("", "\u0302", "\u0306", "\u031b")
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    )
)
_BARE = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in _MARKED if len(letter) == 1} | {
    ord("đ"): "d",
    ord("Đ"): "D",
}


def toned(text: str) -> str:
    """The text with one tone placement, the older one; as long as `text`."""
    return _NEWER_TONE.sub(lambda found: _PLACED[found[0]], text)


def lower(text: str) -> str:
    """Lower case with one tone placement; as long as `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return toned(low)


def unmarked(text: str) -> str:
    """The text without diacritics; as long as `text` where that is in NFC."""
    return text.translate(_BARE)


@lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """Lower case without diacritics, as long as the NFC text: "Đề án" -> "de an"; letters of other languages too."""
    bare = unmarked(lower(unicodedata.normalize("NFC", text)))
    return bare if bare.isascii() else "".join(map(_base, bare))


@lru_cache(maxsize=2_048)
def _base(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return parts[0].lower() if all(map(unicodedata.combining, parts[1:])) else letter


def either_tone(pattern: str) -> str:
    """A pattern of words that takes both tone placements: "ủy ban" -> "(?:ủy|uỷ) ban"."""
    return _OLDER_TONE.sub(lambda found: f"(?:{found[0]}|{_NEWER_OF[found[0]]})", toned(pattern))


def spelling_pattern(words: str) -> str:
    """A pattern for these words in any case with any diacritics or none: "an lu" -> "[aàáâ...][nN] [lL][uùư...]"."""
    return "".join(_letters().get(char) or _either_case(char) for char in folded(words))


@cache
def _letters() -> dict[str, str]:
    forms: dict[str, set[str]] = {}
    for letter, bare in _BARE.items():
        forms.setdefault(bare.lower(), {bare.lower(), bare.upper()}).add(chr(letter))
    return {bare: f"[{''.join(sorted(letters))}]" for bare, letters in forms.items()}


def _either_case(char: str) -> str:
    return f"[{char}{char.upper()}]" if char.isalpha() else re.escape(char)
