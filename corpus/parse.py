"""Decoded text -> structured document: its structure first, then what it cites, orders and assigns."""

from dataclasses import replace

from corpus.citations.references import find_references
from corpus.document import Document
from corpus.duties.reports import find_reports
from corpus.duties.statements import read_statements
from corpus.duties.tasks import find_tasks
from corpus.reading.extracted_text import Raw
from corpus.reading.normalise import normalise, page_starts
from corpus.structure.assemble import read_structure
from corpus.text.lookalikes import lookalikes


def parse(raw: Raw | str) -> Document:
    """The document of a file that was read (see corpus.reading.read), or of bare decoded text.

    Odd texts give warnings, never an exception.
    """
    given = Raw(raw) if isinstance(raw, str) else raw
    text = normalise(given.text)
    document = replace(read_structure(text), pages=page_starts(given.text, text))
    document = replace(document, warnings=given.warnings + lookalikes(text) + document.warnings)
    own = [document.header.spans[name] for name in ("symbol",) if name in document.header.spans]
    document = replace(document, references=find_references(document.text, exclude=[*own, document.closing]))
    reading = read_statements(document)
    return replace(document, reports=find_reports(document, reading), tasks=find_tasks(document, reading))
