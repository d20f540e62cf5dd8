"""The page "Lịch báo cáo": what a unit has to report or do, day by day, to read and to take along."""

from datetime import date, datetime, timedelta
from functools import partial

import streamlit as st

from ui.api import Api, DutyKind, DutyQuery, open_api
from ui.cards import show_cards
from ui.duty_cards import duty_groups, holding
from ui.navigation import DUTIES_PATH
from ui.vietnamese_date import VIETNAM

LONGEST_NAME = 200
KINDS: dict[str, DutyKind] = {"Báo cáo phải gửi": "reports", "Nhiệm vụ": "tasks"}
SPANS = {"30 ngày tới": 30, "90 ngày tới": 90, "Tất cả": None}
FILES = {
    "csv": ("Bảng chữ (CSV)", "text/csv"),
    "xlsx": ("Bảng tính (Excel)", ""),
    "ics": ("Lịch điện tử (ICS)", "text/calendar"),
}
FILE_NAMES: dict[DutyKind, str] = {"reports": "lich-bao-cao", "tasks": "nhiem-vu"}


def show() -> None:
    """Draw the page."""
    st.title("Lịch báo cáo", anchor=False)
    typed = st.text_input(
        "Đơn vị của tôi",
        key="unit",
        persist_state="session",
        placeholder="Ví dụ: Phòng Nội vụ, UBND xã An Bình; bỏ trống là mọi đơn vị",
        max_chars=LONGEST_NAME,
    )
    unit = (typed or "").strip()
    with st.container(horizontal=True):
        kind = st.radio("Xem", list(KINDS), horizontal=True, key="duty_kind", persist_state="session")
        span = st.radio("Thời gian", list(SPANS), horizontal=True, key="duty_span", persist_state="session")
    query = DutyQuery(KINDS[kind], unit, *window(SPANS[span], datetime.now(VIETNAM).date()))
    api = open_api()
    with st.spinner("Đang lập lịch…"):
        duties = api.duties(query)
    if not duties:
        st.info("Không có việc nào đến hạn trong thời gian này." if SPANS[span] else "Không tìm thấy việc nào.")
        return
    words = st.text_input(
        "Lọc trong lịch", placeholder="Nơi nhận, nội dung, văn bản…", icon=":material/search:", max_chars=200, live=True
    )
    shown = holding(duties, words or "")
    st.caption(f"{len(shown)} trong {len(duties)} việc" if words else f"{len(duties)} việc")
    _show_downloads(api, query)
    if shown:
        show_cards(duty_groups(shown), key="duties", back_to=DUTIES_PATH)
    else:
        st.info("Không có việc nào khớp với chữ đã gõ.")


def window(days: int | None, today: date) -> tuple[str, str]:
    """First and last day as ISO dates; two empty texts for all time."""
    if days is None:
        return "", ""
    return today.isoformat(), (today + timedelta(days=days)).isoformat()


def _show_downloads(api: Api, query: DutyQuery) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="downloads"):
        st.caption("Tải về:", width="content")
        for suffix, (name, media) in FILES.items():
            st.download_button(
                name,
                partial(api.duty_file, query, suffix),
                file_name=f"{FILE_NAMES[query.kind]}.{suffix}",
                mime=media,
                on_click="ignore",
                key=f"download_{suffix}",
            )
