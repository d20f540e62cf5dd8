"""The real service, the real page and a real browser."""

import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ui.serving import PHONE, ROOT, WIDE, free_port, page_for, running, wait_until_it_answers, watched

# So that a failing check there says what it saw.
pytest.register_assert_rewrite("tests.ui.looking")

CHROMIUM = Path("/usr/bin/chromium")
SAMPLE = ROOT / "corpus" / "samples" / "chi-thi-15-cai-cach-hanh-chinh.txt"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with an empty store."""
    folder = tmp_path_factory.mktemp("service")
    port, log = free_port(), folder / "service.log"
    command = [sys.executable, "-m", "assistant.cli", "serve", f"--port={port}"]
    with running(command, log, TROLY_HOME=str(folder / "home")) as process:
        wait_until_it_answers(f"http://127.0.0.1:{port}/healthz", process, log)
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def address(service: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page over `service`."""
    with page_for(service, tmp_path_factory.mktemp("page")) as url:
        yield url


@pytest.fixture(scope="session")
def stocked(service: str) -> str:
    """The service with one sample stored; the id of that document."""
    sent = {"files": (SAMPLE.name, SAMPLE.read_bytes())}
    stored = httpx.post(f"{service}/api/documents", files=sent, trust_env=False, timeout=120).json()
    return str(stored["documents"][0]["id"])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    # A busy machine may take its time; what does not come at all still fails.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    with watched(browser, WIDE) as page:
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with watched(browser, PHONE) as page:
        yield page
