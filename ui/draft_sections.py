"""A draft in sections, one of which is shown at a time: what stands in each, and how each is named."""

from collections.abc import Iterator
from dataclasses import dataclass

from ui.wire_drafts import Draft, Line, Part, Plan, TaskRow

Item = Line | TaskRow

BASES, END, COVERAGE = "can-cu", "noi-nhan", "doi-chieu"
_LONGEST_TITLE = 42
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `part` is set for a part of the plan."""

    key: str
    name: str
    items: tuple[Item, ...]
    part: Part | None = None

    @property
    def blanks(self) -> int:
        """How many blanks wait in what is used of it."""
        return sum(len(item.placeholders) for item in self.items if item.state != "rejected")


def sections(draft: Draft) -> tuple[Section, ...]:
    """The sections in the order of the plan, the coverage last."""
    plan = draft.plan
    parts = (
        Section(part.id, f"{_number(at)}. {_short(part.title)}", (*part.lines, *part.rows), part)
        for at, part in enumerate(plan.parts)
    )
    found = (
        Section(BASES, "Căn cứ", (*plan.bases, *_one(plan.opening))),
        *parts,
        Section(END, "Nơi nhận, ký", (*_one(plan.closing), *plan.recipients)),
    )
    return (*found, Section(COVERAGE, "Đối chiếu cấp trên", ())) if plan.coverage else found


def all_items(plan: Plan) -> Iterator[Item]:
    """Every line and row of a plan."""
    yield from (*plan.bases, *_one(plan.opening))
    for part in plan.parts:
        yield from part.lines
        yield from part.rows
    yield from (*_one(plan.closing), *plan.recipients)


def _one(line: Line | None) -> tuple[Line, ...]:
    return (line,) if line else ()


def _number(at: int) -> str:
    return _ROMAN[at] if at < len(_ROMAN) else str(at + 1)


def _short(title: str) -> str:
    # Titles are printed in capitals; as the name of a section they only need to be recognised.
    words = title.capitalize() if title.isupper() else title
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
