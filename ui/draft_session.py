"""The draft that this session works on: as last seen, its task grid, and what could not be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import ApiError, Conflict, Unreachable, open_api
from ui.api_drafts import DraftApi, Edit, Way
from ui.trouble import WHAT_TO_DO
from ui.wire_drafts import Draft, TaskRow

# The draft that this session works on: as it was last seen, and what could not be kept, which is never thrown away.


DRAFT_ID = "du_thao"
BY = "draft_by"
_DRAFT, _PENDING, _EPOCH, _NEWS, _FAILURES = "draft_now", "draft_pending", "draft_epoch", "draft_news", "draft_failures"


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that the server did not keep, and why (Vietnamese)."""

    edit: Edit
    message: str
    unreachable: bool


def drafts_api() -> DraftApi:
    """The server's drafts, in the name that the user has given."""
    return DraftApi(open_api(), (st.session_state.get(BY) or "").strip())


def chosen_id() -> str:
    """The draft that the address names, or the one that was open last; "" for none."""
    named = st.query_params.get(DRAFT_ID, "")
    seen: Draft | None = st.session_state.get(_DRAFT)
    return named or (seen.id if seen else "")


def opened(draft_id: str) -> Draft:
    """The draft as this session last saw it."""
    seen: Draft | None = st.session_state.get(_DRAFT)
    if seen is None or seen.id != draft_id:
        seen = keep(drafts_api().draft(draft_id))
    return seen


def keep(draft: Draft) -> Draft:
    """Remember the draft as it is now."""
    st.session_state[_DRAFT] = draft
    return draft


def leave() -> None:
    """Work on no draft."""
    st.session_state.pop(_DRAFT, None)
    st.query_params.clear()


def pending(draft_id: str) -> list[Pending]:
    """What of this draft could not be kept so far; it waits there also while another draft is open."""
    waiting: dict[str, list[Pending]] = st.session_state.setdefault(_PENDING, {})
    return waiting.setdefault(draft_id, [])


def epoch() -> int:
    """A number that changes whenever the grid must forget what was typed into it."""
    return int(st.session_state.get(_EPOCH, 0))


def failures() -> int:
    """How many changes were not kept: a field whose words wait in `pending` starts afresh."""
    return int(st.session_state.get(_FAILURES, 0))


def news() -> str:
    """What the user should hear once."""
    return str(st.session_state.pop(_NEWS, ""))


def change(draft: Draft, edit: Edit, *, from_grid: bool = False) -> Draft:
    """Send a change; the draft as it is then. What is not kept waits in `pending`."""
    if not from_grid:
        _forget_grid()
    try:
        now = drafts_api().edit(draft, edit)
    except ApiError as error:
        return _not_kept(draft, edit, error)
    if now.version > draft.version + 1:
        st.session_state[_NEWS] = "Đã lưu, cùng với thay đổi của người khác trong dự thảo này."
    return keep(now)


def step(draft: Draft, way: Way) -> None:
    """Undo, redo or compare anew. Raises `ApiError`; after a `Conflict` the newest version is shown."""
    _forget_grid()
    try:
        keep(drafts_api().step(draft, way))
    except Conflict as error:
        keep(drafts_api().draft(draft.id))
        st.session_state[_NEWS] = error.message


def _not_kept(draft: Draft, edit: Edit, error: ApiError) -> Draft:
    _forget_grid()
    st.session_state[_FAILURES] = failures() + 1
    pending(draft.id).append(Pending(edit, error.message, isinstance(error, Unreachable)))
    return keep(drafts_api().draft(draft.id)) if isinstance(error, Conflict) else draft


def _forget_grid() -> None:
    st.session_state[_EPOCH] = epoch() + 1


# The task table of a draft as a grid whose cells are typed into.


USED = "Dùng"
COLUMNS = {"what": "Nhiệm vụ", "lead": "Chủ trì", "coordinate": "Phối hợp", "time": "Thời gian"}
WIDTHS = {"what": 400, "lead": 190, "coordinate": 210, "time": 130}
# Long cells wrap only in rows that are higher than 64.
ROW_HEIGHT, HEAD_HEIGHT, MOST_HEIGHT = 90, 40, 740
_NAMES = {name: cell for cell, name in COLUMNS.items()}


def show_grid(draft: Draft, rows: Sequence[TaskRow], *, key: str) -> None:
    """Draw the rows; what is typed is kept at once."""
    grid = f"grid_{key}_{epoch()}"
    st.data_editor(
        {USED: [row.state != "rejected" for row in rows]}
        | {name: [getattr(row, cell) for row in rows] for cell, name in COLUMNS.items()},
        column_config={USED: st.column_config.CheckboxColumn(USED, width=70)}
        | {COLUMNS[cell]: st.column_config.TextColumn(COLUMNS[cell], width=width) for cell, width in WIDTHS.items()},
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=min(HEAD_HEIGHT + ROW_HEIGHT * len(rows), MOST_HEIGHT),
        key=grid,
    )
    edited: Mapping[int, Mapping[str, object]] = st.session_state[grid]["edited_rows"]
    edits = [edit for at, cells in edited.items() if at < len(rows) for edit in grid_edits(rows[at], cells)]
    for edit in edits:
        draft = change(draft, edit, from_grid=True)
    if edits:
        st.rerun()


def grid_edits(row: TaskRow, typed: Mapping[str, object]) -> list[Edit]:
    """What the typed cells change in a row."""
    was_used = row.state != "rejected"
    values = {_NAMES[name]: str(value or "") for name, value in typed.items() if name in _NAMES}
    changed = {cell: value for cell, value in values.items() if value != getattr(row, cell)}
    is_used = bool(typed.get(USED, was_used or bool(changed)))
    edits: list[Edit] = []
    if changed and not was_used:
        edits.append({"kind": "restore", "id": row.id})
    if changed:
        edits.append({"kind": "cells", "id": row.id, **changed})
    if is_used != (was_used or bool(changed)):
        edits.append({"kind": "restore" if is_used else "reject", "id": row.id})
    return edits


# Changes that the server did not keep: the words stay on the page until the user sends them again or drops them.


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
