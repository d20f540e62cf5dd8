"""Documents survive JSON unchanged."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Deadline, Document, Header, Reference, Report, Span, Task
from corpus.errors import StoreDamaged
from index.rows import dump, dump_document, load, load_document


@settings(max_examples=60)
@given(st.from_type(Document))
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert load_document(document.text, dump_document(document)) == document


@settings(max_examples=40)
@given(st.one_of(st.from_type(Header), st.from_type(Reference), st.from_type(Report), st.from_type(Task)))
def test_a_part_comes_back_as_it_was(part: Header | Reference | Report | Task) -> None:
    assert load(type(part), dump(part)) == part


def test_the_text_is_kept_apart() -> None:
    document = Document(text="chỉ có chữ", header=Header(), body=Span(0, 10), closing=Span(10, 10))
    assert "chỉ có chữ" not in dump_document(document)


def test_defaults_are_left_out_and_false_is_not_zero() -> None:
    deadline = Deadline(text="quý I", kind="none", start=0, end=5, inclusive=False, month=0)
    assert json.loads(dump(deadline)) == {
        "text": "quý I",
        "kind": "none",
        "start": 0,
        "end": 5,
        "inclusive": False,
        "month": 0,
    }
    assert load(Deadline, dump(deadline)).inclusive is False


@pytest.mark.parametrize("stored", ["", "[]", "null", "{}", '{"type": 1, "colour": "red"}', '{"spans": 3}'])
def test_another_shape_is_damage(stored: str) -> None:
    with pytest.raises(StoreDamaged):
        load(Header if stored != "{}" else Span, stored)
    with pytest.raises(StoreDamaged):
        load_document("", stored)
