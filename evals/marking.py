"""The rules that mark an answer: is it right, is the evidence cited, are quotes in place, are figures grounded."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from evals.questions import Question

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
_ITEM = re.compile(r"^[ \t]*[-*•]\s", re.MULTILINE)
_TRIPLE = 3
_CITED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked answer. `evidence_cited`: None where nothing is to be cited; `ungrounded`: figures in no source."""

    question: Question
    reply: Answer
    correct: bool
    evidence_cited: bool | None
    markers_match: bool
    misplaced: tuple[str, ...]
    ungrounded: tuple[str, ...]

    @property
    def honest(self) -> bool:
        """Whether there is nothing to object to in how the sources are given."""
        return self.markers_match and not self.misplaced and not self.ungrounded


def mark(question: Question, reply: Answer, texts: Mapping[str, str]) -> Mark:
    """One answer, marked by all rules; `texts` are the stored texts by file name."""
    asked_back = reply.status == "needs_clarification" and question.kind == "ambiguous"
    return Mark(
        question=question,
        reply=reply,
        correct=is_correct(question, reply),
        evidence_cited=cites_evidence(question, reply.citations) if question.sources and not asked_back else None,
        markers_match=markers(reply.answer) == {one.marker for one in reply.citations},
        misplaced=tuple(one.quote for one in reply.citations if not in_place(one, texts)),
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
    """All that must be said and nothing that must not.

    For an unanswerable question, that nothing was found; an ambiguous one may also be asked back with its choices.
    """
    if question.kind == "unanswerable":
        return reply.status == "not_found"
    said = fold(_MARKER.sub(" ", reply.answer))
    if any(says(said, wording) for wording in question.must_not):
        return False
    if reply.status == "needs_clarification":
        return bool(question.choices) and _holds(said, question.choices)
    return reply.status in {"answered", "partial"} and _holds(said, question.must)


def _holds(folded: str, groups: Iterable[Sequence[str]]) -> bool:
    return all(any(says(folded, wording) for wording in group) for group in groups)


def cites_evidence(question: Question, citations: Sequence[Citation]) -> bool:
    """Whether the evidence is quoted: from the one document that holds it, or from every document of a set."""
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


def in_place(citation: Citation, texts: Mapping[str, str]) -> bool:
    """Whether the quote stands in the stored text of its document (by file name) exactly where the citation says."""
    stored = texts.get(citation.file, "")
    return bool(citation.quote) and stored[citation.start : citation.end] == citation.quote


def ungrounded(asked: str, reply: Answer) -> tuple[str, ...]:
    """Figures of an answer that stand neither in a citation nor in the question nor count its sources or items."""
    ground = figures(asked)
    for one in reply.citations:
        ground |= figures(one.quote) | figures(one.label)
    items = len(_ITEM.findall(reply.answer))
    counts = {str(n) for n in (len(reply.citations), len({one.file for one in reply.citations}), items)}
    answer = _LIST_NUMBER.sub(" ", _MARKER.sub(" ", reply.answer))
    return tuple(sorted(figures(answer) - ground - counts))


def figures(text: str) -> set[str]:
    """Every run of digits without leading zeros: a date or a symbol gives its parts."""
    return {number.lstrip("0") or "0" for number in re.findall(r"\d+", text)}
