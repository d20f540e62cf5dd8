"""Queries made of the documents' own titles and headings: the same folder gives the same queries every time.

Run as a process of its own (`python -m evals.bench.questions DIR COUNT`, one JSON object a line): the kernel
counts the parent's memory into a child's peak, so the process that starts the measured ones must stay small.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import DocumentError
from corpus.parse import parse
from corpus.reading.read import read

_WORDS = range(4, 26)


def questions(folder: Path, count: int) -> list[str]:
    """At most `count` different headings, evenly spread over the folder."""
    found = list(dict.fromkeys(_headings(folder)))
    step = max(len(found) / count, 1.0)
    return [found[int(n * step)] for n in range(min(count, len(found)))]


def documents(folder: Path) -> list[Path]:
    """The text files of a folder, in a fixed order."""
    return sorted(p for p in folder.rglob("*") if p.suffix in {".txt", ".md"} and p.is_file())


def _headings(folder: Path) -> Iterator[str]:
    for path in documents(folder):
        try:
            document = parse(read(path.name, path.read_bytes()))
        except DocumentError:
            continue
        titles = [document.header.title or "", *(section.title for section in document.sections)]
        for title in titles:
            words = title.split()
            if len(words) in _WORDS:
                yield " ".join(words)


if __name__ == "__main__":
    for question in questions(Path(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps({"q": question}, ensure_ascii=False))
