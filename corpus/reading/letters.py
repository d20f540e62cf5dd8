"""Letters with their marks as single characters (NFC), in whatever order the marks were typed."""

import re
import unicodedata

# Tones, then what makes another letter of a vowel: hat, breve, horn. Unicode composes a letter only hat first.
_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309]+)([\u0302\u0306])")
_LOOSE = re.compile("\\w[\u0300-\u036f]+")


def composed(text: str) -> str:
    """The text in NFC, also where a tone was typed before the hat of its vowel."""
    text = unicodedata.normalize("NFC", text)
    if "\u0302" not in text and "\u0306" not in text:
        return text
    return _LOOSE.sub(_hat_first, text)


def _hat_first(letter: re.Match[str]) -> str:
    split = unicodedata.normalize("NFD", letter[0])
    return unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\2\1", split))
