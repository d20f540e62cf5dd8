"""Until when a duty comes round: the campaign, the plan's year or the period that its words or its headings name."""

import re
from dataclasses import replace
from functools import cache

from corpus.dates.deadlines import find_times
from corpus.document import Deadline, Document, Span
from corpus.duties.headings import headings_above, only_year
from corpus.text.patterns import alternatives, compile_pattern, read_data, strings

_YEARS = re.compile(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ)\s{1,4}((?:19|20)\d\d)\s{0,4}[-–]\s{0,4}((?:19|20)\d\d)", re.IGNORECASE
)
_NEXT = re.compile(r"(?<!\w)(?:sau|tiếp theo|kế tiếp|liền kề)(?!\w)", re.IGNORECASE)
_WHOLE = len("2025-01-31")
_BRACKET = 40


def with_end(document: Document, deadline: Deadline, sentence: Span) -> Deadline:
    """A recurring deadline with the days between which it comes round and the words that say so, where any do."""
    if deadline.kind != "recurring":
        return deadline
    return _in_sentence(document.text, deadline, sentence) or _under_heading(document, deadline) or deadline


def _in_sentence(text: str, deadline: Deadline, sentence: Span) -> Deadline | None:
    """A span of days beside it, or its campaign: "thứ Sáu hằng tuần trong Tháng hành động (15/4–15/5/2026)"."""
    for time in find_times(text, sentence.start, sentence.end):
        if (
            (time.start < deadline.end and deadline.start < time.end)
            or not time.end_date
            or len(time.end_date) != _WHOLE
        ):
            continue
        before = text[max(sentence.start, time.start - _BRACKET) : time.start]
        named = _campaign().search(before)
        if named or time.text.casefold().startswith(("từ ", "trong ")):
            words = text[time.start - len(before) + named.start() : time.end] if named else time.text
            return replace(deadline, since=time.start_date, until=time.end_date, until_why=" ".join(words.split()))
    return None


def _under_heading(document: Document, deadline: Deadline) -> Deadline | None:
    """The year or the years that the document is for; a year before the document's own names something else."""
    issued = (document.header.date or "")[:4]
    for title in (*headings_above(document, deadline.start), document.header.title or ""):
        if years := _YEARS.search(title):
            first, last = years.groups()
        elif year := only_year(title):
            first = last = str(year)
        else:
            continue
        if issued.isdigit() and last < issued:
            continue
        end = f"{last}-12-31"
        if _NEXT.search(deadline.text):
            # The last report of a year's plan falls due in the year after it.
            end = f"{int(last) + 1}-{'12' if deadline.every == 'year' else '01'}-31"
        return replace(deadline, since=f"{first}-01-01", until=end, until_why=" ".join(title.split()))
    return None


@cache
def _campaign() -> re.Pattern[str]:
    names = alternatives(strings(read_data("reporting"), "campaigns"))
    return compile_pattern(rf"(?<!\w){names}[^.;:\n]{{0,60}}[(,]? ?$", {})
