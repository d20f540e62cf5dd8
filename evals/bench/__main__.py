"""`python -m evals.bench --docs DIR --out docs/benchmarks.md`: measure, write the page and its JSON."""

import argparse
import tempfile
from pathlib import Path

from evals.bench.measure import measure
from evals.bench.page import page


def main() -> None:
    """Measure and write both files."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("--docs", type=Path, required=True, help="folder of .txt and .md documents")
    parser.add_argument("--out", type=Path, required=True, help="the page; its JSON stands beside it")
    parser.add_argument("--queries", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="troly-bench-") as home:
        figures = measure(asked.docs.resolve(), Path(home), asked.queries)
    asked.out.with_suffix(".json").write_text(figures.model_dump_json(indent=2) + "\n", encoding="utf-8")
    asked.out.write_text(page(figures), encoding="utf-8")
    print(f"{asked.out} and {asked.out.with_suffix('.json')} written")


if __name__ == "__main__":
    main()
