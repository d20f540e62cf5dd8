"""What the user adds to a draft: lines and tasks of one's own, the words of the head and the signature."""

import streamlit as st

from ui.draft_cards import CELLS
from ui.draft_sections import BASES, END, Section
from ui.draft_session import change, failures
from ui.wire_drafts import Draft

LONGEST_LINE, LONGEST_CELL, LONGEST_HEAD = 20_000, 2_000, 2_000
PLACES = {BASES: ("bases", "Thêm căn cứ"), END: ("recipients", "Thêm nơi nhận")}
HEAD = {
    "title": "Trích yếu",
    "superior_body": "Cơ quan chủ quản",
    "place": "Địa danh",
    "authority": "Quyền hạn ký (ví dụ: TM. ỦY BAN NHÂN DÂN)",
    "position": "Chức vụ người ký",
}


def show_adding(draft: Draft, section: Section) -> None:
    """Offer to add to this section, and to accept all that is suggested in it."""
    place, name = PLACES.get(section.key, (section.key, "Thêm dòng"))
    if any(item.state == "suggested" for item in section.items) and st.button("Nhận hết gợi ý của mục này"):
        change(draft, {"kind": "accept_all", "place": place})
        st.rerun()
    part = section.part
    if part and (part.rows or part.kind == "tasks"):
        _show_new_task(draft, section)
    if part is None or not part.rows:
        _show_new_line(draft, place, name)


def show_head(draft: Draft) -> None:
    """Offer the words of the head and the signature; what is typed is kept at once."""
    with st.expander("Phần đầu và chữ ký"):
        failed = failures()
        before = {name: getattr(draft.plan, name) for name in HEAD}
        # A field stays the same one until its own words have changed, so that nothing typed is lost on the way.
        typed = {
            name: st.text_input(
                label, before[name], max_chars=LONGEST_HEAD, key=f"{name}_{draft.id}_{failed}_{before[name]}"
            )
            for name, label in HEAD.items()
        }
    changed = {name: words for name, words in typed.items() if " ".join(words.split()) != before[name]}
    if changed:
        now = change(draft, {"kind": "head", **changed})
        if now.version != draft.version or failures() != failed:
            st.rerun()


def _show_new_line(draft: Draft, place: str, name: str) -> None:
    with st.expander(name), st.form(f"new_line_{place}", clear_on_submit=True, border=False):
        text = st.text_area("Nội dung", max_chars=LONGEST_LINE)
        if st.form_submit_button("Thêm vào dự thảo") and text.strip():
            change(draft, {"kind": "add_line", "place": place, "text": text})
            st.rerun()


def _show_new_task(draft: Draft, section: Section) -> None:
    with st.expander("Thêm nhiệm vụ"), st.form(f"new_task_{section.key}", clear_on_submit=True, border=False):
        what = st.text_area("Nhiệm vụ", max_chars=LONGEST_LINE)
        cells = {cell: st.text_input(name, max_chars=LONGEST_CELL) for cell, name in CELLS.items()}
        groups = list(dict.fromkeys(row.group for row in section.part.rows)) if section.part else []
        group = st.selectbox("Nhóm", groups, index=len(groups) - 1) if len(groups) > 1 else "".join(groups)
        if st.form_submit_button("Thêm vào dự thảo") and what.strip():
            change(draft, {"kind": "add_row", "place": section.key, "what": what, "group": group or "", **cells})
            st.rerun()
