"""troly ingest: folders, odd names and bad files."""

import os
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.commands.arguments import gather, load
from corpus.errors import UnreadableFile
from corpus.reading.read import MAX_BYTES

Command = Callable[..., Any]


def test_a_folder_is_searched_through_in_order_and_other_types_are_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/deep/d.txt", "z.mp3", "sub/y.xyz", ".hidden.txt", ".git/x.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    found = gather([tmp_path])
    assert [str(one.relative_to(tmp_path)) for one in found.files] == ["a.md", "b.txt", "sub/c.TXT", "sub/deep/d.txt"]
    assert sorted(one.name for one in found.ignored) == ["y.xyz", "z.mp3"]
    assert found.failed == []


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(file)
    assert gather([file, tmp_path, tmp_path / "." / "a.txt"]).files == [file]


def test_links_that_loop_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to("self.txt")
    found = gather([tmp_path])
    assert [one.name for one in found.files] == ["a.txt", "self.txt"]
    with pytest.raises(UnreadableFile):
        load(tmp_path / "self.txt")


def test_a_folder_without_permission_is_one_failure_and_the_rest_goes_on(
    troly: Command, directive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    (docs / "closed").mkdir(parents=True)
    (docs / "open").mkdir()
    (docs / "open" / directive.name).write_bytes(directive.read_bytes())
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        # Permissions do not stop root, who may run the tests.
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    ran = troly("ingest", docs, "--json")
    summary = ran.shapes()[-1]
    assert ran.status == 1
    assert summary["added"] == 1
    [failure] = summary["failed"]
    assert failure["code"] == "unreadable"
    assert "không có quyền đọc" in failure["message"]
    assert failure["file"].endswith("closed")


def test_bad_files_fail_one_by_one_with_a_reason(troly: Command, directive: Path, tmp_path: Path) -> None:
    bad = {
        "rỗng.txt": b"",
        "trắng.txt": b" \n\t\n",
        "nhị phân.txt": bytes(range(256)) * 40,
        "nul.txt": "Kế hoạch\0 số 1".encode(),
        "nhạc.mp3": b"ID3\x04",
        "lớn.txt": "Văn bản dài. ".encode() * (50_000_000 // 16),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    os.mkfifo(tmp_path / "ống.txt")
    paths = [*(tmp_path / name for name in bad), tmp_path / "ống.txt", tmp_path / "không có.txt", directive]
    ran = troly("ingest", *paths, "--json")
    summary = ran.shapes()[-1]
    assert ran.status == 1
    assert summary["added"] == 1
    assert {one["file"]: one["code"] for one in summary["failed"]} == {
        "rỗng.txt": "empty",
        "trắng.txt": "empty",
        "nhị phân.txt": "binary",
        "nul.txt": "binary",
        "nhạc.mp3": "unsupported",
        "lớn.txt": "too_large",
        "ống.txt": "unreadable",
        "không có.txt": "unreadable",
    }
    assert all(one["message"] for one in summary["failed"])
    told = troly("ingest", *paths)
    assert told.status == 1
    assert len(told.err.splitlines()) == len(bad) + 2
    assert "không nạp được 8" in told.out


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * MAX_BYTES)
    assert len(load(file).data) == MAX_BYTES


def test_decomposed_names_and_text_become_composed(troly: Command, directive: Path, tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Kế hoạch số 1 – bản sao.txt")
    (tmp_path / name).write_text(unicodedata.normalize("NFD", directive.read_text(encoding="utf-8")), encoding="utf-8")
    assert troly("ingest", tmp_path / name).status == 0
    [one] = troly("documents", "--json").shapes()
    assert one["file"] == unicodedata.normalize("NFC", name)
    text = troly("show", one["id"], "--text").out
    assert text == unicodedata.normalize("NFC", text)


def test_a_name_that_is_no_utf8_is_stored_and_shown_escaped(troly: Command, directive: Path, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/k\xe9.txt"
    Path(os.fsdecode(raw)).write_bytes(directive.read_bytes())
    ran = troly("ingest", tmp_path, "--json")
    assert ran.status == 0
    [one] = troly("documents", "--json").shapes()
    assert one["file"] == "k\\xe9.txt"


def test_other_types_in_a_folder_are_noted_but_fail_only_when_named(
    troly: Command, directive: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(directive.read_bytes())
    (tmp_path / "b.mp3").write_bytes(b"ID3")
    ran = troly("ingest", tmp_path)
    assert ran.status == 0
    assert "Bỏ qua 1 tệp" in ran.err
    assert troly("ingest", tmp_path / "b.mp3").status == 1


def test_no_progress_bar_without_a_terminal(troly: Command, directive: Path) -> None:
    assert troly("ingest", directive).err == ""


def test_the_progress_bar_shows_on_a_terminal_and_goes_again(
    troly: Command, directive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ran = troly("ingest", directive, tmp_path / "absent.txt")
    *shown, last = ran.err.split("\n")[0].split("\r")
    assert shown[-1].endswith("xong 2/2 tệp, đã đọc 2")
    assert last.startswith("\x1b[K")


def test_the_documents_in_an_archive_are_stored_each_once(
    troly: Command, directive: Path, letter: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "goi.zip"
    with zipfile.ZipFile(packed, "w") as made:
        for one in (directive, letter):
            made.write(one, f"năm 2026/{one.name}")
        made.writestr("~$x.docx", "x")
    assert troly("ingest", packed, "--json").shapes()[-1]["added"] == 2
    assert troly("ingest", packed, "--json").shapes()[-1]["skipped"] == 2
    files = [one["file"] for one in troly("documents", "--json").shapes()]
    assert sorted(files) == sorted([directive.name, letter.name])
