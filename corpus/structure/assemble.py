"""Stored text -> the parts of a document: header, closing, outline, tables, footnotes."""

from corpus.document import Document, Header, Span
from corpus.structure.closing import Closing, read_closing
from corpus.structure.footnotes import read_footnotes
from corpus.structure.issuer import restore_case
from corpus.structure.letterhead import Letterhead, read_letterhead
from corpus.structure.naming_lines import with_naming_lines
from corpus.structure.outline import read_outline
from corpus.structure.table import read_tables
from corpus.text.lines import lines_of


def read_structure(text: str) -> Document:
    """The document without its references, reports and tasks. `text` is normalised."""
    lines = lines_of(text)
    head = read_letterhead(lines, text)
    closing = read_closing(tuple(line for line in lines if line.start >= head.end), head.symbol)
    skip = (Span(0, head.end), Span(closing.start, closing.end))
    sections, warnings = read_outline(lines, skip)
    return Document(
        text=text,
        header=with_naming_lines(_header(head, closing, text), text, lines, Span(closing.start, closing.end)),
        body=Span(min(head.end, closing.start), closing.start),
        closing=Span(closing.start, closing.end),
        sections=sections,
        rows=read_tables(lines, sections),
        footnotes=read_footnotes(lines),
        warnings=(*head.warnings, *warnings),
    )


def _header(head: Letterhead, closing: Closing, text: str) -> Header:
    origins = {**head.origins, **dict.fromkeys(closing.spans.keys() & {"signer", "recipients"}, "signature")}
    issuer = head.issuer
    if issuer is None and closing.body:
        issuer, origins["issuer"] = restore_case(closing.body, text), "signature"
    return Header(
        type=head.type,
        symbol=head.symbol,
        issuer=issuer,
        superior=head.superior,
        place=head.place,
        date=head.date,
        title=head.title,
        signer=closing.signer,
        signer_position=closing.position,
        authority=closing.authority,
        recipients=closing.recipients,
        spans={**head.spans, **closing.spans},
        origins=origins,
    )
