"""Dates that cannot be: not the year in the number, after the citing document, a year's plan made a year too early."""

import re

from assistant.checking.finding import Objection
from assistant.checking.series import year_in
from assistant.checking.wording import day
from corpus.citation.symbol import is_party
from corpus.document import Document, Reference

_TITLE = 300
_YEAR = re.compile(r"(?<!đến )(?<!từ )\bnăm ((?:19|20)\d\d)\b(?! ?[-–])")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPANNING = re.compile(r"giai đoạn|nhiệm kỳ|định hướng|tầm nhìn|đến năm|từ năm|trung hạn|kế hoạch đầu tư|dự toán", re.I)
_END = re.compile(r"[;\n]|\.\s")


def impossible_date(reference: Reference, document: Document) -> Objection | None:
    """An objection to the printed date, None where it can be right."""
    date = reference.date
    if not date or date.startswith("-"):
        return None
    return (
        _other_year_in_number(reference, date)
        or _after_the_document(date, document)
        or _too_early(reference, date, document)
    )


def _other_year_in_number(reference: Reference, date: str) -> Objection | None:
    year = year_in(reference.symbol or "")
    # The number of a law may have come from another mention: only what is printed together can contradict itself.
    if not year or year == date[:4] or year not in reference.quote or date[:4] not in reference.quote:
        return None
    return Objection(
        "date_impossible",
        f"Năm {year} trong số hiệu {reference.symbol} không khớp với ngày {day(date)} ghi ngay sau đó.",
    )


def _after_the_document(date: str, document: Document) -> Objection | None:
    own = document.header.date
    if not own or own.startswith("-") or date[: len(own)] <= own[: len(date)]:
        return None
    return Objection(
        "date_impossible",
        f"Ngày {day(date)} sau ngày của chính văn bản đang kiểm tra ({day(own)}).",
    )


def _too_early(reference: Reference, date: str, document: Document) -> Objection | None:
    """A task list "năm 2023" is not dated February 2022 when the citing document itself is of 2023."""
    own = document.header.date
    symbol = reference.symbol or ""
    if not own or is_party(symbol) or len(date) < 7 or int(date[5:7]) > 3:
        return None
    title = document.text[reference.end : reference.end + _TITLE]
    end = _END.search(title)
    title = " ".join(title[: end.start()].split()) if end else " ".join(title.split())
    years = set(_ANY_YEAR.findall(title))
    named = _YEAR.findall(title)
    if len(years) != 1 or not named or _SPANNING.search(title):
        return None
    if named[0] != str(int(date[:4]) + 1) or own[:4] != named[0]:
        return None
    return Objection(
        "date_impossible",
        f"Văn bản về công việc năm {named[0]} mà ghi ngày {day(date)}; có lẽ năm ban hành là {named[0]}, "
        "hãy đối chiếu bản gốc.",
    )
