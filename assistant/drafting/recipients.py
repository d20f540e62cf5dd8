"""Nơi nhận: the superior and whom it wants reports sent to, those who carry the plan out, the archive."""

from collections.abc import Iterator, Sequence

from assistant.drafting.adapt import tidy
from assistant.drafting.demands import Demand
from assistant.drafting.plan import Line, Origin
from assistant.drafting.source import Source
from assistant.drafting.unit import Unit
from corpus.units import binds, is_same, kind_of
from index.body import read_body

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
    short, full = read_body(name), read_body(other)
    return not short.place and bool(short.level) and short.level == full.level and kind_of(name) == kind_of(other)


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
