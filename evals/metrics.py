"""The measures, each a small function of plain values with its definition and where it comes from.

Rankings are lists of ids, best first, without repeats; `relevant` is the set of ids that should be found. A measure
over nothing is None, never 0 or 1: an empty set of questions says nothing.
"""

import math
from collections.abc import Collection, Sequence


def recall_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share, 0 to 1, of the relevant ids that stand among the first `k` (Manning et al. 2008, section 8.4)."""
    return len(set(ranked[:k]) & set(relevant)) / len(set(relevant)) if relevant else 0.0


def success_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """1 if any relevant id stands among the first `k`, else 0: what TREC calls success@k, often told as R@k."""
    return float(any(one in relevant for one in ranked[:k]))


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """1 / rank of the first relevant id, 0 if none is among the first `k`; its mean is MRR (Voorhees 1999, TREC-8)."""
    return next((1 / rank for rank, one in enumerate(ranked[:k], 1) if one in relevant), 0.0)


def ndcg_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Gain over that of the best ranking; gains 0 or 1, discounted by log2(rank + 1) (Järvelin, Kekäläinen 2002)."""
    gained = sum(1 / math.log2(rank + 1) for rank, one in enumerate(ranked[:k], 1) if one in relevant)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(set(relevant)), k) + 1))
    return min(gained / best, 1.0) if best else 0.0


def refusal_precision(refused: Sequence[bool], unanswerable: Sequence[bool]) -> float | None:
    """Of the questions that were refused, the share that has no answer; both lists hold one entry a question."""
    return share([hopeless for said_no, hopeless in zip(refused, unanswerable, strict=True) if said_no])


def refusal_recall(refused: Sequence[bool], unanswerable: Sequence[bool]) -> float | None:
    """Of the questions that have no answer, the share that was refused; both lists hold one entry a question."""
    return share([said_no for said_no, hopeless in zip(refused, unanswerable, strict=True) if hopeless])


def share(held: Sequence[bool]) -> float | None:
    """Share, 0 to 1, of the entries that are true."""
    return sum(held) / len(held) if held else None


def mean(values: Sequence[float]) -> float | None:
    """Arithmetic mean."""
    return math.fsum(values) / len(values) if values else None


def quantile(values: Sequence[float], part: float) -> float | None:
    """The least of the values that at least `part` (0 to 1) of them do not exceed (Hyndman, Fan 1996, definition 1)."""
    return sorted(values)[max(math.ceil(part * len(values)) - 1, 0)] if values else None
