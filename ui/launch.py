"""Start the assistant's service and the page together, say where the page is, and end both together."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO

import httpx

PAGE_PORT = 8501
_PORTS_TRIED = 50
_HOST = "127.0.0.1"
_API_PREFIX = "API: "
_START_SECONDS = 180
_END_SECONDS = 10
_PAUSE = 0.1
_PAGE_FILE = "page.json"


class Stopped(Exception):
    """The user asked to end, or one of the two programs ended by itself."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def launch(home: Path) -> int:
    """Run until told to end; returns the exit status. An instance already running for `home` is only pointed at."""
    running = running_page(home)
    if running:
        _say(f"Trợ lý đang chạy sẵn: {running}")
        return 0
    _on_signals()
    try:
        with _children(home) as (api, page, url):
            _say(f"Trợ lý đã sẵn sàng: {url}")
            _say("Nhấn Ctrl+C để dừng.")
            _watch(api, page)
    except Stopped as stopped:
        _say(stopped.message)
        return stopped.status
    return 0


def running_page(home: Path) -> str | None:
    """The address of the page that a live launcher of this home keeps, if it answers."""
    try:
        noted = json.loads((home / _PAGE_FILE).read_text(encoding="utf-8"))
        os.kill(int(noted["pid"]), 0)
        url = str(noted["url"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return url if _answers(f"{url}/_stcore/health") else None


def free_port(first: int) -> int:
    """The first port from `first` on that nobody listens on."""
    for port in range(first, first + _PORTS_TRIED):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind((_HOST, port))
                return port
    raise Stopped(f"Không còn cổng trống từ {first} đến {first + _PORTS_TRIED - 1}.", 1)


@contextmanager
def _children(home: Path) -> Iterator[tuple[subprocess.Popen[str], subprocess.Popen[str], str]]:
    """Both programs up and answering, and the page's address; they are ended on the way out, however that is."""
    started: list[subprocess.Popen[str]] = []
    try:
        # A session of its own: Ctrl-C reaches the launcher alone, which then ends the two in order.
        api = subprocess.Popen(
            [sys.executable, "-m", "assistant.cli", "serve", "--samples"],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=_root(),
            start_new_session=True,
        )
        started.append(api)
        api_url = _announced(api)
        port = free_port(PAGE_PORT)
        page = _start_page(port, api_url, home)
        started.append(page)
        url = f"http://localhost:{port}"
        _wait(f"{api_url}/healthz", api, page)
        _wait(f"http://{_HOST}:{port}/_stcore/health", api, page)
        _note_page(home, url)
        yield api, page, url
    finally:
        for child in reversed(started):
            child.terminate()
        for child in reversed(started):
            _end(child)
        _forget_page(home)


def _start_page(port: int, api_url: str, home: Path) -> subprocess.Popen[str]:
    script = Path(__file__).with_name("app.py")
    options = {
        "server.port": str(port),
        "server.address": _HOST,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "global.developmentMode": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    with _page_log(home) as log:
        return subprocess.Popen(  # noqa: S603 (our own interpreter, arguments of our own)
            [sys.executable, "-m", "streamlit", "run", str(script), *flags],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            cwd=_root(),
            env=os.environ | {"TROLY_API": api_url},
            start_new_session=True,
        )


@contextmanager
def _page_log(home: Path) -> Iterator[IO[bytes] | int]:
    """Where the page's own (English) messages go: a file of the last start."""
    try:
        (home / "logs").mkdir(parents=True, exist_ok=True)
        log = (home / "logs" / "page.log").open("wb")
    except OSError:
        yield subprocess.DEVNULL
        return
    with log:
        yield log


def _announced(api: subprocess.Popen[str]) -> str:
    """The address that the service prints first. Raises Stopped when it ends without one; it has said why itself."""
    line = api.stdout.readline() if api.stdout else ""
    if not line.startswith(_API_PREFIX):
        raise Stopped("Không khởi động được dịch vụ; lý do ở dòng trên.", 1)
    return line.removeprefix(_API_PREFIX).strip()


def _wait(url: str, api: subprocess.Popen[str], page: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not _answers(url):
        _check(api, page)
        if time.monotonic() > deadline:
            raise Stopped(f"Chờ quá {_START_SECONDS} giây mà {url} chưa trả lời.", 1)
        time.sleep(_PAUSE)


def _watch(api: subprocess.Popen[str], page: subprocess.Popen[str]) -> None:
    while True:
        _check(api, page)
        time.sleep(0.5)


def _check(api: subprocess.Popen[str], page: subprocess.Popen[str]) -> None:
    # Status 0 is a service that found another one of this home running and pointed us at it.
    if api.poll() not in (None, 0):
        raise Stopped(f"Dịch vụ đã dừng ngoài ý muốn (mã {api.returncode}); hãy chạy lại.", 1)
    if page.poll() is not None:
        raise Stopped(f"Trang hỏi đáp đã dừng ngoài ý muốn (mã {page.returncode}); chi tiết trong logs/page.log.", 1)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _end(child: subprocess.Popen[str]) -> None:
    try:
        child.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    if child.stdout:
        child.stdout.close()


def _on_signals() -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        # A second signal must not cut the ending short.
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, signal.SIG_IGN)
        raise Stopped("Đã dừng trợ lý.", 0)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def _note_page(home: Path, url: str) -> None:
    # Without the note a second start opens a second page; that is no reason to fail.
    with suppress(OSError):
        (home / _PAGE_FILE).write_text(json.dumps({"url": url, "pid": os.getpid()}), encoding="utf-8")


def _forget_page(home: Path) -> None:
    with suppress(OSError):
        (home / _PAGE_FILE).unlink(missing_ok=True)


def _root() -> Path:
    """Where the packages lie, so that `-m` finds them also without an installation."""
    return Path(__file__).resolve().parent.parent


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
