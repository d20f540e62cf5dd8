"""Lines, rows and demands of a draft as cards: words with their blanks, why and from where, and what can be done."""

import re
from collections.abc import Iterable, Sequence

from ui.addresses import Passage
from ui.draft_sections import Item
from ui.wire_drafts import Alternative, Covered, Draft, Line, Origin

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
