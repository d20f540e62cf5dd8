"""A plan being drafted, as plain data: what is suggested, edited, kept, exported and checked."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Profile = Literal["state", "party"]
Why = Literal["superior", "peers", "last_year", "form", "user"]
State = Literal["suggested", "accepted", "rejected", "edited"]
PartKind = Literal["aims", "tasks", "organisation", "other"]
Coverage = Literal["covered", "partly", "missing"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(_Frozen):
    """Where a suggestion stands: `quote` is the stored text of the document at `[start, end)`."""

    document_id: str
    file: str
    label: str
    section: str
    quote: str
    start: int
    end: int


class Alternative(_Frozen):
    """Other words for the same place, from another document."""

    text: str
    origins: tuple[Origin, ...]
    placeholders: tuple[str, ...] = ()


class Line(_Frozen):
    """One căn cứ, heading or paragraph.

    `level` is 0 for running text, 1 to 4 for "I.", "1.", "a)" and "-"; numbers are set when the plan is written out,
    never part of `text`. `why` and `reason` (Vietnamese) say why it is suggested; only lines of the form itself
    ("form") or of the user ("user") have no origin. `placeholders` are the "[...]" in `text` for the user to fill in.
    """

    id: str
    text: str
    level: int = Field(default=0, ge=0, le=4)
    heading: bool = False
    why: Why = "form"
    reason: str = ""
    origins: tuple[Origin, ...] = ()
    placeholders: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    state: State = "suggested"


class TaskRow(_Frozen):
    """One row of the task table. `group` is the heading row above it, "" for none; other fields as in `Line`."""

    id: str
    what: str
    lead: str = ""
    coordinate: str = ""
    time: str = ""
    group: str = ""
    why: Why = "form"
    reason: str = ""
    origins: tuple[Origin, ...] = ()
    placeholders: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    state: State = "suggested"


class Part(_Frozen):
    """One "I. ..." of the plan: its lines in order, then its task table if it has one."""

    id: str
    kind: PartKind
    title: str
    lines: tuple[Line, ...] = ()
    rows: tuple[TaskRow, ...] = ()


class Covered(_Frozen):
    """One task or duty of a superior document against the draft; `where`: ids of what carries it out."""

    what: str
    coverage: Coverage
    where: tuple[str, ...]
    origin: Origin


class Plan(_Frozen):
    """A whole draft. Rejected lines and rows stay in it, so that they can be taken back; an export leaves them out."""

    profile: Profile = "state"
    type: str = "Kế hoạch"
    type_code: str = "KH"
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
