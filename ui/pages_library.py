"""The page "Kho văn bản": what is stored, storing more, deleting."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import Api, Refused, open_api
from ui.components import component
from ui.matching import matching
from ui.navigation import LIBRARY_PATH, Passage, open_viewer
from ui.trouble import confirm_removal
from ui.vietnamese_date import vietnamese_date
from ui.wire import ListedDocument

FORMATS = "Tệp Word, PDF, văn bản chữ, tối đa 20 MB một tệp; có thể chọn nhiều tệp một lúc."
OUTCOMES = {
    "added": ":green[✓] Đã nạp",
    "replaced": ":green[✓] Đã thay bản cũ",
    "skipped": ":gray[–] Đã có trong kho, bỏ qua",
}
FAILURE = ":red[✗]"


class Upload(Protocol):
    """A file that the user has chosen."""

    @property
    def name(self) -> str:
        """Its name on the user's machine, without folder."""

    def getvalue(self) -> bytes:
        """Its bytes."""


def show() -> None:
    """Draw the page."""
    st.title("Kho văn bản", anchor=False)
    api = open_api()
    _show_upload(api)
    documents = api.documents()
    if not documents:
        st.info("Kho chưa có văn bản nào.")
        return
    typed = st.text_input(
        "Tìm trong danh sách",
        placeholder="Số hiệu, cơ quan, trích yếu…",
        icon=":material/search:",
        max_chars=200,
        live=True,
    )
    found = matching(documents, typed or "")
    st.caption(f"{len(found)} trong {len(documents)} văn bản" if typed else f"{len(documents)} văn bản")
    if found:
        _show_list(api, found)
    else:
        st.info("Không có văn bản nào khớp với chữ đã gõ.")


def _show_upload(api: Api) -> None:
    round_number = st.session_state.setdefault("upload_round", 0)
    with st.container(key="upload"):
        chosen = st.file_uploader("Nạp văn bản", accept_multiple_files=True, key=f"files_{round_number}", help=None)
        st.caption(FORMATS)
        if chosen and st.button(f"Nạp {len(chosen)} tệp vào kho", type="primary", key="store"):
            st.session_state["upload_lines"] = store(api, chosen)
            st.session_state["upload_round"] = round_number + 1
            st.rerun()
        if lines := st.session_state.get("upload_lines"):
            st.markdown("\n".join(f"- {line}" for line in lines))


def store(api: Api, uploads: Sequence[Upload]) -> list[str]:
    """Store one file after the other, with a progress bar; one Markdown line tells what became of each."""
    lines, bar = [], st.progress(0.0)
    for at, upload in enumerate(uploads):
        name = plain_markdown(upload.name)
        bar.progress(at / len(uploads), f"Đang nạp tệp {at + 1}/{len(uploads)}: {name}")
        lines.append(_stored_line(api, upload.name, upload.getvalue()))
    bar.empty()
    return lines


def _stored_line(api: Api, name: str, data: bytes) -> str:
    shown = plain_markdown(name)
    try:
        result = api.upload(name, data)
    except Refused as error:
        return f"{FAILURE} {shown}: {plain_markdown(error.message)}"
    if result.failed:
        return f"{FAILURE} {shown}: {plain_markdown(result.failed[0].message)}"
    status = result.documents[0].status if result.documents else "added"
    told = "".join(f". {plain_markdown(notice.message)}" for notice in result.notices)
    return f"{OUTCOMES[status]}: {shown}{told}"


def _show_list(api: Api, documents: Sequence[ListedDocument]) -> None:
    entries = [
        {
            "id": document.id,
            "name": document_name(document),
            "title": document.title,
            "issuer": document.issuer,
            "date": vietnamese_date(document.date),
            "file": document.file,
            "href": Passage(document.id).address(),
        }
        for document in documents
    ]
    result = component("library")(
        key="library", data={"documents": entries}, on_open_change=lambda: None, on_remove_change=lambda: None
    )
    if result["open"]:
        open_viewer(Passage(str(result["open"])), back_to=LIBRARY_PATH)
    if removed := _with_id(documents, result["remove"]):
        _confirm_removal(api, removed)


def document_name(document: ListedDocument) -> str:
    """ "Kế hoạch số 12/KH-UBND", as far as the document states it; else its file name."""
    kind, symbol = document.type or "Văn bản", document.symbol
    if symbol:
        return f"{kind} số {symbol}"
    return document.type or document.file


def _with_id(documents: Iterable[ListedDocument], document_id: object) -> ListedDocument | None:
    return next((document for document in documents if document.id == document_id), None)


@st.dialog("Xóa văn bản khỏi kho?")
def _confirm_removal(api: Api, document: ListedDocument) -> None:
    def remove() -> None:
        api.remove(document.id)
        st.session_state.pop("upload_lines", None)

    consequence = "Văn bản sẽ không còn dùng để trả lời. Việc này không hoàn lại được; khi cần có thể nạp lại tệp."
    confirm_removal(document.label, consequence, remove, "document")
