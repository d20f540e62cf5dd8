"""One change to a draft as a request: what it is, and what it does to a plan."""

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.drafting import edit
from assistant.drafting.places import item, lines_of, part, within
from assistant.drafting.plan import Covered, Plan, TaskRow
from corpus.errors import EditRefused

MAX_WORDS = 20_000
_MAX_NAME = 2_000

_KIND = Field(description="Loại thay đổi.")
_Id = Annotated[str, Field(description="Mã dòng hoặc mục của dự thảo.", min_length=1, max_length=100)]
_Place = Annotated[str, Field(description="bases, recipients, hoặc mã một mục.", min_length=1, max_length=100)]
_Words = Annotated[str, Field(description="Nội dung.", max_length=MAX_WORDS)]
_Cell = Annotated[str | None, Field(description="Nội dung ô; bỏ trống là giữ nguyên.", max_length=MAX_WORDS)]
_Name = Annotated[str | None, Field(description="Nội dung; bỏ trống là giữ nguyên.", max_length=_MAX_NAME)]


class _Edit(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Accept(_Edit):
    """Take a suggestion."""

    kind: Annotated[Literal["accept"], _KIND]
    id: _Id


class AcceptAll(_Edit):
    """Take every suggestion of a place."""

    kind: Annotated[Literal["accept_all"], _KIND]
    place: _Place


class Reject(_Edit):
    """Leave a line or row out."""

    kind: Annotated[Literal["reject"], _KIND]
    id: _Id


class Restore(_Edit):
    """Take a rejected line or row back."""

    kind: Annotated[Literal["restore"], _KIND]
    id: _Id


class Write(_Edit):
    """Put other words in a line, row or part title."""

    kind: Annotated[Literal["write"], _KIND]
    id: _Id
    text: _Words


class Cells(_Edit):
    """Fill in cells of a row of the task table."""

    kind: Annotated[Literal["cells"], _KIND]
    id: _Id
    what: _Cell = None
    lead: _Cell = None
    coordinate: _Cell = None
    time: _Cell = None


class Take(_Edit):
    """Put an alternative in place."""

    kind: Annotated[Literal["take"], _KIND]
    id: _Id
    at: Annotated[int, Field(description="Thứ tự của cách viết khác, từ 0.", ge=0, le=1000)]


class Move(_Edit):
    """One place up or down."""

    kind: Annotated[Literal["move"], _KIND]
    id: _Id
    step: Annotated[Literal[-1, 1], Field(description="-1: lên; 1: xuống.")]


class Cover(_Edit):
    """Insert a task of the superior."""

    kind: Annotated[Literal["cover"], _KIND]
    at: Annotated[int, Field(description="Thứ tự trong coverage, từ 0.", ge=0, le=10_000)]


class AddLine(_Edit):
    """A line of one's own."""

    kind: Annotated[Literal["add_line"], _KIND]
    place: _Place
    text: _Words
    after: Annotated[str | None, Field(description="Mã dòng đứng trước; bỏ trống là cuối.", max_length=100)] = None


class AddRow(_Edit):
    """A task row of one's own."""

    kind: Annotated[Literal["add_row"], _KIND]
    place: _Place
    what: _Words
    lead: _Words = ""
    coordinate: _Words = ""
    time: _Words = ""
    group: _Words = ""


class Head(_Edit):
    """Other words at the head or foot."""

    kind: Annotated[Literal["head"], _KIND]
    title: _Name = None
    superior_body: _Name = None
    place: _Name = None
    authority: _Name = None
    position: _Name = None


Edit = Annotated[
    Accept | AcceptAll | Reject | Restore | Write | Cells | Take | Move | Cover | AddLine | AddRow | Head,
    Field(discriminator="kind"),
]

NAMES = {
    "accept": "nhận một gợi ý",
    "accept_all": "nhận các gợi ý của một mục",
    "reject": "bỏ một dòng",
    "restore": "lấy lại một dòng",
    "write": "sửa nội dung",
    "cells": "sửa bảng nhiệm vụ",
    "take": "chọn cách viết khác",
    "move": "đổi thứ tự",
    "cover": "thêm nhiệm vụ của cấp trên",
    "add_line": "thêm một dòng",
    "add_row": "thêm một nhiệm vụ",
    "head": "sửa phần đầu hoặc phần ký",
}


Worded = Callable[[Covered, Plan], TaskRow]


def plainly(demanded: Covered, plan: Plan) -> TaskRow:
    """A superior's demand in its own words."""
    return edit.as_demanded(demanded)


def applied(plan: Plan, wanted: Edit, worded: Worded = plainly) -> Plan:
    """The plan after the edit; `worded` puts a superior's demand into words.

    Raises EditRefused for what does not fit.
    """
    match wanted:
        case Accept(id=target):
            return edit.accept(plan, target)
        case AcceptAll(place=place):
            return edit.accept_all(plan, place)
        case Reject(id=target):
            return edit.reject(plan, target)
        case Restore(id=target):
            return edit.restore(plan, target)
        case Write(id=target, text=text):
            return edit.write(plan, target, text)
        case Take(id=target, at=at):
            return edit.take(plan, target, at)
        case Move(id=target, step=step):
            return edit.move(plan, target, step)
        case Cover(at=at):
            return edit.cover(plan, at, worded(plan.coverage[at], plan) if at < len(plan.coverage) else None)
        case AddLine(place=place, text=text, after=after):
            return edit.add_line(plan, place, text, after)
        case Cells():
            return edit.write_cells(plan, wanted.id, **wanted.model_dump(exclude={"kind", "id"}))
        case AddRow():
            return edit.add_row(plan, **wanted.model_dump(exclude={"kind"}))
        case Head():
            return edit.head(plan, **wanted.model_dump(exclude={"kind"}))


def subject(plan: Plan, wanted: Edit) -> object:
    """What of a plan an edit is about; if this is the same in a newer plan, the edit means the same there.

    None where the plan has no such thing.
    """
    try:
        match wanted:
            case Accept(id=target) | Reject(id=target) | Restore(id=target) | Cells(id=target):
                return item(plan, target)
            case Take(id=target) | Move(id=target):
                return item(plan, target)
            case Write(id=target):
                titles = {one.id: one.title for one in plan.parts}
                return titles[target] if target in titles else item(plan, target)
            case AcceptAll(place=place):
                return within(plan, place)
            case Cover(at=at):
                return plan.coverage[at] if at < len(plan.coverage) else None
            case AddLine(place=place):
                lines_of(plan, place)
                return place
            case AddRow(place=place):
                return part(plan, place).id
            case Head():
                return (plan.title, plan.superior_body, plan.place, plan.authority, plan.position)
    except EditRefused:
        return None
