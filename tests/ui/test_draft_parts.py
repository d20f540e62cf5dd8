"""What the drafting page shows of a draft, without a browser."""

import pytest

from ui.draft_cards import COVERAGE, all_items, demand_cards, item_card, pieces, sections
from ui.draft_session import grid_edits, typed_words
from ui.draft_view import open_words
from ui.vietnamese_date import vietnamese_moment
from ui.wire_drafts import Alternative, Covered, Draft, Line, Origin, Part, Plan, TaskRow

ORIGIN = Origin(document_id="7", label="Chỉ thị số 15/CT-UBND", quote="nguyên văn", start=3, end=13)
LINE = Line(
    id="b1",
    text="Đạt [...] phần trăm",
    why="superior",
    reason="Cấp trên giao",
    origins=(ORIGIN,),
    placeholders=("[...]",),
    alternatives=(Alternative(text="Cách khác", origins=(ORIGIN,)), Alternative(text="Đạt  [...] phần trăm")),
)
ROW = TaskRow(id="t1", what="Việc", lead="Công an xã", group="Nhóm 1", state="accepted")
PLAN = Plan(
    type="Kế hoạch",
    unit="UBND xã",
    year=2025,
    title="Thử",
    bases=(LINE,),
    opening=Line(id="o", text="Mở đầu"),
    parts=(
        Part(id="p1", kind="tasks", title="NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN CÔNG TÁC DÂN VẬN CỦA XÃ", rows=(ROW,)),
        Part(id="p2", title="Tổ chức thực hiện", lines=(LINE.model_copy(update={"id": "l1", "state": "rejected"}),)),
    ),
    recipients=(Line(id="r", text="Lưu: VT."),),
    coverage=(Covered(what="Đã có", where=("t1",), origin=ORIGIN), Covered(what="Còn thiếu", origin=ORIGIN)),
)
DRAFT = Draft(
    id="1",
    unit="UBND xã",
    title="Thử",
    changed="2025-11-22T07:05:00+00:00",
    version=4,
    plan=PLAN,
    blanks=7,
    suggested=2,
    standing=("covered", "missing"),
)


def names(actions: object) -> list[str]:
    assert isinstance(actions, list)
    return [one["name"] for one in actions]


def test_the_sections_hold_every_line_once() -> None:
    found = sections(DRAFT)
    assert [one.name for one in found] == [
        "Căn cứ",
        "I. Nhiệm vụ và giải pháp thực hiện công tác…",
        "II. Tổ chức thực hiện",
        "Nơi nhận, ký",
        "Đối chiếu cấp trên",
    ]
    shown = [item.id for section in found for item in section.items]
    assert shown == ["b1", "o", "t1", "l1", "r"]
    assert sorted(shown) == sorted(item.id for item in all_items(PLAN))
    assert [section.blanks for section in found] == [1, 0, 0, 0, 0]


def test_without_demands_there_is_nothing_to_compare() -> None:
    plain = DRAFT.model_copy(update={"plan": PLAN.model_copy(update={"coverage": ()})})
    assert COVERAGE not in [section.key for section in sections(plain)]


def test_a_card_shows_why_and_from_where_and_what_can_be_done() -> None:
    card = item_card(LINE)
    assert card["badges"] == [{"words": "Gợi ý", "tone": "doubtful"}, {"words": "Cấp trên giao", "tone": "good"}]
    assert card["pieces"] == [("Đạt ", False), ("[...]", True), (" phần trăm", False)]
    assert card["reason"] == "Cấp trên giao"
    assert card["sources"] == [
        {
            "label": ORIGIN.label,
            "quote": "nguyên văn",
            "href": "van-ban?van_ban=7&tu=3&den=13",
            "passage": {"document_id": "7", "start": 3, "end": 13},
        }
    ]
    assert names(card["actions"]) == ["Nhận", "Bỏ", "Lên", "Xuống"]
    assert names(item_card(LINE, movable=False)["actions"]) == ["Nhận", "Bỏ"]


def test_an_alternative_with_the_same_words_is_not_offered() -> None:
    assert item_card(LINE)["alternatives"] == [
        {"pieces": [("Cách khác", False)], "label": ORIGIN.label, "edit": {"kind": "take", "id": "b1", "at": 0}}
    ]


def test_a_row_shows_its_cells_and_all_can_be_typed_into() -> None:
    card = item_card(ROW)
    assert card["facts"] == [("Nhóm", "Nhóm 1"), ("Chủ trì", "Công an xã")]
    assert isinstance(card["fields"], list)
    assert [one["name"] for one in card["fields"]] == ["what", "lead", "coordinate", "time"]
    assert card["edit"] == {"kind": "cells", "id": "t1"}
    assert names(card["actions"]) == ["Bỏ", "Lên", "Xuống"]


def test_what_is_rejected_can_only_be_taken_back() -> None:
    assert names(item_card(LINE.model_copy(update={"state": "rejected"}))["actions"]) == ["Lấy lại"]


def test_codes_of_a_newer_server_are_shown_as_something() -> None:
    odd = LINE.model_copy(update={"why": "mới", "state": "mới"})
    assert item_card(odd)["badges"] == [
        {"words": "Gợi ý", "tone": "doubtful"},
        {"words": "Theo thể thức", "tone": "plain"},
    ]


def test_missing_demands_come_first_and_can_be_added() -> None:
    (first, missing), (second, covered) = demand_cards(DRAFT, tuple(all_items(PLAN)))
    assert (first, second) == ("missing", "covered")
    assert missing["actions"] == [{"name": "Thêm vào dự thảo", "edit": {"kind": "cover", "at": 1}, "main": True}]
    assert covered["actions"] == []
    assert covered["facts"] == [("Trong dự thảo", "Việc")]


def test_what_others_are_asked_to_do_is_not_missing() -> None:
    theirs = tuple(one.model_copy(update={"binding": False}) for one in PLAN.coverage)
    draft = DRAFT.model_copy(update={"plan": PLAN.model_copy(update={"coverage": theirs})})
    assert [standing for standing, _ in demand_cards(draft, ())] == ["covered", "others"]
    assert "còn thiếu" not in open_words(draft)


@pytest.mark.parametrize("words", ["", "a", "[...]", "[...][x]", "a [b] c", "[", "[]", "]["])
def test_pieces_join_to_the_words(words: str) -> None:
    assert "".join(piece for piece, _ in pieces(words)) == words
    assert all(piece.startswith("[") and piece.endswith("]") for piece, is_blank in pieces(words) if is_blank)


@pytest.mark.parametrize(
    ("row", "typed", "edits"),
    [
        (ROW, {}, []),
        (ROW, {"Chủ trì": "Công an xã"}, []),
        (ROW, {"Chủ trì": None}, [{"kind": "cells", "id": "t1", "lead": ""}]),
        (ROW, {"Dùng": False}, [{"kind": "reject", "id": "t1"}]),
        (ROW, {"Dùng": True}, []),
        (
            ROW,
            {"Dùng": False, "Thời gian": "Quý I"},
            [{"kind": "cells", "id": "t1", "time": "Quý I"}, {"kind": "reject", "id": "t1"}],
        ),
        (
            ROW.model_copy(update={"state": "rejected"}),
            {"Nhiệm vụ": "Khác"},
            [{"kind": "restore", "id": "t1"}, {"kind": "cells", "id": "t1", "what": "Khác"}],
        ),
        (ROW.model_copy(update={"state": "rejected"}), {"Dùng": True}, [{"kind": "restore", "id": "t1"}]),
    ],
)
def test_only_what_differs_in_the_grid_is_sent(
    row: TaskRow, typed: dict[str, object], edits: list[dict[str, object]]
) -> None:
    assert grid_edits(row, typed) == edits


def test_what_is_still_open_is_said_in_one_line() -> None:
    assert open_words(DRAFT) == "**Còn 7 chỗ cần điền** · 2 gợi ý chưa xem · 1 nhiệm vụ cấp trên còn thiếu"
    done = DRAFT.model_copy(update={"blanks": 0, "suggested": 0, "standing": ("covered", "partly")})
    assert open_words(done) == "Không còn chỗ cần điền · 1 nhiệm vụ mới có một phần"


def test_what_was_typed_is_named() -> None:
    assert typed_words({"kind": "cells", "id": "t1", "lead": "Công an xã", "time": ""}) == [("Chủ trì", "Công an xã")]


def test_a_moment_is_told_in_the_time_of_viet_nam() -> None:
    assert vietnamese_moment("2025-11-22T17:05:00+00:00") == "00:05 ngày 23/11/2025"
