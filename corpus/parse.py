"""Decoded text -> structured document: its structure first, then what it cites, orders and assigns."""

from dataclasses import replace

from corpus.document import Document
from corpus.normalise import normalise
from corpus.references import find_references
from corpus.reports import find_reports
from corpus.structure import read_structure
from corpus.tasks import find_tasks


def parse(raw: str) -> Document:
    """The document of a decoded text (see corpus.read). Odd texts give warnings, never an exception."""
    document = read_structure(normalise(raw))
    own = [document.header.spans[name] for name in ("symbol",) if name in document.header.spans]
    document = replace(document, references=find_references(document.text, exclude=[*own, document.closing]))
    document = replace(document, reports=find_reports(document))
    return replace(document, tasks=find_tasks(document))
