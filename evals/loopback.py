"""A server of this machine: a port for it, and waiting until it answers. Imports nothing large: measured processes are
started from here.
"""

import socket
import time
from collections.abc import Callable

import httpx

_START_SECONDS = 120.0


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def comes_up(client: httpx.Client, alive: Callable[[], bool] = lambda: True) -> bool:
    """Whether `troly serve` answers within two minutes; no use waiting longer than it is `alive`."""
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and alive():
        try:
            if client.get("/healthz").is_success:
                return True
        except httpx.TransportError:
            time.sleep(0.1)
    return False
