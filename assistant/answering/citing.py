"""Answers from the reference index: which documents cite one, and which documents one cites."""

import re
from dataclasses import dataclass

from assistant.answering.compose import Claim, Reply, quoted, source
from assistant.answering.evidence import Evidence, sentence_at
from assistant.answering.question import Question
from assistant.label import label, place_of
from assistant.listing.references import cites_in_task
from corpus.citations.references import find_references
from corpus.citations.symbol import fold_symbol, number_key
from corpus.citations.types import names_in_capitals
from corpus.document import Reference, Span
from index.store import Store
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

_LIST = re.compile(
    r"\b(?:nhung|cac|bon|ke ten|liet ke|toan bo|tat ca)\b|\b(?:hai|ba|nam) (?:luat|van ban|nghi|quyet|chi)"
)
# "điểm a khoản 2 Điều 9 Quyết định số ...": the provision belongs to what is quoted.
_PROVISION = re.compile(r"(?:(?:điểm [a-zđ]|khoản \d+|Điều \d+[a-zđ]?|Chương [IVX]+|Mục [IVX\d]+)[\s,]*(?:của\s+)?)+$")
_LISTED = r"\b(?:nhung|cac|bon|hai|ba|ke ten|vien dan|(?<!huong )dan) {}\b"
_ASKED = r"{}(?: (?!cua\b|do\b|ve\b)\w+)? (?:nao|so may|so bao nhieu|may|gi|nhung gi)\b"
_MOST = 8
# What a document is about may stand before its number: "Chiến lược ... được phê duyệt tại Quyết định số ...".
_BEFORE = 160


@dataclass(frozen=True, slots=True)
class _Mention:
    """A reference with the clause around it."""

    stored: StoredDocument
    reference: Reference
    clause: Span


def cited_in(question: Question) -> tuple[Reference, ...]:
    """The documents that the question itself cites, read as any text is; symbols alone where it has no diacritics."""
    found = find_references(question.text)
    if found:
        return found
    return tuple(
        Reference(fold_symbol(symbol), None, symbol, None, None, None, symbol, 0, len(symbol))
        for symbol in question.symbols
    )


def mentions_of(target: Reference, question: Question, store: Store) -> list[tuple[int, Reference]]:
    """Every stored mention of a document that the question cites, also where it is typed without diacritics."""
    found = store.citing(target.key)
    if found or question.accented or not target.symbol:
        return found
    key = number_key(target.symbol)
    return [
        (stored.id, reference)
        for stored in store.documents()
        for reference in stored.document.references
        if reference.symbol and number_key(reference.symbol) == key
    ]


def answer_cited_by(question: Question, store: Store, among: frozenset[int]) -> Reply | None:
    """Every stored document that cites what the question names, counted. None where it names no document."""
    targets = cited_in(question)
    if not targets:
        return None
    shown = "; ".join(dict.fromkeys(f"**{target.quote}**" for target in targets))
    first: dict[int, Reference] = {}
    for target in targets:
        for number, mention in mentions_of(target, question, store):
            first.setdefault(number, mention)
    # A document that names itself ("Kèm theo Quyết định số ...") does not cite itself.
    own = {stored.id for stored in store.documents() if _is_one_of(stored, targets)}
    claims = [
        _citing_document(store.document(number), first[number]) for number in sorted(first) if number in among - own
    ]
    if not claims:
        return Reply((), status="not_found")
    key = "cited_by_one" if len(claims) == 1 else "cited_by_many"
    return Reply(tuple(claims), text("answers", key, count=len(claims), target=shown))


def _is_one_of(stored: StoredDocument, targets: tuple[Reference, ...]) -> bool:
    symbol = stored.header.symbol
    return symbol is not None and any(number_key(target.symbol or "") == number_key(symbol) for target in targets)


def _citing_document(stored: StoredDocument, mention: Reference) -> Claim:
    clause = _clause(stored.document.text, mention)
    holder = stored.document.section_at(mention.start)
    section = holder.label if holder else ""
    words = text(
        "answers",
        "cited_here",
        document=f"**{label(stored)}**",
        where=f" ({place_of(section)})" if section else "",
        quote=quoted(stored.document.text, clause),
    )
    return Claim(words, (source(stored, clause.start, clause.end, section),))


def answer_listed(question: Question, evidence: Evidence) -> Reply | None:
    """Whether a document cites another, all that a task cites or a document rests on; None for other questions."""
    if question.symbols and "cites_check" in question.kinds and evidence.pointed:
        return _check(question, evidence)
    types = asked_types(question)
    if types is None or not evidence.pointed:
        return None
    if question.task_number:
        return _of_task(question.task_number, _mentions(evidence, types))
    if "legal_basis" in question.kinds and _LIST.search(question.folded):
        basis = _legal_basis(evidence, _mentions(evidence, types))
        return Reply(tuple(_claim(one) for one in basis)) if basis else None
    return None


def _of_task(number: str, mentions: list[_Mention]) -> Reply:
    """What one numbered task cites, its footnotes included: all of it, or that it cites nothing of the kind."""
    own: dict[str, _Mention] = {}
    for one in mentions:
        if cites_in_task(one.stored.document, number, one.reference):
            own.setdefault(one.reference.identity, one)
    return Reply(tuple(_claim(one) for one in list(own.values())[:_MOST]), status="answered" if own else "not_found")


def of_type(reference: Reference, types: set[str]) -> bool:
    """Whether a cited document is of one of these types, given folded, or of any; "luat" is also a law that amends."""
    return not types or fold(reference.type or "").split(" ")[0] in {name.split(" ")[0] for name in types}


def asked_types(question: Question) -> set[str] | None:
    """Folded names of the types asked for; empty for any type; None where the question asks for no document."""
    folded = question.folded
    asked = {name for name in type_names() if re.search(r"\b" + _ASKED.format(name), folded)}
    asked |= {name for name in type_names() if re.search(_LISTED.format(name), folded)}
    if re.search(r"\bvan ban (?:nao|gi)\b|\bnhung van ban\b", folded):
        return asked
    return asked or None


def type_names() -> set[str]:
    """Folded names of all types of documents."""
    return {fold(name) for name in names_in_capitals().values()} | {"luat", "bo luat", "phap lenh"}


def _mentions(evidence: Evidence, types: set[str]) -> list[_Mention]:
    """What the document in question cites, of these types or of any, in order."""
    stored = evidence.pointed[0]
    cited = [reference for reference in stored.document.references if of_type(reference, types)]
    return [_Mention(stored, reference, _clause(stored.document.text, reference)) for reference in cited]


def _legal_basis(evidence: Evidence, mentions: list[_Mention]) -> list[_Mention]:
    """The mentions above the first heading of the document: what it rests on, each document once."""
    stored = evidence.pointed[0]
    sections = stored.document.sections
    end = sections[0].start if sections else stored.document.closing.start
    above: dict[str, _Mention] = {}
    for one in mentions:
        if stored.document.body.start <= one.reference.start < end:
            above.setdefault(one.reference.identity, one)
    return list(above.values())[:_MOST]


def _clause(document_text: str, reference: Reference) -> Span:
    """From the provision before the mention to the end of its clause: its title belongs to what is quoted."""
    sentence = sentence_at(document_text, Span(reference.start, reference.end))
    end = document_text.find(";", reference.end, sentence.end)
    stop = end if end >= 0 else max(sentence.end, reference.end)
    before = max(sentence.start, reference.start - _BEFORE)
    provision = _PROVISION.search(document_text[before : reference.start])
    start = before + provision.start() if provision else reference.start
    return Span(start, min(stop, max(reference.end, start + 600)))


def _claim(one: _Mention) -> Claim:
    return Claim(quoted(one.stored.document.text, one.clause), (source(one.stored, one.clause.start, one.clause.end),))


def _check(question: Question, evidence: Evidence) -> Reply | None:
    """Whether a document cites another one; where it does not, the one of the same type and number that it cites."""
    for target in cited_in(question):
        for stored in evidence.pointed:
            references = stored.document.references
            exact = next((r for r in references if r.identity == target.identity), None)
            cited = exact or next((r for r in references if _same_number(r, target)), None)
            if cited is None:
                continue
            clause = _clause(stored.document.text, cited)
            words = text(
                "answers",
                "cites" if exact else "cites_not",
                quote=quoted(stored.document.text, clause),
                target=target.quote,
            )
            return Reply((Claim(words, (source(stored, clause.start, clause.end),)),))
    return None


def _same_number(one: Reference, other: Reference) -> bool:
    return bool(one.symbol and other.symbol) and one.type == other.type and _number(one) == _number(other)


def _number(reference: Reference) -> str:
    return re.split(r"[/\-]", reference.symbol or "")[0]
