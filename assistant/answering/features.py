"""How a candidate fits a question, in numbers between -1 and 1, each under its name."""

import re
from functools import lru_cache
from math import log

from assistant.answering.bodies import acting_body, alike
from assistant.answering.candidates import Candidate
from assistant.answering.citing import asked_types, of_type
from assistant.answering.scene import Scene, Seen
from assistant.answering.scope import is_called
from assistant.answering.values import HOLDS, Kind, counts
from assistant.answering.words import plain
from corpus.citations.symbol import number_key
from corpus.document import Report
from index.syllables import fold

_YEAR = re.compile(r"\b(20\d{2})\b")
_DIGITS = re.compile(r"\d+")
_SECTION = re.compile(r"\b(?:muc|phan|dieu|chuong|khoan|phu luc|nhiem vu|buoc)\s+(?:so\s+)?([ivxlc]+|\d+(?:\.\d+)*)\b")
_FIGURE = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?![\w/-]|[.,]\d)")
_REPORTS = re.compile(r"\b(?:bao cao|bao ngay|thong bao|phan anh|gui|nop|trinh|tong hop|de xuat)\b")
# What a sentence is about that opens so, whoever sends it.
_OPENS_REPORT = re.compile(r"^\W*(?:(?:[a-z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s*)?(?:dinh ky )?(?:bao cao|gui|nop)\b")
_LEADS = re.compile(
    r"\b(?:chu tri|phu trach|chiu trach nhiem|thuc hien|phoi hop|giao|to chuc|chi dao|huong dan|tham muu)\b"
)
_SELF = re.compile(r"^\W*(?:so|kinh gui|noi nhan|can cu|nguoi ky|ngay ban hanh)\b")
_FACTS = {
    "effective": re.compile(r"\b(?:co )?hieu luc\b"),
    "replaces": re.compile(r"\b(?:thay the|bai bo|het hieu luc|thay cho)\b"),
    "proposed": re.compile(r"\b(?:theo de nghi|to trinh)\b"),
}
_ASKS = {
    "effective": re.compile(r"\bhieu luc\b|\bap dung (?:tu|khi)\b"),
    "replaces": re.compile(r"\b(?:thay(?: the| cho)?|bai bo|bo)\b.{0,30}\b(?:nao|gi|nhung)\b"),
    "proposed": re.compile(r"\b(?:so|ai|co quan|don vi)(?: nao)? (?:nao )?(?:de nghi|trinh|tham muu)\b|\bto trinh\b"),
}

NAMES = (
    "own",
    "pairs",
    "rest",
    "inherited",
    "whole",
    "rank",
    "first",
    "score",
    "named",
    "preferred",
    "like",
    "top_like",
    "holds",
    "holds_none",
    "new",
    "counted",
    "actor",
    "actor_other",
    "year",
    "year_other",
    "cites",
    "cites_type",
    "reports",
    "reports_not",
    "is_report",
    "is_report_dated",
    "is_report_unasked",
    "is_task",
    "leads",
    "row",
    "item",
    "heading",
    "closing",
    "fact",
    "fact_other",
    "short",
    "long",
    "figure",
    "figure_missing",
    "section",
    "section_other",
    "opens",
    "context",
    "near",
    "caps",
    "itself",
    "columns",
)


class Measure:
    """The features of candidates for one question; what concerns the question alone is read once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.names = NAMES
        question = scene.question
        self.question = question
        self.actor = acting_body(question)
        self._actor = frozenset(plain(self.actor or ""))
        self._digits = {d.lstrip("0") for d in _DIGITS.findall(question.text)}
        self._years = frozenset(_YEAR.findall(question.folded))
        self._sections = {match[1] for match in _SECTION.finditer(question.folded)}
        bare = re.sub(r"\S*/\S*|\b(?:19|20)\d{2}\b|\b(?:so|kh|qd|nq|cv|tb|cd|ct|hd|kl) \d+", " ", question.folded)
        own = {
            number
            for stored in scene.evidence.documents
            for number in _DIGITS.findall(stored.header.symbol or stored.file)
        }
        self._figures = set(_FIGURE.findall(bare)) - self._sections - own
        self._types = asked_types(question)
        self._speaks_of_reports = "report" in question.kinds or _REPORTS.search(question.folded) is not None
        self._asks = {name for name, pattern in _ASKS.items() if pattern.search(question.folded)}
        likes = scene.likeness
        self._top = max(likes.values(), default=0.0)
        self._own_symbols = {
            symbol for symbol in question.symbols if any(is_called(one, symbol) for one in scene.evidence.documents)
        }
        self._cited = [number_key(s) for s in question.symbols if s not in self._own_symbols]

    def of(self, seen: Seen) -> list[float]:
        """The features in the order of NAMES."""
        scene, question, one = self.scene, self.question, seen.candidate
        folded = _folded(one.words)
        bag = one.bag
        name = scene.names.get(seen.stored.id, frozenset())
        said = scene.said(bag)
        own = sum(scene.weights[w] for w in said) / scene.total
        unnamed = [w for w in scene.weights if w not in name]
        rest_total = sum(scene.weights[w] for w in unnamed)
        rest = sum(scene.weights[w] for w in unnamed if w in said) / rest_total if rest_total else own
        around = scene.weight(bag | one.inherited)
        whole = scene.weight(bag | one.inherited | name)
        pairs_total = sum(scene.pairs.values())
        pairs = sum(w for p, w in scene.pairs.items() if p in one.pairs) / pairs_total if pairs_total else own
        like = scene.likeness.get(seen.stored.id, 0.0)
        wanted = question.wanted
        held = {kind for kind in one.values if kind in wanted}
        counted = "number" in wanted and bool(question.counted) and counts(question.counted, question.text, one.words)
        years = frozenset(_YEAR.findall(one.words)) | frozenset(_YEAR.findall(one.heading))
        figures = set(_FIGURE.findall(folded)) | set(_FIGURE.findall(_folded(f"{one.lead} {one.heading}")))
        sections = self._sections_of(one)
        facts = {fact for fact, pattern in _FACTS.items() if pattern.search(folded)}
        reporting = "report" in question.kinds
        leading = bool({"task_lead", "tasks_of"} & set(question.kinds))
        actor = other = 0.0
        if self._actor:
            least = 0.75 * len(self._actor)
            opening = frozenset(plain(one.words[:90]))
            if any(alike(self.actor or "", who) for who in one.actors):
                actor = 1.0
            elif one.actors:
                other = 1.0
            elif len(self._actor & opening) >= least:
                actor = 1.0
            elif len(self._actor & one.inherited) >= least:
                actor = 0.7
        return [
            own,
            pairs,
            rest,
            around - own,
            whole - around,
            1 / (1 + seen.rank),
            float(seen.rank == 0),
            max(-1.0, seen.score / 4),
            float(scene.evidence.scoped),
            float(seen.stored.id in scene.evidence.preferred),
            like,
            float(like >= self._top - 0.02),
            len(held) / len(wanted) if wanted else 0.0,
            float(bool(wanted) and not held),
            self._new(one, held),
            float(counted),
            actor,
            other,
            float(bool(self._years & years)),
            float(bool(self._years) and bool(years) and not self._years & years),
            float(any(number_key(r.symbol or "") in self._cited for r in one.references)) if self._cited else 0.0,
            self._cites_type(one),
            float(reporting and bool(_REPORTS.search(folded))),
            float(reporting and not _REPORTS.search(folded)),
            float(reporting and bool(one.reports)),
            float(reporting and bool({"day", "time"} & wanted) and any(_dated(r) for r in one.reports)),
            float(not self._speaks_of_reports and bool(one.reports or _OPENS_REPORT.match(folded))),
            float(leading and bool(one.tasks)),
            float(leading and bool(_LEADS.search(folded))),
            float(one.form == "row"),
            float(one.form == "item"),
            float(one.form == "heading"),
            float(one.closing),
            len(facts & self._asks) / len(self._asks) if self._asks else 0.0,
            float(bool(facts) and not self._asks),
            float(len(one.words) < 45),
            min(1.0, log(1 + len(one.words)) / 8),
            len(self._figures & figures) / len(self._figures) if self._figures else 0.0,
            float(bool(self._figures) and not self._figures & figures),
            float(bool(self._sections & sections)),
            float(bool(self._sections) and not self._sections & sections),
            float(one.words.rstrip().endswith(":")),
            around,
            self._near(one, held, said),
            float(one.words.isupper()),
            float(bool(_SELF.match(folded))),
            float(one.form == "row" and not any(sign.isdigit() for sign in one.words[8:]) and len(one.words) < 120),
        ]

    def _new(self, one: Candidate, held: set[Kind]) -> float:
        """The share of the wanted kinds that stand here in figures that the question itself does not name."""
        if not held:
            return 0.0
        new = 0
        for kind in held:
            pattern = HOLDS.get(kind)
            if pattern is None:
                new += 1
                continue
            for match in pattern.finditer(one.words):
                digits = {d.lstrip("0") for d in _DIGITS.findall(one.words[match.start() : match.end() + 12])}
                if not digits or digits - self._digits:
                    new += 1
                    break
        return new / len(held)

    def _near(self, one: Candidate, held: set[Kind], said: set[str]) -> float:
        """How near what is wanted stands to the question's rare words: 1 beside them, 0 far off."""
        best = 0.0
        for kind in held:
            pattern = HOLDS.get(kind)
            if pattern is None:
                continue
            for match in list(pattern.finditer(one.words))[:6]:
                around = frozenset(plain(one.words[max(0, match.start() - 90) : match.end() + 50]))
                best = max(best, self.scene.weight(around))
        return best

    def _cites_type(self, one: Candidate) -> float:
        if self._types is None:
            return 0.0
        found = [r for r in one.references if of_type(r, self._types) and number_key(r.symbol or "") not in self._cited]
        return 1.0 if found else -0.5

    def _sections_of(self, one: Candidate) -> set[str]:
        label = fold(one.section)
        parts = set(re.split(r"[^\w]+", label)) | {label}
        parts |= {match[1] for match in _SECTION.finditer(_folded(one.words[:40]))}
        return parts | {match[1] for match in _SECTION.finditer(_folded(one.heading))}


def _dated(report: Report) -> bool:
    return any(d.kind != "none" for d in report.deadlines)


@lru_cache(maxsize=20_000)
def _folded(words: str) -> str:
    return " ".join(fold(words).split())
