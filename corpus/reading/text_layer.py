"""Whether the text layer of a page is its text: scans bear stray words or poor layers, fonts leave letters unmapped."""

import re
import unicodedata

from corpus.reading.legacy import from_text, is_syllable
from corpus.reading.page import Page

_WORD = re.compile(r"[^\W\d_]{2,}")
# A page under a picture with fewer letters is a scan: they are of a stamp, a signature, the maker's name, a footer.
_SCANNED_SHARE, _STRAY_LETTERS = 0.5, 600
_FEWEST_LETTERS, _GARBLED = 8, 0.2
# Words with a letter that has no meaning: a font that does not tell its letters.
_FEWEST_BROKEN, _BROKEN = 3, 0.01
# Shares of words in a text that is Vietnamese: those that bear marks, those that are syllables.
_FEWEST_WORDS, _MARKED, _SYLLABLES = 20, 0.25, 0.7


def is_text(page: Page) -> bool:
    """Whether the words of the page can be taken as they are; otherwise its picture has to be read."""
    characters = "".join(word.text for word in page.words)
    letters = sum(map(str.isalpha, characters))
    scanned = page.pictures >= _SCANNED_SHARE
    if letters < _FEWEST_LETTERS:
        return not page.pictures and not any(map(_is_unknown, characters))
    if sum(map(_is_unknown, characters)) > _GARBLED * len(characters):
        return False
    broken = sum(1 for word in page.words if _is_broken(word.text))
    if broken >= _FEWEST_BROKEN and broken > _BROKEN * len(page.words):
        return False
    if scanned and letters < _STRAY_LETTERS:
        return False
    return is_vietnamese(" ".join(word.text for word in page.words), marked=scanned)


def is_vietnamese(text: str, *, marked: bool = True) -> bool:
    """Whether the words are Vietnamese syllables, and `marked`: bear the marks that Vietnamese has. True for few words.

    Text under an old encoding counts as what it stands for.
    """
    words = _WORD.findall(text[:200_000])
    if len(words) < _FEWEST_WORDS:
        return True
    if marked and sum(1 for word in words if not word.isascii()) < _MARKED * len(words):
        return from_text(text) is not None
    own = [word for word in words if not word.isascii()]
    return sum(map(is_syllable, own)) >= _SYLLABLES * len(own) or from_text(text) is not None


def _is_broken(word: str) -> bool:
    return any(map(_is_unknown, word)) and any(map(str.isalpha, word))


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in {"Co", "Cn", "Cc"}
