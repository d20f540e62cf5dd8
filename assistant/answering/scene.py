"""What is in front of a question: the candidates of the places that search found, and how rare its words are there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import log

from assistant.answering.candidates import Candidate, candidates
from assistant.answering.evidence import Evidence
from assistant.answering.focus import header_words, likenesses
from assistant.answering.question import Question
from assistant.answering.words import functional_words, plain
from index.stored import StoredDocument

# What a word weighs that stands in every candidate, beside 1 for one that stands in a single one.
_COMMON = 0.15
_PAIR = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate in front of the question: its document, how search ranked its passage (0 best), its score there."""

    stored: StoredDocument
    candidate: Candidate
    rank: int
    score: float


@dataclass(frozen=True)
class Scene:
    """One question over the places that were found for it."""

    question: Question
    evidence: Evidence
    seen: tuple[Seen, ...]
    weights: dict[str, float] = field(default_factory=dict)
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)

    @cached_property
    def likeness(self) -> dict[int, float]:
        """Document id -> how much of the question its header says."""
        return likenesses(self.question, self.evidence.documents)

    @cached_property
    def names(self) -> dict[int, frozenset[str]]:
        """Document id -> the words of its name."""
        return {stored.id: frozenset(plain(header_words(stored))) for stored in self.evidence.documents}

    @cached_property
    def total(self) -> float:
        """What all words of the question weigh."""
        return sum(self.weights.values()) or 1.0

    def weight(self, words: Iterable[str]) -> float:
        """The share, 0 to 1, of the question's words by rarity that are among these, or what documents write for it."""
        bag = words if isinstance(words, (set, frozenset)) else frozenset(words)
        return sum(self.weights[word] for word in self.said(bag)) / self.total

    def said(self, bag: frozenset[str] | set[str]) -> set[str]:
        """The words of the question that are among these, or for which others stand there."""
        said = self.weights.keys() & bag
        for phrase, written in self.question.wordings:
            wanted = self.weights.keys() & set(phrase)
            if not wanted <= said and any(set(one) <= bag for one in written):
                said |= wanted
        return said


def scene(question: Question, evidence: Evidence) -> Scene:
    """The candidates that touch what search found, in order of their passage."""
    by_id = {stored.id: stored for stored in evidence.documents}
    found: dict[tuple[int, int, int], Seen] = {}
    best = evidence.hits[0].score if evidence.hits else 0.0
    for rank, hit in enumerate(evidence.hits):
        stored = by_id.get(hit.document_id)
        if stored is None:
            continue
        for one in candidates(stored):
            if one.start < hit.chunk.end and hit.chunk.start < one.end and not one.closing:
                found.setdefault((stored.id, one.start, one.end), Seen(stored, one, rank, hit.score - best))
    seen = tuple(found.values())
    asked = [word for word in question.words if word and word not in functional_words()]
    bags = [one.candidate.bag for one in seen]
    size = len(bags) + 1
    counts = {word: sum(word in bag for bag in bags) for word in set(asked)}
    weights = {word: _COMMON + log(size / (count + 0.5)) / log(2 * size) for word, count in counts.items()}
    pairs = {
        (a, b): _PAIR * max(weights.get(a, 0.0), weights.get(b, 0.0))
        for a, b in pairwise(question.words)
        if a and b and (a in weights or b in weights)
    }
    return Scene(question, evidence, seen, weights, pairs)
