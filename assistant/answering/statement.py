"""A candidate in words: the whole sentence, row or list as the document has it, with who acts in it."""

import re
from collections.abc import Iterable

from assistant.answering.candidates import Candidate, candidates
from assistant.answering.citing import asked_types
from assistant.answering.compose import Claim, Source, source, spoken
from assistant.answering.scene import Scene, Seen
from assistant.answering.values import kinds_of
from corpus.document import Document, Row, Span
from index.stored import StoredDocument

# What is shown of a sentence; the citation holds it whole.
LONGEST = 640
_LEAD = 260
_MOST_ITEMS = 24
_MARK = re.compile(r"^(?:[-–+•*]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s))\s*")
_CLAUSE = re.compile(r"(?<=[;,.:)])\s+")
_SYMBOL = re.compile(r"\d+/\S*[A-ZĐ]|\d+-[A-ZĐ]")


def stated(scene: Scene, seen: Seen, *, whole: bool) -> list[Claim]:
    """The claims for a candidate; `whole` asks for its list where it stands in one or opens one."""
    one, stored = seen.candidate, seen.stored
    if one.form == "row":
        return _of_row(scene, stored, one)
    items = _items(stored, one) if whole or one.words.rstrip().endswith(":") else []
    if len(items) > 1:
        opening = _opening(stored, one, items)
        return [*opening, *(_plain(stored, item, scene) for item in items[:_MOST_ITEMS])]
    if one.form == "heading":
        return [_plain(stored, one, scene), *(_plain(stored, below, scene) for below in _below(stored, one))]
    return [_with_lead(scene, stored, one)]


def _plain(stored: StoredDocument, one: Candidate, scene: Scene) -> Claim:
    words = shown(one.words if one.form == "row" else stored.document.text[one.start : one.end], scene)
    return Claim(words, (source(stored, one.start, one.end, one.section),))


def _with_lead(scene: Scene, stored: StoredDocument, one: Candidate) -> Claim:
    """The sentence behind the line that introduces it, or the heading that says whose charge it is."""
    text = stored.document.text
    words = shown(text[one.start : one.end], scene)
    sources = [source(stored, one.start, one.end, one.section)]
    above = _said_above(scene, stored, one)
    if above is not None:
        lead = bare(above.of(text)).rstrip(" :.;,")
        if lead and lead not in words and len(lead) <= _LEAD:
            words = f"{lead}: {words}"
            sources.append(source(stored, above.start, above.end))
    return _noted(stored, one, Claim(words, tuple(sources)))


def _noted(stored: StoredDocument, one: Candidate, claim: Claim) -> Claim:
    """The claim with the footnotes whose marks stand in it."""
    notes = [note for note in stored.document.footnotes if note.anchor and one.start <= note.anchor < one.end]
    words = [spoken(stored.document.text[note.start : note.end]) for note in notes]
    sources = tuple(source(stored, note.start, note.end, one.section) for note in notes)
    return Claim(" ".join((claim.text, *words)), claim.sources + sources)


def _said_above(scene: Scene, stored: StoredDocument, one: Candidate) -> Span | None:
    """What stands above and the sentence needs: the opening of its list, or a heading that names who acts."""
    document = stored.document
    if "body" in scene.question.wanted and not _says_who(one):
        section = document.section_at(one.start)
        while section is not None:
            heading = Span(section.start, min(section.heading_end, section.start + _LEAD))
            if section.heading_end <= one.start and _names_body(section.title):
                return _trimmed(document, heading)
            section = document.sections[section.parent] if section.parent is not None else None
        if one.lead_span is not None and "body" in kinds_of(one.lead):
            return _trimmed(document, one.lead_span)
    if one.lead_span is not None and one.lead.rstrip().endswith(":"):
        return one.lead_span
    return None


def _says_who(one: Candidate) -> bool:
    """Whether a sentence opens with, or is structured to name in its own words, the body that acts in it."""
    words = spoken(one.words)
    if any(spoken(actor) in words for actor in one.actors):
        return True
    if one.actors:
        return False
    return _names_body(bare(words)[:60]) or re.search(r"\b[Gg]iao\s+(?:cho\s+)?[A-ZĐ]", words) is not None


def _names_body(words: str) -> bool:
    return "body" in kinds_of(words)


def _trimmed(document: Document, span: Span) -> Span:
    words = span.of(document.text)
    end = words.find("\n")
    words = words if end < 0 else words[:end]
    return Span(span.start, span.start + len(words.rstrip()))


def _items(stored: StoredDocument, one: Candidate) -> list[Candidate]:
    """The list that a line opens or that an item stands in; a single one where there is none."""
    every = candidates(stored)
    if one.words.rstrip().endswith(":"):
        return [c for c in every if c.lead_span is not None and c.lead_span.end == one.end and c.form == "item"]
    if one.form == "item" and one.lead_span is not None and one.lead.rstrip().endswith(":"):
        return [c for c in every if c.lead_span == one.lead_span and c.form == "item"]
    return []


def _opening(stored: StoredDocument, one: Candidate, items: list[Candidate]) -> list[Claim]:
    span = Span(one.start, one.end) if one.words.rstrip().endswith(":") else items[0].lead_span
    if span is None:
        return []
    return [Claim(bare(span.of(stored.document.text)).rstrip(" :") + ":", (source(stored, span.start, span.end),))]


def _below(stored: StoredDocument, one: Candidate, most: int = 6) -> list[Candidate]:
    """The first sentences below a heading."""
    return [c for c in candidates(stored) if one.end <= c.start < one.end + 900 and c.form != "heading"][:most]


def _of_row(scene: Scene, stored: StoredDocument, one: Candidate) -> list[Claim]:
    document = stored.document
    row = next((r for r in document.rows if r.start == one.start), None)
    sources = [source(stored, one.start, one.end, one.section)]
    words = row_words(document, row) if row else spoken(one.words)
    if row is not None and row.is_group:
        at = document.rows.index(row)
        below = [r for r in document.rows if r.group == at][:_MOST_ITEMS]
        return [
            Claim(f"{words}:", tuple(sources)),
            *(Claim(row_words(document, r), (source(stored, r.start, r.end, r.section),)) for r in below),
        ]
    if one.lead_span is not None:
        head = spoken(one.lead)
        if len(head) <= _LEAD:
            words = f"{head} – {words}"
            sources.append(source(stored, one.lead_span.start, one.lead_span.end))
    return [_noted(stored, one, Claim(_led(one, words), tuple(sources)))]


def _led(one: Candidate, words: str) -> str:
    """The words behind who leads the task, where a row above says it."""
    leads = [spoken(lead) for task in one.tasks for lead in task.lead]
    missing = [lead for lead in dict.fromkeys(leads) if lead.casefold() not in words.casefold()]
    return f"{'; '.join(missing)}: {words}" if missing else words


def row_words(document: Document, row: Row) -> str:
    """The cells of a row, each behind its column's name."""
    parts = []
    for cell in row.cells:
        words = spoken(document.text[cell.start : cell.end])
        if not words:
            continue
        column = spoken(cell.column)
        parts.append(f"{column}: {words}" if column and cell.role != "number" and len(column) < 60 else words)
    return "; ".join(parts)


def bare(words: str) -> str:
    """Words without the mark of their item."""
    return _MARK.sub("", spoken(words)).strip()


def shown(words: str, scene: Scene) -> str:
    """A sentence whole; of a long one the clauses in a row that say most of what is asked."""
    said = bare(words).strip(" ;,")
    if len(said) <= LONGEST:
        return said
    clauses = _CLAUSE.split(said)
    documents = asked_types(scene.question) is not None
    best, chosen = -1.0, (0, 1)
    for first in range(len(clauses)):
        last, length = first, 0
        while last < len(clauses) and length + len(clauses[last]) + 1 <= LONGEST:
            length += len(clauses[last]) + 1
            last += 1
        last = max(last, first + 1)
        part = " ".join(clauses[first:last])
        score = scene.weight(_bag(part)) + 0.5 * len(scene.question.wanted & kinds_of(part)) / max(
            1, len(scene.question.wanted)
        )
        score += 0.4 * (documents and _SYMBOL.search(part) is not None)
        score += 0.08 * (first == 0)
        if score > best + 1e-9:
            best, chosen = score, (first, last)
    first, last = chosen
    part = " ".join(clauses[first:last])[: LONGEST + 200].strip(" ;,")
    return f"{'… ' if first else ''}{part}{' …' if last < len(clauses) else ''}"


def _bag(words: str) -> frozenset[str]:
    from assistant.answering.words import plain

    return frozenset(plain(words))


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, none twice, none whose words stand in another."""
    kept: list[Claim] = []
    for claim in claims:
        if any(claim.text in other.text for other in kept):
            continue
        kept = [other for other in kept if other.text not in claim.text]
        kept.append(claim)
    return kept


__all__ = ["LONGEST", "Source", "bare", "merged", "row_words", "shown", "stated"]
