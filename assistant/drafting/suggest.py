"""A whole plan from the stored documents: what the superior demands, what similar units and last year's plan have."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.drafting.adapt import Adapter
from assistant.drafting.aims import plain_line
from assistant.drafting.bases import bases
from assistant.drafting.coverage import compare
from assistant.drafting.data import words
from assistant.drafting.demands import demands
from assistant.drafting.parts import Material, parts
from assistant.drafting.peers import peers
from assistant.drafting.plan import Covered, Line, Plan
from assistant.drafting.recipients import recipients
from assistant.drafting.request import DraftRequest
from assistant.drafting.source import Source, source
from assistant.drafting.title import subject, title_of
from assistant.drafting.unit import Unit, is_above, read_unit, signing, superior_body
from corpus.citation.types import known_codes
from corpus.errors import DraftError, NotFound
from corpus.registry import Registry

if TYPE_CHECKING:
    from index.store import Store


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
