"""The lines, rows and parts of a plan: finding them, and putting others in their place.

Every function raises EditRefused for an id or place that is not in the plan.
"""

import re
from collections.abc import Iterator
from typing import Protocol, TypeVar

from assistant.drafting.plan import Line, Part, Plan, TaskRow
from corpus.errors import EditRefused

Item = Line | TaskRow
One = TypeVar("One", Line, TaskRow)

# Places of a plan that are not a part.
BASES, RECIPIENTS = "bases", "recipients"
_OWN_ID = "own-"


class Change(Protocol):
    """The same change for a line and a row."""

    def __call__(self, item: One, /) -> One: ...


def items(plan: Plan) -> Iterator[Item]:
    """Every line and row, from top to bottom."""
    yield from plan.bases
    if plan.opening:
        yield plan.opening
    for part in plan.parts:
        yield from part.lines
        yield from part.rows
    if plan.closing:
        yield plan.closing
    yield from plan.recipients


def item(plan: Plan, item_id: str) -> Item:
    """The line or row with this id."""
    found = next((one for one in items(plan) if one.id == item_id), None)
    if found is None:
        raise EditRefused("Dòng này không còn trong dự thảo; hãy tải lại dự thảo.")
    return found


def part(plan: Plan, part_id: str) -> Part:
    """The part with this id."""
    found = next((one for one in plan.parts if one.id == part_id), None)
    if found is None:
        raise EditRefused("Mục này không còn trong dự thảo; hãy tải lại dự thảo.")
    return found


def changed(plan: Plan, item_id: str, change: Change) -> Plan:
    """The plan with one line or row changed."""
    item(plan, item_id)

    def only(one: One) -> One:
        return change(one) if one.id == item_id else one

    return everywhere(plan, only)


def everywhere(plan: Plan, change: Change) -> Plan:
    """The plan with every line and row changed."""
    parts = tuple(
        one.model_copy(
            update={"lines": tuple(change(line) for line in one.lines), "rows": tuple(change(row) for row in one.rows)}
        )
        for one in plan.parts
    )
    return plan.model_copy(
        update={
            "bases": tuple(change(one) for one in plan.bases),
            "opening": change(plan.opening) if plan.opening else None,
            "parts": parts,
            "closing": change(plan.closing) if plan.closing else None,
            "recipients": tuple(change(one) for one in plan.recipients),
        }
    )


def within(plan: Plan, place: str) -> tuple[Item, ...]:
    """The lines and rows of "bases", "recipients" or a part."""
    if place in (BASES, RECIPIENTS):
        return lines_of(plan, place)
    found = part(plan, place)
    return (*found.lines, *found.rows)


def lines_of(plan: Plan, place: str) -> tuple[Line, ...]:
    """The lines of "bases", "recipients" or a part."""
    lists = {BASES: plan.bases, RECIPIENTS: plan.recipients}
    return lists[place] if place in lists else part(plan, place).lines


def with_lines(plan: Plan, place: str, lines: tuple[Line, ...]) -> Plan:
    """The plan with these lines there."""
    if place in (BASES, RECIPIENTS):
        return plan.model_copy(update={place: lines})
    return with_part(plan, part(plan, place).model_copy(update={"lines": lines}))


def with_part(plan: Plan, part_now: Part) -> Plan:
    """The plan with this part in place of the one with the same id."""
    return plan.model_copy(update={"parts": tuple(part_now if one.id == part_now.id else one for one in plan.parts)})


def fresh_id(plan: Plan) -> str:
    """An id that nothing in the plan has."""
    taken = {one.id for one in (*items(plan), *plan.parts)}
    numbers = (int(one.removeprefix(_OWN_ID)) for one in taken if re.fullmatch(rf"{_OWN_ID}\d{{1,9}}", one))
    return f"{_OWN_ID}{max(numbers, default=0) + 1}"
