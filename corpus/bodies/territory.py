"""What a named province, district or commune was before 1 July 2025, and what it is now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from corpus.bodies.levels import level_pattern, level_word, level_words
from corpus.bodies.unit_tables import Commune, Province, commune_of, communes, districts, made_of, provinces
from corpus.text.folding import folded, lower, toned

# unique: one unit, and one that it is now; divided: its territory went to several; several: units of this name.
Standing = Literal["unique", "divided", "several", "unknown"]

MAX_CHARS = 200
_LAST_DAY, _REFORM, _CITY_OF_2026 = "2025-06-30", "2025-07-01", "2026-04-30"
_SHOWN = 8
# The longest name of a unit has 34 letters.
_LONGEST = 40
_ZERO = re.compile(r"\b0+(?=\d)")
# "xã hội an": what only begins like another word stands at the beginning and has more behind it.
_OPENING = re.compile(r"\s*(?P<level>\w+)\s+(?=\w+\s+\w)")
_EDGES = re.compile(r"^[\s.\-–]+|[\s.\-–]+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` with its word ("Xã An Lư"), `province` without ("Hải Phòng"); ISO days, None where not told.

    `until` is the first day on which there was no such unit; `code` is the statistical code of a commune.
    """

    name: str
    level: Literal["province", "district", "commune"]
    province: str
    district: str = ""
    code: str = ""
    since: str | None = None
    until: str | None = None

    @property
    def full(self) -> str:
        """ "Xã Mỹ Cát, huyện Phù Mỹ, tỉnh Bình Định"."""
        above = [self.district, province_called(self.province, self.until)] if self.level != "province" else []
        return ", ".join([self.name, *(one[:1].lower() + one[1:] for one in above if one)])


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was found of a name; `question` asks, in Vietnamese, what has to be known to tell which one is meant."""

    asked: str
    standing: Standing
    was: tuple[Unit, ...] = ()
    now: tuple[Unit, ...] = ()
    question: str | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A name taken apart, "" for what it does not say; a province has no `name`. `word` is that of a level."""

    word: str = ""
    name: str = ""
    district: str = ""
    province: str = ""
    marked: bool = True


@lru_cache(maxsize=4_096)
def resolve(name: str, on: date | None = None) -> Resolution:
    """What the unit of this name was until 30 June 2025 and is now.

    `on` is the day that the name is from; without it a unit of today is meant, and one of the past if there is none.
    """
    asked = " ".join(name[:MAX_CHARS].split())
    wanted = _wanted(asked)
    if not wanted.name:
        return _province(asked, wanted.province, on) if wanted.province else Resolution(asked, "unknown")
    past = on is not None and on.isoformat() < _REFORM
    if wanted.word and level_words()[wanted.word] != "commune":
        found = _of_district(asked, wanted)
    elif past:
        found = _of_past(asked, wanted) or _of_today(asked, wanted)
    else:
        found = _of_today(asked, wanted) or _of_past(asked, wanted)
    return found or Resolution(asked, "unknown")


def province_today(name: str) -> str | None:
    """The province of today that this one is, or is part of: "Bình Dương" -> "Hồ Chí Minh"; None for no province."""
    called = _province_name(name)
    return _today().get(called) if called else None


def provinces_before(name: str) -> tuple[str, ...]:
    """The provinces, old and new, that are one with this one today: "Hồ Chí Minh" -> with Bình Dương."""
    today = province_today(name)
    return tuple(old for old, new in _today().items() if new == today)


def same_territory(one: str, other: str) -> bool:
    """Whether two names of provinces, old or new, are of one province today."""
    first = province_today(one)
    return first is not None and first == province_today(other)


def province_called(name: str, until: str | None = None) -> str:
    """A province with its word, as it was called before the day `until`, else as today: "Thành phố Đồng Nai"."""
    known = [one for one in provinces() if one.name == name and (until is None or one.since < until)]
    return f"{known[-1].word.capitalize()} {name}" if known else name


@cache
def province_names() -> tuple[str, ...]:
    """The provinces of today and of the past without their words, the longest names first."""
    return tuple(sorted({one.name for one in provinces()}, key=lambda name: (-len(name), name)))


def provinces_of(commune: str) -> frozenset[str]:
    """Today's provinces in which there is, or was until 2025, a commune of this name, with its word or without."""
    wanted = _wanted(" ".join(commune[:MAX_CHARS].split()))
    if not wanted.name:
        return frozenset()
    rows = (
        *communes("communes_now", wanted.name, marked=wanted.marked),
        *communes("communes_before", wanted.name, marked=wanted.marked),
    )
    return frozenset(_today()[row.province] for row in rows)


def _of_today(asked: str, wanted: _Wanted) -> Resolution | None:
    home = _today().get(wanted.province)
    rows = [row for row in communes("communes_now", wanted.name, marked=wanted.marked) if home in (None, row.province)]
    if wanted.district or (wanted.province and wanted.province != home):
        rows = [row for row in rows if any(_inside(one, wanted) for one in made_of(row.code))]
    rows = _of_word(rows, wanted.word)
    if len(rows) > 1:
        return _several(asked, now=tuple(_now(row) for row in rows))
    return Resolution(asked, "unique", tuple(map(_was, made_of(rows[0].code))), (_now(rows[0]),)) if rows else None


def _of_past(asked: str, wanted: _Wanted) -> Resolution | None:
    rows = [row for row in communes("communes_before", wanted.name, marked=wanted.marked) if _inside(row, wanted)]
    rows = _of_word(rows, wanted.word)
    if not rows:
        return None if wanted.word else _of_district(asked, wanted)
    if len(rows) > 1:
        return _several(asked, was=tuple(map(_was, rows)))
    return _became(asked, _was(rows[0]), rows[0].became)


def _of_district(asked: str, wanted: _Wanted) -> Resolution | None:
    """A district of the past: its territory is that of several communes."""
    found = [
        rows for rows in districts(wanted.name, marked=wanted.marked) if _inside(rows[0], replace(wanted, district=""))
    ]
    was = [Unit(rows[0].district, "district", rows[0].province, until=_REFORM) for rows in found]
    if len(found) > 1:
        return _several(asked, was=tuple(was))
    return _became(asked, was[0], [code for row in found[0] for code in row.became]) if found else None


def _became(asked: str, was: Unit, codes: Sequence[str]) -> Resolution:
    now = tuple(_now(commune_of(code)) for code in dict.fromkeys(codes))
    if len(now) == 1:
        return Resolution(asked, "unique", (was,), now)
    listed = "; ".join(one.name for one in now[:_SHOWN]) + ("; ..." if len(now) > _SHOWN else "")
    told = "đã kết thúc hoạt động" if was.level == "district" else "đã được chia"
    question = f"{was.full} {told} từ 01/7/2025, địa bàn nay thuộc {len(now)} đơn vị: {listed}. Đơn vị nào được hỏi?"
    return Resolution(asked, "divided", (was,), now, question)


def _several(asked: str, was: tuple[Unit, ...] = (), now: tuple[Unit, ...] = ()) -> Resolution:
    units = was or now
    listed = "; ".join(one.full for one in units[:_SHOWN]) + ("; ..." if len(units) > _SHOWN else "")
    question = f"Có {len(units)} đơn vị mang tên này: {listed}. Đơn vị nào được hỏi?"
    return Resolution(asked, "several", was, now, question)


def _province(asked: str, name: str, on: date | None) -> Resolution:
    today = _today()[name]
    now = tuple(_as_unit(one) for one in provinces() if one.name == today and not one.until)
    known = [one for one in provinces() if one.name == name]
    day = on.isoformat() if on else ""
    was = [one for one in known if day and one.since <= day < (one.until or "9")]
    if not was and (day or today == name):
        day = day or _LAST_DAY
        was = [one for one in provinces() if today == _today()[one.name] and one.since <= day < (one.until or "9")]
    was = was or [one for one in known if one.until]
    return Resolution(asked, "unique", tuple(_as_unit(one) for one in was), now)


def _as_unit(one: Province) -> Unit:
    name = f"{one.word.capitalize()} {one.name}"
    return Unit(name, "province", one.name, since=one.since or None, until=one.until or None)


def _was(row: Commune) -> Unit:
    if not row.name:
        return Unit(row.district, "district", row.province, code=row.code, until=_REFORM)
    return Unit(row.name, "commune", row.province, row.district, row.code, until=_REFORM)


def _now(row: Commune) -> Unit:
    since = _CITY_OF_2026 if row.earlier else _REFORM
    return Unit(row.name, "commune", row.province, code=row.code, since=since)


def _inside(row: Commune, wanted: _Wanted) -> bool:
    """Whether a commune of the past was in the district and the province, old or new, that the name says."""
    if wanted.province and wanted.province not in (row.province, _today()[row.province]):
        return False
    # The word is left out: "huyện Thủy Nguyên" was made "thành phố Thủy Nguyên" shortly before it ended.
    called = level_pattern().sub("", row.district, 1).strip()
    return (
        not wanted.district
        or lower(called) == lower(wanted.district)
        or (not wanted.marked and folded(called) == folded(wanted.district))
    )


def _of_word(rows: list[Commune], word: str) -> list[Commune]:
    """Those of the level's word that was typed; all where there is none: an "xã" has become a "phường" meanwhile."""
    named = [row for row in rows if lower(row.name).startswith(word) or lower(row.earlier).startswith(word)]
    return named if word and named else rows


# Reading a name


def _wanted(asked: str) -> _Wanted:
    """ "UBND xã An Lư, huyện Thủy Nguyên, TP. Hải Phòng" -> xã, An Lư, Thủy Nguyên, Hải Phòng."""
    marked = lower(asked) != folded(asked)
    units: list[tuple[str, str]] = []
    for part in re.split(r"[,;()]", toned(asked)):
        units += _units_in(part, marked=marked)
    if not units:
        return _Wanted()
    (word, name), *above = units
    province = _province_name(above[-1][1]) if above else None
    if province and above[-1][0] in ("", *_words("province", "city")):
        above = above[:-1]
    elif not above and word in ("", *_words("province", "city")) and (whole := _province_name(name)):
        return _Wanted(word, province=whole)
    elif not above and (tail := _trailing_province(name)):
        name, province = _EDGES.sub("", name[: -len(tail)]), _province_name(tail)
    else:
        province = None
    return _Wanted(word, _ZERO.sub("", name), _ZERO.sub("", above[0][1]) if above else "", province or "", marked)


def _units_in(part: str, *, marked: bool) -> list[tuple[str, str]]:
    """(word, name) of every unit in a stretch without commas; words before the first level are the body's."""
    pattern = level_pattern(marked=marked)
    opening = _OPENING.match(part)
    found = [opening] if opening and level_word(opening["level"]) in level_words() else []
    found += pattern.finditer(part, found[0].end() if found else 0)
    if not found:
        bare = _EDGES.sub("", part)
        return [("", bare)] if 0 < len(bare) <= _LONGEST else []
    # A word of a level right behind another, or at the end, is a name's own: "phường Phường Đúc", "xã Phước Tỉnh".
    opens: list[re.Match[str]] = []
    for one in found:
        if not opens or _EDGES.sub("", part[opens[-1].end() : one.start()]):
            opens.append(one)
    if not _EDGES.sub("", part[opens[-1].end() :]):
        opens.pop()
    stops = [*(one.start() for one in opens), len(part)][1:] if opens else []
    named = [
        (level_word(one["level"]), _EDGES.sub("", part[one.end() : stop]))
        for one, stop in zip(opens, stops, strict=True)
    ]
    return [(word, name) for word, name in named if len(name) <= _LONGEST]


def _words(*levels: str) -> tuple[str, ...]:
    return tuple(word for word, level in level_words().items() if level in levels)


@cache
def _today() -> dict[str, str]:
    """Every province, old and new -> the one that it is today."""
    becomes = {one.name: one.becomes or one.name for one in provinces()}
    return {name: becomes[becomes[name]] for name in becomes}


@lru_cache(maxsize=4_096)
def _province_name(printed: str) -> str | None:
    """The province of a printed name, "tp. hcm" or "Tỉnh Bà Rịa – Vũng Tàu"; None where it is none."""
    name = level_pattern(marked=lower(printed) != folded(printed)).sub("", " ".join(printed.split())).strip(" .")
    key = _bare(name)
    same = [one for one in province_names() if _bare(one) == key]
    if lower(name) != folded(name):
        same = [one for one in same if _equal_words(name, one)]
    return same[0] if same else _short().get(key)


def _trailing_province(name: str) -> str | None:
    """The end of a name that is a province's: "Hải Phòng" of "An Lư Hải Phòng"."""
    words = name.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        tail = " ".join(words[-size:])
        if _province_name(tail):
            return tail
    return None


def _equal_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", lower(one)) == re.findall(r"\w+", lower(other))


def _bare(name: str) -> str:
    return "".join(re.findall(r"\w+", folded(name)))


@cache
def _short() -> dict[str, str]:
    return {"hcm": "Hồ Chí Minh", "brvt": "Bà Rịa - Vũng Tàu", "tthue": "Thừa Thiên Huế"}
