"""The legal bases of a draft: the superior document itself, what it rests on, and what similar plans rest on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.checking.bases import LAW_TYPES, find_bases
from assistant.checking.check import check_document
from assistant.checking.finding import Finding
from assistant.checking.library import Library, Shelf
from assistant.checking.registered import ended, look_up
from assistant.drafting.adapt import clean, tidy
from assistant.drafting.open_points import placeholders
from assistant.drafting.plan import Line, Origin, Why
from assistant.drafting.source import Source
from assistant.drafting.title import about
from assistant.drafting.unit import Unit, shares_place
from corpus.bodies.levels import level_alternatives
from corpus.bodies.words import kind_alternatives
from corpus.citations.data_files import load
from corpus.citations.registry import Entry, Registry
from corpus.document import Reference
from corpus.text.patterns import UPPER
from index.links import identity_of, is_central

_OPENING = re.compile(r"^[ \t*_]{0,8}(?:Thực hiện|Triển khai|Căn cứ|Theo)\s", re.M)
_SEARCHED = 6_000
_DAY = re.compile(r"ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}")
_OF_A_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b(?!\s?[-–])")
_BODY = rf"(?:{kind_alternatives()}|UBND|Đảng|(?=[{UPPER}]){level_alternatives()})"
_PIECE_END = re.compile(rf";|\n|\.(?=\s|$)|,\s+(?={_BODY}\b)|\s+Căn cứ\s")
_LONGEST_NAME = 400
_LAST = 100
_CALLED = re.compile(r"\s*\((?:sau đây )?(?:gọi|viết)[^)]{1,90}\)")
_AT_FAULT = {
    "conflict": "mâu thuẫn",
    "date_impossible": "ngày không hợp lý",
    "type_mismatch": "loại và ký hiệu không khớp",
    "incomplete": "ghi chưa đủ",
}


@dataclass(frozen=True, slots=True)
class Bases:
    """The lines in order of rank, and what was kept out or is to be looked at."""

    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Candidate:
    """One cited document; `words` end with its trích yếu as printed."""

    reference: Reference
    finding: Finding
    words: str
    source: Source
    origins: list[Origin] = field(default_factory=list)
    others: set[int] = field(default_factory=set)


def bases(
    superiors: Sequence[Source], others: Sequence[Source], unit: Unit, year: int, shelf: Shelf, registry: Registry
) -> Bases:
    """Bases from superiors (all) and from models, last year's plan and peers (what holds for the unit too)."""
    lines: list[Line] = [_carried_out(one, at) for at, one in enumerate(superiors, start=1)]
    own = {_identity_of_header(one) for one in superiors}
    found: dict[str, _Candidate] = {}
    for one in [*superiors, *others]:
        for candidate in _candidates(one, shelf, registry):
            identity = identity_of(candidate.reference)[0]
            if identity in own or not _holds_here(candidate, unit):
                continue
            known = found.setdefault(identity, candidate)
            known.others.add(one.stored.id)
            if known is not candidate and len(known.origins) < 3:
                known.origins.extend(candidate.origins)
    notes: list[str] = []
    kept: list[tuple[int, int, Line]] = []
    peers = [one for one in others if one.role == "peer"]
    for at, candidate in enumerate(found.values()):
        entry = look_up(candidate.reference, registry).entry
        if gone := _gone(candidate, entry, year, registry):
            notes.append(f"Không đưa vào căn cứ: {gone}")
            continue
        line = _line(candidate, entry, len(peers), year, registry, f"b{len(superiors) + at + 1}")
        last = _opening(candidate) != "Căn cứ"
        kept.append((_LAST if last else _rank(candidate.reference), at, line))
    if not superiors and not kept:
        notes.append("Chưa tìm được căn cứ nào trong kho; hãy bổ sung căn cứ ban hành.")
    ordered = [line for _, _, line in sorted(kept, key=lambda one: one[:2])]
    return Bases((*ordered, *lines), tuple(notes))


def _carried_out(superior: Source, at: int) -> Line:
    """ "Thực hiện Kế hoạch số ... ngày ... của ... về ...": the document itself, by its own letterhead."""
    header = superior.header
    number = header.symbol or "[số, ký hiệu]"
    printed = _DAY.search(header.spans["date"].of(superior.text)) if "date" in header.spans else None
    dated = tidy(printed[0]) if printed and _full(header.date) else "ngày [ngày ban hành]"
    issuer = header.issuer or "[cơ quan ban hành]"
    text = f"Thực hiện {header.type or 'Văn bản'} số {number} {dated} của {issuer}"
    matter = about(superior)
    text += f" {matter}" if matter else " về [trích yếu]"
    return Line(
        id=f"b{at}",
        text=tidy(text),
        why="superior",
        reason=f"Văn bản cấp trên cần thực hiện: {superior.name}.",
        origins=superior.stated("type", "symbol", "date", "issuer", "title") or (superior.origin(0, 200),),
        placeholders=placeholders(text),
    )


def _full(date: str | None) -> bool:
    return bool(date) and len(date or "") == 10 and not (date or "").startswith("-")


def _candidates(source: Source, shelf: Shelf, registry: Registry) -> Iterator[_Candidate]:
    places = list(_basis_references(source))
    if not places:
        return
    only = replace(source.document, references=tuple(places))
    checked = check_document(only, registry, Library(shelf, without=source.stored.id).of)
    for finding in checked.findings:
        reference = finding.reference
        end = _end_of_name(source, reference, places)
        yield _Candidate(
            reference,
            finding,
            tidy(_CALLED.sub("", clean(source.text[reference.start : end]))).rstrip(" ,;."),
            source,
            [source.origin(reference.start, end)],
        )


def _basis_references(source: Source) -> Iterator[Reference]:
    """What căn cứ lines cite first-hand, and what the opening sentence carries out; not what is cited in a title."""
    document = source.document
    spans = [one.span for one in find_bases(document)]
    first = min([one.start for one in document.sections if one.start >= document.body.start], default=document.body.end)
    until = min(first, document.body.start + _SEARCHED)
    title = document.header.spans.get("title")
    after = max(document.body.start, title.end if title else 0)
    last_end = -1
    openings = [match.start() for match in _OPENING.finditer(document.text, after, until)]
    for reference in document.references:
        in_basis = any(one.start <= reference.start < one.end for one in spans)
        in_opening = any(start <= reference.start < _line_end(document.text, start) for start in openings)
        if not (in_basis or in_opening) or reference.start < last_end:
            continue
        if not _leads(document.text, reference):
            continue
        last_end = _piece_end(document.text, reference.end)
        yield reference


def _leads(text: str, reference: Reference) -> bool:
    """Whether the reference is the basis, not a document that the basis is about ("... quy định chi tiết Luật ...")."""
    before = text[max(0, reference.start - 60) : reference.start]
    return (
        re.search(r"(?:^|\n|;|,|Căn cứ|Thực hiện|Triển khai|Theo|\bvà)\s*(?:các\s+)?[-–+*_\s“\"]*$", before) is not None
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _piece_end(text: str, start: int) -> int:
    found = _PIECE_END.search(text, start, start + _LONGEST_NAME)
    return found.start() if found else min(len(text), start + _LONGEST_NAME)


def _end_of_name(source: Source, reference: Reference, all_of_them: Iterable[Reference]) -> int:
    following = min([one.start for one in all_of_them if one.start >= reference.end], default=len(source.text))
    return min(_piece_end(source.text, reference.end), following)


def _holds_here(candidate: _Candidate, unit: Unit) -> bool:
    """Whether the basis is one for the unit: of the whole country, of its superior, or of its own province."""
    reference, source = candidate.reference, candidate.source
    if source.role in ("superior", "last_year") or reference.symbol is None or is_central(reference.symbol):
        return True
    return shares_place(source.header, unit)


def _identity_of_header(source: Source) -> str:
    from index.links import spellings

    symbol = (source.header.symbol or "").casefold()
    return spellings(symbol)[0] if symbol else ""


def _gone(candidate: _Candidate, entry: Entry | None, year: int, registry: Registry) -> str | None:
    """Why the basis no longer applies at the beginning of the plan's year."""
    if candidate.finding.verdict == "replaced":
        return candidate.finding.reason
    if entry and (objection := ended(entry, f"{year}-01-01", registry)):
        return objection.reason
    return None


def _line(candidate: _Candidate, entry: Entry | None, peers: int, year: int, registry: Registry, id_: str) -> Line:
    reference, finding = candidate.reference, candidate.finding
    remarks = [_why(candidate, peers)]
    if finding.verdict in _AT_FAULT:
        remarks.append(f"Cần xem lại ({_AT_FAULT[finding.verdict]}): {finding.reason}")
    elif finding.verdict == "law_number":
        remarks.append("Luật chỉ ghi tên, không ghi số, theo thể thức.")
    elif finding.verdict == "unknown":
        remarks.append("Chưa có gì để đối chiếu; hãy kiểm tra hiệu lực trước khi ký.")
    else:
        remarks.append(finding.reason)
    if entry and (later := ended(entry, f"{year}-12-31", registry)):
        remarks.append(f"Hết hiệu lực trong năm kế hoạch: {later.reason}")
    other = {one for one in _OF_A_YEAR.findall(_named(candidate)) if int(one) < year}
    if other and reference.type not in LAW_TYPES and "ngày" in candidate.words:
        named_in_date = {(reference.date or "")[:4]}
        if years := sorted(other - named_in_date):
            remarks.append(
                f"Văn bản về công việc năm {', '.join(years)}; hãy thay bằng văn bản của năm {year} nếu đã có."
            )
    text = f"{_opening(candidate)} {_named(candidate)}"
    return Line(
        id=id_,
        text=text,
        why="superior" if candidate.source.role == "superior" else _role_why(candidate.source),
        reason=" ".join(remarks),
        origins=tuple(candidate.origins),
        placeholders=placeholders(text),
    )


def _role_why(source: Source) -> Why:
    return "last_year" if source.role == "last_year" else "peers"


def _why(candidate: _Candidate, peers: int) -> str:
    source = candidate.source
    match source.role:
        case "superior":
            return f"Văn bản cấp trên nêu trong căn cứ: {source.name}."
        case "last_year":
            return f"Có trong kế hoạch trước của đơn vị: {source.name}."
        case "model":
            return f"Có trong kế hoạch được chọn: {source.name}."
        case _:
            return f"{len(candidate.others)} trong {peers} kế hoạch tương tự có căn cứ này, ví dụ {source.name}."


def _opening(candidate: _Candidate) -> str:
    """A chosen plan of an equal carries the same superior document out: "Thực hiện"; all else is "Căn cứ"."""
    before = candidate.source.text[max(0, candidate.reference.start - 40) : candidate.reference.start]
    carried_out = candidate.source.role in ("model", "last_year") and re.search(r"Thực hiện\s+$", before)
    return "Thực hiện" if carried_out else "Căn cứ"


def _named(candidate: _Candidate) -> str:
    """A law by its name and the date that is printed, any other document as printed."""
    reference = candidate.reference
    if reference.type in LAW_TYPES and reference.name:
        printed = _DAY.search(candidate.words)
        return f"{reference.name} {printed[0]}" if printed else reference.name
    return candidate.words


def _rank(reference: Reference) -> int:
    if reference.type in LAW_TYPES:
        return 1
    ranks = load("registry_forms")["ranks"]
    for place, ending in enumerate(ranks, start=2):
        if reference.symbol and re.search(ending, reference.symbol):
            return place
    return len(ranks) + 2
