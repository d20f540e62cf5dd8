"""Document types: their names ("Nghị quyết", "Kế hoạch phối hợp"), as words of a text and as codes of a number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.citations.clean_text import Source
from corpus.citations.data_files import load
from corpus.text.folding import lower

_WINDOW = 110


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A type word at `[start, end)`; `name` in the standard case, `capital` as it opens in the text."""

    name: str
    start: int
    end: int
    capital: bool


@cache
def names() -> tuple[str, ...]:
    """Every type, in the case of running text."""
    return tuple(load("document_types")["types"])


@cache
def names_in_capitals() -> dict[str, str]:
    """Name in capitals, as a title line prints it -> name in running text."""
    never = load("document_types")["never_a_heading"]
    return {name.upper(): name for name in names() if name not in never}


@cache
def known_codes() -> Mapping[str, str]:
    """Code in a number -> the type it stands for: KH -> Kế hoạch."""
    found: dict[str, str] = {}
    for name, codes in load("document_types")["types"].items():
        for code in codes:
            found.setdefault(code, name)
    return found


def type_before(source: Source, at: int) -> TypeWord | None:
    """The last type word of the same paragraph that ends before `at`, within a hundred characters."""
    start = max(0, at - _WINDOW)
    found = None
    for match in pattern().finditer(source.low, start, at):
        if match.start() == start and start and source.low[start - 1].isalnum():
            continue
        if not _belongs_to_body(source, match.start()):
            found = match
    short = _short_pattern().search(source.text, max(0, at - 12), at)
    if short and (not found or short.start() >= found.end()):
        return TypeWord(load("document_types")["short_types"][short[1]], short.start(), short.end(1), True)
    return _word(source, found) if found else None


def type_at(source: Source, at: int) -> TypeWord | None:
    """The capitalised type word at `at`."""
    match = pattern().match(source.low, at)
    word = _word(source, match) if match else None
    return word if word and word.capital else None


def type_code(codes: tuple[str, ...]) -> str | None:
    """The code that stands for a type: "NĐ" in 59/2023/NĐ-CP; None in the number of a Công văn (2160/UBND-NC)."""
    return next((code for code in codes if code in known_codes()), None)


def type_of_code(codes: tuple[str, ...], *, party: bool) -> str | None:
    """The type that the codes of a number stand for; None where they stand for none or for two."""
    for code in codes[:1] if party else codes:
        if code in known_codes() and not (party and code in load("document_types")["ambiguous_in_party"]):
            return known_codes()[code]
    return None


@cache
def pattern() -> re.Pattern[str]:
    """All type words, longest first, on lower-case text."""
    words = sorted(_by_lower(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(word.replace(" ", r"\s{1,2}") for word in words) + r")\b")


@cache
def _by_lower() -> dict[str, str]:
    return {lower(name): name for name in names()}


@cache
def _short_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(load("document_types")["short_types"]) + r")\s{1,2}số\s{0,2}:?\s{0,2}$")


@cache
def _body_words() -> re.Pattern[str]:
    words = sorted(load("document_types")["not_after"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\s$")


def _belongs_to_body(source: Source, at: int) -> bool:
    """True for "Kế hoạch" in "Bộ Kế hoạch và Đầu tư"; "cơ sở Kế hoạch số 5" speaks of a plan."""
    return source.text[at].isupper() and bool(_body_words().search(source.text, max(0, at - 24), at))


def _word(source: Source, match: re.Match[str]) -> TypeWord:
    name = _by_lower()[" ".join(match[0].split())]
    return TypeWord(name, match.start(), match.end(), source.text[match.start()].isupper())
