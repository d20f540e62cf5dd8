"""The form of a kind of document as data: page, styles of its elements, fixed wording."""

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.drafting.plan import Profile

Align = Literal["left", "center", "right", "justify"]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Measure(_Strict):
    """A length that is written, and the least and most that the check allows. In data: [written, least, most]."""

    written: float
    least: float
    most: float

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: object) -> object:
        if isinstance(value, list):
            return dict(zip(("written", "least", "most"), value, strict=True))
        return value

    @model_validator(mode="after")
    def _in_order(self) -> "Measure":
        if not self.least <= self.written <= self.most:
            raise ValueError(f"{self.least} <= {self.written} <= {self.most} does not hold")
        return self

    def allows(self, length: float, slack: float = 0.0) -> bool:
        """Whether a length is within the bounds, give or take `slack`."""
        return self.least - slack <= length <= self.most + slack


class Page(_Strict):
    """Millimetres of the upright page; `header` is from the edge to the page number."""

    width: float
    height: float
    top: Measure
    bottom: Measure
    left: Measure
    right: Measure
    header: float

    @property
    def text_width(self) -> float:
        """Millimetres between the margins."""
        return self.width - self.left.written - self.right.written


class Letterhead(_Strict):
    """What stands at the top: `left_width` in mm; `{type}`, `{body}`, `{place}`, `{year}` are filled in."""

    left_width: float
    national: tuple[str, ...]
    national_styles: tuple[str, ...]
    star: bool
    number: str
    dated: str
    break_after: tuple[str, ...]


class Wording(_Strict):
    """Fixed Vietnamese words of the form."""

    appendix: str
    see_appendix: str
    attached: str
    recipients: str
    end: str
    empty: str


class Column(_Strict):
    """A column of the task table; `share` is its part of the width."""

    title: str
    share: float


class TaskTable(_Strict):
    """The task table; `columns` are the fields of a row in order."""

    portrait_columns: int
    columns: dict[str, Column]


class Style(_Strict):
    """How one kind of paragraph looks. `size`, `before`, `after` in points, `indent` of the first line in mm,
    `line` as a multiple of single spacing, `outline` the level in the navigation pane."""

    name: str
    size: Measure
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Align = "left"
    indent: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    keep: bool = False
    outline: int | None = Field(default=None, ge=1, le=9)


class Form(_Strict):
    """A whole form; `rules` are shares of the text above that a rule takes."""

    source: str
    font: str
    page: Page
    letterhead: Letterhead
    authority: tuple[str, ...]
    wording: Wording
    table: TaskTable
    rules: dict[str, Measure]
    styles: dict[str, Style]


@cache
def form_of(profile: Profile) -> Form:
    """The form of State or Party documents."""
    text = (files("assistant.form") / "data" / f"{profile}.yaml").read_text("utf-8")
    return Form.model_validate(yaml.safe_load(text))
