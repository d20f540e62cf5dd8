"""Changes that the server did not keep: the words stay on the page until the user sends them again or drops them."""

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api_drafts import Edit
from ui.draft_session import Pending, change, pending
from ui.trouble import WHAT_TO_DO
from ui.wire_drafts import Draft

TYPED = {
    "text": "Nội dung",
    "what": "Nhiệm vụ",
    "lead": "Chủ trì",
    "coordinate": "Phối hợp",
    "time": "Thời gian",
    "title": "Trích yếu",
    "superior_body": "Cơ quan chủ quản",
    "place": "Địa danh",
    "authority": "Quyền hạn ký",
    "position": "Chức vụ người ký",
}


def show_pending(draft: Draft) -> None:
    """Draw what waits, with a button to send it again and one to drop it."""
    for at, waiting in enumerate(pending(draft.id)):
        with st.container(border=True, key=f"pending_{at}"):
            words = plain_markdown(waiting.message)
            st.warning(f"{words} {WHAT_TO_DO}" if waiting.unreachable else words)
            for name, typed in typed_words(waiting.edit):
                st.text_area(f"{name} anh/chị đã gõ", typed, key=f"pending_{at}_{name}_{len(typed)}")
            with st.container(horizontal=True):
                again = st.button("Thử lại trên bản hiện tại", key=f"pending_again_{at}", type="primary")
                dropped = st.button("Bỏ thay đổi này", key=f"pending_drop_{at}")
        if again or dropped:
            _settle(draft, waiting, at, again=again)


def typed_words(edit: Edit) -> list[tuple[str, str]]:
    """(name, words) of what the user typed in a change."""
    return [(TYPED[name], value) for name, value in edit.items() if name in TYPED and isinstance(value, str) and value]


def _settle(draft: Draft, waiting: Pending, at: int, *, again: bool) -> None:
    del pending(draft.id)[at]
    if again:
        change(draft, waiting.edit)
    st.rerun()
