import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.paragraphs import Paragraph, paragraph_at, paragraphs

TEXTS = st.text("ab đẻ😀\n", max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_no_character_is_lost_and_exactly_the_passage_is_marked(text: str, start: int, end: int) -> None:
    found = paragraphs(text, start, end)
    assert "\n".join(one.line for one in found) == text
    inside = text[start:end] if start < end <= len(text) else ""
    assert "".join(one.marked for one in found) == inside.replace("\n", "")


@given(TEXTS, st.data())
def test_the_paragraph_of_an_offset_holds_it(text: str, data: st.DataObject) -> None:
    found = paragraphs(text)
    offset = data.draw(st.integers(0, len(text)))
    holder = found[paragraph_at(found, offset)]
    assert holder.start <= offset <= holder.start + len(holder.line)


@pytest.mark.parametrize(
    ("start", "end", "marked"),
    [(0, 0, ["", ""]), (1, 4, ["b", "c"]), (3, 5, ["", "cd"]), (4, 99, ["", ""]), (-3, 2, ["", ""]), (4, 1, ["", ""])],
)
def test_marks(start: int, end: int, marked: list[str]) -> None:
    assert [one.marked for one in paragraphs("ab\ncd", start, end)] == marked


def test_parts_stand_where_they_stood() -> None:
    assert paragraphs("abc\nd", 1, 2) == (Paragraph(0, "a", "b", "c"), Paragraph(4, "", "", "d"))
