"""What the user sees when something goes wrong or is about to be removed for good."""

import logging
from collections.abc import Callable

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import ApiError, Unreachable

# What the user sees when something goes wrong: Vietnamese words, a thing to do, never a trace.


logger = logging.getLogger(__name__)

WHAT_TO_DO = "Hãy kiểm tra rằng «troly serve» đang chạy trên máy chủ, rồi bấm **Thử lại**."


def guarded(page: Callable[[], None]) -> None:
    """Run a page; show in Vietnamese whatever it could not handle itself."""
    try:
        page()
    except ApiError as error:
        show_trouble(error)
    except Exception:
        logger.exception("trang gặp lỗi")
        st.error("Trang gặp lỗi ngoài dự kiến. Xin bấm **Thử lại**; nếu vẫn lỗi, hãy báo người quản trị.")
        st.button("Thử lại", key="retry")


def show_trouble(error: ApiError) -> None:
    """Say what went wrong between page and server, with a button to try again (any click runs the page again)."""
    words = plain_markdown(error.message)
    st.error(f"{words} {WHAT_TO_DO}" if isinstance(error, Unreachable) else words)
    st.button("Thử lại", key="retry")


# The question that is asked before something kept is removed for good.


def confirm_removal(name: str, consequence: str, remove: Callable[[], None], key: str) -> None:
    """Fill a dialog, which closes when all is removed or kept; where `remove` raises ApiError it says why."""
    st.markdown(f"**{plain_markdown(name)}**")
    st.write(consequence)
    with st.container(horizontal=True):
        confirmed = st.button("Xóa", type="primary", key=f"confirm_{key}")
        kept = st.button("Giữ lại", key=f"keep_{key}")
    if confirmed:
        try:
            remove()
        except ApiError as error:
            st.error(plain_markdown(error.message))
            return
    if confirmed or kept:
        st.rerun()
