"""What is shown of a long quote: the clauses in a row that say most of what is asked; the citation holds it whole."""

import re

from assistant.answering.compose import LONGEST_QUOTE, quoted, spoken
from assistant.answering.likeness import Content
from assistant.answering.question import Question
from assistant.answering.wanted import held
from corpus.document import Span

_CLAUSE = re.compile(r"(?<=[;,.:)])\s+")
# What a kind of thing that is asked for counts beside the words of the question.
_HOLDS = 0.5
# What is shown had better begin with a sentence or an item of a list.
_OPENS = 0.08
_ENDS = (".", ";", ":")


def excerpt(document_text: str, span: Span, question: Question) -> str:
    """The words in quotation marks; of long ones the part that answers, "…" where others are left out."""
    words = spoken(span.of(document_text)).strip(" ;,-–+").rstrip(":")
    if len(words) <= LONGEST_QUOTE:
        return quoted(document_text, span)
    clauses = _CLAUSE.split(words)
    content = Content(question.words, wordings=question.wordings)
    best, chosen = -1.0, (0, 1)
    for first in range(len(clauses)):
        last = first + 1
        while last < len(clauses) and len(" ".join(clauses[first : last + 1])) <= LONGEST_QUOTE:
            last += 1
        shown = " ".join(clauses[first:last])
        score = content.likeness(shown) + _HOLDS * len(held(question, shown)) / max(1, len(question.wanted))
        if first == 0 or clauses[first - 1].endswith(_ENDS):
            score += _OPENS
        if score > best + 1e-9:
            best, chosen = score, (first, last)
    first, last = chosen
    if first == 0:
        return quoted(document_text, span)
    shown = " ".join(clauses[first:last])
    if len(shown) > LONGEST_QUOTE:
        shown, last = shown[:LONGEST_QUOTE].rsplit(" ", 1)[0], -1
    return f"«… {shown.strip(' ;,')}{'' if last == len(clauses) else ' …'}»"
