"""Killed, shut out, full or read-only: what was stored stays, and nothing is there by halves."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from corpus.errors import DiskFull, StoreReadOnly
from index.store import Incoming, Store

Plan = Callable[..., bytes]
CHILD = Path(__file__).with_name("ingest_child.py")
NOBODY = 65534


def start(home: Path, first: int, count: int, option: str = "") -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(home), str(first), str(count), option],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def check_whole(store: Store, plan: Plan) -> list[int]:
    """The numbers of the plans that are stored; fails if one is not wholly there and found."""
    numbers = []
    for stored in store.documents():
        number = int(stored.file.removesuffix(".txt"))
        assert stored.document.text.startswith("ỦY BAN NHÂN DÂN XÃ AN BÌNH")
        assert stored.header.symbol == f"{number}/KH-UBND"
        assert len(stored.document.sections) == 41
        hits = store.search(f"Tổ công tác số {number}.40", documents=[stored.id])
        assert f"số {number}.40 " in hits[0].quote
        numbers.append(number)
    derived, catalogue = store._derived, store._catalogue
    assert derived._open_lexical().chunk_ids() == catalogue.chunk_ids()
    assert derived._open_vectors().keys() == catalogue.keys()
    return numbers


@pytest.mark.slow
def test_killed_in_the_middle_every_document_is_there_or_not(tmp_path: Path, embedder: Embeddings, plan: Plan) -> None:
    chance = random.Random(7)
    acknowledged: set[int] = set()
    killed = 0
    for turn in range(4):
        child = start(tmp_path, turn * 1000, 1000)
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        first = [child.stdout.readline() for _ in range(chance.randrange(9))]
        # Anywhere: while passages are embedded, vectors written, documents committed or words indexed.
        time.sleep(chance.uniform(0, 0.5))
        child.kill()
        killed += child.wait() < 0
        lines = [*first, *child.stdout.read().splitlines(keepends=True)]
        acknowledged |= {int(line.split()[1].removesuffix(".txt")) for line in lines if line.endswith(".txt\n")}
        child.communicate()
        with Store.open(tmp_path, purpose="kiểm tra", embedder=embedder) as store:
            assert acknowledged <= set(check_whole(store, plan))
    assert killed == 4
    assert acknowledged


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_killed_while_indexing_anew_nothing_is_lost(
    tmp_path: Path, embedder: Embeddings, plan: Plan, steps: int
) -> None:
    numbers = list(range(1, 70))
    with Store.open(tmp_path, purpose="nạp", embedder=embedder) as store:
        list(store.add([Incoming(str(n), f"{n}.txt", plan(n, items=40)) for n in numbers]))
    child = start(tmp_path, 0, 0, "reindex")
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    for _ in range(steps):
        assert child.stdout.readline().startswith("read ")
    child.kill()
    child.communicate()
    with Store.open(tmp_path, purpose="kiểm tra", embedder=embedder) as store:
        assert check_whole(store, plan) == numbers


def test_another_process_is_kept_out_while_this_one_stores(tmp_path: Path, embedder: Embeddings, plan: Plan) -> None:
    with Store.open(tmp_path, purpose="nạp văn bản", embedder=embedder) as store:
        outcomes = store.add(Incoming(str(n), f"{n}.txt", plan(n, items=40)) for n in range(1, 20))
        next(outcomes)
        out, _ = start(tmp_path, 100, 1).communicate()
        assert out == "error busy\n"
        list(outcomes)
    out, _ = start(tmp_path, 100, 1).communicate()
    assert out == "open\nadded 100.txt\n"
    with Store.open(tmp_path, purpose="kiểm tra", embedder=embedder) as store:
        assert check_whole(store, plan) == [*range(1, 20), 100]


def test_two_processes_that_store_one_after_the_other_lose_nothing(
    tmp_path: Path, embedder: Embeddings, plan: Plan
) -> None:
    children = [start(tmp_path, first, 6) for first in (1, 4)]
    for child, first in zip(children, (1, 4), strict=True):
        out, _ = child.communicate()
        while out == "error busy\n":
            out, _ = start(tmp_path, first, 6).communicate()
        assert out.startswith("open\n")
    with Store.open(tmp_path, purpose="kiểm tra", embedder=embedder) as store:
        assert sorted(check_whole(store, plan)) == list(range(1, 10))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes; needs the right to mount."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk; the file-size limit is tested instead")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=6m", "troly", str(folder)]).returncode:
        pytest.skip("mounting is not allowed here; the file-size limit is tested instead")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_ends_the_run_and_keeps_what_was_stored(small_disk: Path, embedder: Embeddings, plan: Plan) -> None:
    stored: list[str] = []
    reserve = small_disk / "reserve"
    reserve.write_bytes(bytes(1_500_000))
    with Store.open(small_disk, purpose="thử", embedder=embedder) as store:
        files = (Incoming(str(n), f"{n}.txt", plan(n, items=40)) for n in range(1, 1000))
        with pytest.raises(DiskFull):
            stored.extend(outcome.file for outcome in store.add(files))
        assert stored
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(10_000_000))
    # A full disk does not stop reading.
    with Store.open(small_disk, purpose="đọc", embedder=embedder) as store:
        assert {document.file for document in store.documents()} == set(stored)
        assert store.search("rà soát thôn 2")
    filler.unlink(missing_ok=True)
    reserve.unlink()
    with Store.open(small_disk, purpose="kiểm tra", embedder=embedder) as store:
        assert len(check_whole(store, plan)) == len(stored)


@pytest.mark.parametrize("limit", [300_000, 700_000, 2_000_000])
def test_a_write_that_is_refused_keeps_what_was_stored(
    tmp_path: Path, embedder: Embeddings, plan: Plan, limit: int
) -> None:
    out, trouble = start(tmp_path, 1, 400, f"limit={limit}").communicate()
    assert out.splitlines()[-1].startswith("error "), trouble
    acknowledged = {line.split()[1] for line in out.splitlines() if line.startswith("added")}
    with Store.open(tmp_path, purpose="kiểm tra", embedder=embedder) as store:
        numbers = check_whole(store, plan)
        assert acknowledged <= {f"{number}.txt" for number in numbers}


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], None]]:
    """Takes the right to write a folder away from this process, also from root, until the test ends."""
    closed: list[Path] = []

    def close(folder: Path) -> None:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        closed.append(folder)
        if os.geteuid() == 0:
            for parent in [folder, *folder.parents][:4]:
                if parent.stat().st_uid == 0 and parent != folder:
                    parent.chmod(0o755)
            os.seteuid(NOBODY)

    yield close
    if os.getuid() == 0:
        os.seteuid(0)
    for folder in closed:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_an_empty_home_that_cannot_be_written_is_an_empty_store(
    tmp_path: Path, embedder: Embeddings, plan: Plan, read_only: Callable[[Path], None]
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    read_only(home)
    for place in (home, home / "deeper"):
        with Store.open(place, purpose="đọc", embedder=embedder) as store:
            assert store.documents() == []
            assert store.search("dân vận") == []
            with pytest.raises(StoreReadOnly):
                next(store.add([Incoming("a", "a.txt", plan(1))]))
            with pytest.raises(StoreReadOnly):
                store.reindex()
    assert list(home.iterdir()) == []


def test_a_full_home_that_cannot_be_written_is_read_and_searched(
    tmp_path: Path, embedder: Embeddings, plan: Plan, read_only: Callable[[Path], None]
) -> None:
    home = tmp_path / "home"
    with Store.open(home, purpose="nạp", embedder=embedder) as store:
        list(store.add([Incoming(str(n), f"{n}.txt", plan(n, items=40)) for n in (1, 2)]))
        before = store.search("rà soát thôn 2")
    contents = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    read_only(home)
    with Store.open(home, purpose="đọc", embedder=embedder) as store:
        assert check_whole(store, plan) == [1, 2]
        assert store.search("rà soát thôn 2") == before
        with pytest.raises(StoreReadOnly):
            list(store.add([Incoming("a", "a.txt", plan(3))]))
        with pytest.raises(StoreReadOnly):
            store.remove(1)
        with pytest.raises(StoreReadOnly):
            store.reindex()
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == contents
