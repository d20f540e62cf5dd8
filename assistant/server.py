"""Run the API: one process that owns the store, on the loopback only; samples for an empty store."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI

from assistant.api.app import Lifespan, create_app
from assistant.connect import open_local
from assistant.console import note, say
from assistant.faultlog import record
from assistant.service import SAMPLE_SOURCE, Troly
from assistant.settings import API_HOST, API_PORT
from corpus.errors import ServiceError, TrolyError
from corpus.reading.read import SUFFIXES

if TYPE_CHECKING:
    from index.stored import Incoming


# The sample documents that a first start puts into an empty store.


def store_samples(engine: Troly, stopping: threading.Event) -> None:
    """Store every sample; ends early, to be taken up at the next start, when `stopping` is set."""
    for _ in engine.add(_samples(stopping)):
        pass
    if not stopping.is_set():
        engine.mark_used()


def _samples(stopping: threading.Event) -> Iterator["Incoming"]:
    from index.stored import Incoming

    for sample in sorted(files("corpus").joinpath("samples").iterdir(), key=lambda one: one.name):
        if stopping.is_set():
            return
        if sample.name.endswith(SUFFIXES):
            yield Incoming(source=SAMPLE_SOURCE + sample.name, file=sample.name, data=sample.read_bytes())


# Run the API: one process that owns the store, on the loopback only.


_PORTS_TRIED = 50
# An open event stream must not keep the process alive for long after it was asked to end.
_GRACE_SECONDS = 5


def listen(port: int | None) -> socket.socket:
    """A listening socket on this port, or, without one, on the first free port from the usual one on.

    Raises ServiceError when the port is taken.
    """
    wanted = [port] if port else range(API_PORT, API_PORT + _PORTS_TRIED)
    for one in wanted:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # Else a port stays taken for a minute after the last run.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((API_HOST, one))
            listener.listen(128)
        except OSError:
            listener.close()
            continue
        return listener
    raise ServiceError(f"Cổng {wanted[0]} đang được chương trình khác dùng; hãy chọn cổng khác bằng --port.")


def run(listener: socket.socket, home: Path, *, samples: bool) -> None:
    """Serve until the process is told to end. Raises StoreBusy when another process owns the store."""
    url = f"http://{API_HOST}:{listener.getsockname()[1]}"
    engine = open_local(home, "troly serve", url)
    say(f"API: {url}")
    app = create_app(engine, lambda error: record(error, home), _lifespan(engine, home, samples=samples))
    config = uvicorn.Config(
        app,
        # The program's own log takes what the server has to say.
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _lifespan(engine: Troly, home: Path, *, samples: bool) -> Lifespan:
    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        stopping = threading.Event()
        work = threading.Thread(target=_prepare, args=(engine, home, samples, stopping), name="prepare", daemon=True)
        work.start()
        yield
        stopping.set()
        await asyncio.to_thread(engine.close)

    return life


def _prepare(engine: Troly, home: Path, samples: bool, stopping: threading.Event) -> None:
    """What the first question would wait for: the model in memory and, on a fresh start, the sample documents."""
    try:
        if samples and not engine.ever_used():
            store_samples(engine, stopping)
        if not stopping.is_set():
            engine.warm()
    except TrolyError as error:
        note(f"Chưa chuẩn bị xong: {error.message}")
    except Exception as error:
        record(error, home)
        note("Chưa chuẩn bị xong vì lỗi ngoài dự kiến; chi tiết kỹ thuật nằm trong nhật ký.")
