"""What a document says of itself: who signed it and when, its number, whom it is addressed to, what it is about."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.answering.candidates import candidates
from assistant.answering.compose import Claim, Reply, quoted, source, spoken
from assistant.answering.question import Question
from assistant.answering.words import functional_words, load, phrase
from assistant.label import label
from corpus.document import Span
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

_ADDRESSED = re.compile(r"^\s*Kính gửi[^\n]*(?:\n\s*(?:[-–+]|[A-ZĐ][^\n]{0,120}[;,.]$)[^\n]*){0,40}", re.M)
FACTS = (
    "signer",
    "issued",
    "symbol",
    "recipients",
    "addressee",
    "issuer",
    "effective",
    "replaces",
    "proposed",
    "subject",
)
# Where the words of a document say of itself what its header does not hold.
STATED = {
    "effective": re.compile(r"\bhieu luc\b(?!.{0,30}\bkhong con\b)"),
    "replaces": re.compile(r"\b(?:thay the|bai bo|het hieu luc|thay cho)\b"),
    "proposed": re.compile(r"\btheo de nghi\b|\bto trinh so\b|\bxet de nghi\b"),
}


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    listed = load("question_words.yaml")["facts"]
    return {name: tuple(re.compile(pattern) for pattern in patterns) for name, patterns in listed.items()}


def asked(question: Question) -> tuple[str, ...]:
    """The facts of a document that the question asks for, in the order in which they are told."""
    found = _patterns()
    return tuple(name for name in FACTS if any(p.search(question.folded) for p in found.get(name, ())))


def state(stored: StoredDocument, fact: str) -> Claim | None:
    """The fact as a claim; None where the document does not state it."""
    return _STATING[fact](stored)


def signed_by(question: Question, stored: Sequence[StoredDocument]) -> Reply | None:
    """The documents that the person named in the question signed."""
    claims = [
        Claim(text("answers", "signed", document=f"**{label(one)}**"), claim.sources)
        for one in sorted(stored, key=lambda one: one.id)
        if one.header.signer and phrase(one.header.signer) in question.phrase
        if (claim := _signer(one)) is not None
    ]
    lead = text("answers", "signed_count", count=len(claims)) if len(claims) > 1 else ""
    return Reply(tuple(claims), lead) if claims else None


def names_none(question: Question) -> bool:
    """Whether nothing in the question could name a document: "Ai ký?" names none."""
    of_any = frozenset(load("question_words.yaml")["any_document"].split())
    return not set(question.words) - of_any - functional_words() - {""}


def _signer(stored: StoredDocument) -> Claim | None:
    header = stored.header
    if not header.signer:
        return None
    position = text("answers", "position", position=header.signer_position) if header.signer_position else ""
    return _claim(stored, "signature", text("answers", "signer", signer=header.signer, position=position))


def _issued(stored: StoredDocument) -> Claim | None:
    span, date = stored.header.spans.get("date"), stored.header.date
    if span is None or date is None:
        return None
    if date.count("-") == 2:
        year, month, day = date.split("-")
        return _claim(stored, "date", text("answers", "issued", date=f"{day}/{month}/{year}"))
    return _claim(stored, "date", text("answers", "issued_partly", quote=quoted(stored.document.text, span)))


def _symbol(stored: StoredDocument) -> Claim | None:
    symbol = stored.header.symbol
    return _claim(stored, "symbol", text("answers", "symbol", symbol=symbol)) if symbol else None


def _issuer(stored: StoredDocument) -> Claim | None:
    issuer = stored.header.issuer
    return _claim(stored, "issuer", text("answers", "issuer", issuer=spoken(issuer))) if issuer else None


def _recipients(stored: StoredDocument) -> Claim | None:
    recipients = stored.header.recipients
    if not recipients:
        return None
    return _claim(stored, "recipients", text("answers", "recipients", recipients=spoken("; ".join(recipients))))


def _addressee(stored: StoredDocument) -> Claim | None:
    """The line "Kính gửi" with the list below it."""
    full = stored.document.text
    match = _ADDRESSED.search(full, 0, min(stored.document.closing.start, 6_000))
    if match is None:
        return _recipients(stored)
    start = match.end() - len(match[0].lstrip())
    words = text("answers", "addressee", addressed=spoken(match[0].replace("\n", " ")))
    return Claim(words, (source(stored, start, match.end(), ""),))


def _subject(stored: StoredDocument) -> Claim | None:
    title = stored.header.title
    return _claim(stored, "title", text("answers", "subject", title=spoken(title))) if title else None


def _sentence(stored: StoredDocument, fact: str, *, last: bool, most: int) -> list[Claim]:
    found = [
        one
        for one in candidates(stored)
        if STATED[fact].search(fold(one.words)) and one.form != "heading" and len(one.words) > 20
    ]
    own = [one for one in found if _of_itself(stored, one.words)]
    chosen = own or found
    chosen = chosen[-most:] if last else chosen[:most]
    return [Claim(spoken(one.words).strip(" ;,"), (source(stored, one.start, one.end, one.section),)) for one in chosen]


def _of_itself(stored: StoredDocument, words: str) -> bool:
    """Whether a sentence speaks of its own document: "Quyết định này có hiệu lực ..."."""
    return (
        re.search(r"\bnày\b|^\W*(?:\d+\W*)?(?:Quyết định|Nghị quyết|Quy định|Hướng dẫn|Kế hoạch) có hiệu lực", words)
        is not None
    )


def _effective(stored: StoredDocument) -> Claim | None:
    found = _sentence(stored, "effective", last=True, most=1)
    if not found:
        return None
    claim, issued = found[0], _issued(stored)
    if re.search(r"(?:kể )?từ ngày (?:ký|ban hành|được thông qua)", claim.text) and issued is not None:
        return Claim(
            f"{claim.text.rstrip('.')}; {issued.text[0].lower()}{issued.text[1:]}", claim.sources + issued.sources
        )
    return claim


def _replaces(stored: StoredDocument) -> Claim | None:
    found = _sentence(stored, "replaces", last=False, most=2)
    return Claim(" ".join(one.text for one in found), tuple(s for one in found for s in one.sources)) if found else None


def _proposed(stored: StoredDocument) -> Claim | None:
    found = _sentence(stored, "proposed", last=False, most=1)
    return found[0] if found else None


def _claim(stored: StoredDocument, fact: str, words: str) -> Claim | None:
    span: Span | None = stored.header.spans.get(fact)
    return Claim(words, (source(stored, span.start, span.end, ""),)) if span else None


_STATING = {
    "signer": _signer,
    "issued": _issued,
    "symbol": _symbol,
    "issuer": _issuer,
    "recipients": _recipients,
    "addressee": _addressee,
    "subject": _subject,
    "effective": _effective,
    "replaces": _replaces,
    "proposed": _proposed,
}
