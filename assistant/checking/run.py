"""Check a file, or a document of the store, against the registry and the store."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.check import check_document
from assistant.checking.finding import CheckResult, result
from assistant.checking.library import Library
from assistant.drafting.coverage import coverage
from assistant.drafting.plan import Covered
from assistant.form.check import check_word
from corpus.citations.registry import load_registry
from corpus.document import Document
from index.stored import read_document

if TYPE_CHECKING:
    from index.store import Store
    from index.stored import Incoming


def check_stored(store: "Store", home: Path, document_id: int, *, superior: int | None = None) -> CheckResult:
    """Raises NotFound, RegistryInvalid."""
    document = store.document(document_id).document
    found = check_document(document, load_registry(home), Library(store, without=document_id).of)
    return result(found, document, _carried_out(store, document, superior))


def check_file(store: "Store", home: Path, file: "Incoming", *, superior: int | None = None) -> CheckResult:
    """Nothing is stored. Raises DocumentError, RegistryInvalid."""
    document = read_document(file.file, file.data)
    # A document is no witness of itself; headers are at hand, texts are read where they agree.
    alike = (one for one in store.documents() if one.header == document.header)
    same = next((one.id for one in alike if one.document.text == document.text), None)
    found = check_document(document, load_registry(home), Library(store, without=same).of)
    found = replace(found, format=(*found.format, *check_word(file.data, document)))
    return result(found, document, _carried_out(store, document, superior))


def _carried_out(store: "Store", document: Document, superior: int | None) -> tuple[Covered, ...] | None:
    return None if superior is None else tuple(coverage(store.document(superior), document))
