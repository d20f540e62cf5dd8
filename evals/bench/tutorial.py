"""The other side: the retrieval pipeline of LangChain's tutorial, with the same weights.

RecursiveCharacterTextSplitter 1000/200, `add_documents` into a persistent Chroma, `similarity_search`. Run as
`python -m evals.bench.tutorial ingest HOME DOCS` or `... search HOME LIMIT` (a query a line in, a line out).
"""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

if TYPE_CHECKING:
    from langchain_chroma import Chroma

CHUNK_SIZE = 1000
CHUNK_OVERLAP = 200


class SentenceTransformerEmbeddings(Embeddings):
    """What langchain-huggingface does for a local E5 folder: float32, library defaults, E5's prefixes."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self._model: Any = SentenceTransformer(str(folder), local_files_only=True)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector a passage."""
        return self._encode([f"passage: {text}" for text in texts])

    def embed_query(self, text: str) -> list[float]:
        """One unit vector."""
        return self._encode([f"query: {text}"])[0]

    def _encode(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._model.encode(texts, normalize_embeddings=True).tolist()
        return vectors


def store(home: Path) -> "Chroma":
    """The tutorial's vector store, kept under `home`."""
    from langchain_chroma import Chroma

    from index.expand import expand_model

    return Chroma(
        collection_name="tutorial",
        embedding_function=SentenceTransformerEmbeddings(expand_model()),
        persist_directory=str(home / "tutorial"),
    )


def ingest(home: Path, folder: Path) -> None:
    """Split and store every text file of the folder."""
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from evals.bench.questions import documents

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP, add_start_index=True)
    loaded = [Document(page_content=_text(path), metadata={"source": path.name}) for path in documents(folder)]
    store(home).add_documents(splitter.split_documents(loaded))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def search(home: Path, limit: int) -> None:
    """Answer the queries on stdin, one JSON line each, until it is closed."""
    vectors = store(home)
    for line in sys.stdin:
        hits = vectors.similarity_search(json.loads(line)["q"], k=limit)
        print(json.dumps({"hits": [hit.metadata["source"] for hit in hits]}), flush=True)


if __name__ == "__main__":
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    if sys.argv[1] == "ingest":
        ingest(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        search(Path(sys.argv[2]), int(sys.argv[3]))
