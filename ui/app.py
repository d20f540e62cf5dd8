"""Entry script of the page: `streamlit run ui/app.py`."""

from functools import partial
from pathlib import Path

import streamlit as st

from ui import pages_chat, pages_check, pages_cited, pages_draft, pages_duties, pages_library, pages_viewer
from ui.components import STATIC
from ui.navigation import (
    CHAT_PATH,
    CHECK_PATH,
    CITED_PATH,
    DRAFT_PATH,
    DUTIES_PATH,
    LIBRARY_PATH,
    VIEWER_PATH,
    go_to,
    passage_of,
    register,
)
from ui.trouble import guarded
from ui.vietnamese_frame import translate_frame

PRODUCT = "Trợ lý dân vận"


def main() -> None:
    """Draw the frame and run the chosen page."""
    st.set_page_config(
        page_title=PRODUCT, page_icon=(STATIC / "icon.svg").read_text(encoding="utf-8"), layout="centered"
    )
    st.html(Path(__file__).parent / "style.css")
    translate_frame()
    chat = st.Page(partial(guarded, pages_chat.show), title="Hỏi đáp", url_path=CHAT_PATH, default=True)
    library = st.Page(partial(guarded, pages_library.show), title="Kho văn bản", url_path=LIBRARY_PATH)
    viewer = st.Page(partial(guarded, pages_viewer.show), title="Văn bản", url_path=VIEWER_PATH, visibility="hidden")
    duties = st.Page(partial(guarded, pages_duties.show), title="Lịch báo cáo", url_path=DUTIES_PATH)
    check = st.Page(partial(guarded, pages_check.show), title="Kiểm tra căn cứ", url_path=CHECK_PATH)
    cited = st.Page(partial(guarded, pages_cited.show), title="Viện dẫn", url_path=CITED_PATH)
    draft = st.Page(partial(guarded, pages_draft.show), title="Soạn kế hoạch", url_path=DRAFT_PATH)
    menu = [chat, library, duties, draft, check, cited]
    # Streamlit's own menu hides behind an unnamed arrow on a phone; a row of links is there at every width.
    chosen = st.navigation([*menu, viewer], position="hidden")
    with st.container(key="menu", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{PRODUCT}**", width="content")
        for page in menu:
            st.page_link(page)
    register((*menu, viewer))
    passage = passage_of(st.query_params)
    if passage and chosen.url_path != VIEWER_PATH:
        go_to(VIEWER_PATH, passage.parameters())
    chosen.run()


main()
