"""Drops what a website printed around a document: summary box, notices, menus, customer messages.

Only whole lines go, and only where the words themselves say that they are the site's (data/site_notices.yaml). A
part that holds a letterhead is never dropped.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from corpus.reading.grid import is_letterhead

_FEWEST_LABELS = 4
# A value takes few lines.
_LONGEST_VALUE = 6
# Notices above a box are few; what stands longer above it is a document.
_LONGEST_LEAD_IN = 60


@dataclass(frozen=True, slots=True)
class Notices:
    """The compiled data file."""

    lines: re.Pattern[str]
    weak: re.Pattern[str]
    tails: re.Pattern[str]
    box: frozenset[str]


def drop_notices(text: str) -> tuple[str, int]:
    """The text without the lines of the site, and how many lines with words were dropped."""
    lines = text.split("\n")
    plain = [_plain(line) for line in lines]
    known = notices()
    own = {at for at, words in enumerate(plain) if words and known.lines.search(words)}
    box = _box(plain, known.box)
    if not own and not box:
        return text, 0
    gone = own | box | _tail(plain, known, own) | _lead_in(plain, own, box)
    gone |= {at for at, words in enumerate(plain) if words and known.weak.search(words)}
    kept = [line for at, line in enumerate(lines) if at not in gone or "\f" in line]
    return "\n".join(kept), sum(1 for at in gone if plain[at].strip("|#- "))


def _plain(line: str) -> str:
    """The words of a line as the patterns expect them; only the start of a long line is of interest."""
    return " ".join(line[:1000].replace("*", "").casefold().split())


def _box(plain: list[str], labels: frozenset[str]) -> set[int]:
    """The lines of the summary box: labels, each with its value, between pipes, tabs or on lines of their own."""
    found: set[int] = set()
    block: set[int] = set()
    seen: set[str] = set()
    last = -1
    for at, words in enumerate(plain):
        named = [cell for cell in _cells(words) if cell in labels]
        if not named:
            continue
        if any(words not in {"", "|"} for words in plain[last + 1 : at]):
            found |= block if _sums_up(seen) else set()
            block, seen = set(), set()
        seen.update(named)
        last = _value_end(plain, at, labels)
        block.update(range(at, last + 1))
    found |= block if _sums_up(seen) else set()
    return _with_pipes(plain, found)


def _sums_up(labels: set[str]) -> bool:
    """Lists of related documents have some of the labels; only a box names the document's number or its type too."""
    return len(labels) >= _FEWEST_LABELS and any(
        ("hiệu" in one and "số" in one) or one == "loại văn bản" for one in labels
    )


def _cells(words: str) -> list[str]:
    """Labels that a line may hold: "Số hiệu:" alone, before its value, or as a cell of a row."""
    label, colon, _ = words.partition(":")
    return [label.strip(" |")] if colon else []


def _value_end(plain: list[str], at: int, labels: frozenset[str]) -> int:
    """The last line of the value that belongs to the label at `at`."""
    if plain[at].partition(":")[2].strip(" |"):
        return at
    end, filled = at, False
    for below in range(at + 1, min(at + 1 + _LONGEST_VALUE, len(plain))):
        words = plain[below]
        if is_letterhead(words.upper()) or any(cell in labels for cell in _cells(words)):
            break
        if words in {"", "|"}:
            if filled:
                break
            continue
        end, filled = below, True
    return end


def _with_pipes(plain: list[str], found: set[int]) -> set[int]:
    """Also the borders that stand between and around what goes."""
    grown = set(found)
    for at in sorted(found):
        below = at + 1
        while below < len(plain) and plain[below] in {"", "|"} and below not in grown:
            grown.add(below)
            below += 1
    return grown


def _tail(plain: list[str], known: Notices, own: set[int]) -> set[int]:
    """Everything below the first heading under which the site goes on with its own."""
    for at, words in enumerate(plain):
        if not words or not known.tails.search(words):
            continue
        below = sum(1 for other in own if other > at)
        if below >= 2 and not _holds_letterhead(plain[at:]):
            return set(range(at, len(plain)))
    return set()


def _lead_in(plain: list[str], own: set[int], box: set[int]) -> set[int]:
    """What stands above the summary box, where the site's own notices stand there too."""
    if not box:
        return set()
    top = min(box)
    if not 0 < top <= _LONGEST_LEAD_IN or not any(at < top for at in own) or _holds_letterhead(plain[:top]):
        return set()
    return set(range(top))


def _holds_letterhead(plain: list[str]) -> bool:
    """Also where its words are spread over lines."""
    return is_letterhead(" ".join(plain).upper()) or any(is_letterhead(line.upper()) for line in plain)


@cache
def notices() -> Notices:
    """The patterns of the data file. Raises ValueError where a list is missing."""
    text = (resources.files("corpus") / "data" / "site_notices.yaml").read_text("utf-8")
    data: dict[str, list[str]] = yaml.safe_load(text)
    if set(data) != {"lines", "weak", "tails", "box"}:
        raise ValueError("site_notices.yaml: lines, weak, tails and box are needed")
    return Notices(
        lines=re.compile("|".join(data["lines"])),
        weak=re.compile("|".join(data["weak"])),
        tails=re.compile("|".join(data["tails"])),
        box=frozenset(data["box"]),
    )
