"""`python -m ui`: both programs start, are found, and end together."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from ui.launch import free_port, running_page

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.slow


@contextmanager
def launched(home: Path) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    process = subprocess.Popen(
        [sys.executable, "-m", "ui"],
        env={**os.environ, "TROLY_HOME": str(home)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.fullmatch(r"Trợ lý đã sẵn sàng: (http://localhost:\d+)\n", said)
        assert found, said
        yield process, found[1]
    finally:
        process.terminate()
        process.communicate(timeout=40)


def answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False, timeout=10).is_success
    except httpx.HTTPError:
        return False


def service_of(home: Path) -> tuple[int, str]:
    owner = json.loads((home / "owner.json").read_text(encoding="utf-8"))
    return owner["pid"], owner["url"]


def test_one_start_opens_the_page_a_second_finds_it_and_the_end_closes_all(tmp_path: Path) -> None:
    with launched(tmp_path) as (process, page):
        _, api = service_of(tmp_path)
        assert answers(page)
        assert answers(f"{api}/healthz")
        assert running_page(tmp_path) == page
        again = subprocess.run(
            [sys.executable, "-m", "ui"],
            env={**os.environ, "TROLY_HOME": str(tmp_path)},
            cwd=ROOT,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (again.returncode, again.stderr) == (0, b"")
        assert page in again.stdout.decode()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=40)
        assert process.returncode == 0
        assert "Đã dừng trợ lý." in out
    assert not answers(page)
    assert not answers(f"{api}/healthz")
    assert running_page(tmp_path) is None


def test_a_service_that_dies_takes_the_page_with_it_and_is_told(tmp_path: Path) -> None:
    with launched(tmp_path) as (process, page):
        pid, _ = service_of(tmp_path)
        os.kill(pid, signal.SIGKILL)
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 1
        assert "Dịch vụ đã dừng ngoài ý muốn" in out
    assert not answers(page)


def test_a_service_that_cannot_start_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("not a folder", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "ui"],
        env={**os.environ, "TROLY_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert "Không khởi động được dịch vụ" in ran.stdout.decode()
    assert b"Traceback" not in ran.stderr


def test_a_note_of_a_dead_launcher_is_ignored(tmp_path: Path) -> None:
    assert running_page(tmp_path) is None
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for note in (
        "",
        "[]",
        "{}",
        '{"pid": "x", "url": "y"}',
        json.dumps({"pid": gone.pid, "url": "http://localhost:9"}),
    ):
        (tmp_path / "page.json").write_text(note, encoding="utf-8")
        assert running_page(tmp_path) is None


def test_a_taken_port_is_passed_over() -> None:
    import socket

    first = free_port(8600)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first))
        taken.listen()
        assert free_port(first) > first
