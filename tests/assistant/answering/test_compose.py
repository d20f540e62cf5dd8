"""Markers, citations and the last gate on figures."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation
from assistant.answering.compose import Claim, Reply, compose, quoted, source, spoken
from assistant.answering.evidence import sentences
from assistant.answering.verify import markers_agree, unsupported
from corpus.document import Document, Header, Span
from index.stored import StoredDocument

TEXT = "Gửi báo cáo trước ngày 20/11. Sở Nội vụ tổng hợp [1] trước ngày 30/11."
STORED = StoredDocument(
    7,
    "a.txt",
    "a",
    datetime.now(UTC),
    Document(TEXT, Header(type="Kế hoạch", symbol="5/KH-SNV"), Span(0, 0), Span(0, 0)),
)


def test_markers_follow_first_appearance_and_a_place_has_one_marker() -> None:
    first, second = source(STORED, 0, 29), source(STORED, 30, len(TEXT))
    answer = compose("?", Reply((Claim("hai", (second,)), Claim("một", (first, second)))))
    assert answer.answer == "- hai [1]\n- một [2][1]"
    assert [c.quote for c in answer.citations] == [TEXT[30:], TEXT[0:29]]
    assert markers_agree(answer)


def test_a_citation_tells_the_page_of_a_paged_file() -> None:
    document = Document(TEXT, Header(), Span(0, 0), Span(0, 0), pages=(0, 30))
    stored = StoredDocument(1, "a.pdf", "a", datetime.now(UTC), document)
    claims = (Claim("một", (source(stored, 0, 29),)), Claim("hai", (source(stored, 30, len(TEXT)),)))
    assert [citation.page for citation in compose("?", Reply(claims)).citations] == [1, 2]


def test_a_lead_that_says_what_a_document_says_is_cited() -> None:
    at = source(STORED, 0, 29)
    answer = compose("?", Reply((Claim("a", (at,)), Claim("b", (at,))), "Gồm:", at))
    assert answer.answer.startswith("Gồm: [1]\n\n- a [1]")
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("*Luật* <i>mới</i> [3]", "Luật mới"),
        ("1\tRà soát\t\tSở A", "1 – Rà soát – Sở A"),
        ("<script>x</script> [link](y)", "x (link)(y)"),
        ("a < b", "a ‹ b"),
    ],
)
def test_document_words_bring_no_markup_and_no_markers(printed: str, said: str) -> None:
    assert spoken(printed) == said


@given(st.text(max_size=200))
def test_spoken_words_hold_no_markup(text: str) -> None:
    assert not set(spoken(text)) & set("<>[]\t\n")


@given(st.text(max_size=900))
def test_a_quote_is_bounded(text: str) -> None:
    assert len(quoted(text, Span(0, len(text)))) <= 425


@pytest.mark.parametrize(
    ("answer", "extra"),
    [
        ("trước ngày 20/11 [1]", set()),
        ("trước ngày 21/11 [1]", {"21"}),
        ("năm 2031 [1]", {"2031"}),
        ("có 3 văn bản [1]", set()),
        ("theo 5/KH-SNV [1]", set()),
        ("hỏi về 99 [1]", set()),
    ],
)
def test_figures_must_stand_in_a_quote_a_label_or_the_question(answer: str, extra: set[str]) -> None:
    cited = Citation(1, "7", "a.txt", "Kế hoạch số 5/KH-SNV", "", TEXT[:29], 0, 29)
    assert unsupported(Answer("hỏi 99?", answer, "answered", (cited,))) == extra


def test_a_marker_without_citation_and_a_citation_without_marker_are_found() -> None:
    cited = Citation(1, "7", "a.txt", "", "", "x", 0, 1)
    assert not markers_agree(Answer("?", "a [2]", "answered", (cited,)))
    assert not markers_agree(Answer("?", "a", "answered", (cited,)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một câu dài đủ chữ. Hai câu.", ["Một câu dài đủ chữ.", "Hai câu."]),
        ("Theo TP. Hồ Chí Minh thì làm.", ["Theo TP. Hồ Chí Minh thì làm."]),
        ("Việc thứ nhất; việc thứ hai; Việc thứ ba.", ["Việc thứ nhất; việc thứ hai;", "Việc thứ ba."]),
        ("1\tmột. Hai\tba. Bốn", ["1\tmột. Hai\tba. Bốn"]),
        ("mức 4.6 và 1.250.000 đồng. Hết.", ["mức 4.6 và 1.250.000 đồng.", "Hết."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [span.of(text) for span in sentences(text, 0, len(text))] == parts


@given(st.text(alphabet="aĂ.;! \n\t-0", max_size=120))
def test_sentences_lose_nothing(text: str) -> None:
    spans = sentences(text, 0, len(text))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
