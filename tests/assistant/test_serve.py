"""`troly serve` and other commands as processes of their own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.server import listen
from corpus.errors import ServiceError

ROOT = Path(__file__).parent.parent.parent


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "TROLY_HOME": str(home), **more}


def troly(home: Path, *arguments: object, **more: Any) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "assistant.cli", *map(str, arguments)]
    env = environment(home, **more.pop("env", {}))
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, timeout=120, check=False, **more)


@contextmanager
def serving(home: Path, *arguments: str) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "serve", *arguments],
        env=environment(home),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("API: http://127.0.0.1:"), process.communicate()
        yield process, line.removeprefix("API: ").strip()
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_serve_answers_gives_the_store_back_and_is_found_by_commands(tmp_path: Path, directive: Path) -> None:
    with serving(tmp_path) as (process, url):
        assert httpx.get(f"{url}/healthz", trust_env=False, timeout=30).json()["status"] == "ok"
        assert troly(tmp_path, "ingest", directive).returncode == 0
        listed = json.loads(troly(tmp_path, "documents", "--json").stdout)
        assert listed["file"] == directive.name
        again = troly(tmp_path, "serve")
        assert again.returncode == 0
        assert f"API: {url}\n" in again.stdout.decode()
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) in (0, -signal.SIGTERM)
    after = troly(tmp_path, "documents", "--json")
    assert json.loads(after.stdout) == listed


def test_samples_arrive_in_the_background_of_a_first_start(tmp_path: Path) -> None:
    with serving(tmp_path, "--samples") as (_, url), httpx.Client(base_url=url, trust_env=False, timeout=60) as http:
        # The question waits for nothing; the samples are complete when the marker is there.
        assert http.get("/healthz").status_code == 200
        wait_until(lambda: (tmp_path / "ever-stored").exists())
        listed = http.get("/api/documents").json()["documents"]
        assert len(listed) >= 10
        for one in listed[1:]:
            http.delete(f"/api/documents/{one['id']}")
    with serving(tmp_path, "--samples") as (_, url):
        assert httpx.get(f"{url}/healthz", trust_env=False, timeout=30).json()["documents"] == 1


def wait_until(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(0.05)


def test_a_taken_port_is_told_and_the_next_is_found_without_asking(tmp_path: Path) -> None:
    with listen(None) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServiceError):
            listen(port)
        ran = troly(tmp_path, "serve", "--port", port)
        assert ran.returncode == 1
        assert f"Cổng {port}" in ran.stderr.decode()
        with listen(None) as other:
            assert other.getsockname()[1] != port


def test_the_service_listens_on_the_loopback_only() -> None:
    with listen(None) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.family == socket.AF_INET


def test_output_is_utf8_under_any_locale(tmp_path: Path) -> None:
    for locale in ("C", "POSIX"):
        ran = troly(tmp_path, "documents", env={"LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert ran.returncode == 0
        assert "Kho chưa có văn bản nào" in ran.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m assistant.cli --help | true; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(
        ["bash", "-c", command], env=environment(tmp_path), cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert ran.stderr == b""
    # A stream of answers breaks off while it is being written.
    lines = '{"q": ""}\n' * 5_000
    command = f"{sys.executable} -m assistant.cli search --jsonl | head -n 1"
    ran = subprocess.run(
        ["bash", "-c", command],
        env=environment(tmp_path),
        cwd=ROOT,
        input=lines.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.stderr == b""
    assert json.loads(ran.stdout)["error"]["code"] == "question"


# A disk of its own for the data home, in a name space of its own: no privilege is needed, nothing outside is touched.
SMALL_DISK = """
set -e
mount -t tmpfs -o size=6m tmpfs "$TROLY_HOME"
troly() { status=0; "$PYTHON" -m assistant.cli "$@" 2>"$TELLS/$name.err" >"$TELLS/$name.out" || status=$?
          echo "$status" >"$TELLS/$name.status"; }
name=first troly ingest "$FIRST"
dd if=/dev/zero of="$TROLY_HOME/fill" bs=1k 2>/dev/null || true
name=full troly ingest "$SECOND"
rm "$TROLY_HOME/fill"
name=after troly documents --json
mount -o remount,ro "$TROLY_HOME"
name=closed troly ingest "$SECOND"
name=removed troly remove 1
name=read troly search "báo cáo" --json
"""
NAME_SPACE = ("unshare", "--user", "--map-root-user", "--mount")


def test_a_full_and_a_read_only_disk_are_told_and_keep_what_was_stored(
    tmp_path: Path, directive: Path, letter: Path
) -> None:
    if (
        not shutil.which("unshare")
        or subprocess.run([*NAME_SPACE, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this system gives no name space to mount a small disk in")
    home, tells = tmp_path / "home", tmp_path / "tells"
    home.mkdir()
    tells.mkdir()
    more = {"PYTHON": sys.executable, "TELLS": str(tells), "FIRST": str(directive), "SECOND": str(letter)}
    subprocess.run(
        [*NAME_SPACE, "bash", "-c", SMALL_DISK], env=environment(home, **more), cwd=ROOT, check=True, timeout=200
    )

    def told(name: str) -> tuple[int, str, str]:
        status, out, err = ((tells / f"{name}.{what}").read_text(encoding="utf-8") for what in ("status", "out", "err"))
        return int(status), out, err

    assert told("first")[0] == 0
    status, _, err = told("full")
    assert (status, err.count("\n")) == (1, 1)
    assert err.startswith("Lỗi: Ổ đĩa chứa")
    assert json.loads(told("after")[1])["file"] == directive.name
    for name in ("closed", "removed"):
        status, _, err = told(name)
        assert (status, err.count("\n")) == (1, 1)
        assert err.startswith("Lỗi: Không ghi được vào thư mục dữ liệu")
    status, out, err = told("read")
    assert (status, err) == (0, "")
    assert json.loads(out)["hits"]
