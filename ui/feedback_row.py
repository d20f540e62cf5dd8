"""What the user thinks of an answer: thumbs and a comment under it."""

import streamlit as st

from ui.api import Api, ApiError
from ui.conversation import Talk, Turn, rate
from ui.wire_conversations import Feedback

MOST_COMMENT = 2000
# Streamlit's thumbs: 0 is down, 1 is up.
_THUMBS = {False: 0, True: 1, None: None}


def show_feedback(api: Api, talk: Talk, turn: Turn) -> None:
    """Draw the row; nothing for an answer that is not kept."""
    if turn.number is None:
        return
    name = f"{talk.id}_{turn.number}"
    with st.container(key=f"feedback_{name}", horizontal=True, vertical_alignment="center"):
        st.feedback(
            "thumbs",
            key=f"thumbs_{name}",
            default=_THUMBS[turn.feedback.helpful],
            on_change=_rate,
            args=(api, talk, turn),
        )
        with st.popover("Đã nhận xét" if turn.feedback.comment else "Nhận xét", type="tertiary"):
            st.text_area(
                "Điều gì đúng, điều gì chưa đúng?",
                value=turn.feedback.comment,
                max_chars=MOST_COMMENT,
                key=f"comment_{name}",
            )
            st.button("Lưu nhận xét", key=f"send_{name}", on_click=_rate, args=(api, talk, turn))


def _rate(api: Api, talk: Talk, turn: Turn) -> None:
    name = f"{talk.id}_{turn.number}"
    thumb, comment = st.session_state[f"thumbs_{name}"], st.session_state[f"comment_{name}"]
    try:
        rate(api, talk, turn, Feedback(helpful=None if thumb is None else thumb == 1, comment=comment))
    except ApiError as error:
        st.session_state["talk_trouble"] = error
