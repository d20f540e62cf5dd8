"""Drafts that the server sends. Offsets as in `ui.wire`."""

from typing import Literal

from ui.wire import Message

Standing = Literal["covered", "partly", "missing", "others"]


class Origin(Message):
    """Where a suggestion stands: `quote` is the document's text at `[start, end)`."""

    document_id: str
    label: str
    quote: str
    start: int
    end: int


class Alternative(Message):
    """Other words for the same place."""

    text: str
    origins: tuple[Origin, ...] = ()


class Suggested(Message):
    """What a line and a row have in common: why it is there, from where, and what the user made of it."""

    id: str
    why: str = ""
    reason: str = ""
    origins: tuple[Origin, ...] = ()
    placeholders: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    state: str = "suggested"


class Line(Suggested):
    """One căn cứ, heading or paragraph; `level` 0 is running text, 1 to 4 are nested."""

    text: str
    level: int = 0
    heading: bool = False


class TaskRow(Suggested):
    """One row of the task table; `group` is the heading above it."""

    what: str
    lead: str = ""
    coordinate: str = ""
    time: str = ""
    group: str = ""


class Part(Message):
    """One "I. ..." of the plan."""

    id: str
    kind: str = "other"
    title: str
    lines: tuple[Line, ...] = ()
    rows: tuple[TaskRow, ...] = ()


class Covered(Message):
    """One task of a superior document; `where` are the ids of what carries it out.

    `binding` is False for what is asked of other bodies only.
    """

    what: str
    where: tuple[str, ...] = ()
    origin: Origin
    binding: bool = True


class Plan(Message):
    """The content of a draft."""

    type: str
    unit: str
    superior_body: str = ""
    place: str = ""
    year: int
    title: str
    bases: tuple[Line, ...] = ()
    opening: Line | None = None
    parts: tuple[Part, ...] = ()
    closing: Line | None = None
    recipients: tuple[Line, ...] = ()
    authority: str = ""
    position: str = ""
    notes: tuple[str, ...] = ()
    coverage: tuple[Covered, ...] = ()


class ListedDraft(Message):
    """One line of the list of drafts; times are ISO 8601 with a zone."""

    id: str
    unit: str
    title: str
    changed: str
    by: str = ""


class Draft(ListedDraft):
    """A draft at its newest version; `standing` has one entry for each of the plan's coverage."""

    version: int
    plan: Plan
    can_undo: bool = False
    can_redo: bool = False
    blanks: int = 0
    suggested: int = 0
    standing: tuple[Standing, ...] = ()

    @property
    def demands(self) -> tuple[tuple[Covered, Standing], ...]:
        """Every demand of the superior with what it amounts to now; what others lack to do is theirs."""
        paired = zip(self.plan.coverage, self.standing, strict=False)
        return tuple((one, standing if one.binding or standing == "covered" else "others") for one, standing in paired)


class ListedDrafts(Message):
    """Every draft, the one changed last first."""

    drafts: tuple[ListedDraft, ...]
