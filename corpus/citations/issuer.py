"""The body that issued a cited document: the name printed after "của"."""

import re
from collections.abc import Iterable
from functools import cache

from corpus.citations.clean_text import Source, lower
from corpus.citations.data_files import load
from corpus.citations.types import type_at

_TERM = re.compile(r",?\s{0,2}\(?(?:khóa|nhiệm kỳ)\s{1,2}(?:[ivx]{1,6}|\d{1,4}(?:\s?-\s?\d{4})?)\b\)?")
_SPACE = re.compile(r"\s{1,2}")
_AND = re.compile(r"\s{1,2}và\s{1,2}")
_COMMA = re.compile(r",\s{1,2}")
_DASH = re.compile(r"\s?-\s?(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:\d{1,3})?")
_SECOND = re.compile(r"\s([a-zà-ỹđ]+)\b")
_CITY = re.compile(r"tp\.\s?[^\W\d_]+")
_ABBREVIATION = re.compile(r"[A-ZĐ]{3,10}(?![\w&-])(?!\s{1,2}[A-ZĐÀ-Ỹ]{2})")
_ISSUES = re.compile(
    r"(?:\s{1,2}(?:đã|vừa|mới|cũng|tiếp tục))?\s{1,2}(?:ban hành|ký ban hành|có)\s{1,2}(?:các\s{1,2})?$"
)
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_]")
_BEFORE = 120
_MAX_STEPS = 24


def read_issuer(source: Source, at: int, *, joint: bool = False) -> tuple[str, int] | None:
    """(body as printed, end) of the name that starts at `at`; None if no body is named there.

    `joint` says that the document has several issuers, so that a comma may stand between them.
    """
    opens = any(_match(source, at, kind) for kind in ("names", "complete", "heads"))
    if not opens and not _abbreviation(source, at):
        return None
    capitals = _is_capitals(source, at)
    end = _read_capitals(source, at) if capitals else _read_mixed(source, at, joint=joint)
    return " ".join(source.text[at:end].split()), end


def read_issuer_before(source: Source, at: int) -> str | None:
    """The body in "Thủ tướng Chính phủ ban hành Chỉ thị số 33/CT-TTg", where `at` is the start of "Chỉ thị"."""
    start = max(0, at - _BEFORE)
    issues = _ISSUES.search(source.low[start:at])
    if not issues:
        return None
    end = start + issues.start()
    for word in _CAPITAL.finditer(source.text, start, end):
        body = read_issuer(source, word.start()) if word[0].isupper() else None
        if body and body[1] == end:
            return body[0]
    return None


def _abbreviation(source: Source, at: int) -> int | None:
    """End of "STNMT" or "UBMTTQ" at `at`; None in a heading in capitals, where every word looks like one."""
    found = _ABBREVIATION.match(source.text, at)
    starts = tuple(load("reference_bodies")["abbreviations"])
    return found.end() if found and found[0].startswith(starts) and not _is_capitals(source, at) else None


def _read_mixed(source: Source, at: int, *, joint: bool) -> int:
    end, kind = at, ""
    for _ in range(_MAX_STEPS):
        gap = _SPACE.match(source.text, end)
        step = at if end == at else (gap.end() if gap else None)
        if term := _TERM.match(source.low, end):
            end = term.end()
        elif step is not None and kind != "complete" and (piece := _piece(source, step, kind)):
            end, kind = piece
        elif reached := _joined(source, end, joint=joint):
            end, kind = reached, "heads"
        else:
            break
    return end


def _piece(source: Source, at: int, before: str) -> tuple[int, str] | None:
    """(end, kind) of the phrase or capitalised word at `at`, None where the name is over."""
    if source.low.startswith("ban hành", at):
        return None
    for kind in ("names", "complete", "heads", "fields", "modifiers"):
        if found := _match(source, at, kind):
            return found, kind
    if not before and (short := _abbreviation(source, at)):
        return short, "heads"
    if city := _CITY.match(source.low, at):
        return city.end(), "place"
    word = _WORD.match(source.text, at)
    if not word or not word[0][0].isupper() or type_at(source, at) or _match(source, at, "stops"):
        return None
    # A field of work that is not listed has two syllables, the second small: "Cục Trồng trọt", "Hội Chăn nuôi".
    second = _SECOND.match(source.text, word.end()) if before == "heads" else None
    if second and not _match(source, second.start(1), "stops"):
        return second.end(), "fields"
    return word.end(), "place"


def _joined(source: Source, end: int, *, joint: bool) -> int | None:
    """End of the piece after "và", a dash between place names, or (joint documents) a comma."""
    for link in (_AND, _COMMA) if joint else (_AND,):
        if found := link.match(source.low, end):
            return next(
                (e for kind in ("names", "complete", "heads", "fields") if (e := _match(source, found.end(), kind))),
                None,
            )
    dash = _DASH.match(source.low, end)
    if dash and source.text[dash.end()].isupper() and not _match(source, dash.end(), "heads"):
        piece = _piece(source, dash.end(), "place")
        return piece[0] if piece else None
    return None


def _read_capitals(source: Source, at: int) -> int:
    """In a heading every word is in capitals: the name goes on to the first word that opens a title."""
    end = at
    for _ in range(_MAX_STEPS // 2):
        gap = _SPACE.match(source.text, end)
        step = at if end == at else (gap.end() if gap else None)
        if step is None or _match(source, step, "stops"):
            break
        reached = next(
            (e for kind in ("complete", "heads", "fields", "modifiers") if (e := _match(source, step, kind))), None
        )
        word = _WORD.match(source.text, step)
        if not reached and not (word and word[0].isupper()):
            break
        end = reached or (word.end() if word else end)
    return end


def _is_capitals(source: Source, at: int) -> bool:
    """True in a heading in capitals, where "CỦA" stands before the name; "UBND TP" in a sentence is none."""
    return source.text[max(0, at - 6) : at].strip().isupper()


def _match(source: Source, at: int, kind: str) -> int | None:
    """End of the longest phrase of this kind at `at`. Heads, fields and names need their capital letter."""
    if kind not in ("modifiers", "stops") and not source.text[at : at + 1].isupper():
        return None
    found = _patterns()[kind].match(source.low, at)
    return found.end() if found else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("reference_bodies")
    return {kind: _any_of(data[kind]) for kind in ("names", "complete", "heads", "fields", "modifiers", "stops")}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({lower(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s{1,2}") for p in longest_first) + r")(?!\w)")
