"""What is shown of a long quote."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.compose import LONGEST_QUOTE, spoken
from assistant.answering.excerpt import excerpt
from assistant.answering.question import understand
from corpus.document import Span

LONG = (
    "Sở Nội vụ chủ trì rà soát danh mục vị trí việc làm của các cơ quan, đơn vị trên địa bàn; " * 5
    + "Hạn nộp bản tổng hợp cuối cùng về tỉnh là ngày 18/9/2026; "
    + "các địa phương phối hợp theo chức năng, nhiệm vụ được giao và phân công của cấp trên; " * 5
)


def test_a_short_quote_is_shown_whole() -> None:
    assert excerpt("Nộp trước ngày 5/6.", Span(0, 19), understand("Nộp khi nào?")) == "«Nộp trước ngày 5/6.»"


def test_of_a_long_one_the_part_that_answers_is_shown() -> None:
    shown = excerpt(LONG, Span(0, len(LONG)), understand("Hạn nộp bản tổng hợp là ngày nào?"))
    assert "18/9/2026" in shown
    assert shown.startswith("«…")
    assert shown.endswith("…»")


@given(st.lists(st.text(alphabet="abc đ.,;: 0123", min_size=1, max_size=90), min_size=1, max_size=12))
def test_nothing_is_shown_that_is_not_there(clauses: list[str]) -> None:
    text = "; ".join(clauses)
    shown = excerpt(text, Span(0, len(text)), understand("Bao nhiêu ngày?"))
    inner = shown.strip("«»").removeprefix("…").removesuffix("…").strip()
    assert inner in spoken(text)
    assert len(inner) <= LONGEST_QUOTE
