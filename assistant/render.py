"""What is stored, as it is shown: with the name by which an official text cites it."""

from typing import TYPE_CHECKING

from assistant.label import label
from assistant.shapes import ErrorBody, Hit, Inspected, Listing, Stored, Unplaced
from corpus.document import Document
from corpus.duties.accounting import Placement, account
from corpus.errors import TrolyError

if TYPE_CHECKING:
    from index import stored as index


def listing(of: "index.StoredDocument") -> Listing:
    """One line of the list of documents."""
    said = of.header
    return Listing(
        id=str(of.id),
        file=of.file,
        type=said.type,
        symbol=said.symbol,
        issuer=said.issuer,
        date=said.date,
        title=said.title,
        label=label(of),
        added=of.added,
    )


def stored(of: "index.StoredDocument") -> Stored:
    """One stored document whole."""
    document = of.document
    return Stored(
        **dict(listing(of)),
        text=document.text,
        header=of.header,
        outline=document.sections,
        references=document.references,
        reports=document.reports,
        tasks=document.tasks,
        warnings=document.warnings,
        pages=document.pages,
        unplaced=tuple(unplaced(one, document) for one in account(document) if one.place is None),
    )


def unplaced(of: Placement, document: Document) -> Unplaced:
    """A time or an act that belongs to no duty, with the clause it stands in."""
    quote = of.clause.of(document.text)
    return Unplaced(kind=of.kind, text=of.text, start=of.start, end=of.end, quote=quote, why=of.why)


def inspected(file: str, document: Document) -> Inspected:
    """What was read out of a file."""
    return Inspected(
        file=file,
        text=document.text,
        document=document.header,
        outline=document.sections,
        references=document.references,
        reports=document.reports,
        tasks=document.tasks,
        warnings=document.warnings,
    )


def hit(of: "index.Hit", document: "index.StoredDocument") -> Hit:
    """One search hit."""
    return Hit(
        document_id=str(of.document_id),
        file=document.file,
        label=label(document, of.chunk.section),
        section=of.chunk.section,
        quote=of.quote,
        start=of.chunk.start,
        end=of.chunk.end,
        score=round(of.score, 3),
    )


def error(of: TrolyError) -> ErrorBody:
    """An error as data: a stable code and one Vietnamese line."""
    return ErrorBody(code=of.code, message=of.message)
