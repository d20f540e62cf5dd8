"""Words in the one form in which a sentence and its source are compared: diacritics kept, abbreviations written out."""

import re
import unicodedata
from functools import cache, lru_cache

from assistant.answering.words import load, written_out
from corpus.citations.clean_text import clean
from index.syllables import fold, tokenise

_TOKEN = re.compile(r"[^\W\d_]+(?:[&.\-][^\W\d_]+)*")
# What no reader sees but a machine reads: tag characters, zero-width signs, signs that turn the direction of writing.
_UNSEEN = re.compile("[\U000e0000-\U000e007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
# Between bodies and fields in lists; a name is the same with and without them.
_JOINING = frozenset({"và", "các", "những"})


def seen(text: str) -> str:
    """The text as a reader sees it: NFC, plain dashes and spaces, no invisible characters."""
    return clean(unicodedata.normalize("NFC", _UNSEEN.sub("", text))).text


@lru_cache(maxsize=4096)
def spoken_words(text: str) -> tuple[str, ...]:
    """Lower-case words in order, one spelling each: "UBND tỉnh" -> ("ủy", "ban", "nhân", "dân", "tỉnh")."""
    return tuple(token for token in tokenise(_written_out(seen(text))) if token.isalnum())


def run_of(text: str) -> str:
    """The words joined by single spaces, one at each end, without what only joins the parts of a name."""
    return f" {' '.join(word for word in spoken_words(text) if word not in _JOINING)} "


@cache
def word_list(name: str) -> frozenset[str]:
    """One list of data/verification.yaml."""
    return frozenset(load("verification.yaml")[name].split())


def _written_out(text: str) -> str:
    return _TOKEN.sub(lambda found: written_out(fold(found[0])) or found[0], text)
