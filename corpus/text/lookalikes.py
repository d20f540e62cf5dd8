"""Letters of other alphabets that stand inside Vietnamese words and symbols and look like Latin ones."""

import re

from corpus.document import ParseWarning

_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
# A word or symbol as printed; bounded, so that a run of letters without end costs nothing.
_WORD = re.compile(r"[^\s,;()]{0,40}[\u0370-\u03ff\u0400-\u052f][^\s,;()]{0,40}")
_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff]")
_MOST = 20


def lookalikes(text: str) -> tuple[ParseWarning, ...]:
    """One warning a word that mixes Latin letters or digits with Cyrillic or Greek ones, twenty at most.

    Such a symbol prints like the real one but is never found under it. Nothing is changed in the text.
    """
    found: list[ParseWarning] = []
    if not _FOREIGN.search(text):
        return ()
    for match in _WORD.finditer(text):
        if _LATIN.search(match[0]) and not _is_measure(match[0]):
            foreign = ", ".join(sorted(set(_FOREIGN.findall(match[0]))))
            message = (
                f"«{match[0]}» có chữ cái ngoài bảng chữ Việt trông giống chữ Latin ({foreign}); hãy kiểm tra lại."
            )
            found.append(ParseWarning("lookalike", message, match.start(), match.end()))
            if len(found) == _MOST:
                break
    return tuple(found)


def _is_measure(word: str) -> bool:
    """Greek letters of units and formulas (10µm, Ω) are meant."""
    return all(letter in "μΩαβγΔδλπσ" for letter in _FOREIGN.findall(word))
