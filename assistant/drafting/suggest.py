"""A whole plan from the stored documents: its parts, bases and recipients, and what the superior demands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from assistant.drafting.adapt import Adapter
from assistant.drafting.aims import Said, aims, part_lines, plain_line, without_repeats
from assistant.drafting.bases import bases
from assistant.drafting.coverage import compare
from assistant.drafting.data import words
from assistant.drafting.demands import Demand, assigned, demands
from assistant.drafting.organisation import recipients, reporting
from assistant.drafting.peers import peers
from assistant.drafting.plan import Covered, DraftRequest, Line, Origin, Part, Plan, TaskRow
from assistant.drafting.rows import grouped, merged, rows, task_lines
from assistant.drafting.source import Source, source
from assistant.drafting.title import subject, title_of
from assistant.drafting.unit import Unit, is_above, read_unit, signing, superior_body
from corpus.citations.registry import Registry
from corpus.citations.types import known_codes
from corpus.errors import DraftError, NotFound

if TYPE_CHECKING:
    from index.store import Store


# The three parts of a draft: aims, tasks, organisation.


_FEW = 4


@dataclass(frozen=True, slots=True)
class Material:
    """All that a draft is made of. `started` are the documents the user chose, `similar` what was found besides."""

    request: DraftRequest
    unit: Unit
    started: tuple[Source, ...]
    similar: tuple[Source, ...]
    adapters: Mapping[int, Adapter]
    wanted: Mapping[int, Sequence[Demand]]


def parts(material: Material) -> tuple[tuple[Part, ...], list[str]]:
    """Aims, tasks and organisation, none of them empty; notes on what is missing or contradictory."""
    notes: list[str] = []
    every = (*material.started, *material.similar)
    said = Said(every, "aims", material.adapters)
    aim_lines = aims(said) or _first_aims(material)
    task_lines, task_rows = _tasks(material, notes)
    organisation = _organisation(material, notes)
    if not aim_lines:
        notes.append("Không có nguồn nào nêu mục đích, yêu cầu; phần I để trống cho đơn vị viết.")
        aim_lines = (plain_line("m1", "[mục đích, yêu cầu của kế hoạch]", reason="Chưa có nguồn; đơn vị tự viết."),)
    if not task_lines and not task_rows:
        notes.append("Các văn bản được chọn không giao nhiệm vụ nào cho đơn vị; phần II để trống cho đơn vị viết.")
        task_lines = [plain_line("t1", "[nhiệm vụ của đơn vị]", reason="Chưa có nguồn; đơn vị tự viết.")]
    return (
        Part(id="p1", kind="aims", title="Mục đích, yêu cầu", lines=aim_lines),
        Part(id="p2", kind="tasks", title="Nội dung, nhiệm vụ", lines=tuple(task_lines), rows=tuple(task_rows)),
        Part(id="p3", kind="organisation", title="Tổ chức thực hiện", lines=tuple(organisation)),
    ), notes


def _first_aims(material: Material) -> tuple[Line, ...]:
    """A superior document without aims of its own still wants to be carried out."""
    return tuple(
        plain_line(
            f"m{at}",
            f"Tổ chức thực hiện đầy đủ, kịp thời, hiệu quả các nhiệm vụ giao cho {material.unit.written} tại "
            f"{_called(one)}.",
            level=4,
            why="superior",
            reason=f"Văn bản cấp trên không nêu mục đích, yêu cầu; mục đích là thực hiện chính văn bản đó: {one.name}.",
            origins=one.stated("type", "symbol", "issuer") or (one.origin(0, 200),),
        )
        for at, one in enumerate(material.started, start=1)
        if one.role == "superior"
    )


def _called(source: Source) -> str:
    header = source.header
    number = f" số {header.symbol}" if header.symbol else ""
    return f"{header.type or 'văn bản'}{number} của {header.issuer or '[cơ quan ban hành]'}"


def _tasks(material: Material, notes: list[str]) -> tuple[list[Line], list[TaskRow]]:
    numbers, line_numbers, given_numbers = count(1), count(1), count(1)
    found: list[TaskRow] = []
    lines: list[Line] = []
    for one in material.started:
        adapter = material.adapters[one.stored.id]
        wanted = material.wanted[one.stored.id]
        found.extend(rows(one, wanted, adapter, material.unit, "t", numbers))
        said = Said([one], "tasks", material.adapters)
        without = assigned(one.document, tasks=one.role == "superior")
        lines.extend(without_repeats(list(part_lines(said, one, "c", line_numbers, without))))
        lines.extend(task_lines(one, wanted, adapter, material.unit, given_numbers, organising=False))
    if not material.started:
        lines.extend(_similar_tasks(material, line_numbers))
    kept, differing = merged(found)
    notes.extend(differing)
    return without_repeats(lines), grouped(kept)


def _similar_tasks(material: Material, numbers: "count[int]") -> list[Line]:
    """With nothing but a topic: the contents of the most similar plan that has any."""
    said = Said(material.similar, "tasks", material.adapters)
    for one in material.similar:
        if lines := list(part_lines(said, one, "c", numbers)):
            return lines
    return []


def _organisation(material: Material, notes: list[str]) -> list[Line]:
    given = [
        (one, demand, material.adapters[one.stored.id])
        for one in material.started
        for demand in material.wanted[one.stored.id]
    ]
    told = reporting(given, material.unit)
    notes.extend(told.notes)
    if not told.lines:
        notes.append(
            "Các văn bản được chọn không nêu chế độ báo cáo cho đơn vị; thời hạn báo cáo để đơn vị quyết định."
        )
    lines = _organising(material, told.lines)
    if any("đôn đốc" in line.text for line in lines):
        return without_repeats([*lines, *told.lines])
    first = plain_line(
        "g0",
        "Giao [đơn vị đầu mối] chủ trì, phối hợp với các đơn vị liên quan theo dõi, đôn đốc, tổng hợp kết quả "
        f"thực hiện {material.request.type} này.",
        level=2,
        reason="Phân công đầu mối theo thể thức của kế hoạch; tên đơn vị do đơn vị điền.",
    )
    return without_repeats([first, *lines, *told.lines])


def _organising(material: Material, told: Sequence[Line]) -> list[Line]:
    """What the chosen documents say of organisation; from similar plans only a few paragraphs, if there is nothing."""
    said = Said([*material.started, *material.similar], "organisation", material.adapters)
    numbers = count(1)
    lines: list[Line] = []
    for one in material.started:
        if one.role == "superior":
            wanted = material.wanted[one.stored.id]
            found = task_lines(one, wanted, material.adapters[one.stored.id], material.unit, numbers, organising=True)
        else:
            found = (
                line.model_copy(update={"level": 2}) for line in part_lines(said, one, "g", numbers) if not line.heading
            )
        lines.extend(line for line in found if not _told_already(line.origins[0], told))
    if lines:
        return lines
    for one in material.similar:
        lines.extend(
            line.model_copy(update={"level": 2})
            for line in part_lines(said, one, "g", numbers)
            if not line.heading and words().organising.search(line.text)
        )
    return lines[:_FEW]


def _told_already(at: Origin, told: Sequence[Line]) -> bool:
    """Whether a line on reporting holds most of this paragraph in its own words."""
    for line in told:
        for one in line.origins:
            shared = min(one.end, at.end) - max(one.start, at.start)
            if one.document_id == at.document_id and shared > 0.7 * (at.end - at.start) and "[Đơn vị" not in line.text:
                return True
    return False


# A whole plan from the stored documents: what the superior demands, what similar units and last year's plan have.


def suggest(store: "Store", request: DraftRequest, registry: Registry) -> Plan:
    """The suggested plan. Raises NotFound for an id that is not stored, DraftError for what cannot be drafted."""
    material = _material(store, request)
    unit, year = material.unit, request.year
    superiors = [one for one in material.started if one.role == "superior"]
    others = [one for one in (*material.started, *material.similar) if one.role != "superior"]
    found = bases(superiors, others, unit, year, store, registry)
    of_plan, notes = parts(material)
    matter = _matter(material)
    authority, position = signing(unit)
    plan = Plan(
        profile="party" if unit.kind in words().party_kinds else "state",
        type=request.type,
        type_code=_type_code(request.type),
        unit=unit.written,
        superior_body=superior_body(unit),
        place=unit.place,
        year=year,
        title=title_of(matter, unit, year),
        bases=found.lines,
        opening=_opening(request, unit),
        parts=of_plan,
        closing=_closing(request, unit),
        recipients=recipients([(one, material.wanted[one.stored.id]) for one in material.started], unit),
        authority=authority,
        position=position,
        notes=(*_notes(material), *found.notes, *notes),
    )
    covered = _coverage(material, plan)
    return plan.model_copy(update={"coverage": covered, "notes": (*plan.notes, *_left_to_others(covered))})


def _material(store: "Store", request: DraftRequest) -> Material:
    unit = read_unit(request.unit)
    started: list[Source] = []
    for id_ in dict.fromkeys(request.superiors):
        stored = store.document(_number(id_))
        started.append(source(stored, "superior" if is_above(stored.header, unit) else "model"))
    if request.last_year and request.last_year not in request.superiors:
        started.append(source(store.document(_number(request.last_year)), "last_year"))
    matter = [request.topic] if request.topic else [subject(one) for one in started]
    known = {one.stored.id for one in started}
    similar = peers(store.documents(), [one for one in matter if one], request.type, unit, known)
    if not started and not similar:
        raise DraftError(
            f"Kho chưa có kế hoạch nào về «{(request.topic or '')[:100]}»; hãy nạp văn bản cấp trên, "
            "kế hoạch năm trước hoặc kế hoạch của đơn vị khác rồi soạn lại."
        )
    everything = [*started, *similar]
    return Material(
        request=request,
        unit=unit,
        started=tuple(started),
        similar=tuple(similar),
        adapters={one.stored.id: Adapter(one, unit, request.year) for one in everything},
        wanted={one.stored.id: demands(one, unit) for one in started},
    )


def _number(document_id: str) -> int:
    if not (document_id.isascii() and document_id.isdigit() and len(document_id) < 16):
        raise NotFound(document_id)
    return int(document_id)


def _matter(material: Material) -> str:
    if material.request.topic:
        return material.request.topic
    return next((words for one in material.started if (words := subject(one))), "") or "[nội dung kế hoạch]"


def _type_code(type_: str) -> str:
    return next((code for code, name in known_codes().items() if name.casefold() == type_.casefold()), "KH")


def _opening(request: DraftRequest, unit: Unit) -> Line:
    return plain_line(
        "o1", f"{unit.written} ban hành {request.type} thực hiện như sau:", reason="Lời dẫn theo thể thức."
    )


def _closing(request: DraftRequest, unit: Unit) -> Line:
    text = (
        f"Trên đây là {request.type} thực hiện của {unit.written}; yêu cầu các đơn vị, cá nhân có liên quan nghiêm túc "
        "triển khai thực hiện."
    )
    return plain_line("e1", text, reason="Lời kết theo thể thức.")


def _notes(material: Material) -> list[str]:
    notes: list[str] = []
    unit, year = material.unit, material.request.year
    if unit.kind is None:
        notes.append(
            f"Không nhận ra «{unit.name}» là loại cơ quan nào; chỉ các nhiệm vụ giao chung được đưa vào, "
            "hãy xem bảng đối chiếu."
        )
    if not unit.place:
        notes.append("Tên cơ quan không ghi địa danh; hãy điền nơi ban hành.")
    for one in material.started:
        if one.role == "model":
            notes.append(
                f"{one.name} không phải của cấp trên trực tiếp; dự thảo theo nội dung kế hoạch này, "
                "lời riêng của cơ quan khác để trong dấu ngoặc vuông."
            )
        if one.role == "superior" and one.year and one.year != year:
            notes.append(
                f"{one.name} là của năm {one.year}, dự thảo là của năm {year}; "
                "mốc thời gian cũ được để trong dấu ngoặc vuông."
            )
        if one.role == "superior" and not one.header.symbol:
            notes.append(f"{one.name} không ghi số, ký hiệu; hãy điền vào căn cứ.")
    if not material.similar:
        notes.append("Kho chưa có kế hoạch tương tự của đơn vị khác; không có phương án thay thế để so sánh.")
    return notes


def _coverage(material: Material, plan: Plan) -> tuple[Covered, ...]:
    return tuple(
        covered
        for one in material.started
        if one.role != "last_year"
        for covered in compare(one, material.wanted[one.stored.id], plan)
    )


def _left_to_others(covered: Sequence[Covered]) -> list[str]:
    others = sum(not one.binding and one.coverage == "missing" for one in covered)
    missing = sum(one.binding and one.coverage == "missing" for one in covered)
    notes = []
    if others:
        notes.append(f"{others} nhiệm vụ cấp trên giao riêng cơ quan khác không đưa vào dự thảo; xem bảng đối chiếu.")
    if missing:
        notes.append(f"{missing} nhiệm vụ cấp trên giao chưa có trong dự thảo; xem bảng đối chiếu.")
    return notes
