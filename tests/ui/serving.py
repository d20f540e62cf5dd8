"""Running the real service and the real page on free ports of this machine, and watching the browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 60
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


@contextmanager
def running(command: list[str], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(url, trust_env=False, timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer: {log.read_text(encoding='utf-8', errors='replace')}")


@contextmanager
def page_for(api: str, folder: Path) -> Iterator[str]:
    """The address of a page that talks to the service at `api`."""
    port, log = free_port(), folder / "page.log"
    command = [sys.executable, "-m", "streamlit", "run", "ui/app.py"]
    options = [f"--server.port={port}", "--server.address=127.0.0.1"]
    with running([*command, *options], log, TROLY_API=api) as process:
        wait_until_it_answers(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def watched(browser: Browser, viewport: dict[str, int]) -> Iterator[Page]:
    """A fresh page; afterwards nothing may have left this machine and the browser may have no complaint."""
    context = browser.new_context(
        viewport={"width": viewport["width"], "height": viewport["height"]},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page, strays, complaints = context.new_page(), list[str](), list[str]()
    page.on("request", lambda sent: None if is_local(sent.url) else strays.append(sent.url))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(30_000)
    yield page
    context.close()
    assert strays == []
    assert complaints == []


def is_local(url: str) -> bool:
    return httpx.URL(url).host == "127.0.0.1" or url.startswith(("data:", "blob:http://127.0.0.1"))
