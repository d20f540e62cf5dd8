"""The candidates that answer: the best one, and those that hold what it leaves of the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.citing import asked_types, of_type
from assistant.answering.clauses import clauses
from assistant.answering.facts import asked
from assistant.answering.features import NAMES, Measure
from assistant.answering.question import Question
from assistant.answering.scene import Scene, Seen
from assistant.answering.words import functional_words, load
from corpus.citations.symbol import number_key

_LIST = re.compile(
    r"\b(?:nhung|cac)\b.{0,40}\b(?:gi|nao)\b|\bgom\b|\bke ten\b|\bliet ke\b|\b(?:nhung|cac) (?:gi|ai|nao)\b|"
    r"\bmay (?:loai|nhom|noi dung|muc|buoc|tieu chi|truong hop)\b|\bnoi gi\b"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What would be shown, best first, and all scores, falling; `whole`: lists are asked for whole."""

    measure: Measure
    shown: tuple[Seen, ...]
    scores: tuple[float, ...]
    whole: bool

    def why(self, one: Seen, weights: Sequence[float], most: int = 6) -> dict[str, float]:
        """The features that speak most for or against a candidate, each times its weight."""
        told = zip(NAMES, (a * b for a, b in zip(self.measure.of(one), weights, strict=True)), strict=True)
        return dict(sorted(((n, round(v, 2)) for n, v in told), key=lambda item: -abs(item[1]))[:most])


@dataclass(frozen=True, slots=True)
class Choice:
    """What another candidate must add to be shown beside the best one."""

    clause: float = 0.34
    kinds: float = 0.5
    within: float = 4.0
    words: float = 0.17
    tried: int = 14
    most: int = 3


def find(scene: Scene, weights: Sequence[float], choice: Choice = Choice()) -> Finding:
    """Ranks all candidates by one score, then completes the best one clause by clause."""
    measure, scored = ranked(scene, weights)
    scores = tuple(score for score, _ in scored)
    whole = _LIST.search(scene.question.folded) is not None
    if not scored:
        return Finding(measure, (), scores, whole)
    shown = [scored[0][1]]
    near = [(s, o) for s, o in scored[1:40] if o.stored.id == shown[0].stored.id and s >= scores[0] - choice.within]
    for clause in clauses(scene.question.text):
        _complete(scene, clause, shown, near, choice)
    _of_each_type(scene, shown, near, choice)
    return Finding(measure, tuple(shown), scores, whole)


def _of_each_type(scene: Scene, shown: list[Seen], near: Sequence[tuple[float, Seen]], choice: Choice) -> None:
    """Where documents of several types are asked for, the best place that cites one of each."""
    types = asked_types(scene.question) or set()
    for name in sorted(types) if len(types) > 1 else ():
        if len(shown) < choice.most and not any(_cites(scene, one, name) for one in shown):
            found = next((one for _, one in near if _cites(scene, one, name)), None)
            shown += [found] if found else []


def _cites(scene: Scene, one: Seen, name: str) -> bool:
    asked = {number_key(symbol) for symbol in scene.question.symbols}
    return any(of_type(r, {name}) and number_key(r.symbol or "") not in asked for r in one.candidate.references)


def ranked(scene: Scene, weights: Sequence[float]) -> tuple[Measure, list[tuple[float, Seen]]]:
    """Every candidate with its score, best first."""
    measure = Measure(scene)
    scored = [(sum(a * b for a, b in zip(measure.of(one), weights, strict=True)), one) for one in scene.seen]
    return measure, sorted(scored, key=lambda found: -found[0])


def _complete(
    scene: Scene, clause: Question, shown: list[Seen], near: Sequence[tuple[float, Seen]], choice: Choice
) -> None:
    """Adds the candidate that holds most of what a clause asks and the shown ones leave."""
    if len(shown) >= choice.most or (asked(clause) and not content(clause)):
        return
    have = _holding(scene, clause, shown)
    best, gain = None, 0.0
    for score, one in near[: choice.tried]:
        if one in shown:
            continue
        kinds, words = _holding(scene, clause, [one, *shown])
        add = choice.kinds * (kinds - have[0]) + (words - have[1]) - 0.04 * (near[0][0] - score)
        if add > gain:
            best, gain = one, add
    if best is not None and gain >= choice.words + choice.clause * (not clause.wanted):
        shown.append(best)


def _holding(scene: Scene, clause: Question, shown: Sequence[Seen]) -> tuple[float, float]:
    """The share of the kinds wanted, and of the words of the clause, that these candidates hold."""
    values = frozenset().union(*(one.candidate.values for one in shown))
    bag = frozenset().union(*(one.candidate.bag | one.candidate.inherited for one in shown))
    wanted = clause.wanted
    weights = {word: scene.weights.get(word, 0.0) for word in content(clause)}
    total = sum(weights.values())
    said = scene.said(bag)
    return (
        len(wanted & values) / len(wanted) if wanted else 1.0,
        sum(v for w, v in weights.items() if w in said) / total if total else 1.0,
    )


def content(clause: Question) -> frozenset[str]:
    """The words of a clause that carry its subject, none that every question about duties holds."""
    leaning = frozenset(load("question_words.yaml")["leaning"].split())
    return frozenset(clause.words) - functional_words() - leaning - {""}
