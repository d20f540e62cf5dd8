"""The draft that this session works on: as it was last seen, and what could not be kept, which is never thrown away."""

from dataclasses import dataclass

import streamlit as st

from ui.api import ApiError, Conflict, Unreachable, open_api
from ui.api_drafts import DraftApi, Edit, Way
from ui.wire_drafts import Draft

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
