"""Answers about a document itself: who signed, when, its symbol, who receives it."""

import re

from assistant.answering.compose import Claim, Reply, quoted, source, spoken
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.answering.words import functional_words, load, phrase
from assistant.label import label
from corpus.document import Span
from index.stored import StoredDocument
from prompts import text

_ADDRESSED = re.compile(r"^Kính gửi[^\n]*(?:\n\s*[-–+][^\n]*){0,40}", re.M)
KINDS = ("signer", "issued", "symbol", "recipients", "addressee")


def answer(question: Question, evidence: Evidence) -> Reply | None:
    """One claim for each fact that is asked and stated; not_found where the document does not state it."""
    asked = [kind for kind in KINDS if kind in question.kinds]
    if "signed_by" in question.kinds:
        return _signed_by(question, evidence)
    named = evidence.scoped or evidence.preferred or _names_any(question)
    if asked and not named and len(evidence.documents) > 1:
        return Reply((), text("answers", "which_document"), status="needs_clarification")
    if not asked or not evidence.named or not evidence.documents:
        return None
    stored = evidence.documents[0]
    claims = [claim for kind in asked if (claim := _FACTS[kind](stored)) is not None]
    if claims:
        return Reply(tuple(claims))
    if asked == ["symbol"]:
        return Reply((), text("answers", "symbol_blank"), status="not_found")
    others = set(question.kinds) - set(KINDS) - {"task_time", "task_lead"}
    return None if others else Reply((), status="not_found")


def _names_any(question: Question) -> bool:
    """Whether anything in the question could name a document: "Ai ký?" names none."""
    of_any = frozenset(load("question_words.yaml")["any_document"].split())
    return bool(set(question.words) - of_any - functional_words() - {""})


def _signer(stored: StoredDocument) -> Claim | None:
    header = stored.header
    if not header.signer:
        return None
    position = text("answers", "position", position=header.signer_position) if header.signer_position else ""
    return _claim(stored, "signature", text("answers", "signer", signer=header.signer, position=position))


def _issued(stored: StoredDocument) -> Claim | None:
    span = stored.header.spans.get("date")
    date = stored.header.date
    if span is None or date is None:
        return None
    if date.count("-") == 2:
        year, month, day = date.split("-")
        return _claim(stored, "date", text("answers", "issued", date=f"{day}/{month}/{year}"))
    return _claim(stored, "date", text("answers", "issued_partly", quote=quoted(stored.document.text, span)))


def _symbol(stored: StoredDocument) -> Claim | None:
    symbol = stored.header.symbol
    return _claim(stored, "symbol", text("answers", "symbol", symbol=symbol)) if symbol else None


def _recipients(stored: StoredDocument) -> Claim | None:
    recipients = stored.header.recipients
    if not recipients:
        return None
    return _claim(stored, "recipients", text("answers", "recipients", recipients=spoken("; ".join(recipients))))


def _addressee(stored: StoredDocument) -> Claim | None:
    """The line "Kính gửi" with the list below it."""
    full = stored.document.text
    match = _ADDRESSED.search(full, 0, stored.document.closing.start)
    if match is None:
        return None
    addressed = spoken(match[0].replace("\n", " "))
    return Claim(text("answers", "addressee", addressed=addressed), (source(stored, match.start(), match.end(), ""),))


def _signed_by(question: Question, evidence: Evidence) -> Reply | None:
    """The documents that the person named in the question signed."""
    claims = [
        Claim(text("answers", "signed", document=f"**{label(stored)}**"), claim.sources)
        for stored in sorted(evidence.documents, key=lambda one: one.id)
        if stored.header.signer and phrase(stored.header.signer) in question.phrase
        if (claim := _signer(stored)) is not None
    ]
    lead = text("answers", "signed_count", count=len(claims)) if len(claims) > 1 else ""
    return Reply(tuple(claims), lead) if claims else None


def _claim(stored: StoredDocument, fact: str, words: str) -> Claim | None:
    span: Span | None = stored.header.spans.get(fact)
    return Claim(words, (source(stored, span.start, span.end, ""),)) if span else None


_FACTS = {"signer": _signer, "issued": _issued, "symbol": _symbol, "recipients": _recipients, "addressee": _addressee}
