import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.paragraphs import Paragraph, Piece, paragraph_at, paragraphs

TEXTS = st.text("ab đẻ😀\n", max_size=60)
CUTS = st.lists(st.integers(-3, 65))


@given(TEXTS, CUTS)
def test_no_character_is_lost_and_every_piece_stands_where_it_stood(text: str, cuts: list[int]) -> None:
    found = paragraphs(text, cuts)
    assert "\n".join(one.line for one in found) == text
    for paragraph in found:
        assert paragraph.start == paragraph.pieces[0].start
        assert all(text.startswith(piece.words, piece.start) for piece in paragraph.pieces)


@given(TEXTS, CUTS)
def test_no_piece_holds_a_cut_inside(text: str, cuts: list[int]) -> None:
    pieces = [piece for paragraph in paragraphs(text, cuts) for piece in paragraph.pieces]
    assert not any(piece.start < cut < piece.start + len(piece.words) for piece in pieces for cut in cuts)


@given(TEXTS, st.data())
def test_the_paragraph_of_an_offset_holds_it(text: str, data: st.DataObject) -> None:
    found = paragraphs(text)
    offset = data.draw(st.integers(0, len(text)))
    holder = found[paragraph_at(found, offset)]
    assert holder.start <= offset <= holder.start + len(holder.line)


@pytest.mark.parametrize(
    ("cuts", "words"),
    [
        ([], [["abc"], [""], ["d"]]),
        ([1, 2], [["a", "b", "c"], [""], ["d"]]),
        ([0, 3, 4, 5, 6, 99, -1], [["abc"], [""], ["d"]]),
        ([2, 2, 1], [["a", "b", "c"], [""], ["d"]]),
    ],
)
def test_cuts(cuts: list[int], words: list[list[str]]) -> None:
    assert [[piece.words for piece in one.pieces] for one in paragraphs("abc\n\nd", cuts)] == words


def test_pieces_know_their_offsets() -> None:
    assert paragraphs("ab\nc", [1]) == (Paragraph(0, (Piece(0, "a"), Piece(1, "b"))), Paragraph(3, (Piece(3, "c"),)))
