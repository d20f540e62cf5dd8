"""Short forms: "Chỉ thị 33", "Nghị quyết số 66", "Đề án 06". What they mean is for the resolver to say."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.citation.mention import Mention
from corpus.citation.registry import load
from corpus.citation.source import Source, lower
from corpus.citation.tail import read_tail

_NOT_A_YEAR_SPAN = r"(?!\s{1,2}(?:năm\s(?!\d{4})|tháng|nhiệm vụ|nội dung|chỉ tiêu|nhóm|điều\s(?!\d)))"


def find_short(source: Source) -> Iterator[Mention]:
    """A capitalised type word with a bare number; `symbol` is that number as printed."""
    for match in _pattern().finditer(source.low):
        if not source.text[match.start()].isupper():
            continue
        tail = read_tail(source, match.end())
        name = next(name for name in _names() if lower(name) == " ".join(match["type"].split()))
        # A number without "số" and without date may be anything; only an earlier full mention can explain it.
        dated = tail.date if match["so"] and tail.date and len(tail.date) == 10 else None
        yield Mention(
            "short",
            match.start(),
            tail.end if dated else match.end(),
            match.start("number"),
            type=name,
            symbol=match["number"],
            issuer=tail.issuer if dated else None,
            date=dated,
        )


@cache
def _names() -> tuple[str, ...]:
    data = load("document_types")
    return tuple(sorted({*data["types"], *data["standing_for"]}, key=lambda name: (-len(name), name)))


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(lower(name)).replace(r"\ ", r"\s{1,2}") for name in _names())
    return re.compile(
        rf"\b(?P<type>{words})\s{{1,2}}(?P<so>số\s{{0,2}})?(?P<number>\d{{1,5}})(?![\w%/]|[.,-]\d|\s?[/-]\s?[\w]){_NOT_A_YEAR_SPAN}"
    )
