"""Documents that a question names and the store does not hold, and the nearest one that it does."""

import re
from collections.abc import Iterable, Sequence

from assistant.answering.citing import cited_in, mentions_of
from assistant.answering.compose import Claim, Reply, source, spoken
from assistant.answering.question import Question
from assistant.answering.scope import is_called
from assistant.label import label
from index.store import Store
from index.stored import StoredDocument
from prompts import text

# What can be told of a document that is only cited: what it is, of when and of whom.
_OF_CITED = re.compile(
    r"\b(?:ve (?:viec |noi dung )?(?:gi|van de gi)|(?:co quan|ai|don vi|cap) nao ban hanh|cua (?:ai|co quan nao))\b"
)
_CITING = frozenset({"references", "cites_check", "legal_basis", "cited_by", "issued"})
_NUMBER = re.compile(r"\d+")
_NEAR = 5
_FAR = 10**6


def unknown_document(question: Question, store: Store, stored: Iterable[StoredDocument]) -> bool:
    """Whether the question asks what a document says that is not stored, or names only documents nobody cites."""
    stored = tuple(stored)
    if not question.symbols or any(is_called(one, symbol) for one in stored for symbol in question.symbols):
        return False
    if question.container and not _CITING & set(question.kinds) and not _OF_CITED.search(question.folded):
        return True
    return not any(mentions_of(target, question, store) for target in cited_in(question))


def nearest(question: Question, stored: Sequence[StoredDocument]) -> Reply | None:
    """The stored document whose number is like the one that the question names and nobody has; None without one."""
    if not question.container or any(is_called(one, symbol) for one in stored for symbol in question.symbols):
        return None
    asked = question.symbols[0]
    number, codes = _parts(asked)
    if not codes:
        return None
    alike = [
        one
        for one in stored
        if one.header.symbol and "symbol" in one.header.spans and _parts(one.header.symbol)[1] == codes
    ]
    best = min(alike, key=lambda one: abs(_parts(one.header.symbol or "")[0] - number), default=None)
    if best is None or abs(_parts(best.header.symbol or "")[0] - number) > _NEAR:
        return None
    span = best.header.spans["symbol"]
    words = text("answers", "no_such_document", asked=spoken(asked), near=f"**{label(best)}**")
    return Reply((Claim(words, (source(best, span.start, span.end, ""),)),))


def _parts(symbol: str) -> tuple[int, str]:
    """(number, codes): "174/KH-UBND" -> (174, "KH-UBND")."""
    match = _NUMBER.match(symbol)
    return (int(match[0]), symbol[match.end() :].strip("/-").casefold()) if match else (_FAR, "")
