"""The report as one HTML page that asks for nothing else."""

import inspect
from collections.abc import Iterable, Sequence
from html import escape

from evals import metrics, statements
from evals.evaluate import Case, Outcome
from evals.marking import cites_evidence, is_correct, ungrounded
from evals.plot import plot, shown
from evals.recorded import Change, Run

_MEASURES = (
    metrics.success_at,
    metrics.recall_at,
    metrics.reciprocal_rank,
    metrics.ndcg_at,
    metrics.refusal_precision,
    metrics.refusal_recall,
    statements.citation_recall,
    statements.citation_precision,
    is_correct,
    cites_evidence,
    ungrounded,
    metrics.quantile,
)
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 1100px; margin: 2rem auto; padding: 0 1rem; color: #1d2433; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { border-bottom: 1px solid #d9dee7; padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: middle; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .5rem; margin: .5rem 0; }
figure { margin: 0; padding: .5rem .75rem; border: 1px solid #d9dee7; border-radius: 6px; }
figcaption { display: flex; justify-content: space-between; font-variant-numeric: tabular-nums; }
svg .axis { fill: none; stroke: #b6bfcd; } svg .line { fill: none; stroke: #1f5fa8; stroke-width: 1.5; }
svg circle { fill: #1f5fa8; }
.lost { color: #a01c1c; } .gained { color: #1b6b34; } details { margin: .25rem 0; } .said { color: #4c566a; }
"""


def page(run: Run, outcomes: Sequence[Outcome], earlier: Sequence[Run], changes: Sequence[Change]) -> str:
    """The whole page: figures with their course over the recorded runs, what changed, and what failed."""
    parts = [_changes(changes), *(_set(one, earlier, run) for one in outcomes), _definitions()]
    about = f"{run.when}, commit {run.commit or 'unknown'}, {run.model or 'no language model'}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Evaluation</title>'
        f"<style>{_STYLE}</style></head><body><h1>Evaluation</h1><p>{escape(about)}. "
        f"Each drawing shows the recorded runs ({len(earlier)}) and then this one.</p>{''.join(parts)}</body></html>\n"
    )


def _changes(changes: Sequence[Change]) -> str:
    if not changes:
        return "<h2>Against the last recorded run</h2><p>No case was gained or lost.</p>"
    ordered = sorted(changes, key=lambda one: (not one.lost, one.set_name))
    rows = "".join(
        f'<tr><td>{one.set_name}</td><td><code>{one.case.id}</code></td><td class="lost">{", ".join(one.lost)}</td>'
        f'<td class="gained">{", ".join(one.gained)}</td><td>{escape(one.case.asked)}</td></tr>'
        for one in ordered
    )
    head = "<tr><th>set</th><th>case</th><th>lost</th><th>gained</th><th>question</th></tr>"
    return f"<h2>Against the last recorded run</h2><table>{head}{rows}</table>"


def _set(outcome: Outcome, earlier: Sequence[Run], run: Run) -> str:
    course = [*earlier, run]
    titles = [f"{one.when} {one.commit}" for one in course]
    figures = "".join(
        f"<figure><figcaption><span>{escape(name)}</span><b>{shown(value)}</b></figcaption>"
        f"{plot(name, [one.sets.get(outcome.name, {}).get(name) for one in course], titles)}</figure>"
        for name, value in outcome.figures.items()
    )
    right = ", ".join(f"{name} {right}/{n}" for name, (right, n) in outcome.parts.items())
    parts = f"<p>Right, by kind and (+) by what makes a question hard: {right}.</p>" if right else ""
    wrong = _failures(one for one in outcome.cases if one.failed)
    return f'<h2>{escape(outcome.name)}</h2><div class="figures">{figures}</div>{parts}{wrong}'


def _definitions() -> str:
    told = "".join(
        f"<dt>{measure.__name__.replace('_', ' ')}</dt><dd>{escape(inspect.getdoc(measure) or '')}</dd>"
        for measure in _MEASURES
    )
    return f"<h2>Definitions</h2><dl>{told}</dl><p>{escape(inspect.getdoc(statements) or '')}</p>"


def _failures(cases: Iterable[Case]) -> str:
    return "".join(
        f"<details><summary>{one.kind}: {escape(one.asked)}</summary>"
        f'<p class="said"><code>{one.id}</code> {escape(one.said)}</p></details>'
        for one in cases
    )
