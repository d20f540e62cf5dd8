"""What two recordings say differently, each difference with the place it comes from.

A place is a path of names without the numbers of a list: `document.symbol`, `references.date`, `reports.deadlines`,
`answers.status`. Of an answer the first that differs of status, text and citations is its place: the others follow
from it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Recording = Mapping[str, Mapping[str, Any]]
_OFFSETS = {"start", "end", "text_start", "text_end", "page"}
_ANSWER = ("status", "answer", "citations", "model", "note")
# What tells one item of a list from another.
_IDENTITY = ("quote", "label", "title", "code", "key", "file", "text", "id", "name")
_AROUND = 60
# The value of a key that one side has and the other lacks.
_ABSENT = "(absent)"


@dataclass(frozen=True, slots=True)
class Difference:
    """`path` is the place with the numbers of lists; None as a value: no such item or entry."""

    part: str
    entry: str
    place: str
    path: str
    old: Any
    new: Any


def told(old: Recording, new: Recording, *, shown: int | None = 5) -> Iterator[str]:
    """The report: what answers gained and lost, the places with their counts, then up to `shown` of each place."""
    yield from _marks(old.get("answers", {}), new.get("answers", {}))
    found = differences(old, new)
    counts = Counter(one.place for one in found)
    entries = {place: len({one.entry for one in found if one.place == place}) for place in counts}
    for place, count in sorted(counts.items()):
        yield f"{place}: {count} in {entries[place]}"
    for place in sorted(counts):
        of_place = [one for one in found if one.place == place]
        for one in of_place[:shown]:
            before, after = _excerpts(one.old, one.new)
            yield f"\n{one.place}  {one.entry}  {one.path}\n  - {before}\n  + {after}"


def _marks(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    both = [name for name in old if name in new]
    for set_name in dict.fromkeys(name.partition(": ")[0] for name in both):
        asked = [name for name in both if name.startswith(f"{set_name}: ")]
        for mark in sorted({mark for name in asked for mark in (*old[name]["held"], *new[name]["held"])}):
            before, after = ({name for name in asked if mark in side[name]["held"]} for side in (old, new))
            gained, lost = sorted(after - before), sorted(before - after)
            if gained or lost:
                figures = f"{len(before)} -> {len(after)} of {len(asked)}"
                yield f"{set_name} {mark}: {figures} ({len(gained)} gained, {len(lost)} lost)"
            yield from (f"  + {name}" for name in gained)
            yield from (f"  - {name}" for name in lost)


def differences(old: Recording, new: Recording) -> list[Difference]:
    """All differences of the parts, and in them of the folders and sets, that both recordings have."""
    moved = _moved(old.get("inspect", {}), new.get("inspect", {}))
    found = []
    for part in (part for part in old if part in new):
        recorded = {_group(part, entry) for entry in old[part]} & {_group(part, entry) for entry in new[part]}
        for entry in (one for one in dict.fromkeys([*old[part], *new[part]]) if _group(part, one) in recorded):
            one, other = old[part].get(entry), new[part].get(entry)
            if one is None or other is None:
                found.append(Difference(part, entry, f"{part} (entry)", "", _briefly(one), _briefly(other)))
                continue
            pairs = _walk(one, other, (), moved)
            if part == "answers":
                pairs = _first_of_answer(pairs)
            elif part == "inspect" and one.get("text") != other.get("text"):
                pairs = (pair for pair in pairs if pair[0][-1] not in _OFFSETS)
            found += [Difference(part, entry, _place(part, path), _shown(path), *values) for path, *values in pairs]
    return found


Pair = tuple[tuple[str | int, ...], Any, Any]


def _moved(old: Mapping[str, Any], new: Mapping[str, Any]) -> frozenset[str]:
    """Names of the files whose text is read otherwise: that offsets in them move follows from it."""
    both = (name for name in old if name in new)
    return frozenset(name.rpartition("/")[2] for name in both if old[name].get("text") != new[name].get("text"))


def _group(part: str, entry: str) -> str:
    return {"inspect": entry.rpartition("/")[0], "openapi": ""}.get(part, entry.partition(": ")[0])


def _walk(old: Any, new: Any, path: tuple[str | int, ...], moved: frozenset[str]) -> Iterator[Pair]:
    if isinstance(old, dict) and isinstance(new, dict):
        skipped = _OFFSETS if str(old.get("file")) in moved else ()
        for key in dict.fromkeys([*old, *new]):
            if key not in skipped:
                yield from _walk(old.get(key, _ABSENT), new.get(key, _ABSENT), (*path, key), moved)
    elif _is_items(old) and _is_items(new):
        for at, one, other in _aligned(old, new):
            if one is None or other is None:
                yield (*path, at), one, other
            else:
                yield from _walk(one, other, (*path, at), moved)
    elif old != new:
        yield path, old, new


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _aligned(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, Any, Any]]:
    """(index, old item, new item) of items that are not alike; None where an item has no counterpart."""
    before, after = ([_plain(one) for one in side] for side in (old, new))
    waiting: dict[str, list[Any]] = {}
    changed: list[int] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            # Alike but for where they stand.
            yield from ((a + n, old[a + n], new[c + n]) for n in range(b - a))
            continue
        changed += range(a, b)
        for one in new[c:d]:
            waiting.setdefault(_identity(one), []).append(one)
    for at in changed:
        same = waiting.get(_identity(old[at]))
        yield at, old[at], same.pop(0) if same else None
    yield from ((len(old), None, one) for left in waiting.values() for one in left)


def _plain(item: Mapping[str, Any]) -> str:
    return json.dumps({key: one for key, one in item.items() if key not in _OFFSETS}, sort_keys=True)


def _identity(item: Mapping[str, Any]) -> str:
    return next((f"{key}={item[key]}" for key in _IDENTITY if item.get(key)), "")


def _first_of_answer(pairs: Iterator[Pair]) -> Iterator[Pair]:
    by_key: dict[str | int, list[Pair]] = {}
    for pair in pairs:
        by_key.setdefault(pair[0][0], []).append(pair)
    first = next((by_key[key] for key in _ANSWER if key in by_key), [])
    return iter(first)


def _place(part: str, path: tuple[str | int, ...]) -> str:
    names = [str(one) for one in path if isinstance(one, str)]
    match part:
        case "inspect":
            return ".".join(names) or part
        case "openapi":
            return part
        case _:
            return ".".join([part, *names])


def _shown(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in path).removeprefix(".")


def _briefly(value: Any) -> Any:
    return value if value is None else "(recorded)"


def _excerpts(old: Any, new: Any) -> tuple[str, str]:
    """Both values as one line each, long ones from shortly before they differ."""
    one, other = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in (old, new))
    length = min(len(one), len(other))
    same = next((n for n in range(length) if one[n] != other[n]), length)
    begin = max(0, same - _AROUND)
    before, after = (f"{'…' if begin else ''}{side[begin : same + 3 * _AROUND]}" for side in (one, other))
    return " ".join(before.split()), " ".join(after.split())
