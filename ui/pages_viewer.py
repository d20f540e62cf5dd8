"""The page of one document: its facts and its text, opened at a cited passage, beside what was understood of it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import Refused, open_api
from ui.components import component
from ui.navigation import (
    CHAT_PATH,
    CHECK_PATH,
    CITED_PATH,
    DRAFT_PATH,
    DUTIES_PATH,
    LIBRARY_PATH,
    Passage,
    go_to,
    passage_of,
)
from ui.paragraphs import paragraph_at, paragraphs
from ui.understood import reference_words, understood
from ui.vietnamese_date import vietnamese_date
from ui.wire import FullDocument, Header

# The outline also lists numbered paragraphs; a line that ends as a sentence does is one of those, not a heading.
SENTENCE_ENDS = (".", ";", ":", ",")
HEADING_LENGTH = 160
HEADING_LEVEL = 2
BACK_LABELS = {
    CHAT_PATH: "Quay lại hỏi đáp",
    LIBRARY_PATH: "Quay lại kho văn bản",
    DUTIES_PATH: "Quay lại lịch báo cáo",
    CHECK_PATH: "Quay lại kiểm tra căn cứ",
    CITED_PATH: "Quay lại viện dẫn",
    DRAFT_PATH: "Quay lại dự thảo",
}


def show() -> None:
    """Draw the page for the document and passage in the query parameters."""
    back_to = st.session_state.get("back_path", LIBRARY_PATH)
    if st.button(BACK_LABELS[back_to], icon=":material/arrow_back:", type="tertiary"):
        go_to(back_to)
    passage = passage_of(st.query_params)
    if passage is None:
        st.info("Chưa chọn văn bản. Xin mở một văn bản từ trang **Kho văn bản**.")
        return
    document = open_api().document(passage.document_id)
    _show_facts(document)
    _show_file(document, passage)
    if passage.end > len(document.text):
        st.warning("Văn bản đã thay đổi, không còn đoạn được trích ở vị trí này.")
    component("viewer")(key="viewer", data=_viewer_data(document, passage))


def _show_facts(document: FullDocument) -> None:
    st.title(plain_markdown(document.label), anchor=False)
    facts = "  \n".join(f"**{name}:** {plain_markdown(value)}" for name, value in _facts(document.header))
    if facts:
        st.markdown(facts)


def _show_file(document: FullDocument, passage: Passage) -> None:
    """The file as it came, and its pages as they look, at the page where the passage begins."""
    api = open_api()
    st.download_button(
        "Mở tệp gốc",
        lambda: api.original(document.id),
        file_name=document.file,
        icon=":material/download:",
        on_click="ignore",
        key="original",
    )
    # Files of other kinds than PDF have no pages to show.
    if not document.pages or not st.toggle("Xem trang gốc", key="as_page"):
        return
    first = bisect_right(document.pages, passage.start)
    number = int(st.number_input("Trang", 1, len(document.pages), max(1, first), key=f"page_{document.id}_{first}"))
    try:
        st.image(api.page(document.id, number, passage.start, passage.end), width="stretch")
    except Refused as error:
        st.info(plain_markdown(error.message))


def _facts(header: Header) -> Iterator[tuple[str, str]]:
    signer = ", ".join(part for part in (header.signer, header.signer_position) if part)
    named = {
        "Trích yếu": header.title,
        "Số, ký hiệu": header.symbol,
        "Cơ quan ban hành": header.issuer,
        "Ngày ban hành": vietnamese_date(header.date),
        "Người ký": signer,
    }
    for name, value in named.items():
        if value:
            yield name, value


def _viewer_data(document: FullDocument, passage: Passage) -> dict[str, object]:
    lists = understood(document)
    references = {(one.start, one.end): reference_words(one) for one in document.references}
    places = {place for listed in lists for row in listed.rows for place in row.places} | references.keys()
    found = paragraphs(document.text, (at for place in (*places, (passage.start, passage.end)) for at in place))
    headings = {paragraph_at(found, entry.start) for entry in document.outline if entry.level <= HEADING_LEVEL}
    return {
        "lists": [asdict(listed) for listed in lists],
        "headings": sorted(at for at in headings if _is_heading(found[at].line)),
        "paragraphs": [[(piece.start, piece.words) for piece in paragraph.pieces] for paragraph in found],
        "references": [(start, end, words) for (start, end), words in references.items()],
        "marked": (passage.start, passage.end) if passage.end <= len(document.text) else (0, 0),
    }


def _is_heading(line: str) -> bool:
    return len(line) <= HEADING_LENGTH and not line.rstrip().endswith(SENTENCE_ENDS)
