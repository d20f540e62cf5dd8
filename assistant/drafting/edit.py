"""Changes to a plan as pure functions: the plan that is given stays as it was, and nothing in it is thrown away.

Every function raises EditRefused for an id or place that is not in the plan.
"""

from typing import Literal

from assistant.drafting.open_points import cell_words, line_words, placeholders
from assistant.drafting.places import (
    Item,
    One,
    changed,
    everywhere,
    fresh_id,
    item,
    lines_of,
    part,
    with_lines,
    with_part,
    within,
)
from assistant.drafting.plan import Alternative, Covered, Line, Part, Plan, State, TaskRow
from corpus.errors import EditRefused

Step = Literal[-1, 1]

COVER_TITLE = "Nhiệm vụ"


def accept(plan: Plan, item_id: str) -> Plan:
    """Take a suggestion as it stands; words of the user's own stay marked as such."""

    def accepted(one: One) -> One:
        state = _restored(one) if one.state == "rejected" else one.state
        return one.model_copy(update={"state": "edited" if state == "edited" else "accepted"})

    return changed(plan, item_id, accepted)


def accept_all(plan: Plan, place: str) -> Plan:
    """Accept whatever in a place is still only suggested."""
    wanted = {one.id for one in within(plan, place) if one.state == "suggested"}

    def accepted(one: One) -> One:
        return one.model_copy(update={"state": "accepted"}) if one.id in wanted else one

    return everywhere(plan, accepted)


def reject(plan: Plan, item_id: str) -> Plan:
    """Leave a line or row out; it stays in the plan and can be restored."""

    def rejected(one: One) -> One:
        return one.model_copy(update={"state": "rejected"})

    return changed(plan, item_id, rejected)


def restore(plan: Plan, item_id: str) -> Plan:
    """Take a rejected line or row back."""

    def restored(one: One) -> One:
        return one.model_copy(update={"state": _restored(one)}) if one.state == "rejected" else one

    return changed(plan, item_id, restored)


def write(plan: Plan, target: str, text: str) -> Plan:
    """Put other words in a line, in what a row says is to be done, or in a part's title.

    The suggested words stay with their origins as an alternative. What is rejected must be restored first.
    """
    words = line_words(text)
    if any(one.id == target for one in plan.parts):
        return with_part(plan, part(plan, target).model_copy(update={"title": words}))
    found = _used(plan, target)
    if words == _text(found):
        return plan

    def written(one: One) -> One:
        return _filled(one.model_copy(update={_field(one): words, "state": _own(one)} | _kept(one)))

    return changed(plan, target, written)


def write_cells(
    plan: Plan,
    row_id: str,
    *,
    what: str | None = None,
    lead: str | None = None,
    coordinate: str | None = None,
    time: str | None = None,
) -> Plan:
    """Fill in cells of a row of the task table; None leaves a cell as it is."""
    found = _used(plan, row_id)
    if not isinstance(found, TaskRow):
        raise EditRefused("Dòng này không thuộc bảng nhiệm vụ.")
    if what is not None:
        plan = write(plan, row_id, what)
    cells = {"lead": lead, "coordinate": coordinate, "time": time}
    words = {name: cell_words(value) for name, value in cells.items() if value is not None}
    wanted = {name: value for name, value in words.items() if value != getattr(found, name)}
    if not wanted:
        return plan

    def written(one: One) -> One:
        return _filled(one.model_copy(update={**wanted, "state": _own(one)} | _kept(one)))

    return changed(plan, row_id, written)


def take(plan: Plan, item_id: str, at: int) -> Plan:
    """Put the alternative number `at` in place; the words that stood there become an alternative."""
    found = _used(plan, item_id)
    if not 0 <= at < len(found.alternatives):
        raise EditRefused("Cách viết này không còn trong dự thảo; hãy tải lại dự thảo.")
    chosen = found.alternatives[at]

    def taken(one: One) -> One:
        mine = one.state == "edited"
        before = Alternative(
            text=_text(one), origins=() if mine else one.origins, placeholders=placeholders(_text(one))
        )
        # A row may have cells of the user's own, whatever stands in its first one.
        own = (not chosen.origins and one.why != "form") or (mine and isinstance(one, TaskRow))
        update = {
            _field(one): chosen.text,
            "origins": chosen.origins or one.origins,
            "alternatives": (*one.alternatives[:at], before, *one.alternatives[at + 1 :]),
            "state": "edited" if own else "accepted",
        }
        return _filled(one.model_copy(update=update))

    return changed(plan, item_id, taken)


def move(plan: Plan, item_id: str, step: Step) -> Plan:
    """One place up (-1) or down (1) in its own list; at the end of the list nothing changes.

    A row that comes to the edge of its group goes over into the next group first.
    """
    item(plan, item_id)
    parts = tuple(
        one.model_copy(update={"lines": _swapped(one.lines, item_id, step), "rows": _shifted(one.rows, item_id, step)})
        for one in plan.parts
    )
    return plan.model_copy(
        update={
            "bases": _swapped(plan.bases, item_id, step),
            "recipients": _swapped(plan.recipients, item_id, step),
            "parts": parts,
        }
    )


def add_line(plan: Plan, place: str, text: str, after: str | None = None) -> Plan:
    """A line of the user's own behind the line `after`, or at the end; on the level of the line before it."""
    return _with_line(plan, place, Line(id=fresh_id(plan), text=line_words(text), why="user", state="accepted"), after)


def add_row(
    plan: Plan, place: str, what: str, *, lead: str = "", coordinate: str = "", time: str = "", group: str = ""
) -> Plan:
    """A row of the user's own at the end of its group in the table of a part, or at the end of the table."""
    row = TaskRow(
        id=fresh_id(plan),
        what=line_words(what),
        lead=cell_words(lead),
        coordinate=cell_words(coordinate),
        time=cell_words(time),
        group=line_words(group, empty=True),
        why="user",
        state="accepted",
    )
    return _with_row(plan, part(plan, place), row)


def cover(plan: Plan, at: int, row: TaskRow | None = None) -> Plan:
    """Insert the superior's demand number `at` of the coverage, worded as `row`, at the end of the tasks.

    Without a row it keeps the superior's words; in a part without a table it becomes a line.
    """
    if not 0 <= at < len(plan.coverage):
        raise EditRefused("Nhiệm vụ này không còn trong bảng đối chiếu; hãy tải lại dự thảo.")
    demanded = plan.coverage[at]
    row = row or as_demanded(demanded)
    made = row.model_copy(update={"id": fresh_id(plan), "what": line_words(row.what), "state": "accepted"})
    place = next((one for one in plan.parts if one.kind == "tasks"), None)
    if place is None:
        place = Part(id=f"{made.id}-part", kind="tasks", title=COVER_TITLE)
        plan = plan.model_copy(update={"parts": (*plan.parts, place)})
    if place.lines and not place.rows:
        line = Line(text=made.what, **made.model_dump(include={"id", "why", "reason", "origins", "state"}))
        plan = _with_line(plan, place.id, line)
    else:
        groups = [one.group for one in place.rows]
        group = made.group if made.group in groups else groups[-1] if groups else ""
        plan = _with_row(plan, place, made.model_copy(update={"group": group}))
    done = demanded.model_copy(update={"coverage": "covered", "where": (*demanded.where, made.id)})
    return plan.model_copy(update={"coverage": (*plan.coverage[:at], done, *plan.coverage[at + 1 :])})


def as_demanded(demanded: Covered) -> TaskRow:
    """A superior's demand as a row, in its own words."""
    reason = f"Cấp trên giao tại {demanded.origin.label}."
    return TaskRow(id="", what=demanded.what, why="superior", reason=reason, origins=(demanded.origin,))


def head(plan: Plan, **fields: str | None) -> Plan:
    """Put other words at the head or foot: title, superior_body, place, authority, position; None leaves as it is."""
    words = {name: line_words(value, empty=name != "title") for name, value in fields.items() if value is not None}
    return plan.model_copy(update=words)


def _swapped(found: tuple[One, ...], item_id: str, step: Step) -> tuple[One, ...]:
    at = next((number for number, one in enumerate(found) if one.id == item_id), None)
    if at is None or not 0 <= at + step < len(found):
        return found
    order = list(found)
    order[at], order[at + step] = order[at + step], order[at]
    return tuple(order)


def _shifted(rows: tuple[TaskRow, ...], row_id: str, step: Step) -> tuple[TaskRow, ...]:
    at = next((number for number, one in enumerate(rows) if one.id == row_id), None)
    if at is None or not 0 <= at + step < len(rows):
        return rows
    group = rows[at + step].group
    if group == rows[at].group:
        return _swapped(rows, row_id, step)
    return (*rows[:at], rows[at].model_copy(update={"group": group}), *rows[at + 1 :])


def _field(one: Item) -> str:
    return "text" if isinstance(one, Line) else "what"


def _text(one: Item) -> str:
    return one.text if isinstance(one, Line) else one.what


def _used(plan: Plan, item_id: str) -> Item:
    found = item(plan, item_id)
    if found.state == "rejected":
        raise EditRefused("Dòng này đã bỏ; hãy lấy lại dòng rồi sửa.")
    return found


def _own(one: Item) -> State:
    """The state of what the user has just typed into."""
    return one.state if one.why == "user" else "edited"


def _restored(one: Item) -> State:
    """What a rejected line or row is again: the words count as the user's wherever they may be."""
    if one.why == "user":
        return "accepted"
    return "edited" if any(other.origins == one.origins for other in one.alternatives) else "suggested"


def _kept(one: Item) -> dict[str, object]:
    """The suggested words, with the alternatives, before the user's own first stand in their place."""
    if one.why == "user" or one.state == "edited":
        return {}
    before = Alternative(text=_text(one), origins=one.origins, placeholders=placeholders(_text(one)))
    return {"alternatives": (before, *one.alternatives)}


def _filled(one: One) -> One:
    texts = (one.text,) if isinstance(one, Line) else (one.what, one.lead, one.coordinate, one.time)
    return one.model_copy(update={"placeholders": placeholders(*texts)})


def _with_line(plan: Plan, place: str, made: Line, after: str | None = None) -> Plan:
    lines = lines_of(plan, place)
    at = next((number for number, one in enumerate(lines, 1) if one.id == after), len(lines))
    before = lines[at - 1] if at else None
    level = min(before.level + before.heading, 4) if before else 0
    made = _filled(made.model_copy(update={"level": level}))
    return with_lines(plan, place, (*lines[:at], made, *lines[at:]))


def _with_row(plan: Plan, place: Part, row: TaskRow) -> Plan:
    rows = place.rows
    at = max((number for number, one in enumerate(rows, 1) if one.group == row.group), default=len(rows))
    return with_part(plan, place.model_copy(update={"rows": (*rows[:at], _filled(row), *rows[at:])}))
