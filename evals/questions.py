"""Questions about the sample documents, asked through the public command line and marked by fixed rules.

`python -m evals.questions [--home DIR] [--show]` stores the samples, asks every question, prints the figures.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from assistant.answer import Answer, Citation, Status
from corpus.normalise import normalise
from corpus.read import read

Kind = Literal["report", "task", "reference", "content", "metadata", "unanswerable"]
Words = Annotated[str, Field(min_length=1)]

# Spellings that say the same in an answer.
_SPELLINGS = {
    r"\bubnd\b": "ủy ban nhân dân",
    r"\bhđnd\b": "hội đồng nhân dân",
    r"\bmttq\b": "mặt trận tổ quốc",
    r"\bhàng (?=ngày|tuần|tháng|quý|năm)": "hằng ",
    "uỷ": "ủy",
    # 05 ngày and 5 ngày; but 1.050 is not 1.50.
    r"(?<![\w.,])0+(?=\d)": "",
}
_DATE = re.compile(r"(?:(?P<year>\d{4})|-)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_MARKER = re.compile(r"\[(\d+)\]")
_LIST_NUMBER = re.compile(r"^[ \t]*(?:\d+|[IVX]+)[.)]\s", re.MULTILINE)
_TRIPLE = 3
_CITED_SHARE = 0.5


class Question(BaseModel):
    """One question and what a right answer holds; the fields are described in data/sample_questions.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Words
    kind: Kind
    file: str | None = None
    documents: tuple[str, ...] = ()
    must: tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...] = ()
    must_not: tuple[Words, ...] = ()
    evidence: tuple[Words, ...] = ()
    note: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The samples that hold the answer; none for an unanswerable question."""
        return (self.file,) if self.file else self.documents

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        expectations = (bool(self.sources), bool(self.must), bool(self.evidence))
        if self.kind == "unanswerable":
            if any(expectations) or self.must_not or not self.note:
                raise ValueError("an unanswerable question has a note that says why, and nothing to be found")
        elif not all(expectations) or (self.file and self.documents):
            raise ValueError("an answerable question needs must, evidence, and either file or documents")
        return self


@dataclass(frozen=True, slots=True)
class Result:
    """A marked answer. `evidence_cited` is None for unanswerable questions; `ungrounded` figures stand in no source."""

    question: Question
    answer: str
    status: Status
    correct: bool
    evidence_cited: bool | None
    markers_match: bool
    misplaced: tuple[str, ...]
    ungrounded: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Right, and nothing to object to in how its sources are given."""
        honest = self.markers_match and not self.misplaced and not self.ungrounded
        return self.correct and self.evidence_cited is not False and honest


def load() -> tuple[Question, ...]:
    """The shipped questions. Raises pydantic.ValidationError where an entry is not as it should be."""
    text = resources.files("evals").joinpath("data/sample_questions.yaml").read_text("utf-8")
    return TypeAdapter(tuple[Question, ...]).validate_python(yaml.safe_load(text))


def samples() -> Path:
    """The folder of the sample documents."""
    return Path(str(resources.files("corpus").joinpath("samples")))


@cache
def sample_texts() -> Mapping[str, str]:
    """The stored text of every sample by file name."""
    return {path.name: normalise(read(path.name, path.read_bytes()).text) for path in sorted(samples().iterdir())}


def ask_all(ask: Callable[[str], Answer], questions: Iterable[Question]) -> list[Result]:
    """Ask every question and mark its answer, in the order given."""
    return [mark(question, ask(question.q)) for question in questions]


def mark(question: Question, reply: Answer) -> Result:
    """One answer, marked by all rules."""
    return Result(
        question=question,
        answer=reply.answer,
        status=reply.status,
        correct=is_correct(question, reply),
        evidence_cited=cites_evidence(question, reply.citations) if question.sources else None,
        markers_match=markers(reply.answer) == {one.marker for one in reply.citations},
        misplaced=tuple(one.quote for one in reply.citations if not in_place(one)),
        ungrounded=ungrounded(question.q, reply),
    )


def fold(text: str) -> str:
    """Lower case, one space between words, spellings that mean the same made one."""
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    for spelling, written in _SPELLINGS.items():
        folded = re.sub(spelling, written, folded)
    return folded


def says(folded: str, wanted: str) -> bool:
    """Whether a folded text holds whole words, or a date of the data file in any notation."""
    date = _DATE.fullmatch(wanted)
    pattern = _notations(**date.groupdict()) if date else rf"(?<!\w)(?<!\d[.,]){re.escape(fold(wanted))}(?!\w|[.,]\d)"
    return re.search(pattern, folded) is not None


def _notations(year: str | None, month: str, day: str | None) -> str:
    before = rf"(?<!\d)0?{int(day)} ?(?:[/.-]|tháng) ?" if day else r"(?<![\d/.-])"
    after = rf" ?(?:[/.-]|năm) ?{year}" if year else ""
    return rf"{before}0?{int(month)}{after}(?!\d)"


def is_correct(question: Question, reply: Answer) -> bool:
    """All that must be said and nothing that must not; for an unanswerable question, that nothing was found."""
    if question.kind == "unanswerable":
        return reply.status == "not_found"
    said = fold(_MARKER.sub(" ", reply.answer))
    whole = all(any(says(said, wording) for wording in group) for group in question.must)
    wrong = any(says(said, wording) for wording in question.must_not)
    return reply.status in {"answered", "partial"} and whole and not wrong


def cites_evidence(question: Question, citations: Sequence[Citation]) -> bool:
    """Whether the evidence is quoted: from the one sample that holds it, or from every sample of a set."""
    quoted = {one.file for one in citations for words in question.evidence if shared(one.quote, words) >= _CITED_SHARE}
    return set(question.sources) <= quoted


def shared(left: str, right: str) -> float:
    """Share, 0 to 1, of the word triples of the shorter text that the other one has too."""
    one, other = _triples(left), _triples(right)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _triples(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[n : n + _TRIPLE]) for n in range(max(1, len(words) - _TRIPLE + 1))} if words else set()


def markers(answer: str) -> set[int]:
    """The numbers of the citations an answer points to."""
    return {int(number) for number in _MARKER.findall(answer)}


def in_place(citation: Citation) -> bool:
    """Whether the quote stands in the stored text of its sample exactly where the citation says."""
    stored = sample_texts().get(citation.file, "")
    return bool(citation.quote) and stored[citation.start : citation.end] == citation.quote


def ungrounded(asked: str, reply: Answer) -> tuple[str, ...]:
    """Figures of an answer that stand neither in a citation nor in the question nor count its sources."""
    ground = figures(asked)
    for one in reply.citations:
        ground |= figures(one.quote) | figures(one.label)
    counts = {str(len(reply.citations)), str(len({one.file for one in reply.citations}))}
    answer = _LIST_NUMBER.sub(" ", _MARKER.sub(" ", reply.answer))
    return tuple(sorted(figures(answer) - ground - counts))


def figures(text: str) -> set[str]:
    """Every run of digits without leading zeros: a date or a symbol gives its parts."""
    return {number.lstrip("0") or "0" for number in re.findall(r"\d+", text)}


def troly(*arguments: str, home: Path, given: str = "") -> str:
    """What the public command prints. Raises SystemExit with its message when it could not do its work."""
    environment = {**os.environ, "TROLY_HOME": str(home)}
    command = [str(Path(sys.executable).with_name("troly")), *arguments]
    done = subprocess.run(command, env=environment, input=given, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"troly {arguments[0]}: {done.stderr.strip()[-500:] or done.stdout[-500:]}")
    return done.stdout


def replies(questions: Sequence[Question], home: Path) -> dict[str, Answer]:
    """Store the samples in a home and ask all questions in one run; answers by question."""
    troly("ingest", "--json", str(samples()), home=home)
    asked = "".join(json.dumps({"q": one.q}, ensure_ascii=False) + "\n" for one in questions)
    reader = TypeAdapter(Answer)
    lines = troly("ask", "--jsonl", home=home, given=asked).splitlines()
    return {one.q: reader.validate_json(line) for one, line in zip(questions, lines, strict=True)}


def report(results: Sequence[Result]) -> Iterator[str]:
    """The figures, one line each."""
    asked = Counter(one.question.kind for one in results)
    right = Counter(one.question.kind for one in results if one.correct)
    for kind, number in asked.items():
        yield f"{kind:<14}{right[kind]:>3}/{number}"
    yield f"{'all':<14}{right.total():>3}/{asked.total()}"
    sought = [one.evidence_cited for one in results if one.evidence_cited is not None]
    yield f"evidence cited {sum(sought)}/{len(sought)}"
    yield f"quotes out of place {sum(len(one.misplaced) for one in results)}"
    yield f"answers with wrong markers {sum(not one.markers_match for one in results)}"
    yield f"answers with ungrounded figures {sum(bool(one.ungrounded) for one in results)}"


def failures(results: Iterable[Result]) -> Iterator[str]:
    """Every answer with something wrong: what, the question, what was expected, what was said."""
    for one in results:
        if one.clean:
            continue
        found = {
            "wrong": not one.correct,
            "evidence not cited": one.evidence_cited is False,
            "markers": not one.markers_match,
            "quote out of place": bool(one.misplaced),
            f"ungrounded {', '.join(one.ungrounded)}": bool(one.ungrounded),
        }
        yield f"\n[{one.question.kind}] {'; '.join(name for name, is_so in found.items() if is_so)}"
        yield f"  Q: {one.question.q}"
        yield f"  expected: {one.question.must or 'not_found'} without {one.question.must_not}"
        yield f"  {one.status}: {' '.join(one.answer.split())}"


def main() -> None:
    """Ask, mark, print."""
    parser = argparse.ArgumentParser(prog="python -m evals.questions", description=__doc__)
    parser.add_argument("--home", type=Path, help="where to store the samples (default: a fresh folder)")
    parser.add_argument("--show", action="store_true", help="print the failures too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="troly-questions-") as fresh:
        questions = load()
        results = ask_all(replies(questions, options.home or Path(fresh)).__getitem__, questions)
    lines = [*report(results), *(failures(results) if options.show else ())]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
