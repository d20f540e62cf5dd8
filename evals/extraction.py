"""What a change of the parser found or lost: `python -m evals.extraction --docs DIR... [--record]`.

Every document below the folders is read in this process; each thing read out of it (header facts, outline entries,
references, reports, tasks) is known by a short hash, so that the recorded run holds no words of the documents. The
report lists gains with their words, losses with their place, and the time beside that of the recorded run.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.inspect import inspect_file
from corpus.read import SUFFIXES

RECORDED = Path(__file__).parent / "recorded" / "extraction.json"
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One thing read out of a document. `id` is stable as long as its kind and words are."""

    kind: str
    id: str
    start: int
    words: str


def items(inspected: dict[str, object]) -> Iterator[Item]:
    """Everything in one JSON object of `troly inspect`."""
    header = inspected.get("document")
    for name, value in header.items() if isinstance(header, dict) else ():
        if value:
            yield _item(f"header.{name}", 0, str(value))
    for kind in ("outline", "references", "reports", "tasks", "warnings"):
        found = inspected.get(kind)
        for one in found if isinstance(found, list) else ():
            yield _item(kind, one["start"], _words(kind, one))


def _words(kind: str, one: dict[str, object]) -> str:
    if kind == "outline":
        return f"{one['label']} {one['title']}"
    if kind == "warnings":
        return f"{one['code']} {one['message']}"
    details = {"references": ("key",), "reports": ("who", "to", "via", "deadlines"), "tasks": ("id", "lead", "time")}[
        kind
    ]
    return json.dumps([one["quote"], *(one[name] for name in details)], ensure_ascii=False)


def _item(kind: str, start: int, words: str) -> Item:
    return Item(kind, hashlib.sha1(f"{kind}\0{words}".encode(), usedforsecurity=False).hexdigest()[:10], start, words)


def read_all(folders: list[Path]) -> tuple[dict[str, list[Item]], float]:
    """(items by file name, seconds). A file that cannot be read has one item of kind `error`."""
    found: dict[str, list[Item]] = {}
    begun = time.perf_counter()
    for path in sorted(one for folder in folders for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES):
        inspected = inspect_file(path)
        error = inspected.get("error")
        found[path.name] = [_item("error", 0, str(error))] if error else list(items(inspected))
    return found, time.perf_counter() - begun


def compare(now: dict[str, list[Item]], recorded: dict[str, dict[str, list[object]]]) -> tuple[list[str], list[str]]:
    """Lines on what was gained and what was lost against the recorded run; files of one side only are left out."""
    gained: list[str] = []
    lost: list[str] = []
    for file in sorted(now.keys() & recorded.keys()):
        before, after = recorded[file], {item.id: item for item in now[file]}
        gained += [f"+ {item.kind} {file}: {item.words[:110]}" for id_, item in after.items() if id_ not in before]
        lost += [f"- {what[0]} {file}: ở vị trí {what[1]}" for id_, what in before.items() if id_ not in after]
    return gained, lost


def main() -> int:
    """Prints the report; with --record this run becomes the one to compare with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", nargs="+", type=Path, required=True)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--all", action="store_true", help="show every line")
    arguments = parser.parse_args()
    missing = [str(folder) for folder in arguments.docs if not folder.is_dir()]
    if missing:
        print(f"no such folder: {', '.join(missing)}", file=sys.stderr)
        return 1
    now, seconds = read_all(arguments.docs)
    kinds = Counter(item.kind.split(".")[0] for found in now.values() for item in found)
    print(f"{len(now)} documents in {seconds:.2f} s: " + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items())))
    if RECORDED.exists():
        before = json.loads(RECORDED.read_text("utf-8"))
        gained, lost = compare(now, before["documents"])
        print(f"against the recorded run ({before['seconds']} s): {len(gained)} gained, {len(lost)} lost")
        for lines in (gained, lost):
            print("\n".join(lines if arguments.all else lines[:_SHOWN]))
    if arguments.record:
        RECORDED.parent.mkdir(exist_ok=True)
        shape = {file: {item.id: [item.kind, item.start] for item in found} for file, found in now.items()}
        RECORDED.write_text(json.dumps({"seconds": round(seconds, 2), "documents": shape}), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
