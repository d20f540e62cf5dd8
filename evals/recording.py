"""What the product says, kept to compare later versions with: `python -m evals.recording make|compare`.

  make --out DIR     records what is read out of documents, the answers to every question set with their citations and
                     what they hold, the lists of duties and references, some drafts, and the OpenAPI document
  compare OLD NEW    prints what a later recording says otherwise, by the place it comes from; status 1 if anything

Drives the command line and the HTTP interface. A recording holds words of the documents: it is kept outside the
repository. Stores are kept for the next recording, as long as documents, reading and indexing are the same.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.datasets import GOLD, NAMES, PLAIN, DataSet, gold, own
from evals.differences import Recording, told
from evals.evaluate import held
from evals.marking import mark
from evals.product import Product, ProductError, answer_of, files, inspected, serving, stored
from evals.questions import samples

PARTS = ("inspect", "answers", "lists", "drafts", "openapi")
_QUESTIONS = "questions"
_SETS = (*NAMES[:2], GOLD, PLAIN, _QUESTIONS)
_SHARED = Path(__file__).resolve().parents[2] / "shared"
_STORES = Path("build") / "recordings" / "stores"
# Lists and drafts are of this day and year whenever they are recorded.
_TODAY = "2026-01-01"
_UNITS = ("UBND xã An Mẫu", "Sở Nội vụ tỉnh An Mẫu")
_YEAR = 2026
_DRAFTS = 8
_IDS = {"document_id", "stored"}
_OF_THE_STORE = {"conversation_id", "added"}
_LISTS: dict[str, dict[str, str]] = {
    "documents": {},
    "reports": {"today": _TODAY},
    "tasks": {"today": _TODAY},
    "references": {},
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make or compare; 0 when recorded or equal, 1 when something could not be recorded or differs."""
    options = _options(arguments)
    if options.what == "compare":
        lines = list(told(read(options.old), read(options.new), shown=None if options.all else options.show))
        print("\n".join(lines) or "no difference")
        return int(bool(lines))
    try:
        write(options.out, make(options.docs, list(_chosen(options)), options.parts, options.stores))
    except ProductError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals.recording", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="what", required=True)
    making = commands.add_parser("make", help="record what the product says now")
    making.add_argument("--out", type=Path, required=True, help="folder to write the recording to")
    making.add_argument("--shared", type=Path, default=_SHARED, help="corpus, gold and questions (default: ../shared)")
    making.add_argument("--docs", nargs="*", type=Path, help="inspected (default: the samples and SHARED/corpus)")
    making.add_argument("--questions", nargs="*", choices=_SETS, default=_SETS, metavar="SET", help=", ".join(_SETS))
    making.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    making.add_argument("--stores", type=Path, default=_STORES, help=f"kept stores (default: {_STORES})")
    comparing = commands.add_parser("compare", help="print what differs between two recordings")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--show", type=int, default=5, help="differences shown of each place (default: 5)")
    comparing.add_argument("--all", action="store_true", help="show every difference")
    options = parser.parse_args(arguments)
    if options.what == "make" and options.docs is None:
        options.docs = [samples(), *(one for one in [options.shared / "corpus"] if one.exists())]
    return options


def _chosen(options: argparse.Namespace) -> Iterator[DataSet]:
    corpus = options.shared / "corpus"
    for name in options.questions:
        if name not in (GOLD, PLAIN, _QUESTIONS):
            yield own(name)
            continue
        annotated = options.shared / (_QUESTIONS if name == _QUESTIONS else "gold")
        documents = [corpus / "seeds", corpus / "plans", *([corpus / "wild"] if name == _QUESTIONS else [])]
        missing = [str(path) for path in [annotated, *documents] if not path.exists()]
        if missing:
            print(f"{name} is left out: no {', '.join(missing)}", file=sys.stderr)
        else:
            yield gold(annotated, documents, plain=name == PLAIN, name=name)


def make(
    documents: Sequence[Path], sets: Sequence[DataSet], parts: Sequence[str], stores: Path
) -> dict[str, dict[str, Any]]:
    """The recording: entries by name of each part. Raises ProductError.

    Entries are files ("folder/name"), questions ("set: question"), rows ("set: reports: file"), drafts ("set: file").
    Sets about the same documents share a store, and the first of them names its lists and drafts.
    """
    made: dict[str, dict[str, Any]] = {part: {} for part in parts}
    if "inspect" in made:
        paths = files(documents)
        names = [f"{path.parent.name}/{path.name}" for path in paths]
        made["inspect"] = dict(zip(names, inspected(paths), strict=True))
    if not made.keys() - {"inspect"}:
        return made
    for store in dict.fromkeys(one.documents for one in sets):
        sharing = [one for one in sets if one.documents == store]
        with serving(stored(sharing[0], stores)) as product:
            _record_store(made, product, sharing)
    return made


def _record_store(made: dict[str, dict[str, Any]], product: Product, sharing: Sequence[DataSet]) -> None:
    listed = product.get("/api/documents")["documents"]
    names = {str(one["id"]): one["file"] for one in listed}
    first = sharing[0].name
    if "answers" in made:
        texts = product.texts({file: number for number, file in names.items()})
        for data in sharing:
            made["answers"] |= _answers(data, product, texts, names)
    if "lists" in made:
        for name, asked in _LISTS.items():
            for row in named(product.get(f"/api/{name}", **asked)[name], names):
                if name == "documents":
                    del row["id"]
                made["lists"].setdefault(f"{first}: {name}: {row['file']}", []).append(row)
    if "drafts" in made:
        made["drafts"] |= {f"{first}: {file}": one for file, one in _drafts(product, names)}
    if "openapi" in made:
        made["openapi"] = product.get("/openapi.json")


def _answers(
    data: DataSet, product: Product, texts: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[tuple[str, Any]]:
    for question in data.questions:
        said = product.post("/api/ask", {"question": question.q})
        kept = sorted(held(mark(question, answer_of(said), texts)))
        yield f"{data.name}: {question.q}", {**named(said, names), "held": kept}


def _drafts(product: Product, names: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Of documents spread evenly over the store by name, whatever is read out of them."""
    in_order = sorted(names.items(), key=lambda one: one[1])
    for place, (number, file) in enumerate(in_order[:: max(1, -(-len(in_order) // _DRAFTS))]):
        asked = {"superiors": [number], "unit": _UNITS[place % len(_UNITS)], "year": _YEAR}
        yield file, named(product.client.post("/api/suggestions", json=asked).json(), names)


def named(value: Any, names: Mapping[str, str]) -> Any:
    """The same with file names for ids: another version may number the documents otherwise."""
    if isinstance(value, list):
        return [named(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: names.get(one, one) if isinstance(one, str) and key in _IDS else named(one, names)
        for key, one in value.items()
        if key not in _OF_THE_STORE
    }


def write(folder: Path, made: Mapping[str, Any]) -> None:
    """A file a part, an entry a line: any tool that compares lines shows what changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for part, entries in made.items():
        lines = (f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in entries.items())
        (folder / f"{part}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True)
    (folder / "commit.txt").write_text(commit.stdout, encoding="utf-8")


def read(folder: Path) -> Recording:
    """What `write` wrote; parts that were not recorded are absent."""
    kept = ((part, folder / f"{part}.json") for part in PARTS)
    return {part: json.loads(path.read_text("utf-8")) for part, path in kept if path.exists()}


if __name__ == "__main__":
    sys.exit(main())
