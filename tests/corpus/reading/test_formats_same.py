"""One plan in every format: the same header, outline, tasks and references."""

from collections.abc import Callable

import pytest

from corpus.document import Document
from corpus.parse import parse
from corpus.reading.read import read
from tests.corpus.documents.pdf import as_pdf
from tests.corpus.documents.plan import PLAN, as_text
from tests.corpus.documents.web import as_web
from tests.corpus.documents.word import as_word


def _document(name: str, made: bytes) -> Document:
    return parse(read(name, made))


@pytest.fixture(scope="module")
def plain() -> Document:
    return _document("a.txt", as_text())


@pytest.mark.parametrize(
    ("name", "make"), [("a.docx", as_word), ("a.pdf", as_pdf), ("a.html", as_web)], ids=["docx", "pdf", "html"]
)
def test_the_same_document_in_every_format(name: str, make: Callable[[], bytes], plain: Document) -> None:
    made = _document(name, make())
    facts = (
        "type",
        "symbol",
        "issuer",
        "place",
        "date",
        "title",
        "signer",
        "signer_position",
        "authority",
        "recipients",
    )
    assert {fact: getattr(made.header, fact) for fact in facts} == {fact: getattr(plain.header, fact) for fact in facts}
    assert [(s.label, s.title, s.level) for s in made.sections] == [(s.label, s.title, s.level) for s in plain.sections]
    assert [_task(made, at) for at in range(len(made.tasks))] == [_task(plain, at) for at in range(len(plain.tasks))]
    assert [(r.key, r.quote) for r in made.references] == [(r.key, r.quote) for r in plain.references]
    assert [w.code for w in made.warnings if w.code != "site_notices"] == [w.code for w in plain.warnings]


def _task(document: Document, at: int) -> tuple[object, ...]:
    task = document.tasks[at]
    return task.id, task.what, task.lead, task.coordinate, task.time and task.time.text, task.quote, task.section


def test_the_plan_says_something(plain: Document) -> None:
    """What is the same everywhere must not be nothing."""
    assert plain.header.symbol == "47/KH-UBND"
    assert len(plain.sections) == 9
    assert len(plain.tasks) == 5
    assert len(plain.references) == 3
    assert [row.id for row in plain.rows] == [row[0] for row in PLAN.table[1:]]
