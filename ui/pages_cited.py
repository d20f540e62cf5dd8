"""The page "Viện dẫn": which stored documents cite a document, all of them, at the very words."""

from collections.abc import Iterable, Mapping

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import Api, Refused, open_api
from ui.cards import Card, Group, Source, show_cards
from ui.components import component
from ui.navigation import CITED_PATH, Passage, open_viewer
from ui.network import picture
from ui.wire import CitingRow

LONGEST_NAME = 300


def show() -> None:
    """Draw the page."""
    st.title("Viện dẫn", anchor=False)
    st.write("Xem những văn bản nào trong kho viện dẫn một văn bản, ở chỗ nào.")
    typed = st.text_input(
        "Văn bản được viện dẫn",
        key="cited",
        persist_state="session",
        placeholder="Ví dụ: 33/CT-TTg, Luật Tiếp công dân",
        icon=":material/search:",
        max_chars=LONGEST_NAME,
    )
    cited = (typed or "").strip()
    api = open_api()
    if not cited:
        _show_picture(api)
        return
    try:
        rows = api.citing(cited)
    except Refused as error:
        st.info(plain_markdown(error.message))
        return
    shown = plain_markdown(cited)
    if not rows:
        st.info(f"Không có văn bản nào trong kho viện dẫn «{shown}».")
        return
    cards = citing_cards(rows, {document.id: document.label for document in api.documents()})
    st.markdown(f"**{len(cards)}** văn bản viện dẫn «{shown}», ở **{len(rows)}** chỗ.")
    show_cards((Group("", cards),), key="citing", back_to=CITED_PATH)


def _show_picture(api: Api) -> None:
    drawn = picture(api.network())
    if drawn is None:
        return
    st.caption(
        "Bên trái: những văn bản được viện dẫn nhiều nhất, với số văn bản viện dẫn; bấm để xem đủ. "
        "Bên phải: những văn bản trong kho viện dẫn chúng nhiều nhất."
    )
    result = component("network")(key="network", data=drawn, on_cited_change=_fill_in, on_open_change=lambda: None)
    if result["open"]:
        open_viewer(Passage(str(result["open"])), back_to=CITED_PATH)


def _fill_in() -> None:
    st.session_state["cited"] = st.session_state["network"]["cited"]


def citing_cards(rows: Iterable[CitingRow], labels: Mapping[str, str]) -> tuple[Card, ...]:
    """One card a citing document, with every place of it as a source, in the order in which they come.

    `labels` names the documents by id; a document that is not there any more goes by its file.
    """
    places: dict[str, list[CitingRow]] = {}
    for row in rows:
        places.setdefault(row.document_id, []).append(row)
    return tuple(_card(labels.get(number, same[0].file), same) for number, same in places.items())


def _card(name: str, same: list[CitingRow]) -> Card:
    sources = tuple(
        Source(f"Mục {row.section}" if row.section else "", row.quote, Passage(row.document_id, row.start, row.end))
        for row in same
    )
    return Card(name, facts=(("", f"{len(same)} chỗ"),) if len(same) > 1 else (), sources=sources)
