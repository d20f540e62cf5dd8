"""The task table of a draft as a grid whose cells are typed into."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ui.api_drafts import Edit
from ui.draft_session import change, epoch
from ui.wire_drafts import Draft, TaskRow

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
