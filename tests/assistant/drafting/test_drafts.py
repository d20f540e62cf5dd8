"""Drafts on the disk: every change a version, two people at once, undo and redo."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.drafting import drafts as module
from assistant.drafting import edit
from assistant.drafting.drafts import Draft, Drafts
from assistant.drafting.edit_requests import Accept, AddLine, Cells, Edit, Move, Reject, Write, applied
from assistant.drafting.places import item
from assistant.drafting.plan import Plan
from corpus.errors import DraftConflict, DraftFull, DraftNotFound, EditRefused, StoreDamaged, TrolyError
from tests.assistant.drafting.any_edit import edits
from tests.assistant.drafting.sample_plan import line, plan

PLAN = plan()
REJECT = Reject(kind="reject", id="t0")
WRITE = Write(kind="write", id="b1", text="Căn cứ Luật C;")


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    kept = Drafts(tmp_path)
    yield kept
    kept.close()


def test_nothing_is_made_before_the_first_draft(drafts: Drafts, tmp_path: Path) -> None:
    assert drafts.listed() == []
    with pytest.raises(DraftNotFound):
        drafts.draft("1")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_kept_and_outlives_the_process(drafts: Drafts, tmp_path: Path) -> None:
    made = drafts.add(PLAN, "Người soạn")
    assert (made.plan, made.entry.version, made.entry.by, made.can_undo, made.can_redo) == (
        PLAN,
        1,
        "Người soạn",
        False,
        False,
    )
    drafts.change(made.entry.id, 1, WRITE)
    drafts.close()
    again = Drafts(tmp_path)
    assert again.draft(made.entry.id).plan == applied(PLAN, WRITE)
    assert again.draft(made.entry.id).can_undo
    again.close()


def test_the_draft_changed_last_is_listed_first(drafts: Drafts) -> None:
    first, second = (drafts.add(PLAN.model_copy(update={"title": name})).entry.id for name in ("Một", "Hai"))
    assert [one.title for one in drafts.listed()] == ["Hai", "Một"]
    drafts.change(first, 1, REJECT, "An")
    assert [(one.id, one.by) for one in drafts.listed()] == [(first, "An"), (second, "")]


def test_undo_and_redo_go_all_the_way_and_an_edit_ends_redoing(drafts: Drafts) -> None:
    seen = [drafts.add(PLAN)]
    for text in ("Một", "Hai", "Ba"):
        seen.append(change(drafts, seen[-1], WRITE.model_copy(update={"text": text})))
    now = seen[-1]
    for before in reversed(seen[:-1]):
        now = drafts.undo(now.entry.id, now.entry.version)
        assert now.plan == before.plan
    assert not now.can_undo
    with pytest.raises(EditRefused):
        drafts.undo(now.entry.id, now.entry.version)
    for after in seen[1:]:
        now = drafts.redo(now.entry.id, now.entry.version)
        assert now.plan == after.plan
    assert not now.can_redo
    now = change(drafts, drafts.undo(now.entry.id, now.entry.version), REJECT)
    assert not now.can_redo
    with pytest.raises(EditRefused):
        drafts.redo(now.entry.id, now.entry.version)
    assert drafts.undo(now.entry.id, now.entry.version).plan == seen[2].plan


def change(drafts: Drafts, seen: Draft, wanted: Edit) -> Draft:
    return drafts.change(seen.entry.id, seen.entry.version, wanted)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits(PLAN), max_size=6))
def test_as_many_undos_as_changes_give_the_first_plan_back(drafts: Drafts, wanted: list[Edit]) -> None:
    now = drafts.add(PLAN)
    for one in wanted:
        with suppress(EditRefused):
            now = change(drafts, now, one)
    while now.can_undo:
        now = drafts.undo(now.entry.id, now.entry.version)
    assert now.plan == PLAN


def test_an_edit_that_changes_nothing_is_no_version(drafts: Drafts) -> None:
    made = drafts.add(PLAN)
    assert change(drafts, made, Move(kind="move", id="b1", step=-1)).entry.version == 1


def test_edits_of_two_people_in_different_places_are_both_kept(drafts: Drafts) -> None:
    made = drafts.add(PLAN)
    change(drafts, made, WRITE)
    both = change(drafts, made, REJECT)
    assert both.plan == applied(applied(PLAN, WRITE), REJECT)
    more = change(drafts, made, AddLine(kind="add_line", place="bases", text="Căn cứ khác;", after="b1"))
    assert [one.text for one in more.plan.bases] == ["Căn cứ Luật C;", "Căn cứ khác;", "Căn cứ Luật B;"]


def test_who_edits_what_another_has_edited_is_told_who_and_when_and_nothing_is_written(drafts: Drafts) -> None:
    made = drafts.add(PLAN)
    now = drafts.change(made.entry.id, 1, WRITE, "Nguyễn Văn Mẫu")
    for stale in (Accept(kind="accept", id="b1"), WRITE.model_copy(update={"text": "Khác"})):
        with pytest.raises(DraftConflict) as caught:
            change(drafts, made, stale)
        assert caught.value.http_status == 409
        assert "Nguyễn Văn Mẫu đã sửa dự thảo này lúc" in caught.value.message
        assert "sửa nội dung" in caught.value.message
    assert drafts.draft(made.entry.id) == now


def test_a_whole_plan_and_an_undo_need_the_newest_version(drafts: Drafts) -> None:
    made = drafts.add(PLAN)
    now = change(drafts, made, WRITE)
    other = edit.reject(PLAN, "b2")
    with pytest.raises(DraftConflict):
        drafts.replace(made.entry.id, 1, other)
    for step in (drafts.undo, drafts.redo):
        with pytest.raises(DraftConflict):
            step(made.entry.id, 1)
    replaced = drafts.replace(made.entry.id, now.entry.version, other)
    assert replaced.plan == other
    assert drafts.undo(made.entry.id, replaced.entry.version).plan == now.plan


def test_an_unknown_version_is_a_conflict(drafts: Drafts) -> None:
    made = drafts.add(PLAN)
    with pytest.raises(DraftConflict):
        drafts.change(made.entry.id, 7, WRITE)


def test_many_at_once_lose_nothing(drafts: Drafts) -> None:
    many = PLAN.model_copy(update={"bases": tuple(line(f"b{at}", f"Căn cứ {at}") for at in range(24))})
    made, faults = drafts.add(many), list[TrolyError]()

    def work(share: int) -> None:
        for at in range(share, 24, 4):
            try:
                change(drafts, made, Write(kind="write", id=f"b{at}", text=f"Sửa {at}"))
            except TrolyError as error:
                faults.append(error)

    threads = [threading.Thread(target=work, args=(share,)) for share in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    now = drafts.draft(made.entry.id)
    assert [one.text for one in now.plan.bases] == [f"Sửa {at}" for at in range(24)]
    assert now.entry.version == 25


def test_old_versions_are_let_go(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_VERSIONS", 3)
    now = drafts.add(PLAN)
    for at in range(5):
        now = change(drafts, now, WRITE.model_copy(update={"text": f"Lần {at}"}))
    steps = 0
    while now.can_undo:
        now = drafts.undo(now.entry.id, now.entry.version)
        steps += 1
    assert 0 < steps < 3
    assert item(now.plan, "b1") != item(PLAN, "b1")


def test_what_is_too_large_is_refused_and_the_draft_stays(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    made = drafts.add(PLAN)
    monkeypatch.setattr(module, "MAX_PLAN_BYTES", 6_000)
    with pytest.raises(DraftFull):
        change(drafts, made, Cells(kind="cells", id="t0", lead="Đ" * 6_000))
    with pytest.raises(DraftFull):
        drafts.replace(made.entry.id, 1, plan(60))
    monkeypatch.setattr(module, "MAX_DRAFTS", 1)
    with pytest.raises(DraftFull):
        drafts.add(PLAN)
    assert drafts.draft(made.entry.id) == made


def test_a_removed_draft_is_gone_and_its_id_is_not_used_again(drafts: Drafts) -> None:
    first = drafts.add(PLAN).entry.id
    drafts.remove(first)
    for act in (lambda: drafts.draft(first), lambda: drafts.remove(first), lambda: drafts.undo(first, 1)):
        with pytest.raises(DraftNotFound):
            act()
    assert drafts.add(PLAN).entry.id != first


@pytest.mark.parametrize("draft_id", ["", "x", "-1", "1 ", "٣", "9" * 30, "../1"])
def test_an_odd_id_is_no_draft(drafts: Drafts, draft_id: str) -> None:
    drafts.add(PLAN)
    with pytest.raises(DraftNotFound):
        drafts.draft(draft_id)


def test_a_damaged_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / module.FILE).write_bytes(b"khong phai SQLite" * 100)
    kept = Drafts(tmp_path)
    with pytest.raises(StoreDamaged):
        kept.add(PLAN)
    kept.close()


def test_plans_come_back_as_they_went(drafts: Drafts) -> None:
    odd: Plan = PLAN.model_copy(update={"title": "Kế hoạch & <b>\"thử\"</b> 'x' [...] \u00a0"})
    assert drafts.draft(drafts.add(odd).entry.id).plan == odd
