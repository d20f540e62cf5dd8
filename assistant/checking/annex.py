"""The list of sources behind a draft: it is no part of the document, and no rule of form is for it."""

from dataclasses import replace

from corpus.document import Document

TITLE = "NGUỒN CỦA DỰ THẢO"


def without_annex(document: Document) -> Document:
    """The document with the references of the list of its sources left out."""
    start = document.text.rfind(f"\n{TITLE}\n")
    if start < 0:
        return document
    return replace(document, references=tuple(one for one in document.references if one.start < start))
