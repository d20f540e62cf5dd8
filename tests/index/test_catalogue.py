"""The catalogue: what goes in comes out, ids are never used twice, and a newer catalogue is not touched."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Header, Reference, Report, Section, Span, Task
from corpus.errors import NotFound, StoreDamaged, StoreError
from index.catalogue import FILE, Catalogue, Parsed
from index.chunk import chunk

TEXT = "I. MỤC ĐÍCH\nThực hiện Chỉ thị số 5/CT-TTg.\nBáo cáo trước ngày 01/6/2024."


def reference(start: int) -> Reference:
    return Reference("chỉ thị|5/ct-ttg", "Chỉ thị", "5/CT-TTg", None, None, None, "5/CT-TTg", start, start + 8)


def document(text: str = TEXT) -> Document:
    return Document(
        text=text,
        header=Header(type="Kế hoạch", symbol="1/KH-UBND", issuer="UBND xã A", title="Về việc B"),
        body=Span(0, len(text)),
        closing=Span(len(text), len(text)),
        sections=(Section("I", "MỤC ĐÍCH", 1, 0, len(text), 11),),
        references=(reference(31),),
        tasks=(Task("1", "việc", ("A",), (), None, "I.", 0, 2, "I"),),
        reports=(Report(("A",), "báo cáo", "B", None, False, (), "I.", 0, 2, "I"),),
    )


def parsed(source: str, text: str = TEXT) -> Parsed:
    whole = document(text)
    return Parsed(source, f"{source}.txt", text.encode(), whole, chunk(whole))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path)
    yield opened
    opened.close()


def test_a_document_comes_back_whole(catalogue: Catalogue) -> None:
    number = catalogue.put(parsed("a"))
    (entry,) = catalogue.entries()
    assert (entry.id, entry.file, entry.source, entry.header) == (number, "a.txt", "a", document().header)
    assert entry.added.utcoffset() is not None
    assert catalogue.document(number) == document()
    assert catalogue.original(number) == TEXT.encode()
    assert catalogue.counts() == (1, 1, 1)


def test_chunks_come_back_with_the_title_of_their_document(catalogue: Catalogue) -> None:
    number = catalogue.put(parsed("a"))
    (stored,) = catalogue.chunks(documents=[number])
    assert (stored.chunk,) == chunk(document())
    assert stored.title == "Kế hoạch 1/KH-UBND UBND xã A Về việc B"
    assert catalogue.quotes([stored.id]) == {stored.id: TEXT}


def test_quotes_are_cut_by_characters_also_outside_the_basic_plane(catalogue: Catalogue) -> None:
    text = "𠀀 chữ Nôm. " * 3 + "\n" + "Ứng dụng 🏛 số. " * 60
    catalogue.put(parsed("a", text))
    found = catalogue.chunks()
    assert len(found) > 1
    for stored in found:
        assert catalogue.quotes([stored.id])[stored.id] == text[stored.chunk.start : stored.chunk.end]


def test_ids_are_never_used_twice(catalogue: Catalogue) -> None:
    first = catalogue.put(parsed("a"))
    old = catalogue.chunk_ids()
    catalogue.remove(first)
    second = catalogue.put(parsed("a"))
    third = catalogue.put(parsed("a", TEXT + " Thêm."), replacing=second)
    assert first < second < third
    assert not old & catalogue.chunk_ids()
    assert [entry.id for entry in catalogue.entries()] == [third]


def test_removing_takes_everything_along(catalogue: Catalogue) -> None:
    number = catalogue.put(parsed("a"))
    catalogue.remove(number)
    assert catalogue.counts() == (0, 0, 0)
    assert catalogue.citing("chỉ thị|5/ct-ttg") == []
    assert list(catalogue.tasks()) == list(catalogue.reports()) == []


def test_an_unknown_id_is_not_found(catalogue: Catalogue) -> None:
    for work in (catalogue.remove, catalogue.document, catalogue.original):
        with pytest.raises(NotFound):
            work(7)
    with pytest.raises(NotFound):
        catalogue.update(7, document(), ())
    assert catalogue.entries([7]) == []


def test_a_new_reading_keeps_the_id(catalogue: Catalogue) -> None:
    number = catalogue.put(parsed("a"))
    old = catalogue.chunk_ids()
    changed = replace(document(TEXT + " Thêm."), references=(), tasks=())
    catalogue.update(number, changed, chunk(changed))
    assert catalogue.document(number) == changed
    assert catalogue.citing("chỉ thị|5/ct-ttg") == []
    assert not old & catalogue.chunk_ids()
    assert catalogue.with_content(changed) == number
    assert catalogue.with_content(document()) is None


def test_who_cites_in_order_of_document_and_place(catalogue: Catalogue) -> None:
    first = catalogue.put(parsed("a"))
    whole = replace(document(TEXT + "!"), references=(reference(40), reference(31)))
    second = catalogue.put(Parsed("b", "b.txt", b"b", whole, chunk(whole)))
    assert catalogue.citing("chỉ thị|5/ct-ttg") == [
        (first, reference(31)),
        (second, reference(31)),
        (second, reference(40)),
    ]
    assert catalogue.citing("khác") == []
    assert [number for number, _ in catalogue.tasks()] == [first, second]
    assert [report.to for _, report in catalogue.reports()] == ["B", "B"]


def test_every_mention_of_all_documents_or_of_one(catalogue: Catalogue) -> None:
    first, second = catalogue.put(parsed("a")), catalogue.put(parsed("b"))
    assert [number for number, _ in catalogue.references()] == [first, second]
    assert list(catalogue.references(second)) == [(second, reference(31))]
    assert list(catalogue.references(7)) == []


def test_a_number_padded_with_zeros_is_the_same_document(catalogue: Catalogue) -> None:
    dated = [
        replace(reference(at), key=key) for at, key in ((31, "05/KH-X@2024-01-02"), (40, "5/KH-X"), (50, "15/KH-X"))
    ]
    whole = replace(document(), references=tuple(dated))
    number = catalogue.put(Parsed("b", "b.txt", b"b", whole, chunk(whole)))
    assert catalogue.citing("005/KH-X") == [(number, dated[0]), (number, dated[1])]
    assert catalogue.citing("5/KH-X@2023-01-02") == [(number, dated[1])]


def test_finding_what_is_stored(catalogue: Catalogue) -> None:
    number = catalogue.put(parsed("a"))
    assert catalogue.with_source("a") == catalogue.with_content(document()) == number
    assert catalogue.with_original("a", TEXT.encode()) == number
    assert catalogue.with_source("b") is catalogue.with_original("a", b"x") is None
    assert catalogue.with_original("b", TEXT.encode()) is None


def test_keys_that_other_chunks_have_are_in_use(catalogue: Catalogue) -> None:
    first = catalogue.put(parsed("a"))
    catalogue.put(parsed("b"))
    keys = catalogue.keys([first])
    catalogue.remove(first)
    assert catalogue.unused([*keys, "không có"]) == {"không có"}


def test_a_failed_transaction_leaves_nothing(catalogue: Catalogue) -> None:
    number = catalogue.put(parsed("a"))
    broken = replace(document(TEXT + "?"), references=(replace(reference(31), key=None),))  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        catalogue.put(Parsed("b", "b", b"", broken, chunk(broken)), replacing=number)
    assert catalogue.document(number) == document()
    assert catalogue.counts()[0] == 1


def test_it_remembers_whether_it_is_settled(tmp_path: Path) -> None:
    first = Catalogue(tmp_path)
    assert first.settled
    first.settled = False
    first.settled = False
    first.close()
    second = Catalogue(tmp_path)
    assert not second.settled
    second.settled = True
    assert second.settled
    second.close()


def test_a_catalogue_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Catalogue(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE state SET value = '99' WHERE name = 'schema'")
    connection.close()
    with pytest.raises(StoreError, match=r"99.*cập nhật troly"):
        Catalogue(tmp_path)


def test_a_stored_structure_of_another_shape_is_damage(catalogue: Catalogue, tmp_path: Path) -> None:
    number = catalogue.put(parsed("a"))
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE documents SET parsed = '{\"colour\": 1}'")
    connection.close()
    with pytest.raises(StoreDamaged):
        catalogue.document(number)


def test_reading_only_needs_no_file_and_makes_none(tmp_path: Path) -> None:
    empty = Catalogue(tmp_path, writable=False)
    assert empty.counts() == (0, 0, 0)
    empty.close()
    assert list(tmp_path.iterdir()) == []
    full = Catalogue(tmp_path)
    number = full.put(parsed("a"))
    full.close()
    again = Catalogue(tmp_path, writable=False)
    assert again.document(number) == document()
    again.close()
