"""Measure the product on data sets: `python -m evals [--set NAME ...]`, also as `troly eval`.

Documents are stored by the command line, questions asked and passages searched over HTTP. Prints the figures and what
changed against the last recorded run, and writes report.json and report.html. The sets, all but the last by default:
  samples, hard   this project's own questions about its sample documents
  gold            those of a folder of annotations
  gold-plain      the same typed without diacritics
  alqac           questions on statutes, each with its articles: searches only
  rated           answers that users rated, as `troly feedback --format json` prints them
A set whose files are not here is left out. Stores are kept for the next run below the output folder, as long as
documents, reading and indexing are the same.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from evals import recorded
from evals.datasets import ALQAC, GOLD, NAMES, PLAIN, RATED, DataSet, alqac, gold, own, rated
from evals.evaluate import Outcome, evaluate
from evals.page import page
from evals.plot import shown
from evals.product import ProductError, serving, stored
from evals.recorded import Change, changes

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_OUTPUT = Path("build") / "evals"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, write; 0 when all was measured, 1 when something could not be."""
    options = _options(arguments)
    try:
        outcomes, model = _measure(list(_chosen(options)), options.output / "stores", old_too=options.keep_stores)
    except ProductError as error:
        print(error, file=sys.stderr)
        return 1
    if not outcomes:
        print("nothing to measure: the files of the chosen sets are not here", file=sys.stderr)
        return 1
    run, earlier, before = recorded.run_of(outcomes, model), recorded.runs(), recorded.held()
    changed = [one for outcome in outcomes for one in changes(outcome, before)]
    options.output.mkdir(parents=True, exist_ok=True)
    _json(options.output / "report.json", run, outcomes, changed)
    (options.output / "report.html").write_text(page(run, outcomes, earlier, changed), encoding="utf-8")
    print("\n".join([*_told(outcomes, changed, show=options.show), f"\n{options.output / 'report.html'}"]))
    if options.record:
        recorded.record(run, outcomes)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", nargs="+", choices=NAMES, default=NAMES[:-1], dest="sets", metavar="NAME", help="see above"
    )
    parser.add_argument("--gold", type=Path, default=_SHARED / "gold", help="annotations with questions")
    parser.add_argument(
        "--docs",
        nargs="+",
        type=Path,
        default=[_SHARED / "corpus" / "seeds", _SHARED / "corpus" / "plans"],
        help="the documents that the annotations are of, and others to be told from them",
    )
    parser.add_argument("--bench", type=Path, default=_SHARED / "bench" / "alqac", help="law.json and questions.json")
    parser.add_argument("--cases", type=Path, help="rated answers, as `troly feedback --format json` prints them")
    parser.add_argument("--keep-stores", action="store_true", help="use them even if the code has changed since")
    parser.add_argument("--output", type=Path, default=_OUTPUT, help=f"default: {_OUTPUT}")
    parser.add_argument("--record", action="store_true", help="make this the run that later ones are compared with")
    parser.add_argument("--show", action="store_true", help="print every case that failed")
    return parser.parse_args(arguments)


def _chosen(options: argparse.Namespace) -> Iterator[DataSet]:
    for name in options.sets:
        needed = {
            GOLD: [options.gold, *options.docs],
            PLAIN: [options.gold, *options.docs],
            ALQAC: [options.bench],
            RATED: [options.cases or Path("--cases"), *options.docs],
        }
        missing = [str(path) for path in needed.get(name, []) if not path.exists()]
        if missing:
            print(f"{name} is left out: no {', '.join(missing)}", file=sys.stderr)
        elif name == RATED:
            yield rated(options.cases, options.docs)
        elif name == ALQAC:
            yield alqac(options.bench)
        elif name in (GOLD, PLAIN):
            yield gold(options.gold, options.docs, plain=name == PLAIN)
        else:
            yield own(name)


def _measure(sets: Sequence[DataSet], stores: Path, *, old_too: bool) -> tuple[list[Outcome], str | None]:
    """The outcomes, in the order of the sets; sets about the same documents share a running product."""
    outcomes: dict[str, Outcome] = {}
    models: set[str] = set()
    for store in dict.fromkeys((one.documents, one.texts) for one in sets):
        sharing = [one for one in sets if (one.documents, one.texts) == store]
        with serving(stored(sharing[0], stores, old_too=old_too)) as product:
            for data in sharing:
                outcomes[data.name] = evaluate(data, product)
            models |= product.models
    return [outcomes[one.name] for one in sets], ", ".join(sorted(models)) or None


def _told(outcomes: Sequence[Outcome], changed: Sequence[Change], *, show: bool) -> Iterator[str]:
    for outcome in outcomes:
        yield f"\n{outcome.name}"
        yield from (f"  {name:<34}{shown(value):>9}" for name, value in outcome.figures.items())
        if outcome.parts:
            yield "  " + ", ".join(f"{name} {right}/{n}" for name, (right, n) in outcome.parts.items())
        if show:
            yield from (f"  [{one.kind}] {one.id} {one.asked}\n      {one.said}" for one in outcome.cases if one.failed)
    for sign, name in (("-", "lost"), ("+", "gained")):
        for one in changed:
            properties = getattr(one, name)
            if properties:
                yield f"{sign} {one.set_name} {one.case.id} {', '.join(properties)}: {one.case.asked}"


def _json(path: Path, run: recorded.Run, outcomes: Sequence[Outcome], changed: Sequence[Change]) -> None:
    content = {
        **asdict(run),
        "parts": {one.name: one.parts for one in outcomes},
        "cases": {one.name: [{**asdict(case), "held": sorted(case.held)} for case in one.cases] for one in outcomes},
        "changes": [
            {"set": one.set_name, "case": one.case.id, "gained": one.gained, "lost": one.lost} for one in changed
        ],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
