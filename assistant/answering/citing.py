"""Answers from the reference index: which documents cite one, and which documents one cites."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answering.compose import Claim, Reply, quoted, source
from assistant.answering.evidence import Evidence, heading_words, sentence_at
from assistant.answering.question import Question, symbol_key
from assistant.answering.words import Content, phrase, plain
from assistant.label import label, place_of
from corpus.document import Reference, Span
from corpus.types import names_in_capitals
from index.stored import StoredDocument
from index.syllables import fold
from prompts import text

_LIST = re.compile(r"\b(?:nhung|cac|bon|hai|ba|nam|ke ten|liet ke|toan bo|tat ca)\b")
_ASKED = r"{}(?: (?!cua\b|do\b|ve\b)\w+)? (?:nao|so may|so bao nhieu|may|gi|nhung gi)\b"
# A reference whose words share less than this with the question is not what was asked for.
_ENOUGH = 0.34
_MOST = 8


@dataclass(frozen=True, slots=True)
class _Mention:
    """A reference with the clause around it and how well it fits."""

    stored: StoredDocument
    reference: Reference
    clause: Span
    share: float


def answer_cited_by(question: Question, documents: Iterable[StoredDocument]) -> Reply | None:
    """Every stored document that cites what the question names, counted. None where it names no document."""
    targets = _targets(question)
    if not targets:
        return None
    found: list[Claim] = []
    for stored in documents:
        cited = [r for r in stored.document.references if _is_target(r, targets)]
        if not cited or (stored.header.symbol and symbol_key(stored.header.symbol) in targets):
            continue
        clause = _clause(stored.document.text, cited[0])
        holder = stored.document.section_at(cited[0].start)
        section = holder.label if holder else ""
        words = text(
            "answers",
            "cited_here",
            document=f"**{label(stored)}**",
            where=f" ({place_of(section)})" if section else "",
            quote=quoted(stored.document.text, clause),
        )
        found.append(Claim(words, (source(stored, clause.start, clause.end, section),)))
    shown = _target_words(question)
    if not found:
        return Reply((), text("answers", "cited_by_none", target=shown), "not_found")
    key = "cited_by_one" if len(found) == 1 else "cited_by_many"
    return Reply(tuple(found), text("answers", key, count=len(found), target=shown))


def answer_cites(question: Question, content: Content, evidence: Evidence) -> Reply | None:
    """The documents that a document cites, of the type that is asked for."""
    if question.symbols and "co vien dan" in question.folded and evidence.scoped:
        return _check(question, evidence)
    types = _asked_types(question)
    if types is None:
        return None
    mentions = _mentions(content, evidence, types)
    if not mentions or mentions[0].share < _ENOUGH:
        return None
    best = mentions[0]
    if _LIST.search(question.folded):
        together = _in_one_sentence(best, mentions)
        return Reply((_listed(together),))
    chosen = [best]
    for other in mentions[1:]:
        known = {one.reference.key for one in chosen}
        if other.share >= best.share * 0.97 and other.reference.key not in known and len(chosen) < 3:
            chosen.append(other)
    return Reply(tuple(_claim(one) for one in chosen))


def _targets(question: Question) -> set[tuple[str, ...]]:
    targets = {symbol_key(symbol) for symbol in question.symbols}
    if not targets:
        law = re.search(r"\b(?:Bộ luật|[Ll]uật|[Pp]háp lệnh)\s+[^?.,;]+", question.text)
        if law:
            name = re.split(r"\s+(?:được|bị|do|có|ở|trong)\b", law[0])[0]
            targets = {plain(name)}
    return targets


def _is_target(reference: Reference, targets: set[tuple[str, ...]]) -> bool:
    if reference.symbol and symbol_key(reference.symbol) in targets:
        return True
    return bool(reference.name) and plain(reference.name or "") in targets


def _target_words(question: Question) -> str:
    if not question.symbols:
        law = re.search(r"\b(?:Bộ luật|[Ll]uật|[Pp]háp lệnh)\s+[^?.,;]+", question.text)
        return re.split(r"\s+(?:được|bị|do|có|ở|trong)\b", law[0])[0] if law else ""
    return ", ".join(question.symbols)


def _asked_types(question: Question) -> set[str] | None:
    """Folded names of the types asked for; empty for any type; None where the question asks for no document."""
    folded = question.folded
    asked = {name for name in _type_names() if re.search(r"\b" + _ASKED.format(name), folded)}
    asked |= {name for name in _type_names() if re.search(rf"\b(?:nhung|cac|bon|hai|ba|ke ten|dan) {name}\b", folded)}
    if re.search(r"\bvan ban (?:nao|gi)\b|\bnhung van ban\b", folded):
        return asked
    return asked or None


def _type_names() -> set[str]:
    return {fold(name) for name in names_in_capitals().values()} | {"luat", "bo luat", "phap lenh"}


def _mentions(content: Content, evidence: Evidence, types: set[str]) -> list[_Mention]:
    found: list[_Mention] = []
    for stored in evidence.documents:
        document = stored.document
        for reference in document.references:
            if types and fold(reference.type or "").split(" ")[0] not in {name.split(" ")[0] for name in types}:
                continue
            if not evidence.near(stored, reference.start, reference.end):
                continue
            clause = _clause(document.text, reference)
            sentence = sentence_at(document.text, clause)
            before = document.text[max(sentence.start, clause.start - 90) : clause.start]
            heading = heading_words(document, document.section_at(reference.start))
            near = content.likeness(f"{before} {clause.of(document.text)}").share
            wide = content.likeness(f"{heading} {sentence.of(document.text)}").share
            found.append(_Mention(stored, reference, clause, 0.7 * near + 0.3 * wide))
    return sorted(found, key=lambda one: -one.share)


def _clause(document_text: str, reference: Reference) -> Span:
    """From the mention to the end of its clause: its title belongs to what is quoted."""
    sentence = sentence_at(document_text, Span(reference.start, reference.end))
    end = document_text.find(";", reference.end, sentence.end)
    stop = end if end >= 0 else max(sentence.end, reference.end)
    return Span(reference.start, min(stop, max(reference.end, reference.start + 600)))


def _in_one_sentence(best: _Mention, mentions: list[_Mention]) -> list[_Mention]:
    """The mentions of the asked type beside the best one, each document once, in order of position."""
    text_ = best.stored.document.text
    line = (text_.rfind("\n", 0, best.reference.start), text_.find("\n", best.reference.start))
    stop = line[1] if line[1] >= 0 else len(text_)
    beside = {
        m.reference.key: m
        for m in sorted(mentions, key=lambda m: -m.reference.start)
        if m.stored.id == best.stored.id and line[0] < m.reference.start < stop
    }
    return sorted(beside.values(), key=lambda m: m.reference.start)[:_MOST]


def _listed(together: list[_Mention]) -> Claim:
    stored = together[0].stored
    names = "; ".join(
        quoted(stored.document.text, Span(m.reference.start, m.reference.end)).strip("«»") for m in together
    )
    start, end = together[0].reference.start, together[-1].reference.end
    return Claim(f"**{names}**", (source(stored, start, end),))


def _claim(one: _Mention) -> Claim:
    return Claim(quoted(one.stored.document.text, one.clause), (source(one.stored, one.clause.start, one.clause.end),))


def _check(question: Question, evidence: Evidence) -> Reply | None:
    targets = {symbol_key(symbol) for symbol in question.symbols}
    numbers = {symbol[0] for symbol in targets}
    types = {name for name in _type_names() if phrase(name) in question.phrase}
    for stored in evidence.documents:
        references = stored.document.references
        exact = next((r for r in references if r.symbol and symbol_key(r.symbol) in targets), None)
        alike = next(
            (r for r in references if r.symbol and symbol_key(r.symbol)[0] in numbers and fold(r.type or "") in types),
            None,
        )
        cited = exact or alike
        if cited is None:
            continue
        clause = _clause(stored.document.text, cited)
        quote = quoted(stored.document.text, clause)
        key = "cites" if exact else "cites_not"
        words = text("answers", key, quote=quote, target=", ".join(question.symbols))
        return Reply((Claim(words, (source(stored, clause.start, clause.end),)),))
    return None
