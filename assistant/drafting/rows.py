"""The task table of a draft: what superiors ask of the unit, who leads, who works with whom, until when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from assistant.drafting.adapt import Adapter, tidy
from assistant.drafting.demands import Demand
from assistant.drafting.open_points import placeholders
from assistant.drafting.peers import likeness
from assistant.drafting.plan import Line, Origin, TaskRow, Why
from assistant.drafting.source import Role, Source
from assistant.drafting.title import running
from assistant.drafting.unit import Unit
from corpus.bodies.name import seat_of
from corpus.bodies.recognise import bodies_at, is_duty
from corpus.bodies.units import binds
from corpus.document import Cell, Span
from corpus.text.sentences import after_marker

LEAD = "[đơn vị chủ trì]"
COORDINATE = "[đơn vị phối hợp]"
TIME = "[thời gian]"
_SAME_TASK = 0.85
# What is left without the bodies must still be a task.
_MIN_LEFT = 20
_WHY: Mapping[Role, Why] = {"superior": "superior", "model": "peers", "peer": "peers", "last_year": "last_year"}
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTER = re.compile(r"\s*[a-zđ]\s?\)\s")
_DASH = re.compile(r"\s*[-–+•*]\s")
_GIVEN_TO = re.compile(r"^(?:Giao|Đề nghị|Yêu cầu|Phân công)\s+(?=[^\W\d_])")
_HAS_TO = re.compile(r"^\s*[,:;]?\s*(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm)?\s*:?\s*")


def rows(
    source: Source, wanted: Sequence[Demand], adapter: Adapter, unit: Unit, prefix: str, numbers: "count[int]"
) -> Iterator[TaskRow]:
    """One row for each task that binds the unit, in the order of the document.

    What another unit's plan says of its own parts in running text stays running text.
    """
    for one in wanted:
        if one.kind == "task" and one.binding and one.task and _is_row(source, one):
            what = _what(source, one, adapter)
            if not what:
                continue
            lead, coordinate = _who(source, one, adapter, unit)
            time = _time(source, one, adapter)
            group = _group(source, one, adapter)
            yield TaskRow(
                id=f"{prefix}{next(numbers)}",
                what=what,
                lead=lead,
                coordinate=coordinate,
                time=time,
                group=group,
                why=_WHY[source.role],
                reason=_reason(source, one),
                origins=(source.origin(one.start, one.end), *_context(source, one, what + group)),
                placeholders=placeholders(what, lead, coordinate, time),
            )


def _is_row(source: Source, one: Demand) -> bool:
    """A task of the table, or one paragraph of a superior; what has parts of its own or organises is running text."""
    alone = source.role == "superior" and not one.organising and not one.has_parts
    return one.row is not None or alone


def task_lines(
    source: Source, wanted: Sequence[Demand], adapter: Adapter, unit: Unit, numbers: "count[int]", *, organising: bool
) -> Iterator[Line]:
    """The superior's tasks for the unit that are running text in its plan: one paragraph, or several with parts."""
    told = -1
    for one in wanted:
        prose = one.kind == "task" and one.task is not None and one.row is None and source.role == "superior"
        if not prose or not one.binding or one.organising is not organising or one.start < told:
            continue
        if not organising and not one.has_parts:
            continue
        told = one.end
        for at, span in enumerate(one.parts):
            text = _what(source, replace(one, start=span.start, end=span.end), adapter) if at == 0 else ""
            text = text or _sentence(adapter(after_marker(source.text, span), span.end).text)
            heads = at == 0 and _only_bodies(source, span)
            if heads:
                text = _headed(unit, source, one, span, adapter)
            elif at == 0 and organising and not text.startswith(unit.written):
                text = _said_by(unit, source, span, text)
            if not text:
                continue
            yield Line(
                id=f"{'g' if organising else 'd'}{next(numbers)}",
                text=text,
                level=2 if at == 0 else level_of(source.text, span),
                heading=heads,
                why="superior",
                reason=_reason(source, one),
                origins=(source.origin(span.start, span.end), *_context(source, one, text)),
                placeholders=placeholders(text),
            )


def _only_bodies(source: Source, span: Span) -> bool:
    """Whether a paragraph does no more than name those who have to do what stands below it."""
    named = bodies_at(source.text, _behind_given(source, span), span.end)
    return bool(named) and span.end - named[-1].end <= _MIN_LEFT


def _behind_given(source: Source, span: Span) -> int:
    """Where the words begin behind a number and "Giao", "Đề nghị"."""
    start = after_marker(source.text, span)
    given = _GIVEN_TO.match(source.text[start : span.end])
    return start + (given.end() if given else 0)


def _headed(unit: Unit, source: Source, one: Demand, span: Span, adapter: Adapter) -> str:
    """The heading over the parts: the unit itself, or the body that leads and that the unit works with."""
    lead = one.task.lead if one.task else ()
    if not lead or any(binds(unit.name, body) for body in lead):
        return unit.written
    return f"Phối hợp với {adapter(_behind_given(source, span), span.end).text.rstrip(' :;.')}"


def level_of(text: str, span: Span) -> int:
    """The level of a paragraph below a numbered one: "a)" is 3, a dash is 4, anything else runs on."""
    if _LETTER.match(text, span.start):
        return 3
    return 4 if _DASH.match(text, span.start) else 0


def _said_by(unit: Unit, source: Source, span: Span, text: str) -> str:
    """The unit itself in place of the many bodies that the superior named."""
    if not bodies_at(source.text, _behind_given(source, span), span.end) or _GIVEN_TO.match(text):
        return text
    return f"{unit.written} {text[:1].lower()}{text[1:]}"


def grouped(found: Sequence[TaskRow]) -> list[TaskRow]:
    """The rows with one heading over each group; where few have a group, without any."""
    outside = [row for row in found if not row.group]
    if 2 * len(outside) > len(found):
        return [row.model_copy(update={"group": ""}) for row in found]
    inside: dict[str, list[TaskRow]] = {}
    for row in found:
        inside.setdefault(row.group or "Nhiệm vụ khác", []).append(row)
    others = inside.pop("Nhiệm vụ khác", [])
    ordered = [row for rows_of_group in inside.values() for row in rows_of_group]
    return ordered + [row.model_copy(update={"group": "Nhiệm vụ khác"}) for row in others]


def merged(found: Sequence[TaskRow]) -> tuple[list[TaskRow], list[str]]:
    """The rows without tasks that two documents ask for in the same words; notes where their times differ."""
    kept: list[TaskRow] = []
    notes: list[str] = []
    for row in found:
        at = next((n for n, one in enumerate(kept) if _is_same_task(one, row)), None)
        if at is None:
            kept.append(row)
            continue
        first = kept[at]
        if first.time != row.time and not row.time.startswith("["):
            notes.append(
                f"Thời gian của nhiệm vụ «{_short(first.what)}» khác nhau: {first.origins[0].label} ghi «{first.time}»"
                f", {row.origins[0].label} ghi «{row.time}»; hãy chọn mốc sớm hơn."
            )
        kept[at] = first.model_copy(
            update={"origins": (*first.origins, *row.origins), "reason": f"{first.reason} {row.reason}"}
        )
    return kept, notes


def _is_same_task(one: TaskRow, other: TaskRow) -> bool:
    apart = one.origins[0].document_id != other.origins[0].document_id
    return apart and likeness(one.what, other.what) >= _SAME_TASK


def _what(source: Source, one: Demand, adapter: Adapter) -> str:
    """The task's words without the bodies they begin with, which the other columns name."""
    cell = one.row.cell("task") if one.row else None
    if cell:
        return _sentence(adapter(cell.start, cell.end).text)
    begin = after_marker(source.text, Span(one.start, one.end))
    start = begin
    if match := _GIVEN_TO.match(source.text[start : one.end]):
        start += match.end()
    named = bodies_at(source.text, start, one.end)
    if named:
        rest = source.text[named[-1].end : one.end]
        has = _HAS_TO.match(rest)
        behind = named[-1].end + (has.end() if has else 0)
        says = bool(has and has[0].strip(" ,;")) or is_duty(source.text, behind)
        start = behind if says and one.end - behind > _MIN_LEFT else begin
    return _sentence(adapter(start if named else begin, one.end).text)


def _sentence(text: str) -> str:
    text = text.lstrip(" ,;:.-–+").rstrip(" ;,")
    text = re.sub(r"\s*\./\.$", ".", text)
    return text[:1].upper() + text[1:]


def _who(source: Source, one: Demand, adapter: Adapter, unit: Unit) -> tuple[str, str]:
    """(lead, coordination) as they are in the unit's own plan."""
    task = one.task
    if task is None:
        return LEAD, COORDINATE
    if source.role != "superior":
        return (
            _adapted_names(source, one, adapter, task.lead, "lead") or LEAD,
            _adapted_names(source, one, adapter, task.coordinate, "coordinate") or COORDINATE,
        )
    others = [_named(body, source, unit) for body in task.lead if not binds(unit.name, body)]
    with_them = [_named(body, source, unit) for body in task.coordinate if not binds(unit.name, body)]
    if task.lead and not any(binds(unit.name, body) for body in task.lead):
        return _joined(others), f"{unit.written} ([đơn vị thực hiện])"
    return LEAD, _joined([*with_them, *others]) or COORDINATE


def _joined(bodies: Sequence[str]) -> str:
    """The bodies, each once, however its first letter is written."""
    return "; ".join(
        {body.casefold(): body for body in reversed(bodies)}[key] for key in dict.fromkeys(map(str.casefold, bodies))
    )


def _named(body: str, source: Source, unit: Unit) -> str:
    """A body as printed; a group without a level is the superior's own: "các phòng, đơn vị của huyện"."""
    name = tidy(body)
    issuer = seat_of(source.header.issuer)
    group = name.casefold().startswith(("các ", "mọi ")) and not seat_of(name).word
    return f"{name} của {issuer.word}" if group and issuer.word and issuer.word != unit.level else name


def _adapted_names(source: Source, one: Demand, adapter: Adapter, names: Sequence[str], role: str) -> str:
    cell: Cell | None = one.row.cell(role) if one.row else None
    if cell and cell.end > cell.start:
        return adapter(cell.start, cell.end).text
    found = []
    for name in names:
        at = source.text.find(name, one.start, one.end)
        found.append(adapter(at, at + len(name)).text if at >= 0 else "[cơ quan]")
    return "; ".join(dict.fromkeys(found))


def _time(source: Source, one: Demand, adapter: Adapter) -> str:
    """The time as printed; one that cannot be taken over stands inside a placeholder."""
    if not one.deadlines:
        return TIME
    stated = one.deadlines[0]
    adapted = adapter(stated.start, stated.end).text
    past = _BARE_YEAR.fullmatch(adapted) is not None and int(adapted) < adapter.year
    if not placeholders(adapted) and not past:
        return adapted[:1].upper() + adapted[1:]
    return f"[thời gian; cấp trên ghi: {tidy(stated.text)}]" if source.role == "superior" else TIME


def _group(source: Source, one: Demand, adapter: Adapter) -> str:
    if one.row and one.row.group is not None:
        above = source.document.rows[one.row.group]
        cell = above.cell("task") or next((c for c in above.cells if c.role != "number"), None)
        if cell:
            return running(adapter(cell.start, cell.end).text, source.text).rstrip(" .;:")
    return ""


def _context(source: Source, one: Demand, text: str) -> tuple[Origin, ...]:
    """Where the group stands, and the document's own number where the words name it."""
    found: list[Origin] = []
    if one.row and one.row.group is not None:
        above = source.document.rows[one.row.group]
        found.append(source.origin(above.start, above.end))
    if source.header.symbol and source.header.symbol in text:
        found.extend(source.stated("type", "symbol"))
    elif source.header.issuer and f"của {source.header.issuer}" in text:
        found.extend(source.stated("issuer"))
    return tuple(found)


def _reason(source: Source, one: Demand) -> str:
    match source.role:
        case "superior":
            to = f" giao {', '.join(one.who[:3])}" if one.who else ""
            return f"Cấp trên{to} tại {source.name}."
        case "last_year":
            return f"Có trong kế hoạch trước của đơn vị: {source.name}."
        case _:
            return f"Theo kế hoạch được chọn: {source.name}."


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
