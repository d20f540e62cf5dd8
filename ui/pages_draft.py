"""The page "Soạn kế hoạch": a new draft from a short form, then the draft itself, kept on the server."""

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import Refused
from ui.draft_form import show_form, show_kept
from ui.draft_session import DRAFT_ID, chosen_id, leave, opened
from ui.draft_view import show_draft


def show() -> None:
    """Draw the page."""
    draft_id = chosen_id()
    if draft_id:
        try:
            draft = opened(draft_id)
        except Refused as error:
            leave()
            st.error(plain_markdown(error.message))
        else:
            # So that the address can be sent to a colleague.
            st.query_params[DRAFT_ID] = draft.id
            show_draft(draft)
            return
    st.title("Soạn kế hoạch", anchor=False)
    st.write("Gợi ý một dự thảo từ văn bản cấp trên và kế hoạch đã có; mỗi dòng đều kèm nguồn và lý do.")
    show_form()
    show_kept()
