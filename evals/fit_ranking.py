"""Find the weights of index/data/ranking.yaml on questions whose evidence is known.

`python -m evals.fit_ranking [--annotations DIR --docs DIR ...]` stores the documents (the samples), searches every
question (of data/sample_questions.yaml) with every combination of weights, and prints the best beside the shipped
one. Statute benchmarks are never read here: they only judge.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from evals.questions import load, samples
from index.embedding import Embedder, open_embedder
from index.fusion import Columns, Ranking, ranking
from index.store import Incoming, Store
from index.syllables import tokenise

# BM25's own k1 times one over the body's weight: 1.2, 0.6, 0.4 and 0.24.
SATURATION = (1.0, 2.0, 3.0, 5.0)
TITLE = (0.3, 0.6, 1.0, 1.5)
HEADING = (1.0, 1.5)
MEANING = (0.0, 0.3, 0.5, 0.7, 1.0)
DEPTH = 10
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and exact words that answer it."""

    q: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a ranking finds the evidence: the mean reciprocal rank and the share of first places."""

    mrr: float
    first: float
    weights: Ranking


class Remembering(Embedder):
    """The embedder in use, asked once for every question."""

    def __init__(self) -> None:
        self._engine = open_embedder()
        self._queries: dict[str, list[float]] = {}
        self.name = self._engine.name

    @property
    def dimension(self) -> int:
        """The number of values of a vector."""
        return self._engine.dimension

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        if text not in self._queries:
            self._queries[text] = self._engine.embed_query(text)
        return self._queries[text]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages."""
        return self._engine.embed_documents(texts)


def combinations() -> Iterator[Ranking]:
    """Every combination to try; a word without diacritics counts as much as one of the body."""
    for saturation, title, heading, meaning in product(SATURATION, TITLE, HEADING, MEANING):
        columns = Columns(title=title * saturation, heading=heading * saturation, body=saturation, folded=saturation)
        yield Ranking(columns=columns, meaning=meaning, asking=ranking().asking)


def reciprocal(quotes: Sequence[str], evidence: Sequence[str]) -> float:
    """One over the rank of the first quote that holds half of the word pairs of an evidence; 0 without one."""
    pairs = [_pairs(words) for words in evidence]
    for rank, quote in enumerate(quotes, 1):
        have = _pairs(quote)
        if any(len(wanted & have) >= _SAME * len(wanted) for wanted in pairs if wanted):
            return 1 / rank
    return 0.0


def judge(store: Store, questions: Sequence[Asked], weights: Ranking) -> Fit:
    """How well these weights find the evidence of the questions."""
    found = [
        reciprocal([hit.quote for hit in store.search(one.q, limit=DEPTH, weights=weights)], one.evidence)
        for one in questions
    ]
    return Fit(sum(found) / len(found), sum(value == 1 for value in found) / len(found), weights)


def annotated(folder: Path) -> list[Asked]:
    """The questions with evidence of a folder of annotations: JSON files with `questions` of `q` and `evidence`."""
    files = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    asked = [one for file in files for one in file["questions"] if one["kind"] != "unanswerable"]
    return [Asked(one["q"], tuple(one["evidence"])) for one in asked if one.get("evidence")]


def main() -> None:
    """Print the best combinations, best first, and what is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="keep the stored documents here")
    parser.add_argument("--annotations", type=Path, help="a folder of annotations, in place of the shipped questions")
    parser.add_argument("--docs", type=Path, nargs="+", default=[samples()], help="the folders of the documents")
    parser.add_argument("--show", type=int, default=10, help="how many of the best to print")
    options = parser.parse_args()
    shipped = [Asked(one.q, one.evidence) for one in load() if one.evidence]
    questions = annotated(options.annotations) if options.annotations else shipped
    files = sorted(path for folder in options.docs for path in folder.iterdir() if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        with Store.open(home, purpose="evals.fit_ranking", embedder=Remembering()) as store:
            for _ in store.add([Incoming(str(path.resolve()), path.name, path.read_bytes()) for path in files]):
                pass
            fits = sorted((judge(store, questions, one) for one in combinations()), key=lambda fit: -fit.mrr)
            now = judge(store, questions, ranking())
    for fit in [*fits[: options.show], now]:
        print(f"MRR {fit.mrr:.4f}  R@1 {fit.first:.4f}  {fit.weights.columns}  meaning={fit.weights.meaning}")
    print(f"{len(questions)} questions; the last line is what is shipped")


def _pairs(text: str) -> frozenset[str]:
    return frozenset(token for token in tokenise(text) if "_" in token)


if __name__ == "__main__":
    main()
