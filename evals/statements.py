"""Citation recall and precision as ALCE defines them, with exact support in place of a language model's judgement.

Gao, Yen, Yu, Chen: Enabling Large Language Models to Generate Text with Citations, EMNLP 2023, section 4.3. There a
model of natural language inference says whether passages entail a statement. Here a fixed rule does: the passages
support a statement if every figure and every «quoted» run of it stands in them and at least a third of its words do.
The rule cannot be talked into anything and needs no model, but knows no paraphrase and sees no reversed meaning.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from evals.marking import figures, fold

_QUOTED = re.compile(r"«([^»]*)»")
_MARKERS = re.compile(r"(?:\s*\[\d+\])+[.;,]?")
_NUMBER = re.compile(r"\[(\d+)\]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=(\w))")
_LIST_MARK = re.compile(r"^\s*(?:[-*•]|(?:\d+|[IVX]+)[.)])\s+")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[…\])\s*")
_LEAST_WORDS = 1 / 3


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or list item of an answer, without its markers, and the numbers that these name."""

    text: str
    markers: tuple[int, ...]


def statements(answer: str) -> list[Statement]:
    """What an answer says, piece by piece. A line that ends in a colon introduces others and says nothing itself."""
    found: list[Statement] = []
    for line in answer.split("\n"):
        bare = _LIST_MARK.sub("", line).replace("**", "").strip()
        if bare and not (bare.endswith(":") and not _NUMBER.search(bare)):
            found += _sentences(bare)
    return found


def _sentences(line: str) -> Iterator[Statement]:
    for part, named in _cited_parts(line):
        # The end of a sentence inside a quote is not one of the answer.
        shielded = _QUOTED.sub(lambda quote: quote.group().translate(_SHIELD), part)
        cut = _SENTENCE_END.sub(lambda end: "\n" if end.group(1).isupper() else end.group(), shielded)
        *before, last = [one.translate(_UNSHIELD).strip() for one in cut.split("\n")]
        yield from (Statement(one, ()) for one in before if one)
        if re.search(r"\w", last):
            yield Statement(last, named)


_SHIELD = str.maketrans({" ": "\u0001"})
_UNSHIELD = str.maketrans({"\u0001": " "})


def _cited_parts(line: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    done = 0
    for group in _MARKERS.finditer(line):
        named = tuple(dict.fromkeys(int(number) for number in _NUMBER.findall(group.group())))
        yield line[done : group.start()], named
        done = group.end()
    if line[done:].strip():
        yield line[done:], ()


def supports(passages: Sequence[Citation], statement: str) -> bool:
    """Whether the passages, with their labels, hold the figures, quotes and enough of the words of a statement."""
    if not passages:
        return False
    ground = fold("\n".join(f"{one.label}\n{one.quote}" for one in passages))
    if figures(statement) - figures(ground):
        return False
    squeezed = _words(ground)
    pieces = [piece for quote in _QUOTED.findall(statement) for piece in _ELLIPSIS.split(quote)]
    if not all(_runs_through(_words(fold(piece)), squeezed) for piece in pieces):
        return False
    said = set(_words(fold(statement)))
    return len(said & set(squeezed)) >= _LEAST_WORDS * len(said)


def _words(folded: str) -> list[str]:
    return re.findall(r"\w+", folded)


def _runs_through(piece: Sequence[str], text: Sequence[str]) -> bool:
    return f" {' '.join(piece)} " in f" {' '.join(text)} " if piece else True


def citation_recall(answer: str, citations: Sequence[Citation]) -> list[bool]:
    """For each statement, whether the passages it cites support it together; without a citation nothing does."""
    return [supports(_cited(one, citations), one.text) for one in statements(answer)]


def citation_precision(answer: str, citations: Sequence[Citation]) -> list[bool]:
    """For each citation of each statement, whether it is of use.

    It is if the statement is supported, and the citation alone supports it or the others without it do not.
    """
    useful: list[bool] = []
    for statement in statements(answer):
        cited = _cited(statement, citations)
        supported = supports(cited, statement.text)
        for one in cited:
            others = [other for other in cited if other is not one]
            needed = supports([one], statement.text) or not supports(others, statement.text)
            useful.append(supported and needed)
    return useful


def _cited(statement: Statement, citations: Sequence[Citation]) -> list[Citation]:
    return [one for one in citations if one.marker in statement.markers]
