"""Whether a body that a document names is a given unit, or a group that the unit is in (data/units.yaml)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.bodies.name import (
    MAX_NAME,
    BodyName,
    Place,
    kind_of_head,
    levels_in,
    read_name,
    split,
    without_head,
    without_plural,
)
from corpus.bodies.territory import province_today, provinces_of, same_territory
from corpus.bodies.unit_words import ANY, UnitWords, spelled, unit_words
from corpus.text.folding import folded

# name: the unit itself; renamed: its name before or after 2025; kind: a group it is in; related: a group it is in as
# far as the matter concerns it.
Reason = Literal["name", "renamed", "kind", "related"]

# The government of a named place is that one body, not a group.
_PROPER = {"government", "council"}
_PROVINCE, _CITY, _DISTRICT = "province", "city", "district"


@dataclass(frozen=True, slots=True)
class _Group:
    """Kinds of bodies; `levels` is empty where the group says none."""

    kinds: frozenset[str]
    levels: frozenset[str]
    related: bool
    own_parts_only: bool


@lru_cache(maxsize=16_384)
def binds(unit: str, body: str) -> Reason | None:
    """Why a duty of the printed `body` is one of `unit`; None if it is not. Names may be shortened, `unit` unmarked."""
    unit, body = unit[:MAX_NAME], body[:MAX_NAME]
    unmarked = folded(unit.casefold()) == unit.casefold()
    wanted = read_name(unit, unmarked=unmarked)
    printed = read_name(body, unmarked=unmarked)
    if not wanted.head:
        return None
    if _places_agree(wanted, printed):
        if wanted.head == printed.head:
            return "kind" if _open(wanted, printed) else "name"
        if (wanted.head, printed.head) in (unit_words().unmarked if unmarked else unit_words()).renamed:
            return "renamed"
    if (_many(body) and _enumerated(wanted, printed)) or _beside(wanted, printed, unmarked=unmarked):
        return "name"
    group = _group(body)
    if group is None or not _holds(group, wanted):
        return None
    return "related" if group.related else "kind"


def is_same(one: str, other: str) -> bool:
    """Whether two names, however shortened, are of one body; an old and a new name are not the same."""
    first, second = read_name(one, unmarked=False), read_name(other, unmarked=False)
    return bool(first.head) and first.head == second.head and _places_agree(first, second)


def rank_of(name: str) -> int | None:
    """How high a body stands, 0 for one of the whole country; None where its name does not tell."""
    read, words = read_name(name), unit_words()
    if read.level == "central":
        return 0
    if read.kind in words.governing and read.level:
        return words.level_ranks[read.level]
    return words.kind_ranks.get(read.kind or "")


def is_above(issuer: str, unit: str) -> bool:
    """Whether a body stands above a unit in its own line; what is not told does not speak against it.

    Provinces count as one with what they were made of: "UBND tỉnh Bình Dương" stood above communes of today's city.
    """
    high, low = rank_of(issuer), rank_of(unit)
    if high is not None and low is not None and high >= low:
        return False
    theirs = {one.level: one.name for one in read_name(issuer).places if one.name}
    mine = {one.level: one.name for one in read_name(unit).places if one.name}
    if any(
        mine[level] != name and not same_territory(mine[level], name) for level, name in theirs.items() if level in mine
    ):
        return False
    homes = provinces_of(mine["commune"]) if "commune" in mine and "province" not in mine else frozenset()
    return not homes or "province" not in theirs or province_today(theirs["province"]) in homes


@lru_cache(maxsize=16_384)
def in_reach(unit: str, issuer: str) -> bool:
    """Whether what `issuer` orders can be for `unit`: not where both name their place of one level, and differ."""
    unmarked = folded(unit.casefold()) == unit.casefold()
    mine, theirs = (read_name(name, unmarked=unmarked).places for name in (unit, issuer))
    return all(
        own.level != other.level or not other.name or _within(own.name, other.name) or _within(other.name, own.name)
        for own in mine
        for other in theirs
        if own.name
    )


def _open(unit: BodyName, printed: BodyName) -> bool:
    """Whether the printed name leaves open which one is meant: a list of levels, or a government of nowhere."""
    own = unit.places[0].name if unit.places else ""
    if own and any(_within(own, one.name) for one in printed.places):
        return False
    return len(printed.places) > 1 or bool(own and unit.kind == "government")


def _places_agree(unit: BodyName, printed: BodyName) -> bool:
    """Whether nothing that both say of the place differs; a printed list of levels takes the unit's own level in."""
    if not unit.places or not printed.places:
        return True
    own = unit.places[0]
    if not any(_same_level(own, one.level) and _same_place(own, one) for one in printed.places):
        return False
    return all(
        mine.level != theirs.level or _same_place(mine, theirs) for mine in unit.places[1:] for theirs in printed.places
    )


def _same_level(own: Place, level: str) -> bool:
    """A city whose rank is not told can be of either rank, but is no "tỉnh", "huyện" or "quận"."""
    if _CITY in (own.level, level):
        return own.level == level or (bool(own.name) and own.level in (_PROVINCE, _DISTRICT))
    return own.level == level


def _same_place(mine: Place, theirs: Place) -> bool:
    return not mine.name or not theirs.name or _within(mine.name, theirs.name)


def _within(name: str, names: str) -> bool:
    return f" {name} " in f" {names} "


def _enumerated(unit: BodyName, printed: BodyName) -> bool:
    """ "Bộ Nội vụ" in "các Bộ: Quốc phòng, Nội vụ"."""
    noun, _, field = unit.head.partition(" ")
    begins, _, fields = printed.head.partition(" ")
    return bool(field) and unit.kind in ("ministry", "department") and noun == begins and _within(field, fields)


def _beside(unit: BodyName, printed: BodyName, *, unmarked: bool) -> bool:
    """ "Sở Nội vụ" in "Sở Nội vụ Sở Tài chính": bodies of a table cell that nothing but a line break parted."""
    if unit.kind is None or not printed.head.startswith(unit.head + " "):
        return False
    words = unit_words().unmarked if unmarked else unit_words()
    return kind_of_head(printed.head[len(unit.head) + 1 :], words) == unit.kind


@lru_cache(maxsize=16_384)
def _group(body: str) -> _Group | None:
    words = unit_words()
    whole = spelled(body)
    # A bare "bộ trưởng" is a word for a group itself; "giám đốc các sở" are "các sở".
    rest = whole if any(whole == noun for noun, _ in words.groups) else without_head(whole, words)
    rest = without_plural(rest, words)
    kinds: set[str] = set()
    levels: set[str] = set()
    while noun := _noun(rest, words):
        kinds |= noun[1]
        levels |= words.group_levels.get(noun[0], frozenset())
        rest = rest[len(noun[0]) + 1 :]
        after = without_head(without_plural(rest, words), words)
        rest = after if _noun(after, words) else rest
    if not kinds or not _qualified(rest, words):
        return None
    limit = min((at for one in words.limits if (at := f" {rest} ".find(f" {one} ")) >= 0), default=len(rest))
    places = split([one for one in rest[:limit].split() if one not in words.plural], words, party=False)[1]
    if kinds <= _PROPER and any(one.name for one in places) and (":" in body or not _many(body)):
        return None
    levels |= {one.level for one in places}
    return _Group(
        kinds=frozenset(kinds),
        levels=frozenset(levels),
        related=any(_within(one, rest) for one in words.related),
        own_parts_only=_owned_by_office(rest, words),
    )


def _many(body: str) -> bool:
    """Whether a name speaks of several: "các Bộ", "các tỉnh: ...", but not "UBND xã An Lư"."""
    return ":" in body or not set(unit_words().plural).isdisjoint(spelled(body).split())


def _noun(rest: str, words: UnitWords) -> tuple[str, frozenset[str]] | None:
    return next((one for one in words.groups if f"{rest} ".startswith(one[0] + " ")), None)


def _qualified(rest: str, words: UnitWords) -> bool:
    """Whether the words of a group end here; other words would make them the beginning of a proper name."""
    if not rest or any(f"{rest} ".startswith(one + " ") for one in words.qualifiers):
        return True
    return bool((levels := levels_in(rest.split(), words, party=False)) and levels[0][0] == 0)


def _owned_by_office(rest: str, words: UnitWords) -> bool:
    for one in words.owned:
        if rest == one:
            return True
        if _within(one, rest):
            owner = read_name(f" {rest} ".split(f" {one} ", 1)[1].strip(), unmarked=False)
            return owner.kind in words.owner_kinds
    return False


def _out_of_rank(kinds: frozenset[str]) -> set[str]:
    """Who is not in "everybody" here: "đơn vị" beside "phòng" are no ministries."""
    return {out for kind, others in unit_words().beside.items() if kind in kinds for out in others}


def _holds(group: _Group, unit: BodyName) -> bool:
    if unit.kind not in group.kinds and (ANY not in group.kinds or unit.kind in _out_of_rank(group.kinds)):
        return False
    if group.own_parts_only and unit.kind not in unit_words().parts:
        return False
    return not unit.places or not group.levels or any(_same_level(unit.places[0], one) for one in group.levels)
