"""Fit the weights of answering (assistant/data/answers.yaml) on questions whose evidence is known.

`python -m evals.fit_answers --gold DIR ... --docs DIR ... [--write]` stores the documents, gathers what search finds
for every question, and fits one score for candidates (a softmax over those of a question) and one measure of support (a
logistic regression). Figures are cross-validated by document: five folds by the SHA-1 of the file's name, each judged
by weights that never saw it. The shipped weights are fitted on all of them.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha1
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import yaml

from assistant.answering import features, support
from assistant.answering.evidence import Evidence, gather
from assistant.answering.finding import Finding, find
from assistant.answering.focus import preferred
from assistant.answering.question import Question, understand
from assistant.answering.reply import facts_of
from assistant.answering.scene import Scene, scene
from assistant.answering.scope import find_scope
from index.store import Incoming, Store
from index.syllables import tokenise

FOLDS = 5
LEAST = 0.58
_OUT = Path(__file__).parents[1] / "assistant" / "data" / "answers.yaml"
_HEAD = (
    "# Weights of answering, fitted by `python -m evals.fit_answers`; never edited by hand.\n"
    "# score: features of a candidate (answering/features.py); support: parts of the measure (answering/support.py).\n"
)
_SAME = 0.5
_RUN = 3
# What an answerable question counts whose best place is wrong, and one that is asked of the wrong documents.
_WRONG, _MADE = 0.35, 0.2

Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its fold, what was found, the features of the candidates and which of them answer (0 to 1)."""

    fold: int
    answerable: bool
    question: Question
    evidence: Evidence
    front: Scene
    rows: Floats
    right: Floats


def fold_of(file: str) -> int:
    """The fold of a document, 0 to FOLDS - 1."""
    return int(sha1(file.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def asked(store: Store, entry: dict[str, Any], file: str) -> Asked:
    """One annotated question put to the store."""
    question = understand(entry["q"])
    scope = find_scope(question, store.documents(), cites=False)
    evidence = preferred(question, gather(store, question, scope))
    front = scene(question, evidence)
    measure = features.Measure(front)
    rows = np.array([measure.of(one) for one in front.seen]).reshape(-1, len(features.NAMES))
    answerable = entry["kind"] != "unanswerable"
    right = np.zeros(len(front.seen))
    for at, one in enumerate(front.seen if answerable else ()):
        words = one.stored.document.text[one.candidate.start : one.candidate.end]
        if one.stored.file == file and any(_shared(words, said) >= _SAME for said in entry["evidence"]):
            held = [any(_stands(fact, words) for fact in group) for group in entry["must"]]
            right[at] = 0.2 + 0.8 * (sum(held) / len(held) if held else 1.0)
    return Asked(fold_of(file), answerable, question, evidence, front, rows, right)


def fit_score(known: Sequence[Asked], steps: int = 400, rate: float = 0.05, decay: float = 1e-3) -> Floats:
    """Weights under which the places that answer come first among the candidates of their question."""
    used = [(one.rows, one.right / one.right.sum()) for one in known if one.right.sum() > 0]
    rows = np.concatenate([r for r, _ in used])
    spread = rows.std(0) + 1e-6
    rows = (rows - rows.mean(0)) / spread
    target = np.concatenate([t for _, t in used])
    sizes = np.array([len(t) for _, t in used])
    starts, owner = np.concatenate([[0], sizes.cumsum()[:-1]]), np.repeat(np.arange(len(used)), sizes)

    def slope(weights: Floats) -> Floats:
        score = rows @ weights
        likely = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        likely /= np.add.reduceat(likely, starts)[owner]
        return np.asarray(rows.T @ (likely - target) / len(used) + decay * weights)

    return np.asarray(_descended(slope, rows.shape[1], steps, rate) / spread)


def fit_support(parts: Floats, holds: Floats, counts: Floats, steps: int = 1500) -> tuple[Floats, float]:
    """Weights and bias of the measure of support; `counts` is what each case weighs."""
    mean, spread = parts.mean(0), parts.std(0) + 1e-6
    rows = np.concatenate([(parts - mean) / spread, np.ones((len(parts), 1))], axis=1)

    def slope(weights: Floats) -> Floats:
        off = counts * (1 / (1 + np.exp(-(rows @ weights))) - holds)
        keep = np.append(np.full(parts.shape[1], 2e-3), 0.0)
        return np.asarray(rows.T @ off / counts.sum() + keep * weights)

    weights = _descended(slope, rows.shape[1], steps, 0.03)
    found = weights[:-1] / spread
    return found, float(weights[-1] - (found * mean).sum())


def cases(known: Sequence[Asked], score: Floats) -> tuple[Floats, Floats, Floats]:
    """(parts, holds, counts) of what would be shown, with the same questions put to documents that do not answer."""
    listed: list[tuple[list[float], float, float]] = []
    chance = Random(1)  # noqa: S311
    for at, one in enumerate(known):
        finding = find(one.front, list(score))
        told, _ = facts_of(one.front)
        hit = bool(told) or any(one.right[one.front.seen.index(shown)] > 0 for shown in finding.shown)
        counts = 1.0 if hit or not one.answerable else _WRONG
        listed.append((_parts(finding, len(told)), float(one.answerable), counts))
        if one.answerable and at % 2:
            listed += [(_parts(found, 0), 0.0, _MADE) for found in _elsewhere(one, chance.choice(known), score)]
    parts, holds, counted = zip(*listed, strict=True)
    return np.array(parts), np.array(holds), np.array(counted)


def _elsewhere(one: Asked, other: Asked, score: Floats) -> list[Finding]:
    """What is found for a question without the document that answers it, and among what another one found."""
    right = {shown.stored.id for shown, value in zip(one.front.seen, one.right, strict=True) if value > 0}
    left = tuple(stored for stored in one.evidence.documents if stored.id not in right)
    hits = tuple(hit for hit in one.evidence.hits if hit.document_id not in right)
    found = [replace(one.evidence, documents=left, hits=hits)] if hits else []
    found += [replace(other.evidence, scoped=False, preferred=frozenset())] if other is not one else []
    return [find(scene(one.question, evidence), list(score)) for evidence in found]


def _parts(finding: Finding, facts: int) -> list[float]:
    return support.parts(finding.measure, finding.shown, finding.scores, facts)


def report(known: Sequence[Asked]) -> None:
    """Prints the cross-validated figures, and how far each group of features carries the first place."""
    first = []
    likely: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        seen, unseen = [o for o in known if o.fold != fold], [o for o in known if o.fold == fold]
        score = fit_score(seen)
        first += [one.right[np.argmax(one.rows @ score)] > 0 for one in unseen if one.right.sum() > 0]
        weights, bias = fit_support(*cases(seen, score))
        for one in unseen:
            finding = find(one.front, list(score))
            total = float(np.dot(_parts(finding, len(facts_of(one.front)[0])), weights)) + bias
            likely.append((1 / (1 + np.exp(-total)), one.answerable))
    print(f"right place first, of those found: {np.mean(first):.3f} of {len(first)}")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        refused = [answerable for value, answerable in likely if value < least]
        unanswerable = sum(not answerable for _, answerable in likely) or 1
        wrong = len(refused) - sum(refused)
        print(f"least {least}: refusal precision {wrong / max(1, len(refused)):.3f}, recall {wrong / unanswerable:.3f}")


def _descended(slope: Any, size: int, steps: int, rate: float) -> Floats:
    """Adam from nothing."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        now = slope(weights)
        mean, square = 0.9 * mean + 0.1 * now, 0.999 * square + 0.001 * now * now
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _runs(words: str) -> set[tuple[str, ...]]:
    plain = [token for token in tokenise(words) if "_" not in token]
    return {tuple(plain[at : at + _RUN]) for at in range(max(1, len(plain) - _RUN + 1))}


def _shared(one: str, other: str) -> float:
    first, second = _runs(one), _runs(other)
    return len(first & second) / min(len(first), len(second))


def _stands(fact: str, words: str) -> bool:
    return " ".join(fact.casefold().split()) in re.sub(r"\s+", " ", words).casefold()


def main() -> None:
    """Store, ask, report, and with --write keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, required=True, help="folders of annotated questions")
    parser.add_argument("--docs", nargs="+", type=Path, required=True, help="folders of their documents")
    parser.add_argument("--home", type=Path, help="a data home that holds the documents already")
    parser.add_argument("--write", action="store_true", help="keep the weights in assistant/data/answers.yaml")
    given = parser.parse_args()
    home = given.home or Path(tempfile.mkdtemp(prefix="fit-answers-"))
    with Store.open(home, purpose="evals.fit_answers") as store:
        if not given.home:
            files = [file for folder in given.docs for file in sorted(folder.rglob("*")) if file.is_file()]
            for _ in store.add(Incoming(str(file), file.name, file.read_bytes()) for file in files):
                pass
        stored = {one.file for one in store.documents()}
        known = []
        for path in (path for folder in given.gold for path in sorted(folder.glob("*.json"))):
            noted = json.loads(path.read_text("utf-8"))
            asking = [q for q in noted["questions"] if not q.get("requires")] if noted["file"] in stored else []
            known += [asked(store, entry, noted["file"]) for entry in asking]
        report(known)
        if given.write:
            score = fit_score(known)
            weights, bias = fit_support(*cases(known, score))
            write(score, weights, bias)


def write(score: Floats, weights: Floats, bias: float) -> None:
    """Keeps the weights where answering reads them."""
    shape = {
        "score": dict(zip(features.NAMES, (round(float(one), 4) for one in score), strict=True)),
        "support": dict(zip(support.NAMES, (round(float(one), 4) for one in weights), strict=True)),
        "bias": round(bias, 4),
        "least": LEAST,
    }
    _OUT.write_text(_HEAD + yaml.safe_dump(shape, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
