"""Five hundred answers of a liar: no date, number, symbol or body gets through that its cited source does not hold.

What counts as held is decided here by other means than in the product: plain texts and sets of digits.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.ask import ask
from assistant.model.writer import rewrite
from evals.questions import load
from index.store import Store
from tests.assistant.model.liar import BODIES, Lie, lies, spoken
from tests.assistant.model.speaker import Speaker, Speech

BLOCKS, ANSWERS = 5, 100
_CLAIM = re.compile(r"(.+?)((?: ?\[\d+\])+)", re.S)
_GROUPED = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")


Found = tuple[Question, Evidence, Answer]


@pytest.fixture(scope="module")
def found(sample_store: Store) -> list[Found]:
    """What was found for each question, so that five hundred answers need not find it anew."""
    kept: list[Found] = []

    def keep(question: Question, evidence: Evidence, answer: Answer) -> Answer:
        kept.append((question, evidence, answer))
        return answer

    for question in load():
        ask(sample_store, question.q, rewrite=keep)
    return kept


def digits(words: str) -> set[str]:
    return {found.lstrip("0") or "0" for found in re.findall(r"\d+", _GROUPED.sub("", words))}


def dates(words: str) -> set[tuple[str, ...]]:
    spelled = re.sub(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", r"\1/\2/\3", " ".join(words.split()))
    found = re.findall(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)", spelled)
    return {tuple(part.lstrip("0") for part in date) for date in found}


def plain(words: str) -> str:
    full = words.replace("UBND", "Ủy ban nhân dân").replace("VKSND", "Viện kiểm sát nhân dân").replace("Uỷ", "Ủy")
    return " ".join(re.findall(r"[^\W_]+", full.casefold()))


def unheld(claim: str, source: str, label: str, told: list[Lie]) -> Iterator[str]:
    """What the claim says and its sources do not."""
    ground = f"{source} {label}"
    yield from (f"số {one}" for one in digits(claim) - digits(ground))
    yield from (f"ngày {'/'.join(one)}" for one in dates(claim) - dates(ground))
    yield from (f"cơ quan {one}" for one in BODIES if plain(one) in plain(claim) and plain(one) not in plain(ground))
    for symbol in re.findall(r"\d+(?:/\d{4})?[/-][A-ZĐ][\wĐ]*(?:[/-][\wĐ]+)*", claim):
        if plain(symbol) not in plain(ground):
            yield f"ký hiệu {symbol}"
    yield from (
        f"lời bịa {lie.false}"
        for lie in told
        # A false date that is by chance one of the source's own, in another notation, is none.
        if lie.false and plain(lie.text) in plain(claim) and plain(lie.false) not in plain(ground)
        if not dates(lie.false) or not dates(lie.false) <= dates(ground)
    )


def claims(answer: Answer) -> Iterator[tuple[str, str, str]]:
    """Each of the model's statements with its quotes and labels; the extractive answer stands in a paragraph below."""
    by_marker = {str(one.marker): one for one in answer.citations}
    for words, markers in _CLAIM.findall(answer.answer.split("\n\n")[0]):
        cited = [by_marker[number] for number in re.findall(r"\d+", markers)]
        yield words, " ".join(one.quote for one in cited), " ".join(one.label for one in cited)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(BLOCKS))
def test_no_lie_gets_through(found: list[Found], speaker: Speaker, block: int) -> None:
    spoke = kept = 0
    through: list[str] = []
    for number in range(block * ANSWERS, (block + 1) * ANSWERS):
        chance, told = Random(number), list[Lie]()

        def says(body: dict[str, Any], chance: Random = chance, told: list[Lie] = told) -> Speech:
            told[:] = lies(body, chance)
            return spoken(told, chance)

        speaker.says = says
        answer = rewrite(*found[number % len(found)])
        spoke += bool(told)
        if answer.model is None:
            continue
        for claim, source, label in claims(answer):
            kept += 1
            through.extend(f"{number}: {one} in «{claim}»" for one in unheld(claim, source, label, told))
    assert through == []
    # Else nothing was put to the test.
    assert spoke > ANSWERS // 2
    assert kept > ANSWERS // 10
