"""Page positions survive from the file to the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.reading.normalise import normalise, page_starts
from index.rows import dump_document, load_document


@pytest.mark.parametrize(
    ("raw", "text", "pages"),
    [
        ("Một.\nHai.", "Một.\nHai.", ()),
        ("\f\nMột.", "Một.", (0,)),
        ("Một.\n\fHai.", "Một.\nHai.", (0, 5)),
        ("\f\nMột.\n\f\nHai.", "Một.\nHai.", (0, 5)),
        ("\f\nchủ trì,\fphối hợp", "chủ trì, phối hợp", (0, 9)),
        ("\f\nMột.\n\f\n\f\nBa.", "Một.\nBa.", (0, 5, 5)),
        ("\f\nMột.\n\f\n- Hai.", "Một.\n- Hai.", (0, 5)),
        ("\f\n\f\nHai.", "Hai.", (0, 0)),
        ("\f\nMột.\n\f", "Một.", (0, 4)),
        ("\f\nA\tB\n\f\nC\tD", "A\tB\nC\tD", (0, 4)),
    ],
)
def test_where_pages_begin(raw: str, text: str, pages: tuple[int, ...]) -> None:
    assert normalise(raw) == text
    assert page_starts(raw, text) == pages


def test_the_page_of_a_place() -> None:
    document = parse("\f\nMột.\n\f\nHai.\n\f\nBa.")
    assert [document.page_at(document.text.index(word)) for word in ("Một", "Hai", "Ba")] == [1, 2, 3]
    assert parse("Một.\nHai.").page_at(3) is None


def test_pages_are_stored_with_the_document() -> None:
    document = parse("\f\nMột.\n\f\nHai.")
    assert load_document(document.text, dump_document(document)).pages == document.pages


def test_a_document_stored_without_pages_has_none() -> None:
    document = parse("Một.")
    assert "pages" not in dump_document(document)
    assert load_document(document.text, dump_document(document)).pages == ()


@given(st.lists(st.lists(st.sampled_from(["Sở Nội vụ", "chủ trì,", "12/KH-UBND", "|", "-----", "- a", "a\tb", ""]))))
def test_words_stay_on_their_page(pages: list[list[str]]) -> None:
    """Each page bears its own number as a word, and is found under it."""
    raw = "".join("\f\n" + "\n".join([*lines, f"TRANG{number}."]) + "\n" for number, lines in enumerate(pages, 1))
    text = normalise(raw)
    starts = page_starts(raw, text)
    assert len(starts) == len(pages)
    assert list(starts) == sorted(starts)
    for number in range(1, len(pages) + 1):
        place = text.index(f"TRANG{number}.")
        assert starts[number - 1] <= place
        assert number == len(pages) or place < starts[number]
