"""The product as its users have it: documents stored by the command line, questions asked over HTTP."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import httpx
from pydantic import TypeAdapter

from assistant.answer import Answer
from corpus.reading.read import SUFFIXES
from evals.datasets import DataSet
from evals.loopback import comes_up, free_port

HITS = 20
_STOP_SECONDS = 20.0
_ANSWER = TypeAdapter(Answer)


class ProductError(Exception):
    """A command of the product did not do its work; figures made without it would be wrong."""


@dataclass(slots=True)
class Product:
    """A running server over one store. `models`: the language models that took part in its answers."""

    client: httpx.Client
    models: set[str] = field(default_factory=set)

    def ask(self, question: str) -> Answer:
        """The answer to one question. Raises ProductError."""
        answer = answer_of(self.post("/api/ask", {"question": question}))
        if answer.model:
            self.models.add(answer.model)
        return answer

    def search(self, query: str) -> list[dict[str, Any]]:
        """The best passages, best first. Raises ProductError."""
        hits: list[dict[str, Any]] = self.post("/api/search", {"query": query, "limit": HITS})["hits"]
        return hits

    def texts(self, ids: Mapping[str, str]) -> dict[str, str]:
        """Stored texts by file name, of documents given as {file name: id}."""
        return {file: self.get(f"/api/documents/{number}")["text"] for file, number in ids.items()}

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """What a path says to a body. Raises ProductError."""
        return _content(self.client.post(path, json=body))

    def get(self, path: str, **asked: str) -> Any:
        """What stands under a path. Raises ProductError."""
        return _content(self.client.get(path, params=asked))


def answer_of(said: Any) -> Answer:
    """What `POST /api/ask` said. Raises pydantic.ValidationError."""
    return _ANSWER.validate_python(said)


def _content(response: httpx.Response) -> Any:
    if not response.is_success:
        raise ProductError(f"{response.request.url.path} gave {response.status_code}: {response.text[:300]}")
    return response.json()


def stored(data: DataSet, stores: Path, *, old_too: bool = False) -> Path:
    """A data home that holds the documents of a set, made if it is not there yet.

    It is kept under a name made of the documents and of the code that reads and indexes them: a store that other code
    made is not measured, unless `old_too`. Older stores of the same documents are removed when a new one is made.
    """
    documents = _digest(_document_parts(data))
    home = stores / f"{documents}-{_code()}"
    kept = [path.parent for path in sorted(stores.glob(f"{documents}-*/.done")) if old_too or path.parent == home]
    if kept:
        return kept[0]
    for old in stores.glob(f"{documents}-*"):
        shutil.rmtree(old)
    home.mkdir(parents=True)
    made = home / "documents"
    for name, text in data.texts:
        made.mkdir(exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    paths = [*(str(path.resolve()) for path in data.documents), *([str(made)] if data.texts else [])]
    command = [sys.executable, "-m", "assistant.cli", "ingest", "--json", *paths]
    done = subprocess.run(command, env=_environment(home), capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise ProductError(f"troly ingest: {done.stderr.strip()[-500:] or done.stdout[-500:]}")
    (home / ".done").touch()
    return home


def _document_parts(data: DataSet) -> Iterator[bytes]:
    for path in files(data.documents):
        yield path.name.encode() + b"\0" + path.read_bytes()
    for name, text in data.texts:
        yield f"{name}\0{text}".encode()


def files(documents: Sequence[Path]) -> list[Path]:
    """The readable files among paths and below folders, in a fixed order."""
    found = [one for path in documents for one in (path.rglob("*") if path.is_dir() else [path])]
    return sorted(one for one in found if one.is_file() and one.suffix.lower() in SUFFIXES)


def inspected(paths: Sequence[Path]) -> list[Any]:
    """What `troly inspect` says of each file. Raises ProductError where it leaves one out."""
    command = [sys.executable, "-m", "assistant.cli", "inspect", "--json", *map(str, paths)]
    done = subprocess.run(command, env=_environment(Path(os.devnull)), capture_output=True, text=True, encoding="utf-8")
    said = [json.loads(line) for line in done.stdout.split("\n") if line]
    if len(said) != len(paths):
        raise ProductError(f"troly inspect: {done.stderr.strip()[-500:]}")
    return said


def _code() -> str:
    return _digest(
        path.name.encode() + path.read_bytes()
        for package in ("corpus", "index")
        for path in sorted(Path(str(resources.files(package))).rglob("*"))
        if path.is_file() and path.suffix != ".pyc" and path.parent.name != "samples"
    )


def _digest(parts: Iterator[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    return digest.hexdigest()[:12]


@contextmanager
def serving(home: Path) -> Iterator[Product]:
    """The product running over a data home until the block ends. Raises ProductError if it does not start."""
    port = free_port()
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
            if not comes_up(client, lambda: server.poll() is None):
                raise ProductError("troly serve does not answer")
            # The server loads its models in the background; the first requests would measure that.
            product = Product(client)
            product.search("kế hoạch")
            product.ask("Kế hoạch nào?")
            yield product
    finally:
        server.terminate()
        try:
            server.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _environment(home: Path) -> dict[str, str]:
    quiet = {"HF_HUB_DISABLE_PROGRESS_BARS": "1", "TRANSFORMERS_VERBOSITY": "error"}
    return {**os.environ, **quiet, "TROLY_HOME": str(home)}
