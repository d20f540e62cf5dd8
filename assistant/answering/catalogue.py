"""Which documents are in the store: all of a type, a place and a year, counted."""

from collections.abc import Sequence

from assistant.answering.citing import type_names
from assistant.answering.compose import Claim, Reply, source
from assistant.answering.question import Question
from assistant.answering.scope import Scope
from assistant.label import label
from corpus.document import Span
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

_MOST = 40
_NAMED_BY = ("symbol", "title", "type", "date")


def answer(question: Question, stored: Sequence[StoredDocument], scope: Scope) -> Reply | None:
    """The stored documents of the asked types; None for a question that does not ask what the store holds."""
    if "catalogue" not in question.kinds or "signed_by" in question.kinds:
        return None
    types = {name for name in type_names() if f" {name} " in question.phrase}
    found = [
        one
        for one in stored
        if (not types or fold(one.header.type or "") in types)
        and (not scope.preferred or one.id in scope.preferred)
        and all((one.header.date or "").startswith(year) for year in question.years)
    ]
    if not found:
        return Reply((), status="not_found")
    claims = tuple(Claim(f"**{label(one)}**", (source(one, *_name(one), ""),)) for one in found[:_MOST])
    return Reply(claims, text("answers", "catalogue", count=len(found)))


def _name(stored: StoredDocument) -> tuple[int, int]:
    """Where the document names itself, else its first line."""
    spans = stored.header.spans
    span = next((spans[fact] for fact in _NAMED_BY if fact in spans), None)
    if span is None:
        words = stored.document.text
        start = len(words) - len(words.lstrip())
        end = words.find("\n", start)
        span = Span(start, end if end > start else len(words))
    return span.start, span.end
