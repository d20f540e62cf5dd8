"""What completes an answer: the sentences that say what the first one leaves of the question."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answering.compose import Claim, Reply
from assistant.answering.evidence import Piece, following, piece_at
from assistant.answering.fit import Fitness
from assistant.answering.wanted import held, needed

Ranked = tuple[float, Piece]

# What a sentence must add of the question's words, shared among the things that are asked, and among how many of the
# best it is looked for.
_COMPLETES = 0.12
_LOOKED_AT = 12
_MOST = 2
_AFTER = 3


def completing(fitness: Fitness, best: Piece, ranked: Sequence[Ranked]) -> Iterator[Piece]:
    """At most two sentences of the same document, those right after it that hold what is wanted first."""
    question = fitness.question
    said, found = [best.heading, best.words], 0
    missing = question.wanted - held(question, best.stated)
    for piece in following(best, _AFTER) if missing else ():
        if held(question, piece.stated) & missing:
            said.append(piece.words)
            found += 1
            yield piece
            break
    least = _COMPLETES / question.parts
    for _, piece in ranked[:_LOOKED_AT]:
        if piece.stored.id != best.stored.id or piece == best or found == _MOST:
            continue
        if fitness.own(*said, piece.words) - fitness.own(*said) >= least:
            said.append(piece.words)
            found += 1
            yield piece


def completed(fitness: Fitness, reply: Reply, ranked: Sequence[Ranked], claim: Callable[[Piece], Claim]) -> Reply:
    """A reply of one claim with the sentences that hold what else is wanted; as it is where it holds everything."""
    question = fitness.question
    if len(reply.claims) != 1 or question.parts == 1:
        return reply
    at = reply.claims[0].sources[0]
    said = piece_at(at.stored, at.start, at.end)
    if needed(question) <= held(question, said.stated):
        return reply
    more = [piece for piece in completing(fitness, said, ranked) if not at.start <= piece.start < at.end]
    return replace(reply, claims=(*reply.claims, *map(claim, more)))
