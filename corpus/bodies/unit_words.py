"""The data of names of units (data/units.yaml), checked and made ready for comparing."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from corpus.bodies.levels import Level, level_words
from corpus.bodies.territory import province_names
from corpus.bodies.unit_tables import provinces
from corpus.text.folding import folded, toned
from corpus.text.patterns import GrammarError, read_data, strings

_WORD = re.compile(r"[^\W_]+")
_SILENT = frozenset({"và", "của"})
_JOINT = r"(?:[\s.,&\-–]{0,3}(?:và\s)?)"
ANY = "any"


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Words are spelled as `spelled` gives them; `kinds` and `groups` hold the longest words first."""

    heads: tuple[str, ...]
    levels: Mapping[str, Level]
    party_levels: Mapping[str, str]
    not_level_before: frozenset[str]
    not_level_after: frozenset[str]
    central_cities: frozenset[str]
    provinces: tuple[str, ...]
    kinds: tuple[tuple[str, str | None], ...]
    groups: tuple[tuple[str, frozenset[str]], ...]
    group_levels: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]
    plural: tuple[str, ...]
    limits: tuple[str, ...]
    qualifiers: tuple[str, ...]
    related: tuple[str, ...]
    owned: tuple[str, ...]
    owner_kinds: frozenset[str]
    parts: frozenset[str]
    renamed: frozenset[tuple[str, str]]
    kind_levels: Mapping[str, str]
    central: tuple[str, ...]
    governing: frozenset[str]
    level_ranks: Mapping[str, int]
    kind_ranks: Mapping[str, int]

    @property
    def unmarked(self) -> "UnitWords":
        """The same data for names that were typed without marks."""
        return _unmarked()


def spelled(name: str) -> str:
    """A name in plain words: short forms written out, "và" and punctuation left out, one way to set tone marks."""
    words = f" {_plain(name)} "
    for long, short in _equal():
        words = words.replace(f" {long} ", f" {short} ")
    return words.strip()


@cache
def unit_words() -> UnitWords:
    """The data. Raises GrammarError where it contradicts itself."""
    data = read_data("units")

    def words(key: str) -> tuple[str, ...]:
        return tuple(sorted({spelled(one) for one in strings(data, key)}, key=len, reverse=True))

    kinds: dict[str, str | None] = {one: kind for kind, names in _lists(data, "kinds") for one in names}
    kinds |= dict.fromkeys(words("not_kinds"))
    known = {kind for kind in kinds.values() if kind} | {ANY}
    groups = {spelled(noun): frozenset(map(str, members)) for noun, members in data["groups"].items()}
    used = ("owner_kinds", "parts", "governing", "kind_ranks", "kind_levels")
    strange = {one for members in groups.values() for one in members} | {one for key in used for one in data[key]}
    if strange - known:
        raise GrammarError(f"units: unknown kinds {sorted(strange - known)}")
    renamed = [(spelled(entry["old"]), spelled(entry["new"])) for entry in data["renamed"] if _complete(entry)]
    return UnitWords(
        heads=words("heads"),
        levels={spelled(word): level for word, level in level_words().items()},
        party_levels={spelled(body): word for body, word in data["party_levels"].items()},
        not_level_before=frozenset(one for some in read_data("levels")["other_words"].values() for one in some),
        not_level_after=frozenset(words("not_level_after")),
        central_cities=frozenset(spelled(one.name) for one in provinces() if one.word == "thành phố"),
        provinces=tuple(spelled(one) for one in province_names()),
        kinds=tuple(sorted(kinds.items(), key=lambda entry: -len(entry[0]))),
        groups=tuple(sorted(groups.items(), key=lambda entry: -len(entry[0]))),
        group_levels={spelled(noun): frozenset(levels) for noun, levels in data["group_levels"].items()},
        beside={kind: frozenset(others) for kind, others in data["beside"].items()},
        plural=words("plural"),
        limits=words("limits"),
        qualifiers=words("qualifiers"),
        related=words("related"),
        owned=words("owned"),
        owner_kinds=frozenset(data["owner_kinds"]),
        parts=frozenset(data["parts"]),
        renamed=frozenset(renamed) | frozenset((new, old) for old, new in renamed),
        kind_levels=dict(data["kind_levels"]),
        central=words("central"),
        governing=frozenset(data["governing"]),
        level_ranks=dict(data["level_ranks"]),
        kind_ranks=dict(data["kind_ranks"]),
    )


@cache
def _unmarked() -> UnitWords:
    words = unit_words()

    def bare(some: Iterable[str]) -> tuple[str, ...]:
        return tuple(folded(one) for one in some)

    return replace(
        words,
        heads=bare(words.heads),
        plural=bare(words.plural),
        levels={folded(one): level for one, level in words.levels.items()},
        party_levels={folded(body): folded(word) for body, word in words.party_levels.items()},
        not_level_before=frozenset(bare(words.not_level_before)),
        not_level_after=frozenset(bare(words.not_level_after)),
        central_cities=frozenset(bare(words.central_cities)),
        provinces=bare(words.provinces),
        kinds=tuple((folded(begin), kind) for begin, kind in words.kinds),
        renamed=frozenset((folded(one), folded(other)) for one, other in words.renamed),
    )


def _lists(data: Mapping[str, Any], key: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, tuple(spelled(one) for one in strings(data[key], name))) for name in data[key]]


def _complete(entry: Mapping[str, Any]) -> bool:
    if set(entry) != {"old", "new", "since", "source"} or not all(entry.values()):
        raise GrammarError(f"units: a renaming needs old, new, since and source: {entry}")
    return True


def _plain(name: str) -> str:
    folded_case = unicodedata.normalize("NFC", name).casefold()
    long = _short().sub(lambda found: abbreviations()[_letters(found.group())].lower(), folded_case)
    return " ".join(toned(word) for word in _WORD.findall(long) if word not in _SILENT)


@cache
def _equal() -> tuple[tuple[str, str], ...]:
    return tuple((_plain(long), _plain(short)) for long, short in read_data("units")["equal"].items())


@cache
def abbreviations() -> Mapping[str, str]:
    """Short forms in bare small letters -> what they stand for: "gdđt" -> "Giáo dục và Đào tạo"."""
    return {str(short): str(long) for short, long in read_data("units")["abbreviations"].items()}


@cache
def _short() -> re.Pattern[str]:
    longest = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(_JOINT.join(map(re.escape, one)) for one in longest)})(?!\w)")


def _letters(found: str) -> str:
    """The bare letters of a short form that was found; "LĐTB và XH" loses its "và"."""
    return "".join(_WORD.findall(re.sub(r"\bvà\b", " ", found)))
