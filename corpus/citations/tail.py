"""What follows a symbol or a name: date and issuer, in either order."""

import re
from dataclasses import dataclass

from corpus.citations.clean_text import Source
from corpus.citations.date import read_day, read_month, read_year
from corpus.citations.issuer import read_issuer

# A footnote mark; pages that lost their raised digits print it right behind the number.
_MARK = re.compile(r"[¹²³⁰-⁹]+|\[\d{1,3}\]|(?<=\w)\d{1,2}(?=[\s,;.])")
_DAY_WORDS = re.compile(r"\s{0,2}[,(]?\s{0,2}(?:(?:ký|ban hành|được ban hành)\s{1,2})?ngày\s{0,2}")
_BARE_DAY = re.compile(r"\s{0,2}[,(]?\s{0,2}(?=\d{1,2}[/-]\d{1,2}[/-]\d{4})")
_BARE_YEAR = re.compile(r",?\s{1,2}(?=năm\s)")
_BARE_MONTH = re.compile(r",?\s{1,2}(?=tháng\s)")
_OF = re.compile(r"\s{0,2},?\s{1,2}(?:của|do|giữa)\s{1,2}(?:liên ngành\s)?")
# "chỉ đạo của A tại Thông báo số 1, của B tại Văn bản số 2": the second body issued what follows it.
_AT = re.compile(r"\s{1,2}tại\s")


@dataclass(frozen=True, slots=True)
class Tail:
    """Date (ISO, partial where partial) and issuer as printed, and where they end."""

    end: int
    date: str | None = None
    issuer: str | None = None


def read_tail(source: Source, at: int, *, joint: bool = False) -> Tail:
    """The date and the issuer after `at`; both None, `end` = `at`, where nothing follows."""
    end, date, issuer = at, None, None
    for _ in range(2):
        reach = _MARK.match(source.text, end)
        here = reach.end() if reach else end
        if date is None and (found := read_date(source, here)):
            date, end = found
        elif (
            issuer is None
            and (of := _OF.match(source.low, here))
            and (body := read_issuer(source, of.end(), joint=joint))
            and not (of[0].lstrip().startswith(",") and _AT.match(source.low, body[1]))
        ):
            issuer, end = body
        else:
            break
    return Tail(end, date, issuer)


def read_date(source: Source, at: int) -> tuple[str, int] | None:
    """(ISO date, end) of ", ngày D/M/YYYY", "(ngày ...)", " tháng M năm YYYY" or " năm YYYY" right after `at`."""
    words = _DAY_WORDS.match(source.low, at) or _BARE_DAY.match(source.low, at)
    if words and not _opens_sentence(source, words) and (day := read_day(source, words.end())):
        closed = "(" in words[0] and source.text[day[1] : day[1] + 1] == ")"
        return day[0], day[1] + closed
    if gap := _BARE_MONTH.match(source.low, at):
        return read_month(source, gap.end())
    if gap := _BARE_YEAR.match(source.low, at):
        return read_year(source, gap.end())
    return None


def _opens_sentence(source: Source, words: re.Match[str]) -> bool:
    """True for "Ngày" on a new line after a heading: the day of what is told there, not of what is cited."""
    printed = source.text[words.start() : words.end()]
    return "\n" in printed and printed.strip().startswith("Ngày")
