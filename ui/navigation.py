"""Going from page to page inside a session, so that the conversation is kept."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from ui.addresses import VIEWER_PATH, Passage

CHAT_PATH = ""
LIBRARY_PATH = "kho"
DUTIES_PATH = "lich-bao-cao"
CHECK_PATH = "kiem-tra"
CITED_PATH = "vien-dan"
DRAFT_PATH = "soan-ke-hoach"


def register(pages: Sequence[Page]) -> None:
    """Make these pages known to `go_to` for this run."""
    st.session_state["pages"] = {page.url_path: page for page in pages}


def go_to(path: str, parameters: Mapping[str, str] | None = None) -> NoReturn:
    """Leave this page for the one with this path."""
    st.switch_page(st.session_state["pages"][path], query_params=dict(parameters or {}))


def open_viewer(passage: Passage, *, back_to: str) -> NoReturn:
    """Show a passage in its document; `back_to` is the path that the viewer's back button leads to."""
    st.session_state["back_path"] = back_to
    go_to(VIEWER_PATH, passage.parameters())
