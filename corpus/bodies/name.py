"""What the printed name of a body says: what it is, of which level, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.bodies.levels import Level, level_word
from corpus.bodies.territory import province_names
from corpus.bodies.unit_words import UnitWords, spelled, unit_words
from corpus.text.folding import folded, lower

MAX_NAME = 300
_UNKNOWN_ENDS = "(;\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: its level, the word for it ("thị xã"), its name in plain lower-case words, "" where any is meant."""

    level: Level
    word: str
    name: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """`head` is what the body is in plain words, `places` where it is, its own first; `kind` is one of units.yaml."""

    printed: str
    head: str
    places: tuple[Place, ...]
    kind: str | None

    @property
    def own(self) -> Place | None:
        """The body's own unit: the first with a name, else the last whose level is told."""
        return next((one for one in self.places if one.name), self.places[-1] if self.places else None)

    @property
    def unit_word(self) -> str:
        """The word of its own unit: "tỉnh", "thị xã"; "" where it is not told."""
        return self.own.word if self.own else ""

    @property
    def place(self) -> str:
        """The name of its own unit as printed, "Kiên Giang"; a province's in full; "" where it is not told."""
        return _as_printed(self.own, self.printed) if self.own else ""

    @property
    def level(self) -> str:
        """ "central", "province", "district", "commune", or "" where neither place nor kind tells."""
        words = unit_words()
        if any(f" {one} " in f" {self.head} " for one in words.central):
            return "central"
        own = self.places[0].level if self.places else ""
        return "province" if own == "city" else own or words.kind_levels.get(self.kind or "", "")


@dataclass(frozen=True, slots=True)
class Seat:
    """The word of a body's own level ("tỉnh") and its place in plain words, each "" where the name does not say."""

    word: str = ""
    place: str = ""

    def differs(self, other: "Seat") -> bool:
        """True where both say something and it is not the same."""
        return bool(self.word and other.word and self.word != other.word) or bool(
            self.place and other.place and self.place != other.place
        )


@lru_cache(maxsize=16_384)
def read_name(name: str | None, *, unmarked: bool | None = None) -> BodyName:
    """The name taken apart. `unmarked` reads and gives it without diacritics, to be compared with one typed so.

    By default a name typed without diacritics is read all the same, and the words that are known come out with theirs.
    """
    printed = " ".join((name or "")[:MAX_NAME].split())
    words = unit_words()
    whole = without_head(spelled(_before(printed, _UNKNOWN_ENDS)), words)
    bare = folded(printed) == lower(printed) if unmarked is None else unmarked
    if bare:
        whole, words = folded(whole), words.unmarked
    head, places = split([one for one in whole.split() if one not in words.plural], words)
    if not places:
        head, places = _trailing_province(head, words)
    if bare and unmarked is None:
        places = tuple(replace(one, word=level_word(one.word), name=_marked(one)) for one in places)
    return BodyName(printed, head, places, kind_of_head(head, words))


def kind_of(name: str) -> str | None:
    """What kind of body a name is ("department" for a Sở), None where its words are of no known kind."""
    return read_name(name[:MAX_NAME]).kind


def seat_of(name: str | None) -> Seat:
    """The seat of a body by its printed name: "UBND tỉnh Kiên Giang" -> tỉnh, kiên giang; "Bộ Nội vụ" has none."""
    own = read_name(name).own
    return Seat(own.word, own.name) if own else Seat()


def place_in(line: str | None) -> str:
    """The place of a letterhead's place line in plain words: "Thành phố Hồ Chí Minh" -> "hồ chí minh"."""
    own = read_name(line).own
    return own.name if own and own.name else spelled((line or "")[:MAX_NAME])


def kind_of_head(head: str, words: UnitWords) -> str | None:
    """The kind by the first words; the longest that fits decides."""
    return next((kind for begin, kind in words.kinds if f"{head} ".startswith(begin + " ")), None)


def without_head(name: str, words: UnitWords) -> str:
    """ "chủ tịch ủy ban nhân dân xã" speaks for "ủy ban nhân dân xã"."""
    while head := next((one for one in words.heads if name.startswith(one + " ")), None):
        name = without_plural(name[len(head) + 1 :], words)
    return name


def without_plural(name: str, words: UnitWords) -> str:
    """The name without its "các"."""
    return next((name[len(one) + 1 :] for one in words.plural if name.startswith(one + " ")), name)


def split(tokens: list[str], words: UnitWords, *, party: bool = True) -> tuple[str, tuple[Place, ...]]:
    """(what stands before the first unit, the units). With `party` "tỉnh ủy" tells the level as "tỉnh" does."""
    starts = levels_in(tokens, words, party=party)
    if not starts:
        return " ".join(tokens), ()
    ends = [*(one[0] for one in starts[1:]), len(tokens)]
    places = [
        Place(words.levels[word], word, " ".join(tokens[at + size : end]))
        for (at, size, word), end in zip(starts, ends, strict=True)
    ]
    several = {one.level for one in places}
    at, size, word = starts[0]
    # "tỉnh ủy" is a body besides being of a province.
    head = tokens[: at + (size if " ".join(tokens[at : at + size]) != word else 0)]
    return " ".join(head), tuple(replace(one, level=_rank_of_city(one, several, words)) for one in places)


def levels_in(tokens: list[str], words: UnitWords, *, party: bool = True) -> list[tuple[int, int, str]]:
    """(where, how many words, the word of the level) of every word of a level."""
    found: list[tuple[int, int, str]] = []
    here = 0
    while here < len(tokens):
        pair, one = " ".join(tokens[here : here + 2]), tokens[here]
        if party and pair in words.party_levels:
            found.append((here, 2, words.party_levels[pair]))
        elif pair in words.levels:
            found.append((here, 2, pair))
        elif one in words.levels and not _other_word(tokens, here, words):
            found.append((here, 1, one))
        here += found[-1][1] if found and found[-1][0] == here else 1
    return found


def _rank_of_city(place: Place, several: Iterable[str], words: UnitWords) -> Level:
    """A city is a province or a district: by its name, or by what is listed beside it."""
    if place.level != "city":
        return place.level
    if place.name in words.central_cities or "province" in several:
        return "province"
    return "district" if "district" in several or place.name else "city"


def _other_word(tokens: list[str], here: int, words: UnitWords) -> bool:
    """ "xã" in "xã hội" or "hợp tác xã"."""
    after = tokens[here + 1] if here + 1 < len(tokens) else ""
    before = tokens[here - 1] if here else ""
    return after in words.not_level_before or before in words.not_level_after


def _trailing_province(head: str, words: UnitWords) -> tuple[str, tuple[Place, ...]]:
    found = next((one for one in words.provinces if head.endswith(" " + one)), None)
    if found is None:
        return head, ()
    word = "thành phố" if found in words.central_cities else "tỉnh"
    return head[: -len(found) - 1], (Place("province", word, found),)


def _marked(place: Place) -> str:
    if place.level not in ("province", "city"):
        return place.name
    return next((one for one in map(spelled, province_names()) if folded(one) == folded(place.name)), place.name)


def _as_printed(place: Place, printed: str) -> str:
    """The name in capitals as they should be: a province's own, else as printed, else each word with one."""
    known = (one for one in province_names() if place.level in ("province", "city") and spelled(one) == place.name)
    if province := next(known, None):
        return province
    at = lower(printed).rfind(place.name)
    found = printed[at : at + len(place.name)] if at >= 0 else ""
    if found[:1].isupper() and not found.isupper():
        return found
    return " ".join(map(str.capitalize, place.name.split()))


def _before(text: str, marks: str) -> str:
    return text[: min((at for mark in marks if (at := text.find(mark)) > 0), default=len(text))]
