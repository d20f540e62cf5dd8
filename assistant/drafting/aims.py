"""The aims and requirements of a draft."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from assistant.drafting.adapt import Adapted, Adapter
from assistant.drafting.open_points import placeholders
from assistant.drafting.peers import likeness
from assistant.drafting.plan import Alternative, Line, Origin, Why
from assistant.drafting.source import Paragraph, PartName, Role, Source, paragraphs_of, part_sections

MAX_ALTERNATIVES = 3
_SAME = 0.45
# Short lines ("Cơ quan thực hiện:") are said again under every task.
_MIN_REPEATED = 60
_ALTERNATIVE = 0.12
# A paragraph of another unit with more open places than this is that unit's own matter.
_MAX_OPEN = 2
WHY: Mapping[Role, Why] = {"superior": "superior", "model": "peers", "peer": "peers", "last_year": "last_year"}


class Said:
    """The paragraphs of one part in every source, adapted once."""

    def __init__(self, sources: Sequence[Source], part: PartName, adapters: Mapping[int, Adapter]) -> None:
        self._of: dict[int, list[tuple[Paragraph, Adapted]]] = {}
        self.sources = sources
        for one in sources:
            adapter = adapters[one.stored.id]
            self._of[one.stored.id] = [
                (paragraph, adapter(paragraph.start, paragraph.end))
                for section in part_sections(one.document, part)
                for paragraph in paragraphs_of(one.document, section)
            ]

    def of(self, source: Source) -> list[tuple[Paragraph, Adapted]]:
        """(where, words) in the order of the document."""
        return self._of[source.stored.id]

    def alternatives(self, text: str, without: Source) -> tuple[Alternative, ...]:
        """The closest words of the other sources, best first."""
        found: list[tuple[float, Alternative]] = []
        for other in self.sources:
            if other is without:
                continue
            for paragraph, adapted in self.of(other):
                alike = 0.0 if paragraph.heading or adapted.text == text else likeness(text, adapted.text)
                if alike >= _ALTERNATIVE and is_fit(other, adapted):
                    origin = other.origin(paragraph.start, paragraph.end)
                    found.append(
                        (alike, Alternative(text=adapted.text, origins=(origin,), placeholders=adapted.placeholders))
                    )
        found.sort(key=lambda one: -one[0])
        return tuple(one for _, one in found[:MAX_ALTERNATIVES])

    def having(self, text: str) -> int:
        """How many of the similar plans have a paragraph like this one."""
        plans = [one for one in self.sources if one.role == "peer"]
        return sum(any(likeness(text, said.text) >= _SAME for _, said in self.of(one)) for one in plans)

    @property
    def plans(self) -> int:
        """How many similar plans there are."""
        return sum(one.role == "peer" for one in self.sources)


def is_fit(source: Source, adapted: Adapted) -> bool:
    """Whether enough of a similar plan's paragraph is everybody's; what the user chose is always taken."""
    return source.role != "peer" or adapted.text.count("[") <= _MAX_OPEN


def part_lines(
    said: Said,
    source: Source,
    prefix: str,
    numbers: Iterator[int],
    without: Callable[[Paragraph], bool] | None = None,
) -> Iterator[Line]:
    """The paragraphs of one source as lines: headings numbered, what stands below them as it stands there."""
    under = False
    for paragraph, adapted in said.of(source):
        if (
            not adapted.text
            or not is_fit(source, adapted)
            or (without and not paragraph.heading and without(paragraph))
        ):
            continue
        if paragraph.heading:
            under = True
            level = 2
        else:
            level = 0 if under and not paragraph.bullet else 4
        yield Line(
            id=f"{prefix}{next(numbers)}",
            text=adapted.text if not paragraph.heading else adapted.text.rstrip(" .;:"),
            level=level,
            heading=paragraph.heading,
            why=WHY[source.role],
            reason=reason_of(source, said, adapted.text),
            origins=(source.origin(paragraph.start, paragraph.end), *_self_named(source, adapted)),
            placeholders=adapted.placeholders,
            alternatives=() if paragraph.heading else said.alternatives(adapted.text, source),
        )


def reason_of(source: Source, said: Said, text: str) -> str:
    """Why the words are suggested, in Vietnamese."""
    match source.role:
        case "superior":
            reason = f"Theo văn bản cấp trên: {source.name}."
        case "last_year":
            reason = f"Có trong kế hoạch trước của đơn vị: {source.name}."
        case "model":
            reason = f"Theo kế hoạch được chọn: {source.name}."
        case _:
            having = max(1, said.having(text))
            return f"{having} trong {said.plans} kế hoạch tương tự có nội dung này, ví dụ {source.name}."
    similar = said.having(text)
    return f"{reason} {similar} trong {said.plans} kế hoạch tương tự cũng có." if similar else reason


def _self_named(source: Source, adapted: Adapted) -> tuple[Origin, ...]:
    return source.stated("type", "symbol") if adapted.about_itself else ()


def aims(said: Said) -> tuple[Line, ...]:
    """Lines from superiors, or else from what the user chose, or else from the most similar plan that has any."""
    numbers = count(1)
    ranked: tuple[Role, ...] = ("superior", "model", "last_year", "peer")
    for role in ranked:
        lines = [line for one in said.sources if one.role == role for line in part_lines(said, one, "m", numbers)]
        if role == "peer":
            best = next(
                (one for one in said.sources if one.role == role and list(part_lines(said, one, "m", count(1)))), None
            )
            lines = list(part_lines(said, best, "m", numbers)) if best else []
        if lines:
            return tuple(without_repeats(lines))
    return ()


def without_repeats(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that say the same as one before, and without headings that head nothing."""
    kept: list[Line] = []
    for line in lines:
        long = not line.heading and len(line.text) >= _MIN_REPEATED
        above = next((one.text for one in reversed(kept) if one.heading), "")
        if line.heading and line.text == above:
            continue
        if long and any(not one.heading and likeness(one.text, line.text) > 0.8 for one in kept):
            continue
        kept.append(line)
    return [
        line
        for line, following in zip(kept, (*kept[1:], None), strict=False)
        if not line.heading or (following is not None and not following.heading)
    ]


def plain_line(id_: str, text: str, **more: object) -> Line:
    """A line with the placeholders of its text."""
    return Line.model_validate({"id": id_, "text": text, "placeholders": placeholders(text), **more})
