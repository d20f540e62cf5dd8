"""The body that issued a cited document: the name printed after "của", or before "ban hành"."""

import re

from corpus.bodies.recognise import issuer_at
from corpus.citations.clean_text import Source

_ISSUES = re.compile(
    r"(?:\s{1,2}(?:đã|vừa|mới|cũng|tiếp tục))?\s{1,2}(?:ban hành|ký ban hành|có)\s{1,2}(?:các\s{1,2})?$"
)
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_]")
_BEFORE = 120


def read_issuer(source: Source, at: int, *, joint: bool = False) -> tuple[str, int] | None:
    """(body as printed, end) of the name that starts at `at`; None if no body is named there.

    `joint` says that the document has several issuers, so that a comma may stand between them.
    """
    body = issuer_at(source.text, at, joint=joint)
    return (" ".join(body.of(source.text).split()), body.end) if body else None


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
