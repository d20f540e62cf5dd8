"""The short form that a new draft starts from, and the drafts that are kept already."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import Api, Refused, open_api
from ui.api_drafts import Wanted
from ui.components import component
from ui.draft_session import BY, DRAFT_ID, drafts_api, keep
from ui.navigation import DRAFT_PATH, go_to
from ui.pages_library import Upload
from ui.trouble import confirm_removal
from ui.vietnamese_date import VIETNAM, vietnamese_moment
from ui.wire_drafts import ListedDraft

TYPES = ("Kế hoạch", "Chương trình", "Phương án")
MOST_SUPERIORS = 10
LONGEST = 300
SHOWN = 30


def show_form() -> None:
    """Draw the form; a sent one opens the new draft."""
    api = open_api()
    labels = {document.id: document.label for document in api.documents()}
    with st.form("draft_form", enter_to_submit=False):
        unit = st.text_input("Cơ quan, đơn vị ban hành", placeholder="Ví dụ: UBND xã An Lư", max_chars=LONGEST)
        with st.container(horizontal=True):
            kind = st.selectbox("Loại văn bản", TYPES)
            year = st.number_input("Năm", 1990, 2100, datetime.now(VIETNAM).year, step=1, format="%d")
        superiors = st.multiselect(
            "Văn bản cấp trên cần thực hiện",
            list(labels),
            format_func=labels.__getitem__,
            placeholder="Chọn trong kho; gõ để tìm",
            max_selections=MOST_SUPERIORS,
        )
        uploads = st.file_uploader("Hoặc tải văn bản cấp trên lên", accept_multiple_files=True)
        last_year = st.selectbox(
            "Kế hoạch năm trước của đơn vị",
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            placeholder="Nếu có; gõ để tìm trong kho",
        )
        topic = st.text_input("Nội dung", placeholder="Ví dụ: công tác dân vận chính quyền", max_chars=LONGEST)
        st.text_input("Tên người soạn", placeholder="Để người cùng soạn biết ai sửa", max_chars=100, key=f"{BY}_new")
        st.caption("Cần có ít nhất một trong ba: văn bản cấp trên, kế hoạch năm trước, nội dung.")
        sent = st.form_submit_button("Gợi ý dự thảo", type="primary")
    if sent:
        wanted = Wanted(unit.strip(), int(year), kind, tuple(superiors), last_year or "", topic.strip())
        _suggest(api, wanted, uploads)


def show_kept() -> None:
    """List the kept drafts, to open or delete."""
    drafts = drafts_api().listed()
    if not drafts:
        return
    st.subheader("Dự thảo đã lưu", anchor=False)
    entries = [_entry(draft) for draft in drafts[:SHOWN]]
    result = component("library")(
        key="drafts", data={"documents": entries}, on_open_change=lambda: None, on_remove_change=lambda: None
    )
    if len(drafts) > SHOWN:
        st.caption(f"{SHOWN} dự thảo sửa gần đây nhất trong {len(drafts)} dự thảo.")
    if result["open"]:
        go_to(DRAFT_PATH, {DRAFT_ID: str(result["open"])})
    removed = next((draft for draft in drafts if draft.id == result["remove"]), None)
    if removed:
        _confirm_removal(removed)


def _entry(draft: ListedDraft) -> dict[str, str]:
    by = f" bởi {draft.by}" if draft.by else ""
    return {
        "id": draft.id,
        "name": draft.title or "Dự thảo chưa có trích yếu",
        "title": "",
        "issuer": draft.unit,
        "date": f"sửa lúc {vietnamese_moment(draft.changed)}{by}",
        "file": "",
        "href": f"{DRAFT_PATH}?{DRAFT_ID}={draft.id}",
    }


def _suggest(api: Api, wanted: Wanted, uploads: Sequence[Upload]) -> None:
    try:
        with st.spinner("Đang nạp văn bản cấp trên…" if uploads else "Đang soạn gợi ý…"):
            stored = tuple(_stored(api, upload) for upload in uploads)
        superiors = tuple(dict.fromkeys((*wanted.superiors, *stored)))
        wanted = Wanted(wanted.unit, wanted.year, wanted.type, superiors, wanted.last_year, wanted.topic)
        st.session_state[BY] = st.session_state.get(f"{BY}_new", "")
        with st.spinner("Đang soạn gợi ý…"):
            draft = keep(drafts_api().suggest(wanted))
    except Refused as error:
        st.error(plain_markdown(error.message))
        return
    go_to(DRAFT_PATH, {DRAFT_ID: draft.id})


def _stored(api: Api, upload: Upload) -> str:
    """The id of an uploaded file in the store. Raises Refused for a file that cannot be stored."""
    result = api.upload(upload.name, upload.getvalue())
    if result.failed:
        raise Refused(f"{upload.name}: {result.failed[0].message}")
    found = next((one.id for one in result.documents if one.id), None)
    if found is None:
        raise Refused(f"{upload.name}: chưa nạp được vào kho; hãy nạp ở trang Kho văn bản rồi chọn tại đây.")
    return found


@st.dialog("Xóa dự thảo?")
def _confirm_removal(draft: ListedDraft) -> None:
    consequence = "Dự thảo và mọi bản trước của nó sẽ mất. Việc này không hoàn lại được."
    confirm_removal(draft.title or draft.unit, consequence, lambda: drafts_api().remove(draft.id), "draft")
