"""Answers taken apart into statements, and whether their citations hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation
from evals.statements import citation_precision, citation_recall, statements, supports

LABEL = "Kế hoạch số 57/KH-UBND ngày 19/01/2024 của UBND huyện"


def _cited(*quotes: str) -> list[Citation]:
    return [Citation(n, "1", "a.txt", LABEL, "", quote, 0, len(quote)) for n, quote in enumerate(quotes, 1)]


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("Hạn ngày 5 [1]", [("Hạn ngày 5", (1,))]),
        ("Hạn ngày 5 [1][2]. Gửi Sở [2].", [("Hạn ngày 5", (1, 2)), ("Gửi Sở", (2,))]),
        ("Không nguồn. Có nguồn [1]", [("Không nguồn.", ()), ("Có nguồn", (1,))]),
        ("«Câu một. Câu hai.» [1]", [("«Câu một. Câu hai.»", (1,))]),
        ("Gồm:\n- **A**: «b» [1]\n2. C [2]", [("A: «b»", (1,)), ("C", (2,))]),
        ("Có hai việc sau [1]:\n- A [2]", [("Có hai việc sau", (1,)), ("A", (2,))]),
        ("Theo điều 3. khoản 2 thì có [1]", [("Theo điều 3. khoản 2 thì có", (1,))]),
        ("\n  \n", []),
    ],
)
def test_statements(answer: str, wanted: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(one.text, one.markers) for one in statements(answer)] == wanted


@pytest.mark.parametrize(
    ("statement", "quotes", "held"),
    [
        ("Báo cáo trước ngày 05/6/2024", ["báo cáo trước ngày 5 tháng 6 năm 2024"], True),
        ("Báo cáo trước ngày 06/6/2024 và 7/6", ["báo cáo trước ngày 5 tháng 6 năm 2024"], False),
        ("Theo Kế hoạch 57/KH-UBND: báo cáo", ["báo cáo"], True),
        ("«báo cáo năm»", ["gửi báo cáo   năm."], True),
        ("«báo cáo quý»", ["gửi báo cáo năm"], False),
        ("«gửi … năm»", ["gửi báo cáo năm"], True),
        ("Thanh tra tỉnh kết luận vụ việc phức tạp", ["báo cáo năm"], False),
        ("báo cáo", [], False),
    ],
)
def test_supports(statement: str, quotes: list[str], held: bool) -> None:
    assert supports(_cited(*quotes), statement) is held


def test_two_passages_may_support_together_and_each_is_then_of_use() -> None:
    answer = "Hạn ngày 5 và ngày 9 [1][2]"
    cited = _cited("hạn ngày 5", "hạn ngày 9")
    assert citation_recall(answer, cited) == [True]
    assert citation_precision(answer, cited) == [True, True]


def test_a_citation_that_adds_nothing_is_not_precise() -> None:
    answer = "Hạn ngày 5 [1][2]"
    cited = _cited("hạn ngày 5", "gửi Sở Nội vụ")
    assert citation_recall(answer, cited) == [True]
    assert citation_precision(answer, cited) == [True, False]


def test_nothing_that_is_cited_for_a_false_statement_is_precise() -> None:
    answer = "Hạn ngày 7 [1]. Không nguồn."
    cited = _cited("hạn ngày 5")
    assert citation_recall(answer, cited) == [False, False]
    assert citation_precision(answer, cited) == [False]


@given(st.lists(st.sampled_from(["hạn ngày 5", "hạn ngày 9", "gửi Sở"]), max_size=3), st.text(max_size=40))
def test_more_passages_never_take_support_away(quotes: list[str], statement: str) -> None:
    cited = _cited(*quotes)
    if supports(cited[:-1], statement):
        assert supports(cited, statement)


@given(st.text(alphabet="ab .\n«»[]12*:-", max_size=60))
def test_each_statement_is_judged_once_and_each_of_its_citations(answer: str) -> None:
    cited = _cited("a", "b")
    pieces = statements(answer)
    assert len(citation_recall(answer, cited)) == len(pieces)
    assert len(citation_precision(answer, cited)) == sum(len({1, 2} & set(one.markers)) for one in pieces)
