"""Text that goes into a Word file: only what XML can hold, placeholders apart from the rest."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_ANY = "[...]"


def clean(text: str) -> str:
    """One line in NFC without characters that no document may hold: control characters, lone surrogates, overrides of
    the direction of writing. Blanks that belong to the form ("Số:      /KH-UBND") stay."""
    return re.sub(r"[\t\n\v\f\r\u2028\u2029]+", " ", _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)))


def in_pieces(text: str, placeholders: Sequence[str] = ()) -> Iterator[tuple[str, bool]]:
    """(text, is it a placeholder) from the beginning to the end; joined they are the text."""
    marks = sorted({clean(one) for one in (*placeholders, _ANY) if one.strip()}, key=len, reverse=True)
    for at, piece in enumerate(re.split(f"({'|'.join(map(re.escape, marks))})", text)):
        if piece:
            yield piece, at % 2 == 1
