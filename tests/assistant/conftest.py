"""A data home of its own for every test, the command line in this process, and a served API over a real store."""

import io
import json
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from assistant.api.app import create_app
from assistant.cli import run
from assistant.connect import open_local
from assistant.faultlog import record
from assistant.server import listen
from assistant.service import Troly
from index.store import Incoming, Store

# Short, so that embedding them takes no time; the samples serve where real length matters.
DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH AN PHƯỚC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/CT-UBND

An Phước, ngày 12 tháng 5 năm 2025

CHỈ THỊ

Về việc chấn chỉnh giải quyết thủ tục hành chính

1. Các sở, ban, ngành báo cáo kết quả thực hiện, gửi Sở Nội vụ trước ngày 10 tháng 6 năm 2025.

2. Sở Nội vụ tổng hợp báo cáo, trình Ủy ban nhân dân tỉnh trước ngày 25 tháng cuối quý.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""
LETTER = """UBND TỈNH AN PHƯỚC
SỞ NỘI VỤ

Số: 2316/SNV-CCHC
An Phước, ngày 02 tháng 6 năm 2025

Kính gửi: Ủy ban nhân dân các huyện

Thực hiện Chỉ thị số 15/CT-UBND, Sở Nội vụ đề nghị các huyện báo cáo số hồ sơ trễ hạn trước ngày 05/6/2025.

GIÁM ĐỐC
Lê Thị Thử
"""


@dataclass(frozen=True)
class Ran:
    """What one command line did."""

    status: int
    out: str
    err: str

    def shapes(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Served:
    """An API over a store in `home`; `faults` holds the unexpected errors it met."""

    url: str
    home: Path
    engine: Troly
    http: httpx.Client
    faults: list[BaseException]


Command = Callable[..., Ran]


@pytest.fixture(scope="session")
def samples() -> Path:
    return Path(str(files("corpus").joinpath("samples")))


@pytest.fixture(scope="session")
def sample_home(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data home with every sample document, to be copied: embedding them takes most of the time of a store."""
    home = tmp_path_factory.mktemp("samples") / "home"
    with Store.open(home, purpose="test") as store:
        incoming = [Incoming(path.name, path.name, path.read_bytes()) for path in sorted(samples.iterdir())]
        assert {outcome.status for outcome in store.add(incoming)} == {"added"}
    return home


@pytest.fixture(scope="session")
def sample_store(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all tests, to be read only, with every sample document."""
    home = tmp_path_factory.mktemp("read") / "home"
    shutil.copytree(sample_home, home)
    with Store.open(home, purpose="test") as store:
        yield store


@pytest.fixture(scope="session")
def directive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("directive") / "chỉ thị 15.txt"
    file.write_text(DIRECTIVE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("letter") / "công văn 2316.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("TROLY_HOME", str(folder))
    return folder


@pytest.fixture
def troly(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    def command(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        status = run([str(one) for one in arguments])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return command


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    listener = listen(None)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    faults: list[BaseException] = []

    def note(error: BaseException) -> None:
        faults.append(error)
        record(error, folder)

    with open_local(folder, "troly serve", url) as engine:
        server = uvicorn.Server(uvicorn.Config(create_app(engine, note), log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        with httpx.Client(base_url=url, trust_env=False, timeout=120) as http:
            yield Served(url, folder, engine, http, faults)
        server.should_exit = True
        thread.join(10)
    listener.close()
