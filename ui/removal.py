"""The question that is asked before something kept is removed for good."""

from collections.abc import Callable

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import ApiError


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
