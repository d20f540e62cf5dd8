"""A question that asks several things one after another, each of its own: what to answer one by one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.answering.compose import Claim, Reply
from assistant.answering.evidence import Evidence, heading_words
from assistant.answering.fit import Fitness
from assistant.answering.question import ASKING, Question, understand
from assistant.answering.wanted import held, needed
from assistant.answering.words import Content, functional_words, load
from index.syllables import fold

_MARK = re.compile(r"[,;?:.](?=\s)")
_WORD = re.compile(r"(?:[,;?:.](?=\s)|\s(?=(?:va|con|dong thoi)\s))")
# "bao nhiêu cán bộ và công chức": what is counted follows, so only a mark ends the part.
_BEFORE_WHAT = frozenset({"bao nhieu", "may"})
# A part that says less of its own asks after the part before it: "gửi sở nào", "ai ký".
_OWN_WORDS = 2
# What an answer must hold of a part to answer it, and what is said for a part must hold of it.
_ANSWERED = 0.6
_ENOUGH = 0.5
_MOST = 3


def asked_apart(question: Question) -> tuple[Question, ...]:
    """The things that are asked, two or more; empty where the question is one, or a part leans on another."""
    folded = fold(question.text)
    if question.parts < 2 or len(folded) != len(question.text):
        return ()
    asked = list(ASKING.finditer(folded))
    cuts = []
    for one, following in zip(asked, asked[1:], strict=False):
        between = _MARK if one[0] in _BEFORE_WHAT else _WORD
        cut = between.search(folded, one.end(), following.start()) or _WORD.search(folded, one.end(), following.start())
        if cut:
            cuts.append(cut.start())
    ends = [0, *cuts, len(question.text)]
    parts = [understand(question.text[a:b].strip(" ,;?:.")) for a, b in zip(ends, ends[1:], strict=False)]
    return tuple(parts) if 2 <= len(parts) <= _MOST and all(map(_stands_alone, parts)) else ()


def _stands_alone(part: Question) -> bool:
    return len(set(part.words) - functional_words() - _leaning() - {""}) >= _OWN_WORDS


@cache
def _leaning() -> frozenset[str]:
    return frozenset(load("question_words.yaml")["leaning"].split())


def completed_by_parts(
    parts: Sequence[Question], reply: Reply, look: Callable[[Question, int], Evidence], replies: Callable[[Fitness, Evidence], Iterator[Reply]]
) -> Reply:
    """The reply with what the same document says to each part that it leaves."""
    if not reply.claims or not reply.claims[0].sources:
        return reply
    stored = reply.claims[0].sources[0].stored
    claims = list(reply.claims)
    for part in parts:
        content = Content(part.words)
        if _answers(part, content, claims):
            continue
        evidence = look(part, stored.id)
        for found in replies(Fitness(part, evidence), evidence):
            if found.status == "answered" and _answers(part, content, found.claims, _ENOUGH):
                claims += [claim for claim in found.claims if claim not in claims]
                break
    return replace(reply, claims=tuple(claims))


def _answers(part: Question, content: Content, claims: Sequence[Claim], least: float = _ANSWERED) -> bool:
    """Whether what is cited says most of the part and holds what it wants."""
    for claim in claims:
        for at in claim.sources:
            document = at.stored.document
            words = document.text[at.start : at.end]
            heading = heading_words(document, document.section_at(at.start))
            if content.likeness(words, heading) >= least and needed(part) <= held(part, words):
                return True
    return False
