"""Names in a sentence - bodies, persons, places, laws - and whether a source holds them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.answering.words import functional_words
from assistant.verification.wording import run_of, seen, spoken_words
from corpus.bodies.levels import level_pattern
from corpus.bodies.name import kind_of
from corpus.bodies.recognise import find_bodies
from index.syllables import fold

_WORD = re.compile(r"[^\W_]+(?:[&][^\W_]+)*|[^\w\s]")
# A government without its place is nobody: its level alone tells no body apart.
_GOVERNING = frozenset({"government", "council", "party", "front"})
_OWNED = re.compile(r",?\s+(?:trực thuộc|thuộc)\s+")
_KIND = re.compile(r"(?:[Cc]ác\s+)?(?P<kind>[^\W\d_]+)\s*:?\s+(?P<fields>.+)", re.S)
_LISTED = re.compile(r"\s*[,;]\s*|\s+và\s+|\s*:\s*")
_COMMAS = re.compile(r"\s*[,;:]\s*")
_OFFICER = re.compile(
    r"^(?:phó\s+)?(?:chủ tịch|giám đốc|trưởng|chánh|thủ trưởng|người đứng đầu|bí thư|lãnh đạo)\s+", re.I
)
_SHORTEST = 2


class Names:
    """What a source names: its running words, with lists of bodies that share a kind written out."""

    def __init__(self, text: str) -> None:
        """`text`: quotes and labels."""
        self._runs = (run_of(text), *_spread(text))

    def hold(self, name: str) -> bool:
        """Whether a whole name stands here; a place or superior behind it may stand somewhere else in the source."""
        if self._say(name) or self._say(_OFFICER.sub("", name)):
            return True
        owned = _OWNED.split(name)
        if len(owned) > 1:
            return all(self.hold(part) for part in owned)
        return any(self._say(head) and self._say(place) for head, place in _placed(name))

    def _say(self, name: str) -> bool:
        run = run_of(name)
        return bool(run.strip()) and any(run in words for words in self._runs)


def _placed(name: str) -> Iterator[tuple[str, str]]:
    """ "Sở Nội vụ tỉnh An Phước": the name with its level, or of an office without it, and the place."""
    for level in level_pattern().finditer(name):
        place = name[level.end() :].strip()
        if place and level.start():
            yield name[: level.end()], place
            if kind_of(name) not in _GOVERNING:
                yield name[: level.start()].strip(), place


def bodies_of(text: str) -> tuple[str, ...]:
    """The names of bodies in a text."""
    words = seen(text)
    return tuple(span.of(words) for span in find_bodies(words))


def names_of(text: str) -> tuple[str, ...]:
    """Runs of capitalised words, and abbreviations; a word that opens the sentence may be capitalised for that."""
    return tuple(_names(seen(text)))


def _names(words: str) -> Iterator[str]:
    run: list[str] = []
    opens = True
    for word in [*_WORD.findall(words), "."]:
        capital = word[0].isupper() and not word.isdigit()
        if capital and len(word) > 1 and sum(letter.isupper() for letter in word) > 1:
            yield word
        if capital and not (opens and fold(word) in functional_words()):
            run.append(word)
        else:
            if len(run) >= _SHORTEST:
                yield " ".join(run)
            run = []
        opens = word in ".?!:;" or (opens and not word[0].isalnum())


@lru_cache(maxsize=1024)
def _spread(text: str) -> tuple[str, ...]:
    """ "các Sở: Nội vụ, Tài chính" also says "Sở Tài chính"."""
    found: list[str] = []
    for body in bodies_of(text):
        listed = _KIND.fullmatch(body)
        for parts in (_LISTED, _COMMAS):
            fields = parts.split(listed["fields"]) if listed else []
            if listed and len(fields) > 1:
                found.extend(run_of(f"{listed['kind']} {field}") for field in fields if spoken_words(field))
    return tuple(found)
