"""Addresses inside the page, and going from page to page so that the conversation is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

# Addresses inside the page that can be bookmarked and shared.


VIEWER_PATH = "van-ban"


@dataclass(frozen=True, slots=True)
class Passage:
    """A document and the passage `[start, end)` of it to show; an empty passage shows the beginning."""

    document_id: str
    start: int = 0
    end: int = 0

    def parameters(self) -> dict[str, str]:
        """The query parameters that lead here."""
        chosen = {"van_ban": self.document_id}
        return chosen | {"tu": str(self.start), "den": str(self.end)} if self.end > self.start else chosen

    def address(self) -> str:
        """A link that leads here from any page."""
        return f"{VIEWER_PATH}?{urlencode(self.parameters())}"


def passage_of(parameters: Mapping[str, str]) -> Passage | None:
    """The passage that query parameters name, or None where they name no document."""
    document_id = parameters.get("van_ban", "")
    if not document_id:
        return None
    return Passage(document_id, _offset(parameters.get("tu", "")), _offset(parameters.get("den", "")))


def _offset(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else 0


# Going from page to page inside a session, so that the conversation is kept.


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
