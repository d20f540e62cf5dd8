"""Versions of one document: found by number, date and body or by their words, kept or replaced, duties once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from corpus.parse import parse
from index.store import Incoming, Store
from index.stored import Meeting
from index.versions import changes, is_same

Plan = Callable[..., bytes]


@pytest.fixture
def store(tmp_path: Path, embedder: Embeddings) -> Iterator[Store]:
    with Store.open(tmp_path / "home", purpose="thử", embedder=embedder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("13/6/2024", "14/6/2024", True),
        ("Số: 5/KH", "Số: 05/KH", True),
        ("Số: 5/KH", "Số:   /KH", True),
        ("An Bình, ngày 06 tháng 3", "An Bình, ngày    tháng 3", True),
        ("Số: 5/KH", "Số: 7/KH", False),
        ("tháng 3 năm 2024", "tháng 3 năm 2023", False),
        ("XÃ AN BÌNH", "XÃ AN LẠC", False),
    ],
)
def test_a_document_is_its_number_date_and_body(plan: Plan, old: str, new: str, same: bool) -> None:
    text = plan(5, items=8).decode()
    other = text.replace(old, new)
    assert text != other
    assert is_same(parse(text), parse(other)) is same


def test_changes_are_paragraphs_and_no_matter_of_blanks() -> None:
    told = changes("1. Một việc.\n2. Hai  việc.\n3. Ba việc.", "1. Một việc.\n2. Hai việc\n3. Bốn việc.")
    assert (told.added, told.dropped, told.more) == (("3. Bốn việc.",), ("3. Ba việc.",), 0)


def _put(
    store: Store, source: str, data: bytes, meeting: Meeting = "keep", named: bool = False
) -> tuple[str, int | None]:
    (outcome,) = store.add([Incoming(source, Path(source).name, data, meeting, named)])
    return outcome.status, outcome.version.id if outcome.version else None


def _edited(plan: Plan) -> bytes:
    return plan(5).replace(b"13/6/2024", b"14/6/2024")


def test_what_two_versions_repeat_counts_once(store: Store, plan: Plan) -> None:
    lines = [
        f"{at}. Phòng {name} chủ trì rà soát hồ sơ trước ngày 20/6/2024."
        for at, name in enumerate(("Y tế", "Tài chính"), 4)
    ]
    text = plan(5).decode().replace("\n\nNơi nhận", "\n" + "\n".join(lines) + "\n\nNơi nhận")
    _put(store, "a.txt", text.encode())
    before = len(store.tasks())
    assert before == len(lines)
    assert _put(store, "bản sửa.txt", text.replace("Tài chính", "Tư pháp").encode()) == ("added", 1)
    assert len(store.tasks()) == before + 1
    store.remove(1)
    assert len(store.tasks()) == before


def test_a_file_that_repeats_another_one_is_found_once(store: Store, plan: Plan) -> None:
    _put(store, "a.txt", plan(5))
    _put(store, "b.txt", plan(5).replace(b". ", b" . "))
    _put(store, "c.txt", _edited(plan))
    assert store.repeats() == {2}
    assert {hit.document_id for hit in store.search("công tác dân vận", limit=100)} == {1, 3}
    assert {hit.document_id for hit in store.search("công tác dân vận", documents=[2])} == {2}
    store.remove(1)
    assert store.repeats() == frozenset()


@pytest.mark.parametrize(("meeting", "status", "kept"), [("replace", "replaced", [2]), ("skip", "skipped", [1])])
def test_an_edited_copy_replaces_or_is_skipped(
    store: Store, plan: Plan, meeting: Meeting, status: str, kept: list[int]
) -> None:
    _put(store, "a.txt", plan(5))
    assert _put(store, "b.txt", _edited(plan), meeting) == (status, 1)
    assert [one.id for one in store.documents()] == kept


def test_versions_stay_joined_when_the_first_goes(store: Store, plan: Plan) -> None:
    for at in range(3):
        _put(store, f"{at}.txt", plan(5) + f"\nGhi chú {at}.".encode())
    store.remove(1)
    assert store._catalogue.copies.first_of() == {3: 2}
    _put(store, "3.txt", plan(5) + b"\nkhac", "replace")
    assert store._catalogue.copies.first_of() in ({4: 3}, {3: 4})


def test_two_documents_may_come_under_one_bare_name(store: Store, plan: Plan) -> None:
    assert _put(store, "kh.txt", plan(5), named=True) == ("added", None)
    assert _put(store, "kh.txt", plan(6), named=True) == ("added", None)
    assert _put(store, "kh.txt", _edited(plan), named=True) == ("replaced", 1)
    assert _put(store, "kh.txt", plan(6), named=True) == ("skipped", None)
    assert len(store.documents()) == 2
