"""The page "Hỏi đáp": a conversation whose every answer shows its sources."""

import streamlit as st

from ui.answer_markdown import answer_markdown, plain_markdown, source_anchor
from ui.api import ApiError, Delta, Progress, Unreachable, open_api
from ui.components import component
from ui.conversation import Talk, Turn, current
from ui.conversation_bar import show_bar, show_feedback, unit
from ui.examples import example_questions
from ui.navigation import CHAT_PATH, Passage, open_viewer
from ui.trouble import WHAT_TO_DO
from ui.wire import Answer

QUESTION_LIMIT = 2000
STATUS_NOTES = {
    "partial": "Văn bản trong kho mới trả lời được một phần câu hỏi.",
    "not_found": "Anh/chị có thể nạp thêm văn bản ở trang **Kho văn bản**, hoặc hỏi bằng cách khác.",
    "needs_clarification": "Xin anh/chị cho biết rõ thêm để trả lời đúng.",
}


CHANGED = {
    "changed": "Văn bản đã thay đổi từ khi trả lời; đây là lời đã trích khi đó.",
    "removed": "Văn bản không còn trong kho; đây là lời đã trích khi trả lời.",
}


def show() -> None:
    """Draw the page."""
    api = open_api()
    talk = current(api)
    question = st.chat_input(
        "Hỏi về các văn bản trong kho", max_chars=QUESTION_LIMIT, submit_mode="stop", key="question"
    )
    question = (question or st.session_state.pop("asked", "")).strip()
    show_bar(api, talk)
    if trouble := st.session_state.pop("talk_trouble", None):
        st.error(plain_markdown(trouble.message))
    # One slot for what stands above the conversation: filling it anew takes away what stood there at once.
    opening = st.empty()
    if not talk.turns and not question:
        with opening.container():
            _show_welcome()
        return
    opening.empty()
    for at in range(len(talk.turns)):
        _show_turn(talk, at, is_last=at == len(talk.turns) - 1 and not question)
    if question:
        talk.title = talk.title or question
        talk.turns.append(Turn(question))
        _answer_turn(talk)
        st.rerun()


def _show_welcome() -> None:
    st.title("Hỏi đáp văn bản", anchor=False)
    st.write("Hỏi bằng tiếng Việt; mỗi ý trả lời đều kèm nguồn, mở được đúng đoạn trong văn bản.")
    examples = example_questions(open_api().documents())
    if not examples:
        st.info("Kho chưa có văn bản nào. Xin nạp văn bản ở trang **Kho văn bản** trước khi hỏi.")
        return
    st.caption("Ví dụ:")
    with st.container(key="examples"):
        for at, example in enumerate(examples):
            st.button(plain_markdown(example), key=f"example_{at}", on_click=_ask, args=(example,), width="stretch")


def _ask(question: str) -> None:
    st.session_state["asked"] = question


def _ask_again(talk: Talk, at: int) -> None:
    _ask(talk.turns.pop(at).question)


def _show_turn(talk: Talk, at: int, *, is_last: bool) -> None:
    turn = talk.turns[at]
    _show_question(turn)
    with st.chat_message("assistant", avatar=":material/description:"):
        if turn.answer is not None:
            _show_answer(at, turn.answer)
            show_feedback(open_api(), talk, turn)
            return
        if turn.error is None:
            st.warning("Câu trả lời đã bị dừng giữa chừng.")
        else:
            words = plain_markdown(turn.error.message)
            st.error(f"{words} {WHAT_TO_DO}" if isinstance(turn.error, Unreachable) else words)
        if is_last:
            st.button("Thử lại", key=f"again_{at}", on_click=_ask_again, args=(talk, at))


def _show_question(turn: Turn) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.markdown(plain_markdown(turn.question))


def _answer_turn(talk: Talk) -> None:
    """Ask the server and show the answer as it comes; the finished answer or the error stays in the last turn."""
    number, turn = len(talk.turns) - 1, talk.turns[-1]
    _show_question(turn)
    with st.chat_message("assistant", avatar=":material/description:"):
        step, words, text = st.empty(), st.empty(), ""
        step.caption("Đang gửi câu hỏi…")
        try:
            for event in open_api().ask(turn.question, talk.id, unit()):
                if isinstance(event, Progress):
                    step.caption(plain_markdown(event.step))
                elif isinstance(event, Delta):
                    text += event.text
                    words.markdown(answer_markdown(text, number, ()))
                else:
                    turn.answer = event
                    turn.number = event.conversation.turn if event.conversation else None
        except ApiError as error:
            turn.error = error
    st.session_state["arrived"] = number


def _show_answer(number: int, answer: Answer) -> None:
    markers = {citation.marker for citation in answer.citations}
    if answer.understood_as:
        st.caption(plain_markdown(f"Hiểu là: {answer.understood_as}"))
    st.markdown(answer_markdown(answer.answer, number, markers))
    if note := STATUS_NOTES.get(answer.status):
        with st.container(key=f"note_{answer.status}_{number}"):
            st.markdown(note)
    if answer.model:
        st.caption(plain_markdown(f"Soạn bằng mô hình {answer.model}, đã đối chiếu với nguồn."))
    for note in (answer.note, answer.conversation.note if answer.conversation else None):
        if note:
            st.caption(plain_markdown(note))
    if answer.citations:
        _show_sources(number, answer)


def _show_sources(number: int, answer: Answer) -> None:
    """The cards of an answer's sources; one opened before is scrolled to, now that the user is back."""
    key = f"sources_{number}"
    back_to = st.session_state.pop("last_source", None) if _is_from(number) else None
    sources = [
        {
            "marker": citation.marker,
            "label": citation.label,
            "quote": citation.quote,
            "anchor": source_anchor(number, citation.marker),
            "note": CHANGED.get(citation.state or ""),
            "href": Passage(citation.document_id, citation.start, citation.end).address(),
        }
        for citation in answer.citations
    ]
    arrived = st.session_state.get("arrived") == number
    if arrived:
        del st.session_state["arrived"]
    result = component("sources")(
        key=key, data={"sources": sources, "back_to": back_to, "arrived": arrived}, on_open_change=lambda: None
    )
    for citation in answer.citations:
        if result["open"] == citation.marker:
            st.session_state["last_source"] = source_anchor(number, citation.marker)
            open_viewer(Passage(citation.document_id, citation.start, citation.end), back_to=CHAT_PATH)


def _is_from(number: int) -> bool:
    return str(st.session_state.get("last_source", "")).startswith(source_anchor(number, 0)[:-1])
