"""Passages embedded a second, in bulk and one by one: `python -m evals.bench.passages DOCS COUNT`."""

import json
import os
import sys
import time
from pathlib import Path

from corpus.parse import parse
from corpus.reading.read import read
from evals.bench.figures import Embedding
from evals.bench.questions import documents
from index.chunk import chunk
from index.embedding import open_embedder

# So few that the embedder does not find it worth while to load the bulk engine.
ONE_BY_ONE = 20
WARMING = 64


def measure(folder: Path, count: int) -> Embedding:
    """Embed `count` chunks of the folder's documents at once, and some of them one by one."""
    passages: list[str] = []
    for path in documents(folder):
        passages += [piece.passage for piece in chunk(parse(read(path.name, path.read_bytes())))]
    step = max(len(passages) // count, 1)
    passages = passages[::step][:count]

    single = _rate(passages[:ONE_BY_ONE], at_once=1)
    bulk = _rate(passages, at_once=len(passages))
    return Embedding(bulk_per_second=round(bulk, 1), single_per_second=round(single, 1), threads=os.cpu_count() or 1)


def _rate(passages: list[str], *, at_once: int) -> float:
    """Passages a second, with the model already loaded: loading belongs to storing, not to the rate."""
    embedder = open_embedder()
    embedder.embed_documents(passages[: min(at_once, WARMING)])
    started = time.perf_counter()
    for start in range(0, len(passages), at_once):
        embedder.embed_documents(passages[start : start + at_once])
    return len(passages) / (time.perf_counter() - started)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2])).model_dump()))
