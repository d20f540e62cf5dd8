"""One draft: how far it is, its sections one at a time, and its way out as a Word file."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api_drafts import Edit, Sources
from ui.components import component
from ui.draft_cards import (
    BASES,
    COVERAGE,
    END,
    STANDINGS,
    Drawn,
    Item,
    Section,
    all_items,
    demand_cards,
    item_card,
    sections,
    show_adding,
    show_head,
)
from ui.draft_session import BY, change, drafts_api, keep, leave, news, show_grid, show_pending, step
from ui.navigation import DRAFT_PATH, Passage, open_viewer
from ui.vietnamese_date import vietnamese_moment
from ui.wire_drafts import Draft, Line, TaskRow

A_PAGE, A_GRID = 15, 50
CARDS, GRID = "Từng việc", "Bảng"
_T = TypeVar("_T")
SHOWN: dict[str, Callable[[Item], bool]] = {
    "Tất cả": lambda item: True,
    "Chưa xem": lambda item: item.state == "suggested",
    "Cần điền": lambda item: bool(item.placeholders) and item.state != "rejected",
    "Đã bỏ": lambda item: item.state == "rejected",
}
FILES: dict[str, Sources] = {
    "Không kèm nguồn": "none",
    "Nguồn là lời bình bên lề": "comments",
    "Nguồn ở phụ lục": "annex",
}


def show_draft(draft: Draft) -> None:
    """Draw the draft."""
    _show_top(draft)
    if said := news():
        st.info(plain_markdown(said))
    show_pending(draft)
    found = {section.key: section for section in sections(draft)}
    wanted = st.pills(
        "Mục",
        list(found),
        default=BASES,
        required=True,
        format_func=lambda key: _section_name(draft, found[key]) if key in found else "",
        key=f"section_{draft.id}",
        label_visibility="collapsed",
        persist_state="session",
    )
    section = found.get(wanted or BASES, found[BASES])
    if section.key == COVERAGE:
        _show_coverage(draft)
        return
    if section.key == BASES and draft.plan.notes:
        with st.container(key="draft_notes"):
            st.markdown("\n".join(("**Lưu ý khi soạn**\n", *(f"- {plain_markdown(one)}" for one in draft.plan.notes))))
    _show_section(draft, section)


def _show_top(draft: Draft) -> None:
    plan = draft.plan
    with st.container(horizontal=True):
        if st.button("Các dự thảo khác", icon=":material/arrow_back:", type="tertiary"):
            leave()
            st.rerun()
    st.title(plain_markdown(f"{plan.type}: {plan.title}" if plan.title else plan.type), anchor=False)
    by = f" bởi {draft.by}" if draft.by else ""
    saved = f"{plan.unit} · năm {plan.year} · đã lưu lúc {vietnamese_moment(draft.changed)}{by}"
    st.caption(plain_markdown(saved))
    st.markdown(open_words(draft))
    with st.container(horizontal=True, vertical_alignment="center", key="draft_tools"):
        if st.button("Hoàn tác", icon=":material/undo:", disabled=not draft.can_undo):
            step(draft, "undo")
            st.rerun()
        if st.button("Làm lại", icon=":material/redo:", disabled=not draft.can_redo):
            step(draft, "redo")
            st.rerun()
        if st.button("Tải lại", icon=":material/refresh:"):
            keep(drafts_api().draft(draft.id))
            st.rerun()
        with st.popover("Tải về Word", icon=":material/download:"):
            _show_download(draft)
        with st.popover(plain_markdown(st.session_state.get(BY) or "Tên của tôi"), icon=":material/person:"):
            st.text_input("Tên người sửa", key=BY, persist_state="session", max_chars=100)
            st.caption("Người cùng soạn sẽ thấy tên này ở mỗi thay đổi của anh/chị.")


def open_words(draft: Draft) -> str:
    """What is still to be done, in one line of Markdown."""
    standings = [standing for _, standing in draft.demands]
    missing, partly = standings.count("missing"), standings.count("partly")
    parts = (
        f"**Còn {draft.blanks} chỗ cần điền**" if draft.blanks else "Không còn chỗ cần điền",
        f"{draft.suggested} gợi ý chưa xem" if draft.suggested else "",
        f"{missing} nhiệm vụ cấp trên còn thiếu" if missing else "",
        f"{partly} nhiệm vụ mới có một phần" if partly else "",
    )
    return " · ".join(part for part in parts if part)


def _section_name(draft: Draft, section: Section) -> str:
    if section.key == COVERAGE:
        missing = sum(standing == "missing" for _, standing in draft.demands)
        return f"{section.name} (thiếu {missing})" if missing else section.name
    # Escaped: the names are Markdown, and they hold titles of the draft.
    name = plain_markdown(section.name)
    return f"{name} ({section.blanks} chỗ trống)" if section.blanks else name


def _show_download(draft: Draft) -> None:
    chosen = st.radio("Nguồn của từng dòng", list(FILES), key="draft_sources")
    if draft.blanks:
        st.caption(f"Còn {draft.blanks} chỗ «[...]» chưa điền; tệp tải về giữ nguyên các chỗ này.")
    st.download_button(
        "Tải tệp .docx",
        partial(drafts_api().file, draft.id, FILES[chosen]),
        file_name=f"{draft.plan.type} {draft.plan.year} {draft.plan.unit}.docx".replace("/", "-"),
        type="primary",
        on_click="ignore",
        key="draft_file",
    )


def _show_section(draft: Draft, section: Section) -> None:
    rows = tuple(item for item in section.items if isinstance(item, TaskRow))
    lines = tuple(item for item in section.items if isinstance(item, Line))
    with st.container(horizontal=True, vertical_alignment="center", key="draft_filters"):
        shape = CARDS
        if rows:
            shape = _choice("Cách xem", (CARDS, GRID), "draft_shape")
        shown = _choice("Hiện", tuple(SHOWN), "draft_shown")
    in_grid = shape == GRID
    items: Sequence[Item] = tuple(filter(SHOWN[shown], rows if in_grid else (*lines, *rows)))
    if not items:
        st.info("Mục này chưa có dòng nào." if shown == "Tất cả" else "Không có dòng nào như vậy trong mục này.")
    elif in_grid:
        chosen = _page(items, A_GRID, f"grid_{section.key}_{shown}")
        show_grid(draft, tuple(item for item in chosen if isinstance(item, TaskRow)), key=f"{section.key}_{shown}")
    else:
        fixed = {one.id for one in (draft.plan.opening, draft.plan.closing) if one}
        chosen = _page(items, A_PAGE, f"{section.key}_{shown}")
        _show_cards(draft, [item_card(item, movable=item.id not in fixed) for item in chosen], key=section.key)
    show_adding(draft, section)
    if section.key == END:
        show_head(draft)


def _choice(name: str, options: Sequence[str], key: str) -> str:
    chosen = st.segmented_control(
        name, options, default=options[0], required=True, key=key, label_visibility="collapsed", persist_state="session"
    )
    return chosen or options[0]


def _show_coverage(draft: Draft) -> None:
    cards = demand_cards(draft, tuple(all_items(draft.plan)))
    counts = ", ".join(
        f"{name.lower()} {sum(standing == one for standing, _ in cards)}" for one, (name, _) in STANDINGS.items()
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{len(cards)} nhiệm vụ, yêu cầu của cấp trên: {counts}.", width="content")
        if st.button("Đối chiếu lại", icon=":material/fact_check:", type="tertiary"):
            step(draft, "coverage")
            st.rerun()
    _show_cards(draft, [card for _, card in _page(cards, A_PAGE, COVERAGE)], key=COVERAGE)


def _show_cards(draft: Draft, cards: Sequence[Drawn], *, key: str) -> None:
    result = component("draft")(
        key=f"cards_{key}", data={"cards": cards}, on_act_change=lambda: None, on_open_change=lambda: None
    )
    if opened := result["open"]:
        passage = Passage(str(opened["document_id"]), int(opened["start"]), int(opened["end"]))
        open_viewer(passage, back_to=DRAFT_PATH)
    if result["act"]:
        edit: Edit = dict(result["act"])
        change(draft, edit)
        st.rerun()


def _page(found: Sequence[_T], size: int, key: str) -> Sequence[_T]:
    """One page of a long list; which one is chosen above it."""
    pages = -(-len(found) // size)
    if pages < 2:
        return found
    number = min(st.pagination(pages, key=f"page_{key}_{pages}", persist_state="session"), pages)
    return found[(number - 1) * size : number * size]
