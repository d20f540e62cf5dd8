"""Words without case and diacritics, as people type them in a hurry."""

import unicodedata


def folded(text: str) -> str:
    """ "Đồng bộ" -> "dong bo"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
