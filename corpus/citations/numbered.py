"""Documents that are cited by their number: "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from corpus.citations.clean_text import Source
from corpus.citations.data_files import load
from corpus.citations.date import read_day_of_issue
from corpus.citations.issuer import read_issuer, read_issuer_before
from corpus.citations.mention import Mention
from corpus.citations.symbol import Symbol, codes_of
from corpus.citations.tail import read_tail
from corpus.citations.types import TypeWord, type_before, type_code, type_of_code
from corpus.text.folding import lower

# "sổ" and "so" are how scanned pages come back with "số".
_NUMBER_WORD = r"(?:(?:số|sổ)\s{0,3}:?\s{0,3})"
_DIRECT = re.compile(rf"\s{{0,3}}(?:\(\w{{2,6}}\)\s{{0,2}})?[,:]?\s{{0,2}}{_NUMBER_WORD}?")
_WORDS = re.compile(rf"(?:\s{{1,2}}[^\W\d_]+){{1,12}}\s{{1,2}}{_NUMBER_WORD}")
_SHARED = re.compile(
    rf"\s{{1,2}}{_NUMBER_WORD}?(?P<numbers>(?:\d{{1,5}}\s?(?:,|;|và)\s{{1,2}}{_NUMBER_WORD}?){{1,20}})"
)
_DIGITS = re.compile(r"\d+")
_OF = re.compile(r"\s{1,2}của\s{1,2}")
_TO_NUMBER = re.compile(rf"\s{{1,2}}{_NUMBER_WORD}")
_LIST = re.compile(rf"\s{{0,2}}(?:[,;]|và|hoặc)\s{{0,2}}(?:và\s{{1,2}})?{_NUMBER_WORD}?")
_PAIR = re.compile(rf"\s{{1,2}}và\s{{1,2}}{_NUMBER_WORD}?")
_LETTERHEAD = re.compile(r"(?:^|\n)\s{0,20}số\s{0,3}:\s{0,3}$")
_LOOK_BACK = 40


def find_numbered(source: Source, symbols: Iterator[Symbol], laws: Sequence[Mention]) -> Iterator[Mention]:
    """One mention a symbol, in order; forms ("Mẫu số 01/...") and letterhead numbers are left out.

    `laws` are the laws found before, in order: a list of laws may print the type word for the first only.
    """
    yield from _dated_together(source, _each(source, symbols, laws))


def _each(source: Source, symbols: Iterator[Symbol], laws: Sequence[Mention]) -> Iterator[Mention]:
    before: Mention | None = None
    ends = [law.end for law in laws]
    for symbol in symbols:
        at = bisect_right(ends, symbol.start)
        if at and (before is None or laws[at - 1].end > before.end):
            before = laws[at - 1]
        mention = _read(source, symbol, before)
        if mention:
            yield from _sharing(source, symbol, mention)
            before = mention
            yield mention


def _dated_together(source: Source, mentions: Iterator[Mention]) -> Iterator[Mention]:
    """Two of one kind with one date, "số 3/KH-UBND và số 4/KH-UBND ngày 5/6/2025", have both that date.

    Where three or more are listed the date is left to the last: there it mostly is its own.
    """
    held: Mention | None = None
    listed = False
    for mention in mentions:
        if held is not None:
            joined = _LIST.fullmatch(source.low, held.end, mention.at) is not None
            pair = not listed and _PAIR.fullmatch(source.low, held.end, mention.at) is not None
            alone = held.date is None and held.issuer is None and _codes(held) == _codes(mention)
            yield replace(held, date=mention.date) if pair and alone else held
            listed = joined and held.date is None
        held = mention
    if held is not None:
        yield held


def _codes(mention: Mention) -> str:
    return (mention.symbol or "").lstrip("0123456789.")


def _sharing(source: Source, symbol: Symbol, mention: Mention) -> Iterator[Mention]:
    """The bare numbers of "Kết luận số 187, 188-KL/TW", which share the codes of the last."""
    word = type_before(source, symbol.start)
    gap = _SHARED.fullmatch(source.low, word.end, symbol.start) if word else None
    if not word or not gap:
        return
    codes = re.sub(r"^\d+", "", symbol.value)
    for at, number in enumerate(_DIGITS.finditer(source.text, gap.start("numbers"), gap.end("numbers"))):
        start = number.start() if at else word.start
        yield Mention("numbered", start, number.end(), number.start(), type=mention.type, symbol=number[0] + codes)


def _read(source: Source, symbol: Symbol, before: Mention | None) -> Mention | None:
    lead = source.low[max(0, symbol.start - _LOOK_BACK) : symbol.start]
    if _not_documents().search(lead) or _LETTERHEAD.search(lead):
        return None
    word = type_before(source, symbol.start)
    gap = source.low[word.end : symbol.start] if word else ""
    kind, issuer, start = None, None, symbol.start
    if word and _DIRECT.fullmatch(gap):
        kind, start = word.name, word.start
    elif word and _WORDS.fullmatch(gap):
        body, at_number = _issuer_between(source, word, symbol.start)
        if word.capital or at_number:
            kind, start, issuer = word.name, word.start, body
    elif word and _SHARED.fullmatch(gap):
        kind = word.name
    kind = kind or _inherited(source, symbol, before)
    if not kind and not symbol.sure:
        return None
    kind = kind or type_of_code(symbol.codes, party=symbol.is_party)
    tail = read_tail(source, symbol.end, joint=len(symbol.codes) > 3)
    issuer = tail.issuer or issuer or (read_issuer_before(source, start) if start < symbol.start else None)
    return Mention(
        "numbered",
        start,
        tail.end,
        symbol.start,
        type=kind,
        symbol=symbol.value,
        issuer=issuer,
        date=tail.date or read_day_of_issue(source, start),
    )


def _issuer_between(source: Source, word: TypeWord, number: int) -> tuple[str | None, bool]:
    """The body in "Công văn của Bộ Nội vụ số 123/BNV-TCBC", and whether nothing else stands before the number."""
    of = _OF.match(source.low, word.end)
    body = read_issuer(source, of.end()) if of else None
    return (body[0], bool(_TO_NUMBER.fullmatch(source.low, body[1], number))) if body else (None, False)


def _inherited(source: Source, symbol: Symbol, before: Mention | None) -> str | None:
    """The type of the list "các Nghị định số 115/2020/NĐ-CP, số 138/2020/NĐ-CP" prints once."""
    if not before or not _LIST.fullmatch(source.low, before.end, symbol.start):
        return None
    own = type_code(symbol.codes)
    return before.type if not own or own in codes_of(before.symbol or "") or before.type == "Văn bản" else None


@cache
def _not_documents() -> re.Pattern[str]:
    words = sorted((lower(word) for word in load("document_types")["not_documents"]), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + rf")\s{{1,2}}{_NUMBER_WORD}?$")
