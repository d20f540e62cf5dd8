"""The three parts of a draft: aims, tasks, organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from assistant.drafting.adapt import Adapter
from assistant.drafting.aims import Said, aims, part_lines, plain_line, without_repeats
from assistant.drafting.data import words
from assistant.drafting.demands import Demand, assigned
from assistant.drafting.organisation import reporting
from assistant.drafting.plan import Line, Origin, Part, TaskRow
from assistant.drafting.request import DraftRequest
from assistant.drafting.rows import grouped, merged, rows, task_lines
from assistant.drafting.source import Source
from assistant.drafting.unit import Unit

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
