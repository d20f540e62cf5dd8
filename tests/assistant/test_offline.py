"""Nothing ever leaves the machine: every command works with the network cut, and none tries to use it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent.parent

# Runs at the start of every Python process below: notes and refuses each attempt to reach beyond the loopback.
WATCH = """
import os, socket

def refuse(what):
    with open(os.environ["ATTEMPTS"], "a") as file:
        file.write(f"{what}\\n")
    raise OSError(f"no network: {what}")

def local(host):
    return host in (None, "", "localhost", "127.0.0.1", "::1", b"localhost", b"127.0.0.1")

def connect(self, address, plain=socket.socket.connect):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not local(address[0]):
        refuse(address)
    return plain(self, address)

def getaddrinfo(host, *rest, plain=socket.getaddrinfo, **more):
    if not local(host):
        refuse(host)
    return plain(host, *rest, **more)

socket.socket.connect = connect
socket.getaddrinfo = getaddrinfo
"""


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    (tmp_path / "attempts").touch()
    return {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "watch"),
        "ATTEMPTS": str(tmp_path / "attempts"),
        "TROLY_HOME": str(tmp_path / "home"),
    }


def attempts(watched: dict[str, str]) -> str:
    return Path(watched["ATTEMPTS"]).read_text(encoding="utf-8")


def troly(env: dict[str, str], *arguments: object, prefix: tuple[str, ...] = ()) -> str:
    command = [*prefix, sys.executable, "-m", "assistant.cli", *map(str, arguments)]
    ran = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, timeout=200, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()


def test_the_watch_sees_an_attempt(watched: dict[str, str]) -> None:
    code = "import urllib.request as u\ntry: u.urlopen('http://192.0.2.1/', timeout=1)\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", code], env=watched, check=True, timeout=60)
    assert "192.0.2.1" in attempts(watched)


def test_storing_and_asking_never_try_the_network(watched: dict[str, str], samples: Path) -> None:
    # More than a few passages, so that the engine for bulk work starts too where it is installed.
    assert json.loads(troly(watched, "ingest", "--json", samples).splitlines()[-1])["added"] >= 10
    assert json.loads(troly(watched, "ask", "--json", "Ai tổng hợp báo cáo?"))["status"]
    assert troly(watched, "doctor")
    assert attempts(watched) == ""


def test_the_service_never_tries_the_network(watched: dict[str, str]) -> None:
    command = [sys.executable, "-m", "assistant.cli", "serve"]
    process = subprocess.Popen(command, env=watched, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url = process.stdout.readline().removeprefix("API: ").strip()
        with httpx.Client(base_url=url, trust_env=False, timeout=60) as http:
            assert http.get("/healthz").json()["status"] == "ok"
            assert http.post("/api/ask", json={"question": "Ai báo cáo?"}).json()["status"] == "not_found"
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert attempts(watched) == ""


def test_storing_and_asking_work_without_any_network_at_all(watched: dict[str, str], directive: Path) -> None:
    """In a name space of its own a process has no interface: code outside Python is cut off too."""
    cut = ("unshare", "--user", "--map-root-user", "--net")
    if not shutil.which("unshare") or subprocess.run([*cut, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system gives no network name space")
    troly(watched, "ingest", directive, prefix=cut)
    assert json.loads(troly(watched, "ask", "--json", "Ai tổng hợp báo cáo?", prefix=cut))["citations"]
