"""One data set put to the running product: what each case held, and the figures of the whole."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from evals.datasets import DataSet, Lookup, case_id
from evals.marking import Mark, mark, shared
from evals.metrics import (
    mean,
    ndcg_at,
    quantile,
    recall_at,
    reciprocal_rank,
    refusal_precision,
    refusal_recall,
    share,
    success_at,
)
from evals.product import Product
from evals.questions import Question
from evals.statements import citation_precision, citation_recall

_DEPTH = 10
_HOLDS_EVIDENCE = 0.5

Figures = dict[str, float | None]
Given = TypeVar("Given")
Got = TypeVar("Got")


@dataclass(frozen=True, slots=True)
class Case:
    """One question or lookup of a set. `held` are the good properties of its outcome: losing one is a regression."""

    id: str
    asked: str
    kind: str
    held: frozenset[str]
    said: str

    @property
    def failed(self) -> bool:
        """Not right, or what was looked up is not the first hit."""
        return not self.held & {"right" if self.kind != "lookup" else "top1"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A data set after its run; `parts` gives [right, all] by kind of question and by what makes it hard."""

    name: str
    figures: Figures
    parts: dict[str, tuple[int, int]]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A ranking, best first, the ids that should be in it, and how long it took."""

    ranked: list[str]
    relevant: frozenset[str]
    seconds: float


def evaluate(data: DataSet, product: Product) -> Outcome:
    """Ask and look up everything in a set. Raises ProductError."""
    asked = [_timed(product.ask, one.q) for one in data.questions]
    cited = {one.file: one.document_id for reply, _ in asked for one in reply.citations}
    texts = product.texts(cited)
    marks = [mark(question, reply, texts) for question, (reply, _) in zip(data.questions, asked, strict=True)]
    answerable = [one for one in data.questions if one.sources]
    found = [_evidence_found(one, product) for one in answerable]
    found += [_files_found(one, product) for one in data.lookups]
    of_question = dict(zip([one.q for one in answerable], found, strict=False))
    cases = [_asked(one, of_question.get(one.question.q)) for one in marks]
    cases += [_looked_up(one, hits) for one, hits in zip(data.lookups, found[len(answerable) :], strict=True)]
    figures = {
        **(answers(marks, [seconds for _, seconds in asked]) if marks else {}),
        **(rankings(found) if found else {}),
    }
    return Outcome(data.name, figures, parts(marks), tuple(cases))


def _timed(do: Callable[[Given], Got], given: Given) -> tuple[Got, float]:
    started = time.perf_counter()
    return do(given), time.perf_counter() - started


def _evidence_found(question: Question, product: Product) -> Found:
    hits, seconds = _timed(product.search, question.q)
    if question.file is None:
        # Each document of a set holds some of the evidence only: what has to be found are the documents.
        return Found(_files(hits), frozenset(question.documents), seconds)
    ranked = passages_ranked(hits, question.file, question.evidence)
    return Found(ranked, frozenset(question.evidence), seconds)


def passages_ranked(hits: Sequence[dict[str, Any]], file: str, evidence: Sequence[str]) -> list[str]:
    """Hits as ids: the pieces of evidence that each holds and none before it, or an id that is not relevant.

    A hit that holds several pieces takes as many ranks. A hit holds a piece when it is of the same file and half of
    the word triples of the shorter of the two are in the other.
    """
    ranked: list[str] = []
    for rank, hit in enumerate(hits):
        quote = hit["quote"] if hit["file"] == file else ""
        held = [words for words in evidence if shared(quote, words) >= _HOLDS_EVIDENCE]
        ranked += [words for words in held if words not in ranked] or [f"hit {rank}"]
    return ranked


def _files_found(lookup: Lookup, product: Product) -> Found:
    hits, seconds = _timed(product.search, lookup.q)
    return Found(_files(hits), lookup.files, seconds)


def _files(hits: Sequence[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(hit["file"]) for hit in hits))


def _asked(one: Mark, found: Found | None) -> Case:
    said = f"{one.reply.status}: {' '.join(one.reply.answer.split())}"
    return Case(
        id=case_id(one.question.q),
        asked=one.question.q,
        kind=one.question.kind,
        held=held(one) | frozenset(_reached(found) if found else ()),
        said=said,
    )


def held(one: Mark) -> frozenset[str]:
    """The good properties of an answer, by name."""
    properties = {"right": one.correct, "evidence": one.evidence_cited, "honest": one.honest}
    return frozenset(name for name, is_so in properties.items() if is_so)


def _looked_up(lookup: Lookup, found: Found) -> Case:
    said = " > ".join(found.ranked[:3])
    return Case(case_id(lookup.q), lookup.q, "lookup", frozenset(_reached(found)), said)


def _reached(found: Found) -> set[str]:
    return {f"top{k}" for k in (1, _DEPTH) if success_at(found.ranked, found.relevant, k)}


def answers(marks: Sequence[Mark], seconds: Sequence[float]) -> Figures:
    """The figures of answers; `seconds` each took. Shares are 0 to 1, lengths characters, times milliseconds."""
    refused = [one.reply.status == "not_found" for one in marks]
    hopeless = [one.question.kind == "unanswerable" for one in marks]
    stating = [one.reply for one in marks if one.reply.status in {"answered", "partial"}]
    lengths = [float(len(" ".join(one.reply.answer.split()))) for one in marks]
    return {
        "questions": len(marks),
        "correct": share([one.correct for one in marks]),
        **{f"correct {name}": right / n for name, (right, n) in parts(marks).items() if not name.startswith("+")},
        "evidence cited": share([one.evidence_cited for one in marks if one.evidence_cited is not None]),
        "citation recall": share([held for one in stating for held in citation_recall(one.answer, one.citations)]),
        "citation precision": share(
            [held for one in stating for held in citation_precision(one.answer, one.citations)]
        ),
        "refusal precision": refusal_precision(refused, hopeless),
        "refusal recall": refusal_recall(refused, hopeless),
        "answers with ungrounded figures": sum(bool(one.ungrounded) for one in marks),
        "answers with wrong markers": sum(not one.markers_match for one in marks),
        "quotes out of place": sum(len(one.misplaced) for one in marks),
        "characters p50": quantile(lengths, 0.5),
        "characters p90": quantile(lengths, 0.9),
        "ask ms p50": _milliseconds(quantile(seconds, 0.5)),
        "ask ms p95": _milliseconds(quantile(seconds, 0.95)),
    }


def rankings(found: Sequence[Found]) -> Figures:
    """The figures of rankings, each the mean over all lookups."""
    seconds = [one.seconds for one in found]
    return {
        "lookups": len(found),
        "success@1": mean([success_at(one.ranked, one.relevant, 1) for one in found]),
        "success@10": mean([success_at(one.ranked, one.relevant, _DEPTH) for one in found]),
        "recall@10": mean([recall_at(one.ranked, one.relevant, _DEPTH) for one in found]),
        "MRR@10": mean([reciprocal_rank(one.ranked, one.relevant, _DEPTH) for one in found]),
        "nDCG@10": mean([ndcg_at(one.ranked, one.relevant, _DEPTH) for one in found]),
        "search ms p50": _milliseconds(quantile(seconds, 0.5)),
        "search ms p95": _milliseconds(quantile(seconds, 0.95)),
    }


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds * 1000, 1)


def parts(marks: Sequence[Mark]) -> dict[str, tuple[int, int]]:
    """[right, all] for each kind, and after a plus sign for each trait, that questions of the set have."""
    told: dict[str, list[bool]] = {}
    for one in sorted(marks, key=lambda one: one.question.kind):
        told.setdefault(one.question.kind, []).append(one.correct)
    for one in marks:
        for trait in one.question.traits:
            told.setdefault(f"+{trait}", []).append(one.correct)
    return {name: (sum(right), len(right)) for name, right in told.items()}
