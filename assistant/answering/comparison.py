"""Questions about several documents: each answers for itself, never mixed."""

import re
from collections.abc import Callable, Sequence

from assistant.answering.clauses import clauses
from assistant.answering.compose import Claim, Reply
from assistant.answering.question import ASKING, Question, understand
from assistant.answering.scope import Scope, find_scope, is_called
from assistant.label import label
from index.store import Store
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

_MOST = 3
_COMPARES = re.compile(
    r"\b(?:so sanh|so voi|khac (?:nhau|gi)|lech nhau|giong nhau|ca hai|ben nao|tung van ban|moi van ban)\b"
)
_COMPARING = re.compile(
    r"\b(?:so sánh|đối chiếu|so voi|so sanh|bên nào (?:nhiều|ít|lớn|cao|sớm|muộn) hơn|"
    r"(?:lệch|khác|giống) nhau(?: ra sao| thế nào| như thế nào| ở điểm nào| gì)?|khác gì nhau)\b",
    re.I,
)
_WHEN = re.compile(r"\b(?:han|ngay|thoi (?:han|gian|diem))\b")
# A document with the words that join it to another: " với Công văn số {symbol}".
_NAMED = r"(?:(?:,|\bvà|\bvới|\bso với|\bcòn|\bva|\bvoi|\btheo|\bcủa|\btrong)\s*)*(?:\b[^\W\d_]+\s+){{0,2}}(?:số\s+)?{}"
_JOINED = re.compile(r"[/\-][\w/&\-]+ ?(?:va|voi|so voi|con|hay|hoac|,) (?:cua |theo |trong )?(?:\w+ ){1,4}?(?:so )?\d")


Answered = Callable[[Store, Question, Scope], Reply]


def answer(
    question: Question, store: Store, scope: Scope, stored: Sequence[StoredDocument], answered: Answered
) -> Reply | None:
    """What each of the documents says that the question means; None where it means a single one.

    `answered` answers a question in the documents of a scope.
    """
    if several(question, scope):
        meant = [store.document(number) for number in scope.documents or ()]
        asked = [(asked_of(question, one, [o for o in meant if o.id != one.id]), Scope((one.id,))) for one in meant]
    elif len(scope.documents or ()) != 1 and len(clauses(question.text)) > 1:
        asked = list(
            asked_of_others(question, clauses(question.text), lambda part: find_scope(part, stored, cites=False))
        )
    else:
        return None
    if not asked:
        return None
    found = []
    for part, within in asked:
        reply = answered(store, part, within)
        if reply.claims:
            found.append(told_of(reply.claims[0].sources[0].stored, reply))
    if not found:
        return Reply((), status="not_found")
    everyone = len(found) == len(asked)
    lead = "" if everyone else text("answers", "each_partly")
    claims = tuple(claim for claims in found for claim in claims)
    return Reply(claims, lead, status="answered" if everyone else "partial")


def several(question: Question, scope: Scope) -> bool:
    """Whether the question means several stored documents: it compares them, or its number is that of several."""
    if scope.documents is None or not 1 < len(scope.documents) <= _MOST:
        return False
    named = len(question.symbols) >= len(scope.documents)
    return not named or bool(_COMPARES.search(question.folded) or _JOINED.search(question.folded))


def asked_of(question: Question, stored: StoredDocument, others: Sequence[StoredDocument]) -> Question:
    """The question as it asks of one of the documents: without the names of the others and the words that compare."""
    text_ = question.text
    for symbol in question.symbols:
        if any(is_called(other, symbol) for other in others) and not is_called(stored, symbol):
            text_ = re.sub(_NAMED.format(re.escape(symbol)), " ", text_, flags=re.I)
    text_ = _COMPARING.sub(" ", text_)
    if ASKING.search(fold(text_)) is None:
        text_ = f"{text_.strip(' ?.,')} {'ngày nào' if _WHEN.search(fold(text_)) else 'bao nhiêu'}?"
    return understand(text_) if text_.strip(" ?.,") else question


def asked_of_others(
    question: Question, parts: Sequence[Question], scope_of: Callable[[Question], Scope]
) -> tuple[tuple[Question, Scope], ...]:
    """The parts that are asked of one document or place after another, each with its own; empty for any other."""
    opening, colon, _ = question.text.partition(": ")
    shared = f"{opening}: " if colon and ASKING.search(fold(opening)) is None else ""
    apart = []
    for part in parts:
        whole = part if part.text.startswith(shared) else understand(shared + part.text)
        apart.append((whole, scope_of(whole)))
    meant = {scope.documents or tuple(sorted(scope.preferred)) for _, scope in apart}
    return tuple(apart) if len(meant) == len(apart) and () not in meant else ()


def told_of(stored: StoredDocument, reply: Reply) -> tuple[Claim, ...]:
    """The claims of a reply, each under the name of the document that it is from."""
    name = f"**{label(stored)}**"
    return tuple(
        Claim(text("answers", "each", document=name, claim=claim.text), claim.sources) for claim in reply.claims
    )
