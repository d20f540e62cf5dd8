"""The row above a conversation and the row under an answer."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import Api, ApiError
from ui.conversation import Talk, Turn, export, listed, rate, read, remove, rename, start_over, switch_to
from ui.trouble import confirm_removal, show_trouble
from ui.wire import ConversationLine, Feedback

# The row above a conversation: the ones before, this one's name, export and deletion, and the user's unit.


MOST_UNIT = 200
MOST_TITLE = 120
FILES = {
    "docx": ("Tải về Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "md": ("Tải về Markdown", "text/markdown"),
}


def show_bar(api: Api, talk: Talk) -> None:
    """Draw the row."""
    with st.container(key="talk_bar", horizontal=True, vertical_alignment="center"):
        if talk.turns:
            st.button(
                "Bắt đầu cuộc hỏi đáp mới",
                on_click=start_over,
                type="tertiary",
                icon=":material/restart_alt:",
                key="new",
            )
        before = st.popover("Cuộc trò chuyện trước", type="tertiary", icon=":material/history:", on_change="rerun")
        if before.open:
            with before, st.container(key="earlier"):
                _show_list(api, talk)
        if talk.turns:
            this = st.popover("Cuộc này", type="tertiary", icon=":material/more_horiz:", on_change="rerun")
            if this.open:
                with this:
                    _show_this(api, talk)
        with st.popover(
            f"Đơn vị: {plain_markdown(unit()) or 'chưa đặt'}", type="tertiary", icon=":material/apartment:"
        ):
            st.text_input(
                "Đơn vị của tôi",
                value=unit(),
                max_chars=MOST_UNIT,
                key="typed_unit",
                on_change=_set_unit,
                placeholder="Ví dụ: Phòng Nội vụ",
            )
            st.caption("Dùng cho các câu như “Đơn vị tôi phải báo cáo gì?”")


def unit() -> str:
    """The user's unit, "" where none is set."""
    return str(st.session_state.get("unit", ""))


def _set_unit() -> None:
    # The field's own state is forgotten while another page is shown.
    st.session_state["unit"] = " ".join(st.session_state["typed_unit"].split())


def _show_list(api: Api, talk: Talk) -> None:
    try:
        lines = listed(api)
    except ApiError as error:
        show_trouble(error)
        return
    if not lines:
        st.caption("Chưa có cuộc trò chuyện nào được lưu.")
    for day, of_day in by_day(lines, date.today()):
        st.caption(day)
        for line in of_day:
            st.button(
                plain_markdown(line.title),
                key=f"open_{line.id}",
                on_click=_open,
                args=(api, line.id),
                disabled=line.id == talk.id,
                width="stretch",
                type="tertiary",
            )


def by_day(lines: Sequence[ConversationLine], today: date) -> Iterator[tuple[str, list[ConversationLine]]]:
    """The lines under the day on which each was last used: "Hôm nay", "Hôm qua", "05/06/2025"."""
    names = {today: "Hôm nay", today - timedelta(days=1): "Hôm qua"}
    for day, of_day in groupby(lines, key=lambda line: line.updated.astimezone().date()):
        yield names.get(day, f"{day:%d/%m/%Y}"), list(of_day)


def _open(api: Api, conversation_id: str) -> None:
    try:
        switch_to(read(api, conversation_id))
    except ApiError as error:
        st.session_state["talk_trouble"] = error


def _show_this(api: Api, talk: Talk) -> None:
    if all(turn.number is None for turn in talk.turns):
        st.caption("Cuộc này chưa được lưu.")
        return
    st.text_input(
        "Tên", value=talk.title, max_chars=MOST_TITLE, key=f"title_{talk.id}", on_change=_rename, args=(api, talk)
    )
    for suffix, (name, media) in FILES.items():
        st.download_button(
            name,
            partial(export, api, talk, suffix),
            file_name=f"hoi-dap.{suffix}",
            mime=media,
            on_click="ignore",
            key=f"export_{suffix}",
            width="stretch",
        )
    if st.button("Xóa cuộc này", key="remove_talk", width="stretch"):
        _confirm_removal(api, talk)


def _rename(api: Api, talk: Talk) -> None:
    title = " ".join(st.session_state[f"title_{talk.id}"].split())
    try:
        if title:
            rename(api, talk, title)
    except ApiError as error:
        st.session_state["talk_trouble"] = error


@st.dialog("Xóa cuộc trò chuyện?")
def _confirm_removal(api: Api, talk: Talk) -> None:
    def forget() -> None:
        remove(api, talk)
        start_over()

    consequence = "Các câu hỏi, trả lời và đánh giá trong cuộc này sẽ bị xóa, không hoàn lại được."
    confirm_removal(talk.title, consequence, forget, "talk")


# What the user thinks of an answer: thumbs and a comment under it.


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
