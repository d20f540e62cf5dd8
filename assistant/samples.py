"""The sample documents that a first start puts into an empty store."""

import threading
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.service import SAMPLE_SOURCE, Troly
from corpus.read import SUFFIXES

if TYPE_CHECKING:
    from index.stored import Incoming


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
