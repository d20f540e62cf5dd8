"""A data home that release 0.1.0 wrote, with documents, a conversation, a draft and an own registry: it opens whole.

It holds no search indexes: like all that is derived they are made again.
"""

import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.connect import open_local
from assistant.conversation.kept import Feedback
from corpus.errors import StoreNewer

Command = Callable[..., Any]
OLD = Path(__file__).parent / "data" / "home-0.1.0.zip"
DATABASES = ("catalogue.sqlite", "conversations.db", "drafts.db")
ASKED = "Theo Chỉ thị 15/CT-UBND, các sở báo cáo trước ngày nào?"


@pytest.fixture
def old(home: Path) -> Path:
    with zipfile.ZipFile(OLD) as kept:
        kept.extractall(home)
    return home


def _write(file: Path, statement: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()


def test_documents_are_read_again_once_and_answer(old: Path, troly: Command) -> None:
    listed = troly("documents", "--json")
    assert [(one["id"], one["file"], one["symbol"]) for one in listed.shapes()] == [
        ("1", "chi-thi-15.txt", "15/CT-UBND"),
        ("2", "cong-van-2316.txt", "2316/SNV-CCHC"),
    ]
    assert "đang đọc lại 2 văn bản" in listed.err
    answer = troly("ask", "--json", ASKED)
    assert answer.err == ""
    [said] = answer.shapes()
    assert "10 tháng 6 năm 2025" in said["answer"]
    assert said["citations"][0]["document_id"] == "1"
    assert troly("reports", "--format", "json").shapes()


def test_what_the_user_wrote_is_all_there(old: Path) -> None:
    with open_local(old, "test") as engine:
        [talked] = engine.conversations.listed()
        assert (talked.title, talked.turns) == ("Hạn báo cáo Chỉ thị 15", 2)
        first, second = engine.conversations.conversation(talked.id).said
        assert (first.question, first.feedback) == (ASKED, Feedback(True, "Đúng hạn."))
        assert first.answer.citations[0].quote.startswith("1. Các sở, ban, ngành báo cáo")
        assert second.question == "Gửi cho ai?"
        engine.conversations.add(talked.id, "Còn các xã?", None, Answer("Còn các xã?", "", "not_found"))
        [entry] = engine.drafts.listed()
        assert (entry.unit, entry.by, entry.version) == ("Ủy ban nhân dân xã An Mẫu", "Người soạn", 2)
        kept = engine.drafts.draft(entry.id)
        assert kept.plan.parts
        assert engine.drafts.undo(entry.id, kept.entry.version).plan != kept.plan
        assert engine.check("2").references


def test_readings_of_another_shape_are_made_again(old: Path, troly: Command) -> None:
    _write(old / "catalogue.sqlite", """UPDATE documents SET header = '{"colour": 1}', parsed = '{"colour": 1}'""")
    _write(old / "catalogue.sqlite", "ALTER TABLE tasks DROP COLUMN payload")
    assert [one["symbol"] for one in troly("documents", "--json").shapes()] == ["15/CT-UBND", "2316/SNV-CCHC"]
    assert troly("tasks", "--format", "json").shapes()


def test_a_document_whose_file_is_lost_is_read_from_its_text(old: Path, troly: Command) -> None:
    _write(old / "catalogue.sqlite", "UPDATE documents SET original = x'00', parsed = '{}', header = '[]' WHERE id = 2")
    assert [one["symbol"] for one in troly("documents", "--json").shapes()] == ["15/CT-UBND", "2316/SNV-CCHC"]


@pytest.mark.parametrize("file", ["conversations.db", "drafts.db"])
def test_a_damaged_conversation_or_draft_leaves_the_documents_alone(old: Path, troly: Command, file: str) -> None:
    (old / file).write_bytes(b"x" * 8192)
    assert len(troly("documents", "--json").shapes()) == 2


@pytest.mark.parametrize("file", DATABASES)
def test_a_home_that_is_newer_in_any_part_is_refused_untouched(old: Path, troly: Command, file: str) -> None:
    with open_local(old, "test") as engine:
        assert engine.conversations.listed()
        assert engine.drafts.listed()
    _write(old / file, "UPDATE state SET value = '99' WHERE name = 'schema'")
    before = {one: (old / one).read_bytes() for one in DATABASES}
    refused = troly("documents")
    assert (refused.status, refused.out) == (1, "")
    assert "bản troly mới hơn ghi (phiên bản 99" in refused.err
    assert "hãy cập nhật troly" in refused.err
    assert {one: (old / one).read_bytes() for one in DATABASES} == before
    with pytest.raises(StoreNewer):
        open_local(old, "test")


def test_a_damaged_version_is_told_and_loses_nothing(old: Path, troly: Command) -> None:
    _write(old / "catalogue.sqlite", "UPDATE state SET value = '0' WHERE name = 'schema'")
    told = troly("documents")
    assert told.status == 1
    assert "danh mục văn bản" in told.err
    assert "Lỗi ngoài dự kiến" not in told.err


def test_reindex_mends_a_damaged_catalogue_and_keeps_the_damaged_file(old: Path, troly: Command) -> None:
    assert troly("ask", ASKED).status == 0
    with sqlite3.connect(old / "catalogue.sqlite") as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'documents_content'").fetchone()[0]
    connection.close()
    data = bytearray((old / "catalogue.sqlite").read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    (old / "catalogue.sqlite").write_bytes(data)
    mended = troly("reindex")
    assert (mended.status, "2 văn bản, 0 văn bản không cứu được" in mended.err) == (0, True)
    assert len(list(old.glob("catalogue-*.damaged"))) == 1
    assert [one["id"] for one in troly("documents", "--json").shapes()] == ["1", "2"]
    assert "10 tháng 6 năm 2025" in troly("ask", ASKED).out


def test_a_home_that_cannot_be_written_is_read_as_it_is(old: Path, tmp_path: Path) -> None:
    with open_local(old, "test") as engine:
        assert engine.count() == 2
    copy = tmp_path / "copy"
    shutil.copytree(old, copy)
    for one in [copy, *copy.rglob("*")]:
        one.chmod(0o555 if one.is_dir() else 0o444)
    try:
        with open_local(copy, "test") as engine:
            assert [one.symbol for one in engine.documents()] == ["15/CT-UBND", "2316/SNV-CCHC"]
    finally:
        copy.chmod(0o755)
