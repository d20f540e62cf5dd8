"""What documents write for what people say: phrases of a question and their equals (data/wording.yaml)."""

from functools import cache

from assistant.answering.words import load, plain, spelled

Phrase = tuple[str, ...]
# A phrase of a question, folded, and what documents write for it.
Wording = tuple[Phrase, tuple[Phrase, ...]]


def written_for(text: str, *, accented: bool) -> tuple[Wording, ...]:
    """The known phrases of a text, the longest first at each place, none overlapping.

    Typed without diacritics, only phrases of two syllables or more are known.
    """
    known = _known(accented)
    words = tuple(spelled(text).split()) if accented else plain(text)
    longest = max(map(len, known))
    found: list[Wording] = []
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        said = next((words[at : at + size] for size in sizes if words[at : at + size] in known), None)
        if said:
            found.append(known[said])
        at += len(said) if said else 1
    return tuple(found)


@cache
def _known(accented: bool) -> dict[Phrase, Wording]:
    listed = {
        (tuple(spelled(said).split()) if accented else plain(said)): (plain(said), tuple(map(plain, written)))
        for said, written in load("wording.yaml").items()
    }
    return {said: wording for said, wording in listed.items() if accented or len(said) > 1}
