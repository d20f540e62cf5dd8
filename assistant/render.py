"""The JSON shapes of the public interface: dataclasses in, plain dictionaries out."""

from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Citation
from assistant.label import label
from corpus.document import Deadline, Document, Header, ParseWarning, Reference, Report, Section, Task
from corpus.errors import TrolyError

if TYPE_CHECKING:
    from index.stored import Hit, StoredDocument

Json = dict[str, Any]

_DEADLINE_DETAILS = ("inclusive", "every", "month", "day", "weekday", "time", "year_from", "covers")


def header(of: Header) -> Json:
    """What the document says of itself; null where it does not say."""
    return {
        "type": of.type,
        "symbol": of.symbol,
        "issuer": of.issuer,
        "place": of.place,
        "date": of.date,
        "title": of.title,
        "signer": of.signer,
        "signer_position": of.signer_position,
        "recipients": list(of.recipients),
    }


def section(of: Section) -> Json:
    """One outline entry."""
    return {"label": of.label, "title": of.title, "level": of.level, "start": of.start, "end": of.end}


def reference(of: Reference) -> Json:
    """One mention of another document."""
    return {
        "key": of.key,
        "type": of.type,
        "symbol": of.symbol,
        "name": of.name,
        "issuer": of.issuer,
        "date": of.date,
        "quote": of.quote,
        "start": of.start,
        "end": of.end,
    }


def deadline(of: Deadline) -> Json:
    """A time expression: `text` and `kind` always, of the rest only what is stated.

    `start` and `end` are the two dates of a period; where the words stand in the text is `text_start`, `text_end`.
    """
    shape: Json = {"text": of.text, "kind": of.kind, "text_start": of.start, "text_end": of.end}
    if of.kind == "date":
        shape["date"] = of.date
    if of.kind == "period":
        shape |= {"start": of.start_date, "end": of.end_date}
    shape |= {name: value for name in _DEADLINE_DETAILS if (value := getattr(of, name)) is not None}
    return shape


def report(of: Report) -> Json:
    """A duty to report."""
    return {
        "who": list(of.who),
        "what": of.what,
        "to": of.to,
        "via": of.via,
        "conditional": of.conditional,
        "deadlines": [deadline(one) for one in of.deadlines],
        "quote": of.quote,
        "start": of.start,
        "end": of.end,
        "section": of.section,
    }


def task(of: Task) -> Json:
    """A duty assigned to a body."""
    return {
        "id": of.id,
        "what": of.what,
        "lead": list(of.lead),
        "coordinate": list(of.coordinate),
        "time": deadline(of.time) if of.time else None,
        "quote": of.quote,
        "start": of.start,
        "end": of.end,
        "section": of.section,
    }


def warning(of: ParseWarning) -> Json:
    """Something odd in the document, told in Vietnamese."""
    return {"code": of.code, "message": of.message, "start": of.start, "end": of.end}


def structure(of: Document) -> Json:
    """What was read out of a document, besides its text and header."""
    return {
        "outline": [section(one) for one in of.sections],
        "references": [reference(one) for one in of.references],
        "reports": [report(one) for one in of.reports],
        "tasks": [task(one) for one in of.tasks],
        "warnings": [warning(one) for one in of.warnings],
    }


def listing(of: "StoredDocument") -> Json:
    """One line of the list of documents."""
    said = of.header
    return {
        "id": str(of.id),
        "file": of.file,
        "type": said.type,
        "symbol": said.symbol,
        "issuer": said.issuer,
        "date": said.date,
        "title": said.title,
        "label": label(of),
        "added": of.added.isoformat(timespec="seconds"),
    }


def stored(of: "StoredDocument") -> Json:
    """One stored document whole."""
    known = of.document
    shape = {**listing(of), "text": known.text, "header": header(of.header), **structure(known)}
    return shape | {"pages": list(known.pages)}


def hit(of: "Hit", document: "StoredDocument") -> Json:
    """One search hit."""
    return {
        "document_id": str(of.document_id),
        "file": document.file,
        "label": label(document, of.chunk.section),
        "section": of.chunk.section,
        "quote": of.quote,
        "start": of.chunk.start,
        "end": of.chunk.end,
        "score": round(of.score, 6),
    }


def citation(of: Citation) -> Json:
    """One numbered source of an answer."""
    return {
        "marker": of.marker,
        "document_id": of.document_id,
        "file": of.file,
        "label": of.label,
        "section": of.section,
        "quote": of.quote,
        "start": of.start,
        "end": of.end,
        "page": of.page,
    }


def answer(of: Answer) -> Json:
    """An answer with its sources."""
    return {
        "question": of.question,
        "answer": of.answer,
        "status": of.status,
        "citations": [citation(one) for one in of.citations],
        "model": of.model,
        "note": of.note,
    }


def error(of: TrolyError) -> Json:
    """An error as data: a stable code and one Vietnamese line."""
    return {"code": of.code, "message": of.message}
