"""Several documents fit a question: each answers for itself."""

import re

from assistant.answering.compose import Claim, Reply
from assistant.answering.question import Question
from assistant.answering.scope import Scope
from assistant.label import label
from index.stored import StoredDocument
from prompts import text

_MOST = 3
_COMPARES = re.compile(
    r"\b(?:so sanh|so voi|khac (?:nhau|gi)|lech nhau|giong nhau|ca hai|ben nao|tung van ban|moi van ban)\b"
)
_JOINED = re.compile(r"[/\-][\w/&\-]+ ?(?:va|voi|so voi|con|hay|hoac|,) (?:cua |theo |trong )?(?:\w+ ){1,4}?(?:so )?\d")


def several(question: Question, scope: Scope) -> bool:
    """Whether the question means several stored documents: it compares them, or its number is that of several."""
    if scope.documents is None or not 1 < len(scope.documents) <= _MOST:
        return False
    named = len(question.symbols) >= len(scope.documents)
    return not named or bool(_COMPARES.search(question.folded) or _JOINED.search(question.folded))


def told_of(stored: StoredDocument, reply: Reply) -> tuple[Claim, ...]:
    """The claims of a reply, each under the name of the document that it is from."""
    name = f"**{label(stored)}**"
    return tuple(
        Claim(text("answers", "each", document=name, claim=claim.text), claim.sources) for claim in reply.claims
    )
