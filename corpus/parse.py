"""Decoded text -> structured document: its structure first, then what it cites, orders and assigns."""

from dataclasses import replace
from pathlib import PurePath

from corpus.citations.references import find_references
from corpus.citations.typed import read_filed
from corpus.document import Document, FiledNumber
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
    document = read_structure(text)
    if document.header.symbol is None:
        document = replace(document, header=replace(document.header, file_name=_filed(given.name)))
    document = replace(document, pages=page_starts(given.text, text))
    document = replace(document, warnings=given.warnings + lookalikes(text) + document.warnings)
    own = [document.header.spans[name] for name in ("symbol",) if name in document.header.spans]
    document = replace(document, references=find_references(document.text, exclude=[*own, document.closing]))
    reading = read_statements(document)
    return replace(document, reports=find_reports(document, reading), tasks=find_tasks(document, reading))


def _filed(name: str) -> FiledNumber | None:
    """The number in the name of a file, which the document does not print."""
    filed = read_filed(PurePath(name).stem)
    return FiledNumber(" ".join(filed.words), "-".join(filed.printed)) if filed else None
