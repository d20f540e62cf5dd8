"""Changes to a plan: what each does, and that none loses anything."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting import edit
from assistant.drafting.edit_requests import applied
from assistant.drafting.open_points import cell_words, line_words, open_points, placeholders
from assistant.drafting.places import Item, item, items
from assistant.drafting.plan import Line, Plan, TaskRow
from corpus.errors import EditRefused
from tests.assistant.drafting.any_edit import edits
from tests.assistant.drafting.sample_plan import plan, row

PLAN = plan()


def state(plan: Plan, item_id: str) -> str:
    return item(plan, item_id).state


def words(one: Item) -> str:
    return one.text if isinstance(one, Line) else one.what


def rows(plan: Plan) -> list[tuple[str, str]]:
    return [(one.id, one.group) for one in plan.parts[1].rows]


def of_row(plan: Plan, item_id: str) -> TaskRow:
    found = item(plan, item_id)
    assert isinstance(found, TaskRow)
    return found


@given(st.lists(edits(PLAN), max_size=12))
def test_whatever_is_done_nothing_suggested_is_lost_and_ids_stay_unique(wanted: list[object]) -> None:
    now = PLAN
    for one in wanted:
        with suppress(EditRefused):
            now = applied(now, one)  # type: ignore[arg-type]
    ids = [*(one.id for one in items(now)), *(one.id for one in now.parts)]
    assert len(ids) == len(set(ids))
    for before in items(PLAN):
        after = item(now, before.id)
        suggested = [(words(before), before.origins), *((one.text, one.origins) for one in before.alternatives)]
        kept = [(words(after), after.origins), *((one.text, one.origins) for one in after.alternatives)]
        assert [one for one in suggested if one not in kept] == []
        assert after.why == before.why
    for one in items(now):
        assert one.origins or one.why in ("form", "user")
    assert plan() == PLAN
    assert Plan.model_validate_json(now.model_dump_json()) == now


@given(st.lists(edits(PLAN), max_size=8), st.sampled_from([one.id for one in items(PLAN)]))
def test_words_of_the_users_own_are_never_taken_for_suggested_ones(wanted: list[object], target: str) -> None:
    now = edit.write(PLAN, target, "Lời của người soạn")
    for one in wanted:
        with suppress(EditRefused):
            now = applied(now, one)  # type: ignore[arg-type]
    found = item(now, target)
    if words(found) == "Lời của người soạn" and found.why != "form":
        assert found.state in ("edited", "rejected")


def test_accept_reject_restore() -> None:
    assert state(edit.accept(PLAN, "b1"), "b1") == "accepted"
    gone = edit.reject(PLAN, "a2")
    assert state(gone, "a2") == "rejected"
    assert edit.restore(gone, "a2") == PLAN
    assert state(edit.accept(gone, "a2"), "a2") == "accepted"
    written = edit.write(PLAN, "b1", "Căn cứ Luật C;")
    assert edit.accept(written, "b1") == written
    assert edit.restore(edit.reject(written, "b1"), "b1") == written
    assert edit.restore(PLAN, "b1") == PLAN


def test_a_whole_part_is_accepted_but_not_what_was_rejected() -> None:
    now = edit.accept_all(edit.reject(PLAN, "t1"), "p2")
    assert [state(now, one) for one in ("t0", "t1", "t2", "a1")] == ["accepted", "rejected", "accepted", "suggested"]


def test_other_words_keep_the_suggested_ones_at_hand() -> None:
    once = edit.write(PLAN, "a2", "  Đạt 95\nphần trăm [mốc thời gian] ")
    written = item(once, "a2")
    assert (words(written), written.state, written.placeholders) == (
        "Đạt 95 phần trăm [mốc thời gian]",
        "edited",
        ("[mốc thời gian]",),
    )
    [kept] = written.alternatives
    assert (kept.text, kept.origins, kept.placeholders) == (
        "Đạt [...] phần trăm.",
        item(PLAN, "a2").origins,
        ("[...]",),
    )
    twice = item(edit.write(once, "a2", "Khác"), "a2")
    assert twice.alternatives == written.alternatives
    back = item(edit.take(once, "a2", 0), "a2")
    assert (words(back), back.state) == ("Đạt [...] phần trăm.", "accepted")
    assert [one.text for one in back.alternatives] == ["Đạt 95 phần trăm [mốc thời gian]"]


def test_an_alternative_brings_its_own_source() -> None:
    now = item(edit.take(PLAN, "b2", 0), "b2")
    assert (words(now), now.origins[0].document_id, now.state) == ("Cách viết khác", "2", "accepted")
    assert (now.alternatives[0].text, now.alternatives[0].origins) == ("Căn cứ Luật B;", item(PLAN, "b2").origins)


def test_the_title_of_a_part_can_be_written() -> None:
    assert edit.write(PLAN, "p2", "Nội dung, nhiệm vụ").parts[1].title == "Nội dung, nhiệm vụ"


def test_cells() -> None:
    now = of_row(edit.write_cells(PLAN, "t0", lead="Công an xã;\n Đoàn  thanh niên", time="[...]"), "t0")
    assert (now.lead, now.time, now.what) == ("Công an xã;\nĐoàn thanh niên", "[...]", "Nhiệm vụ 0")
    assert (now.state, now.placeholders) == ("edited", ("[...]",))
    assert [(one.text, one.origins) for one in now.alternatives] == [("Nhiệm vụ 0", now.origins)]
    assert edit.write_cells(PLAN, "t0", lead="Phòng Văn hóa") == PLAN
    assert state(edit.accept(edit.reject(edit.write_cells(PLAN, "t0", lead="X"), "t0"), "t0"), "t0") == "edited"
    both = of_row(edit.write_cells(PLAN, "t0", what="Việc khác", coordinate="X"), "t0")
    assert (both.what, both.coordinate, both.alternatives[0].text) == ("Việc khác", "X", "Nhiệm vụ 0")


@pytest.mark.parametrize(
    ("steps", "order"),
    [
        ([("t0", 1)], [("t1", "1"), ("t0", "1"), ("t2", "2")]),
        ([("t2", -1)], [("t0", "1"), ("t1", "1"), ("t2", "1")]),
        ([("t1", 1)], [("t0", "1"), ("t1", "2"), ("t2", "2")]),
        ([("t0", -1), ("t2", 1)], [("t0", "1"), ("t1", "1"), ("t2", "2")]),
    ],
)
def test_rows_move_within_and_between_groups(steps: list[tuple[str, edit.Step]], order: list[tuple[str, str]]) -> None:
    now = PLAN
    for target, step in steps:
        now = edit.move(now, target, step)
    assert rows(now) == order


def test_lines_move_and_stop_at_the_end() -> None:
    now = edit.move(PLAN, "b1", 1)
    assert [one.id for one in now.bases] == ["b2", "b1"]
    assert edit.move(now, "b1", 1) == now
    assert edit.move(now, "b1", -1) == PLAN


def test_own_lines_stand_where_they_are_wanted() -> None:
    now = edit.add_line(PLAN, "p1", "Yêu cầu", "a1")
    assert [(one.id, one.level, one.why, one.state) for one in now.parts[0].lines][1] == (
        "own-1",
        3,
        "user",
        "accepted",
    )
    again = edit.add_line(now, "bases", "Căn cứ khác;")
    assert [one.id for one in again.bases] == ["b1", "b2", "own-2"]
    written = item(edit.write(again, "own-2", "Căn cứ [...];"), "own-2")
    assert (written.state, written.alternatives, written.placeholders) == ("accepted", (), ("[...]",))


def test_own_rows_join_their_group() -> None:
    now = edit.add_row(PLAN, "p2", "Việc mới", lead="Công an xã", group="1")
    assert rows(now) == [("t0", "1"), ("t1", "1"), ("own-1", "1"), ("t2", "2")]
    assert of_row(now, "own-1").lead == "Công an xã"


@pytest.mark.parametrize("at", [1, 2])
def test_a_missing_demand_is_inserted_with_its_source(at: int) -> None:
    now = edit.cover(PLAN, at)
    made = of_row(now, "own-1")
    demanded = PLAN.coverage[at]
    assert (made.what, made.why, made.origins, made.placeholders) == (
        demanded.what,
        "superior",
        (demanded.origin,),
        ("[...]",),
    )
    assert (now.coverage[at].coverage, now.coverage[at].where) == ("covered", (*demanded.where, "own-1"))


def test_a_demand_goes_into_lines_where_the_part_has_no_table_and_makes_a_part_where_there_is_none() -> None:
    aims = PLAN.parts[0]
    in_lines = PLAN.model_copy(update={"parts": (aims.model_copy(update={"kind": "tasks"}),)})
    assert [one.id for one in edit.cover(in_lines, 1).parts[0].lines] == ["a1", "a2", "own-1"]
    nowhere = edit.cover(PLAN.model_copy(update={"parts": (aims,)}), 1)
    assert [(one.kind, [each.id for each in one.rows]) for one in nowhere.parts] == [("aims", []), ("tasks", ["own-1"])]


def test_what_carries_a_demand_out_is_missed_when_it_is_rejected() -> None:
    assert open_points(PLAN).standing == ("covered", "missing", "partly")
    gone = edit.reject(PLAN, "t0")
    assert open_points(gone).standing == ("missing", "missing", "partly")
    assert open_points(edit.restore(gone, "t0")).standing == ("covered", "missing", "partly")


def test_blanks_are_counted_in_what_is_used() -> None:
    assert open_points(PLAN).blanks == 1
    assert open_points(edit.reject(PLAN, "a2")).blanks == 0
    assert open_points(edit.head(PLAN, title="Thực hiện [...] năm [năm]")).blanks == 3
    assert open_points(edit.accept_all(PLAN, "p2")).suggested == open_points(PLAN).suggested - 3


def test_the_head_is_written() -> None:
    now = edit.head(PLAN, title=" Tên  mới ", position="CHỦ TỊCH", place=None, authority="")
    assert (now.title, now.position, now.place, now.authority) == ("Tên mới", "CHỦ TỊCH", "An Lư", "")


@pytest.mark.parametrize(
    "act",
    [
        lambda: edit.accept(PLAN, "x"),
        lambda: edit.move(PLAN, "x", 1),
        lambda: edit.accept_all(PLAN, "x"),
        lambda: edit.write(PLAN, "x", "a"),
        lambda: edit.write(PLAN, "b1", " \n\u200b "),
        lambda: edit.write_cells(PLAN, "b1", lead="a"),
        lambda: edit.write_cells(PLAN, "t0", what=" "),
        lambda: edit.take(PLAN, "b2", 1),
        lambda: edit.write(edit.reject(PLAN, "b1"), "b1", "a"),
        lambda: edit.write_cells(edit.reject(PLAN, "t0"), "t0", lead="a"),
        lambda: edit.take(edit.reject(PLAN, "b2"), "b2", 0),
        lambda: edit.cover(PLAN, 3),
        lambda: edit.add_line(PLAN, "x", "a"),
        lambda: edit.add_row(PLAN, "bases", "a"),
        lambda: edit.head(PLAN, title=""),
    ],
)
def test_what_does_not_fit_is_refused_in_vietnamese(act: object) -> None:
    with pytest.raises(EditRefused) as caught:
        act()  # type: ignore[operator]
    assert caught.value.message.endswith(".")


@given(st.text())
def test_words_fit_any_word_file(typed: str) -> None:
    for cleaned in (cell_words(typed), line_words(typed, empty=True)):
        assert not [one for one in cleaned if one != "\n" and not one.isprintable() and one != " "]
    assert "\n" not in line_words(typed, empty=True)
    assert cell_words(cell_words(typed)) == cell_words(typed)


def test_brackets_are_blanks() -> None:
    told = f"[thời gian; cấp trên ghi: {'trước ngày 20 tháng 11, ' * 9}]"
    assert placeholders("a [...] b [số liệu]", "[]", "[x", told, "[...]") == ("[...]", "[số liệu]", told)
    assert row("t").placeholders == ()
