"""A draft in sections: its lines, rows and demands as cards, and what the user adds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from ui.draft_session import change, failures
from ui.navigation import Passage
from ui.wire_drafts import Alternative, Covered, Draft, Line, Origin, Part, Plan, TaskRow

# A draft in sections, one of which is shown at a time: what stands in each, and how each is named.


Item = Line | TaskRow

BASES, END, COVERAGE = "can-cu", "noi-nhan", "doi-chieu"
_LONGEST_TITLE = 42
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `part` is set for a part of the plan."""

    key: str
    name: str
    items: tuple[Item, ...]
    part: Part | None = None

    @property
    def blanks(self) -> int:
        """How many blanks wait in what is used of it."""
        return sum(len(item.placeholders) for item in self.items if item.state != "rejected")


def sections(draft: Draft) -> tuple[Section, ...]:
    """The sections in the order of the plan, the coverage last."""
    plan = draft.plan
    parts = (
        Section(part.id, f"{_number(at)}. {_short(part.title)}", (*part.lines, *part.rows), part)
        for at, part in enumerate(plan.parts)
    )
    found = (
        Section(BASES, "Căn cứ", (*plan.bases, *_one(plan.opening))),
        *parts,
        Section(END, "Nơi nhận, ký", (*_one(plan.closing), *plan.recipients)),
    )
    return (*found, Section(COVERAGE, "Đối chiếu cấp trên", ())) if plan.coverage else found


def all_items(plan: Plan) -> Iterator[Item]:
    """Every line and row of a plan."""
    yield from (*plan.bases, *_one(plan.opening))
    for part in plan.parts:
        yield from part.lines
        yield from part.rows
    yield from (*_one(plan.closing), *plan.recipients)


def _one(line: Line | None) -> tuple[Line, ...]:
    return (line,) if line else ()


def _number(at: int) -> str:
    return _ROMAN[at] if at < len(_ROMAN) else str(at + 1)


def _short(title: str) -> str:
    # Titles are printed in capitals; as the name of a section they only need to be recognised.
    words = title.capitalize() if title.isupper() else title
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"


# Lines, rows and demands of a draft as cards: words with their blanks, why and from where, and what can be done.


Drawn = dict[str, object]

WHY = {
    "superior": ("Cấp trên giao", "good"),
    "peers": ("Đơn vị tương tự", "plain"),
    "last_year": ("Kế hoạch năm trước", "plain"),
    "form": ("Theo thể thức", "plain"),
    "user": ("Tự thêm", "plain"),
}
STATES = {
    "suggested": ("Gợi ý", "doubtful"),
    "accepted": ("Đã nhận", "good"),
    "edited": ("Đã sửa", "good"),
    "rejected": ("Đã bỏ", "bad"),
}
STANDINGS = {
    "missing": ("Còn thiếu", "bad"),
    "partly": ("Mới có một phần", "doubtful"),
    "covered": ("Đã có", "good"),
    "others": ("Giao cơ quan khác", "plain"),
}
CELLS = {"lead": "Chủ trì", "coordinate": "Phối hợp", "time": "Thời gian"}
_BLANK = re.compile(r"(\[[^\[\]]+\])")


def item_card(item: Item, *, movable: bool = True) -> Drawn:
    """The card of a line or row."""
    words = item.text if isinstance(item, Line) else item.what
    why, state = WHY.get(item.why, WHY["form"]), STATES.get(item.state, STATES["suggested"])
    others = [
        (at, other) for at, other in enumerate(item.alternatives) if " ".join(other.text.split()) != words.strip()
    ]
    return {
        "id": item.id,
        "level": item.level if isinstance(item, Line) else 0,
        "heading": isinstance(item, Line) and item.heading,
        "state": item.state,
        "badges": [_badge(*state), _badge(*why)],
        "pieces": pieces(words),
        "facts": _facts(item),
        "reason": item.reason,
        "sources": [_source(origin) for origin in item.origins],
        "alternatives": [_alternative(item.id, at, other) for at, other in others],
        "actions": list(_actions(item, movable=movable)),
        "fields": _fields(item),
        "edit": {"kind": "write" if isinstance(item, Line) else "cells", "id": item.id},
    }


def demand_cards(draft: Draft, covering: Sequence[Item]) -> list[tuple[str, Drawn]]:
    """The card of every demand of the superior with what it amounts to, what is missing first."""
    words = {item.id: item.text if isinstance(item, Line) else item.what for item in covering}
    order = list(STANDINGS)
    found = [(standing, _demand(at, demand, standing, words)) for at, (demand, standing) in enumerate(draft.demands)]
    return sorted(found, key=lambda pair: order.index(pair[0]))


def pieces(words: str) -> list[tuple[str, bool]]:
    """The words cut at the blanks "[...]"; True for a blank."""
    return [(piece, at % 2 == 1) for at, piece in enumerate(_BLANK.split(words)) if piece]


def _demand(at: int, demand: Covered, standing: str, words: dict[str, str]) -> Drawn:
    where = [words[one] for one in demand.where if one in words]
    actions = [] if standing == "covered" else [_action("Thêm vào dự thảo", {"kind": "cover", "at": at}, main=True)]
    return {
        "id": f"demand-{at}",
        "level": 0,
        "heading": False,
        "state": standing,
        "badges": [_badge(*STANDINGS[standing])],
        "pieces": [(demand.what, False)],
        "facts": [] if standing == "missing" else [("Trong dự thảo", one) for one in where],
        "reason": "",
        "sources": [_source(demand.origin)],
        "alternatives": [],
        "actions": actions,
        "fields": [],
        "edit": None,
    }


def _facts(item: Item) -> list[tuple[str, str]]:
    if isinstance(item, Line):
        return []
    return [("Nhóm", item.group)] * bool(item.group) + [
        (name, getattr(item, cell)) for cell, name in CELLS.items() if getattr(item, cell)
    ]


def _fields(item: Item) -> list[Drawn]:
    """What can be typed into, by the name that the server gives it."""
    if isinstance(item, Line):
        return [{"name": "text", "label": "Nội dung", "value": item.text, "long": True}]
    what = {"name": "what", "label": "Nhiệm vụ", "value": item.what, "long": True}
    cells = ({"name": cell, "label": name, "value": getattr(item, cell), "long": False} for cell, name in CELLS.items())
    return [what, *cells]


def _actions(item: Item, *, movable: bool) -> Iterable[Drawn]:
    if item.state == "rejected":
        yield _action("Lấy lại", {"kind": "restore", "id": item.id}, main=True)
        return
    if item.state == "suggested":
        yield _action("Nhận", {"kind": "accept", "id": item.id}, main=True)
    yield _action("Bỏ", {"kind": "reject", "id": item.id})
    if movable:
        yield _action("Lên", {"kind": "move", "id": item.id, "step": -1})
        yield _action("Xuống", {"kind": "move", "id": item.id, "step": 1})


def _action(name: str, edit: Drawn, *, main: bool = False) -> Drawn:
    return {"name": name, "edit": edit, "main": main}


def _badge(words: str, tone: str) -> Drawn:
    return {"words": words, "tone": tone}


def _source(origin: Origin) -> Drawn:
    passage = Passage(origin.document_id, origin.start, origin.end)
    return {
        "label": origin.label,
        "quote": origin.quote,
        "href": passage.address(),
        "passage": {"document_id": origin.document_id, "start": origin.start, "end": origin.end},
    }


def _alternative(item_id: str, at: int, other: Alternative) -> Drawn:
    return {
        "pieces": pieces(other.text),
        "label": "; ".join(dict.fromkeys(origin.label for origin in other.origins)) or "Lời người soạn đã viết",
        "edit": {"kind": "take", "id": item_id, "at": at},
    }


# What the user adds to a draft: lines and tasks of one's own, the words of the head and the signature.


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
