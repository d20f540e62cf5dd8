"""Which printed numbers can only be one document, and how facts are worded in reasons."""

import re
from bisect import bisect_right
from typing import Literal

from corpus.citations.data_files import load
from corpus.citations.symbol import codes_of, is_party

# How facts are worded in reasons.


def day(iso: str) -> str:
    """ "2021-11-26" -> "26/11/2021", "2021-11" -> "11/2021"; what is partial stays so."""
    return "/".join(reversed(iso.strip("-").split("-")))


# Which printed numbers can only be one document: the same number in the same series. State numbers begin anew each
# year, those of the Party's central bodies each term, local ones also when provinces merge.


_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}$")
_YEAR = re.compile(r"\d/((?:19|20)\d\d)/")

Relation = Literal["same", "contradiction", "apart", "unclear"]


def is_unique(symbol: str) -> bool:
    """Whether one body of the whole country gives this number, once in a year or term."""
    last = codes_of(symbol)[-1:] or ("",)
    unique = {body.upper() for body in load("registry_forms")["unique_bodies"]}
    # 12-KH/BDVTU-UBND and the like are numbered by two bodies together.
    return (last[0].upper() in unique and len(codes_of(symbol)) <= 2) or bool(_ASSEMBLY.match(last[0]))


def year_in(symbol: str) -> str | None:
    """The year that a number holds: 46/2022/QĐ-UBND -> "2022"."""
    year = _YEAR.search(symbol)
    return year[1] if year else None


def relation(symbol: str, one: str, other: str) -> Relation:
    """How two printed dates of one number stand to each other; partial dates are compared as far as they go."""
    if one.startswith(other) or other.startswith(one):
        return "same"
    if one[:1] == "-" or other[:1] == "-":
        return "unclear"
    if is_unique(symbol):
        return "contradiction" if _series(symbol, one) == _series(symbol, other) else "apart"
    return "contradiction" if _one_slip(one, other) else "unclear"


def _series(symbol: str, date: str) -> object:
    if _ASSEMBLY.search(symbol):
        # The number itself holds year and term.
        return None
    if not is_party(symbol):
        return date[:4]
    starts = [str(day) for day in load("registry_forms")["central_terms"]]
    return bisect_right(starts, date)


def _one_slip(one: str, other: str) -> bool:
    """Whether two full dates of one year differ in the day only, or in the month only."""
    first, second = one.split("-"), other.split("-")
    if len(first) != 3 or len(second) != 3 or first[0] != second[0]:
        return False
    return (first[1] == second[1]) != (first[2] == second[2])
