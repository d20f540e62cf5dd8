"""Who sees to the plan, when is reported, and who receives it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.drafting.adapt import Adapter, tidy
from assistant.drafting.demands import Demand
from assistant.drafting.open_points import placeholders
from assistant.drafting.plan import Line, Origin
from assistant.drafting.source import Role, Source
from assistant.drafting.unit import Unit
from corpus.bodies.name import kind_of, seat_of
from corpus.bodies.unit_words import spelled
from corpus.bodies.units import binds, is_same
from corpus.document import Deadline, Report, Span
from corpus.text.sentences import after_marker

# Who sees to the plan and when is reported: the superior's days as limits, the unit's own earlier days left open.


_BEFORE = re.compile(r"^(?:trước|chậm nhất|muộn nhất|đến)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SAYS: Mapping[Role, str] = {"superior": "cấp trên ghi", "last_year": "kế hoạch trước ghi"}
_DAYS = frozenset({"date", "period", "recurring"})


@dataclass(frozen=True, slots=True)
class Reporting:
    """The lines on reporting, and what is contradictory."""

    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


def reporting(given: Sequence[tuple[Source, Demand, Adapter]], unit: Unit) -> Reporting:
    """A line for each duty to report that binds the unit; a duty that two documents word alike is one line."""
    lines: list[Line] = []
    seen: dict[str, int] = {}
    for source, demand, adapter in given:
        if demand.kind != "report" or not demand.binding or demand.report is None:
            continue
        line = _line(source, demand, demand.report, adapter, unit, f"r{len(lines) + 1}")
        if line.text in seen:
            at = seen[line.text]
            lines[at] = lines[at].model_copy(update={"origins": (*lines[at].origins, *line.origins)})
            continue
        seen[line.text] = len(lines)
        lines.append(line)
    return Reporting(tuple(lines), tuple(dict.fromkeys(_contradictions(given))))


def _line(source: Source, demand: Demand, report: Report, adapter: Adapter, unit: Unit, id_: str) -> Line:
    to = _to(report.to, report.via)
    if report.to and not report.conditional and is_same(unit.name, report.to):
        days = [one for one in report.deadlines if one.kind in _DAYS and _DIGIT.search(one.text)]
        text = "[Đơn vị đầu mối] tiếp nhận, tổng hợp báo cáo của các cơ quan, đơn vị"
        told = "; ".join(_when(one, source, adapter) for one in days)
        text += f": {told}." if told else f" {_loose(report.deadlines)}."
    elif report.conditional:
        text = adapter(after_marker(source.text, Span(demand.start, demand.end)), demand.end).text
        text = text[:1].upper() + text[1:].removesuffix("/.")
    else:
        days = [one for one in report.deadlines if one.kind in _DAYS and _DIGIT.search(one.text)]
        text = f"[Đơn vị đầu mối] tổng hợp, tham mưu {unit.written} báo cáo kết quả thực hiện{to}"
        text += (
            f": {'; '.join(_when(one, source, adapter) for one in days)}" if days else f" {_loose(report.deadlines)}"
        )
        own = _internal(days) if source.role == "superior" else ""
        text += f"; các đơn vị gửi báo cáo về [đơn vị đầu mối] {own} để tổng hợp." if own else "."
    text = tidy(text)
    return Line(
        id=id_,
        text=text,
        level=2,
        why="superior" if source.role == "superior" else "last_year" if source.role == "last_year" else "peers",
        reason=f"{'Cấp trên yêu cầu báo cáo' if source.role == 'superior' else 'Có chế độ báo cáo'} tại {source.name}; "
        "ngày nội bộ do đơn vị chọn.",
        origins=(source.origin(demand.start, demand.end), *_outside(source, demand)),
        placeholders=placeholders(text),
    )


def _outside(source: Source, demand: Demand) -> tuple[Origin, ...]:
    """The times that stand outside the sentence of the duty."""
    return tuple(
        source.origin(one.start, one.end)
        for one in demand.deadlines
        if not (demand.start <= one.start and one.end <= demand.end)
    )


def _to(to: str | None, via: str | None) -> str:
    told = f" gửi {tidy(to)}" if to else ""
    return f"{told} (qua {tidy(via)})" if told and via else f" qua {tidy(via)}" if via else told


def _when(deadline: Deadline, source: Source, adapter: Adapter) -> str:
    own = source.role in ("superior", "last_year")
    covers = f"{tidy(deadline.covers)}: " if deadline.covers and own else ""
    return covers + _day(deadline, source, adapter)


def _day(deadline: Deadline, source: Source, adapter: Adapter) -> str:
    """The day as printed; one that cannot be taken over stands inside a placeholder, if it is not another unit's."""
    adapted = adapter(deadline.start, deadline.end).text
    if placeholders(adapted):
        return f"[thời hạn; {_SAYS[source.role]}: {tidy(deadline.text)}]" if source.role in _SAYS else "[thời hạn]"
    return adapted[:1].lower() + adapted[1:]


def _internal(days: Sequence[Deadline]) -> str:
    """ "trước [ngày, sớm hơn hạn 20/11/2024 của cấp trên]": the limit is the superior's, the day is the unit's own."""
    if not days:
        return ""
    limits = "; ".join(tidy(_BEFORE.sub("", one.text)) for one in days)
    return f"trước [ngày do đơn vị chọn, sớm hơn hạn của cấp trên: {limits}]"


def _loose(deadlines: Sequence[Deadline]) -> str:
    told = "; ".join(dict.fromkeys(tidy(one.text) for one in deadlines))
    told = told[:1].lower() + told[1:]
    return told or "[thời hạn; văn bản cấp trên không ghi ngày]"


def _contradictions(given: Sequence[tuple[Source, Demand, Adapter]]) -> Iterator[str]:
    """Two documents that want the same report for the same body on different days."""
    dated = [(source, one) for source, one, _ in given if one.kind == "report" and one.binding and _dates(one)]
    for (first, one), (second, other) in combinations(dated, 2):
        if first.stored.id == second.stored.id or one.report is None or other.report is None:
            continue
        if one.report.conditional or other.report.conditional or not _same_receiver(one, other):
            continue
        if _dates(one) != _dates(other):
            earliest = min(_dates(one) | _dates(other))
            yield (
                f"Hai văn bản cấp trên yêu cầu báo cáo vào ngày khác nhau: {first.name} ghi "
                f"«{_texts(one)}», {second.name} ghi «{_texts(other)}»; nếu gửi một báo cáo chung thì hạn sớm nhất là "
                f"{_shown(earliest)}."
            )


def _same_receiver(one: Demand, other: Demand) -> bool:
    first, second = one.report, other.report
    if first is None or second is None:
        return False
    same_to = not first.to or not second.to or spelled(first.to) == spelled(second.to)
    covers = {d.covers for d in first.deadlines} & {d.covers for d in second.deadlines}
    return same_to and bool(covers)


def _dates(one: Demand) -> set[str]:
    return {d.date for d in one.deadlines if d.kind == "date" and d.date and not d.date.startswith("-")}


def _texts(one: Demand) -> str:
    return "; ".join(tidy(d.text) for d in one.deadlines if d.kind == "date")


def _shown(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


# Nơi nhận: the superior and whom it wants reports sent to, those who carry the plan out, the archive.


# Name, what is put behind it, and where it stands.
_Receiver = tuple[str, str, Source, tuple[Origin, ...]]


def recipients(superiors: Sequence[tuple[Source, Sequence[Demand]]], unit: Unit) -> tuple[Line, ...]:
    """The lines; those of the form itself have no source."""
    named = [*_superiors(superiors, unit), *_receivers(superiors, unit)]
    seen: list[str] = []
    lines: list[Line] = []
    for name, suffix, source, origins in named:
        if any(is_same(name, other) or _is_level_of(name, other) for other in seen):
            continue
        seen.append(name)
        lines.append(
            Line(
                id=f"n{len(lines) + 1}",
                text=f"{name}{suffix}",
                why="superior",
                reason=f"Nhận theo {source.name}.",
                origins=origins,
            )
        )
    own = "Các phòng, đơn vị trực thuộc" if unit.kind in ("department", "division", "board") else "Các đơn vị thực hiện"
    for text in (f"Lãnh đạo {unit.written}", own, "Lưu: VT, [đơn vị soạn thảo]"):
        lines.append(
            Line(
                id=f"n{len(lines) + 1}",
                text=text,
                reason="Theo thể thức văn bản.",
                placeholders=("[đơn vị soạn thảo]",) if "[" in text else (),
            )
        )
    return tuple(lines)


def _is_level_of(name: str, other: str) -> bool:
    """ "UBND Thành phố" beside "Ủy ban nhân dân thành phố Hà Nội"."""
    short, full = seat_of(name), seat_of(other)
    return not short.place and bool(short.word) and short.word == full.word and kind_of(name) == kind_of(other)


def _superiors(superiors: Sequence[tuple[Source, Sequence[Demand]]], unit: Unit) -> Iterator[_Receiver]:
    for source, _ in superiors:
        if source.header.issuer and source.role == "superior" and not binds(unit.name, source.header.issuer):
            yield tidy(source.header.issuer), " (để báo cáo)", source, source.stated("issuer")


def _receivers(superiors: Sequence[tuple[Source, Sequence[Demand]]], unit: Unit) -> Iterator[_Receiver]:
    for source, wanted in superiors:
        for one in wanted:
            if source.role != "superior" or one.report is None or not one.binding:
                continue
            for body in (one.report.to, one.report.via):
                if body and len(body) < 80 and not binds(unit.name, body) and body[0].isupper():
                    yield tidy(body), "", source, (source.origin(one.start, one.end),)
