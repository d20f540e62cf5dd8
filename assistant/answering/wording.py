"""What documents write for what people say: phrases of a question and their equals (data/wording.yaml)."""

from collections.abc import Iterator
from functools import cache

from assistant.answering.words import load

Phrase = tuple[str, ...]


@cache
def _equals() -> dict[Phrase, tuple[Phrase, ...]]:
    listed = load("wording.yaml")
    return {tuple(str(said).split()): tuple(tuple(one.split()) for one in written) for said, written in listed.items()}


def written_for(words: tuple[str, ...]) -> Iterator[tuple[Phrase, tuple[Phrase, ...]]]:
    """The phrases among folded words, longest first, with what documents write for them; none overlap."""
    longest = max(map(len, _equals()))
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        said = next((words[at : at + size] for size in sizes if words[at : at + size] in _equals()), None)
        if said:
            yield said, _equals()[said]
        at += len(said) if said else 1
