"""The lock on a data home: one owner at a time, named to the others."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import StoreBusy, StoreReadOnly
from index.lock import LOCK_FILE, OWNER_FILE, Owner, StoreLock, owner

HOLDER = """
import sys
from pathlib import Path
from index.lock import StoreLock
StoreLock(Path(sys.argv[1])).acquire("nạp văn bản", "http://127.0.0.1:9")
print("held", flush=True)
sys.stdin.read()
"""


def hold(home: Path) -> "subprocess.Popen[str]":
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_a_free_home_has_no_owner(tmp_path: Path) -> None:
    assert owner(tmp_path / "nothing here") is None
    lock = StoreLock(tmp_path)
    lock.acquire("hỏi")
    lock.release()
    assert owner(tmp_path) is None


def test_the_owner_is_named(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path)
    lock.acquire("phục vụ", "http://127.0.0.1:8000")
    assert owner(tmp_path) == Owner(os.getpid(), "phục vụ", "http://127.0.0.1:8000")
    lock.release()


def test_the_second_is_turned_away_and_told_by_whom(tmp_path: Path) -> None:
    first, second = StoreLock(tmp_path), StoreLock(tmp_path)
    first.acquire("nạp văn bản")
    with pytest.raises(StoreBusy, match=f"nạp văn bản, tiến trình {os.getpid()}"):
        second.acquire("hỏi")
    first.release()
    second.acquire("hỏi")
    second.release()


def test_another_process_is_kept_out_until_the_holder_is_killed(tmp_path: Path) -> None:
    child = hold(tmp_path)
    try:
        assert owner(tmp_path) == Owner(child.pid, "nạp văn bản", "http://127.0.0.1:9")
        with pytest.raises(StoreBusy, match=str(child.pid)):
            StoreLock(tmp_path).acquire("hỏi")
    finally:
        child.kill()
        child.communicate()
    assert (tmp_path / OWNER_FILE).exists()
    assert owner(tmp_path) is None
    lock = StoreLock(tmp_path)
    lock.acquire("hỏi")
    assert owner(tmp_path) == Owner(os.getpid(), "hỏi", None)
    lock.release()


@pytest.mark.parametrize(
    "note",
    [
        "",
        "{",
        "[]",
        '{"pid": null, "purpose": "x", "url": null}',
        '{"purpose": "x"}',
        json.dumps({"pid": 2**22 + 7, "purpose": "đã chết", "url": None}),
    ],
)
def test_a_note_that_tells_nothing_leaves_the_owner_unknown(tmp_path: Path, note: str) -> None:
    lock = StoreLock(tmp_path)
    lock.acquire("hỏi")
    (tmp_path / OWNER_FILE).write_text(note, encoding="utf-8")
    assert owner(tmp_path) == Owner(None, "không rõ")
    lock.release()


def test_asking_for_the_owner_does_not_take_the_lock(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).touch()
    assert owner(tmp_path) is None
    lock = StoreLock(tmp_path)
    lock.acquire("hỏi")
    lock.release()
    lock.release()


def test_a_home_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    for home in (tmp_path / "tệp", tmp_path / "tệp" / "dưới"):
        with pytest.raises(StoreReadOnly):
            StoreLock(home).acquire("hỏi")
