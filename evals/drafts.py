"""Are suggested drafts sourced: `python -m evals.drafts --docs DIR... [--count 20] [--case FILE|UNIT|YEAR]`.

Drives the command line only. For each draft the Word file and the data beside it are read, and it is counted: what of
the superior's tasks the coverage leaves unnamed, sentences without a source that are no words of the form, sources
whose words are not those of the stored document, and names, numbers and years that belong to nobody the draft may
speak for: neither the request nor a document of the superior that the very line, or the alternative to it, names as
its source. Words inside "[...]" are left to the user and not counted. Knows nothing of how the engine adapts words.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document

from corpus.bodies.levels import level_alternatives
from corpus.bodies.territory import province_names
from evals import recorded
from evals.evaluate import Outcome

_OPEN = re.compile(r"\[[^\[\]]*\]")
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")
_CAPITAL = "A-ZĐÀ-ÝĂÂÊÔƠƯẠ-Ỹ"
_BODY = re.compile(
    rf"\b(?:Sở|Phòng|Cục|Chi cục|Ban Quản lý|Trung tâm|Thanh tra|Văn phòng|UBND|Ủy ban nhân dân|Ủy ban Nhân dân)"
    rf"(?: {level_alternatives()})?(?: (?!Sở\b)[{_CAPITAL}][^\W\d_]*)+"
)
_PLACE = re.compile(rf"\b{level_alternatives()}\.? (?P<name>[{_CAPITAL}][^\W\d_]*(?: [{_CAPITAL}][^\W\d_]*){{0,3}})")
_PROVINCE = re.compile(rf"{level_alternatives('province', 'city')} [{_CAPITAL}][^\W\d_]*(?: [{_CAPITAL}][^\W\d_]*)*")
_LEADER = re.compile(r"(?:Chủ tịch|Bác|đức|phong cách|tư tưởng|thành phố|TP\.?|Cộng sản) Hồ Chí Minh", re.I)
_ACT = re.compile(
    r"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy định|Thông tư|Công điện|Đề án|Chương trình)"
    r"[^;\n]{0,40}?\d+[a-z]?(?:\.\d+)?(?:/\d{4})?[/-](?:NĐ-CP|NQ-CP|NQ/TW|QĐ-TTg|CT-TTg|CĐ-TTg|KL/TW|CT/TW|QĐi?/TW|QH\d+"
    r"|UBTVQH\d+|TT-[A-ZĐ]+|QĐ-B[A-ZĐ&]+)(?: ngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2} năm \d{4}))?"
)
# What the bodies of a province issue for all its units.
_LOCAL_ACT = re.compile(r"\d+[/-](?:CT|QĐ|KH|NQ|CTr)[/-](?:TU|UBND)(?: ngày \d{1,2}/\d{1,2}/\d{4})?")
_NUMBERED = re.compile(r"^(?:[IVXLC]+\.|\d+\.|[a-zđ]\)|[-–•])\s+")


@dataclass(frozen=True, slots=True)
class Case:
    """What is drafted: the document to carry out ("" where there is only a topic), for whom, for when."""

    document: str
    unit: str
    year: int
    topic: str = ""


@dataclass(slots=True)
class Found:
    """What is wrong with one draft."""

    case: Case
    lines: int = 0
    demands: int = 0
    tasks: int = 0
    unsourced: list[str] = field(default_factory=list)
    misquoted: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def faults(self) -> int:
        """How many."""
        return sum(map(len, (self.unsourced, self.misquoted, self.foreign, self.uncovered, self.unread)))


class Product:
    """The command line over one data home."""

    def __init__(self, home: Path) -> None:
        self._environment = {**os.environ, "TROLY_HOME": str(home)}
        self._stored: dict[str, dict[str, Any]] = {}
        self._texts: dict[str, str] = {}
        self._asked: set[tuple[str, str, int, int]] = set()

    def run(self, *arguments: str) -> str:
        """Standard output of one command. Raises CalledProcessError."""
        return subprocess.run(
            [sys.executable, "-m", "assistant.cli", *arguments],
            env=self._environment,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        ).stdout

    def documents(self) -> dict[str, dict[str, Any]]:
        """Every stored document by id."""
        if not self._stored:
            rows = map(json.loads, self.run("documents", "--json").splitlines())
            self._stored = {row["id"]: row for row in rows}
        return self._stored

    def text(self, document: str) -> str:
        """The stored text of a document."""
        if document not in self._texts:
            self._texts[document] = self.run("show", document, "--text").removesuffix("\n")
        return self._texts[document]

    def tasks(self, document: str) -> int:
        """How many tasks and duties to report a document has."""
        if not self._asked:
            for command in ("tasks", "reports"):
                rows = map(json.loads, self.run(command, "--format", "json").splitlines())
                self._asked.update((row["document_id"], command, row["start"], row["end"]) for row in rows)
        return sum(one[0] == document for one in self._asked)


def check(product: Product, case: Case, folder: Path) -> Found:
    """Draft one case and look through it."""
    file = folder / f"{case.document}-{abs(hash(case.unit)) % 10_000}.docx"
    out = product.run(
        *("draft", "--unit", case.unit, "--year", str(case.year), "--output", str(file), "--json"),
        *(("--topic", case.topic) if case.topic else ("--superior", case.document)),
    )
    plan = json.loads(out.splitlines()[-1])
    found = Found(case, demands=len(plan["coverage"]), tasks=product.tasks(case.document) if case.document else 0)
    names = _names(product)
    said = {_plain(line["text"]): line for line in _lines(plan)}
    for line in said.values():
        found.lines += 1
        _look_at(product, line, case, names, found)
        for other in line.get("alternatives", ()):
            _look_at(product, {**other, "id": "", "why": "peers"}, case, names, found)
    if found.demands < found.tasks:
        found.uncovered.append(f"{found.tasks} nhiệm vụ, báo cáo; bảng đối chiếu có {found.demands}")
    _read_back(file, plan, set(said), names, case, found)
    return found


def _lines(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every base, paragraph and recipient; every row as one line, its columns joined."""
    yield from plan["bases"]
    yield from (one for one in (plan["opening"], plan["closing"]) if one)
    for part in plan["parts"]:
        yield from part["lines"]
        for row in part["rows"]:
            columns = (row["group"], row["what"], row["lead"], row["coordinate"], row["time"])
            yield {**row, "text": " | ".join(column for column in columns if column)}
    yield from plan["recipients"]


def _look_at(product: Product, line: dict[str, Any], case: Case, names: Sequence[str], found: Found) -> None:
    if not line["origins"] and line["why"] not in ("form", "user"):
        found.unsourced.append(line["text"])
    quotes: list[str] = []
    for origin in line["origins"]:
        if product.text(origin["document_id"])[origin["start"] : origin["end"]] != origin["quote"]:
            found.misquoted.append(f"{line['text'][:60]} <- {origin['quote'][:60]}")
        if _speaks_for(product, origin["document_id"], case):
            quotes.append(origin["quote"])
        else:
            # Of another unit's plan only what it cites of the whole country's documents may be said.
            acts = [_ACT, _LOCAL_ACT] if _of_one_place(product.documents()[origin["document_id"]], case) else [_ACT]
            quotes.extend(match[0] for act in acts for match in act.finditer(" ".join(origin["quote"].split())))
    allowed = _plain(" ".join([case.unit, case.topic, str(case.year), *quotes, *_headers(product, line, case)]))
    if line["id"].startswith("b") and line["origins"]:
        allowed += _plain(" ".join(origin["quote"] for origin in line["origins"]))
    found.foreign.extend(f"«{what}» trong: {line['text'][:160]}" for what in _strange(line["text"], allowed, names))


def _speaks_for(product: Product, document: str, case: Case) -> bool:
    """Whether the draft may say what the document says: the one to carry out, if it is not another unit's own plan."""
    return document == case.document and not _is_equal(product.documents()[document], case)


def _is_equal(document: dict[str, Any], case: Case) -> bool:
    """A plan of a department is no superior of a department."""
    return (document["issuer"] or "").casefold().startswith("sở") and case.unit.startswith("Sở")


def _of_one_place(document: dict[str, Any], case: Case) -> bool:
    """Whether a plan is of the unit's own province, whose bodies are above both."""
    place = re.search(r"\((?P<place>[^()]+)\)", document["label"])
    return place is not None and place["place"].casefold() in case.unit.casefold()


def _headers(product: Product, line: dict[str, Any], case: Case) -> list[str]:
    """What the letterhead of a document says that the line may speak for."""
    stored = product.documents()
    return [
        " ".join(str(stored[one["document_id"]][fact] or "") for fact in ("type", "symbol", "issuer", "title"))
        for one in line["origins"]
        if _speaks_for(product, one["document_id"], case)
    ]


def _strange(text: str, allowed: str, names: Sequence[str]) -> Iterator[str]:
    """Every number, place and body of a line that is not in the allowed words."""
    said = " ".join(_OPEN.sub(" ", text).split())
    known = set(_DIGITS.findall(allowed))
    yield from (number for number in _DIGITS.findall(said) if number not in known)
    without_leader = _LEADER.sub("", said)
    for name in names:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", without_leader) and name.casefold() not in allowed:
            yield name
    for pattern in (_BODY, _PLACE):
        for match in pattern.finditer(said):
            if not _is_said(match[0], allowed):
                yield match[0]


def _is_said(name: str, allowed: str) -> bool:
    """Whether the name, or all of it but the last words that may begin the next phrase, stands in the allowed words."""
    words = _plain(name).split()
    return any(" ".join(words[:size]) in allowed for size in range(len(words), max(1, len(words) - 2), -1))


def _names(product: Product) -> list[str]:
    """Places and issuers of all stored documents, and all provinces."""
    names = set(province_names())
    for one in product.documents().values():
        names.update(match["name"] for match in _PLACE.finditer(one["issuer"] or ""))
    return sorted(names)


def _plain(text: str) -> str:
    spelled = re.sub(r"\bUBND\b", "ủy ban nhân dân", " ".join(text.split()))
    return spelled.casefold().replace("uỷ", "ủy").replace("huỷ", "hủy")


def _read_back(
    file: Path, plan: dict[str, Any], said: set[str], names: Sequence[str], case: Case, found: Found
) -> None:
    """What the Word file says beyond the data must be words of the form: nothing of a unit, no number but the year."""
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    printed = [part for text in [*(one.text for one in document.paragraphs), *cells] for part in text.split("\n")]
    known = (
        " ".join(said) + " " + _plain(" ".join(str(plan[key]) for key in ("title", "unit", "superior_body", "place")))
    )
    head = _plain(f"{case.unit} {case.year} {plan['title']} {plan['superior_body']}")
    for text in filter(None, map(str.strip, printed)):
        words = _plain(_NUMBERED.sub("", text)).rstrip(" ;./")
        # A number alone is that of a table row.
        if words and words not in known and not words.isdigit():
            found.unread.extend(f"«{what}» trong tệp: {text[:120]}" for what in _strange(text, head, names))


def cases_of(product: Product, count: int) -> list[Case]:
    """Pairs of a stored document that gives tasks and a unit below its issuer, in order of the documents."""
    found: list[Case] = []
    for row in product.documents().values():
        issuer = row["issuer"] or ""
        province = re.search(
            rf"({level_alternatives('province', 'city')}) ([{_CAPITAL}][^\W\d_]*(?: [{_CAPITAL}][^\W\d_]*)*)", issuer
        )
        if not row["date"] or not province or not product.tasks(row["id"]):
            continue
        unit = f"Sở Nội vụ {province[0]}" if len(found) % 2 else f"UBND xã An Mẫu, {province[0]}"
        found.append(Case(row["id"], unit, int(row["date"][:4]) + len(found) % 3 % 2))
    return found[:count]


def named_case(product: Product, told: str) -> Case:
    """ "FILE|UNIT|YEAR" with the beginning of a file's name, or "=TOPIC|UNIT|YEAR"."""
    file, unit, year = told.split("|")
    if file.startswith("="):
        return Case("", unit, int(year), file[1:])
    document = next(id_ for id_, row in product.documents().items() if row["file"].startswith(file))
    return Case(document, unit, int(year))


def main() -> int:
    """Prints one line a draft, and every fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", nargs="+", type=Path, required=True)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument(
        "--case", action="append", default=[], help="FILE|UNIT|YEAR, the file by the beginning of its name"
    )
    parser.add_argument(
        "--home", type=Path, help="a data home to use again; what is stored in it already is not read anew"
    )
    parser.add_argument("--record", action="store_true", help="add the counts to the recorded figures")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        product = Product(arguments.home or Path(folder) / "home")
        product.run("ingest", *map(str, arguments.docs), "--json")
        cases = [*(named_case(product, one) for one in arguments.case), *cases_of(product, arguments.count)]
        found = [check(product, case, Path(folder)) for case in cases]
    for one in found:
        print(
            f"{one.case.document or 'chủ đề':>6} {one.case.unit[:40]:40} {one.case.year} lines {one.lines:4} "
            f"tasks {one.tasks:4} compared {one.demands:4} faults {one.faults}"
        )
        for name in ("unsourced", "misquoted", "foreign", "uncovered", "unread"):
            for fault in getattr(one, name):
                print(f"       {name}: {fault}")
    lines, faults = sum(one.lines for one in found), sum(one.faults for one in found)
    print(f"{len(found)} drafts, {lines} lines, {faults} faults")
    if arguments.record:
        counted = [Outcome("drafts", {"drafts": len(found), "lines": lines, "faults": faults}, {}, ())]
        recorded.record(recorded.run_of(counted, None), counted)
    return int(any(one.faults for one in found))


if __name__ == "__main__":
    sys.exit(main())
