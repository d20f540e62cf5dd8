"""Mentions drawn at random, to be read by a person: `python -m evals.citations --docs DIR... [--without GOLD_DIR]`.

Recall and precision on annotated documents say how well the finders do on documents they were tuned for. This prints
mentions of the others with the words around them and what was read out of each, the same ones for the same seed:
whoever reads them counts the wrong ones.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document, Reference
from corpus.errors import DocumentError
from corpus.parse import parse
from corpus.reading.read import SUFFIXES, read

AROUND = 80


@dataclass(frozen=True, slots=True)
class Drawn:
    """One mention with up to `AROUND` characters of its document on either side."""

    file: str
    reference: Reference
    before: str
    after: str

    def shown(self, number: int) -> str:
        """Three lines: where it stands, the words, what was read."""
        one = self.reference
        facts = {"type": one.type, "symbol": one.symbol, "name": one.name, "issuer": one.issuer, "date": one.date}
        read_out = ", ".join(f"{name}={value}" for name, value in facts.items() if value)
        words = " ".join(f"{self.before}⟦{one.quote}⟧{self.after}".split())
        return f"{number}. {self.file} [{one.start}:{one.end}]\n   {words}\n   {read_out}  key={one.key}"


def annotated(folder: Path) -> frozenset[str]:
    """Names of the files that annotations in this folder belong to."""
    return frozenset(json.loads(path.read_text("utf-8"))["file"] for path in folder.glob("*.json"))


def documents(folders: Iterable[Path], without: frozenset[str]) -> Iterator[tuple[str, Document]]:
    """(file name, document) of every file that can be read, in order of path."""
    for path in sorted(one for folder in folders for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES):
        if path.name not in without:
            try:
                yield path.name, parse(read(path.name, path.read_bytes()))
            except DocumentError as error:
                print(f"{path.name}: {error.message}", file=sys.stderr)


def draw(pool: Sequence[tuple[str, Document]], count: int, seed: int) -> list[Drawn]:
    """`count` mentions of all, each as likely as any other, in the order of the documents."""
    mentions = [
        Drawn(
            file,
            one,
            document.text[max(0, one.start - AROUND) : one.start],
            document.text[one.end : one.end + AROUND],
        )
        for file, document in pool
        for one in document.references
    ]
    chosen = random.Random(seed).sample(range(len(mentions)), min(count, len(mentions)))  # noqa: S311
    return [mentions[at] for at in sorted(chosen)]


def main() -> int:
    """Prints the drawn mentions and, last, how many there were to draw from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", nargs="+", type=Path, required=True)
    parser.add_argument("--without", type=Path, help="folder of annotations whose documents are left out")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pool = list(documents(arguments.docs, annotated(arguments.without) if arguments.without else frozenset()))
    drawn = draw(pool, arguments.count, arguments.seed)
    for number, one in enumerate(drawn, start=1):
        print(one.shown(number))
    print(f"{len(drawn)} of {sum(len(one.references) for _, one in pool)} mentions in {len(pool)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
