"""The page "Kiểm tra căn cứ": are the references of a document right, and is it put as it should be."""

from collections.abc import Iterable

import streamlit as st

from ui.answer_markdown import plain_markdown
from ui.api import Api, Refused, open_api
from ui.cards import Badge, Card, Group, Source, Tone, show_cards
from ui.navigation import CHECK_PATH, Passage
from ui.understood import reference_words
from ui.wire import Checked, CheckedReference, FormatRule

STORED, DRAFT = "Văn bản trong kho", "Tệp dự thảo"
VERDICTS: dict[str, tuple[str, Tone]] = {
    "conflict": ("Các văn bản ghi khác nhau", "bad"),
    "date_impossible": ("Ngày không hợp lý", "bad"),
    "type_mismatch": ("Loại không khớp số hiệu", "bad"),
    "replaced": ("Đã bị thay thế hoặc hết hiệu lực", "bad"),
    "law_number": ("Không ghi số của luật", "doubtful"),
    "incomplete": ("Ghi chưa đủ", "doubtful"),
    "consistent": ("Khớp", "good"),
    "unknown": ("Chưa có gì để đối chiếu", "plain"),
}
UNKNOWN = VERDICTS["unknown"]


def show() -> None:
    """Draw the page."""
    st.title("Kiểm tra căn cứ", anchor=False)
    st.write("Đối chiếu từng viện dẫn với danh mục văn bản và với các văn bản trong kho, và kiểm tra cách trình bày.")
    api = open_api()
    kind = st.radio("Kiểm tra", (STORED, DRAFT), horizontal=True, key="check_kind", persist_state="session")
    if kind == STORED:
        _check_stored(api)
    else:
        _check_draft(api)


def _check_stored(api: Api) -> None:
    labels = {document.id: document.label for document in api.documents()}
    if not labels:
        st.info("Kho chưa có văn bản nào.")
        return
    chosen = st.selectbox(
        "Văn bản",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="Chọn một văn bản; gõ để tìm",
        key="checked_id",
        persist_state="session",
    )
    if chosen:
        with st.spinner("Đang kiểm tra…"):
            checked = api.check(chosen)
        _show_checked(checked, chosen)


def _check_draft(api: Api) -> None:
    draft = st.file_uploader("Tệp dự thảo", accept_multiple_files=False, key="draft")
    st.caption("Tệp Word, PDF hay văn bản chữ, tối đa 20 MB. Dự thảo chỉ được kiểm tra, không lưu vào kho.")
    if draft is None:
        return
    try:
        with st.spinner("Đang kiểm tra…"):
            checked = api.check_draft(draft.name, draft.getvalue())
    except Refused as error:
        st.error(plain_markdown(f"{draft.name}: {error.message}"))
        return
    _show_checked(checked, None)


def _show_checked(checked: Checked, document_id: str | None) -> None:
    st.markdown(summary(checked))
    show_cards(check_groups(checked, document_id), key="checked", back_to=CHECK_PATH)


def summary(checked: Checked) -> str:
    """One line that counts what was found."""
    if not checked.references:
        return "Không thấy lời viện dẫn nào trong văn bản."
    tones = [_verdict(one)[1] for one in checked.references]
    doubtful = tones.count("bad") + tones.count("doubtful")
    found = f"**{doubtful}** chỗ cần xem lại" if doubtful else "không chỗ nào phải xem lại"
    return f"**{len(tones)}** lời viện dẫn: {found}, **{tones.count('good')}** chỗ khớp."


def check_groups(checked: Checked, document_id: str | None) -> tuple[Group, ...]:
    """What to look at first, then the form, then what is in order; without `document_id` the text cannot be opened."""
    tones = {tone: _cards(checked.references, tone, document_id) for _, tone in VERDICTS.values()}
    broken = tuple(_rule_card(rule, document_id) for rule in checked.format if not rule.ok)
    kept = tuple(_rule_card(rule, document_id) for rule in checked.format if rule.ok)
    groups = (
        Group("Cần xem lại", tones["bad"] + tones["doubtful"]),
        Group("Cách trình bày cần sửa", broken),
        Group(f"Khớp ({len(tones['good'])})", tones["good"], folded=True),
        Group(f"Chưa có gì để đối chiếu ({len(tones['plain'])})", tones["plain"], folded=True),
        Group(f"Cách trình bày đúng ({len(kept)})", kept, folded=True),
    )
    return tuple(group for group in groups if group.cards)


def _verdict(reference: CheckedReference) -> tuple[str, Tone]:
    return VERDICTS.get(reference.verdict, UNKNOWN)


def _cards(references: Iterable[CheckedReference], tone: Tone, document_id: str | None) -> tuple[Card, ...]:
    return tuple(_card(one, document_id) for one in references if _verdict(one)[1] == tone)


def _card(reference: CheckedReference, document_id: str | None) -> Card:
    words, tone = _verdict(reference)
    place = _place(document_id, reference.start, reference.end)
    own = Source("Trong văn bản được kiểm tra", reference.quote, place)
    others = (Source(one.label, one.quote, Passage(one.document_id, one.start, one.end)) for one in reference.others)
    facts = (("", reference.reason),) if reference.reason else ()
    return Card(reference_words(reference), (Badge(words, tone),), facts, (own, *others))


def _rule_card(rule: FormatRule, document_id: str | None) -> Card:
    badge = Badge("Đúng", "good") if rule.ok else Badge("Cần sửa", "doubtful")
    where = rule.where
    sources = (Source("", where.quote, _place(document_id, where.start, where.end)),) if where else ()
    return Card(rule.message, (badge,), sources=sources)


def _place(document_id: str | None, start: int, end: int) -> Passage | None:
    return Passage(document_id, start, end) if document_id else None
