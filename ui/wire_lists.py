"""Lists and checks that the server sends: rows of obligations, mentions, findings. Offsets as in `ui.wire`."""

from ui.wire import Deadline, Message, Reference


class CitingRow(Reference):
    """One mention of the document that was asked for, in the stored document `document_id`."""

    document_id: str
    file: str
    section: str = ""
    quote: str


class Elsewhere(Message):
    """What a stored document says of the same cited document."""

    document_id: str
    label: str
    quote: str
    start: int = 0
    end: int = 0


class CheckedReference(Reference):
    """A reference with its verdict and the reason, in Vietnamese."""

    quote: str
    verdict: str
    reason: str = ""
    others: tuple[Elsewhere, ...] = ()


class Place(Message):
    """Words of the checked document."""

    quote: str
    start: int
    end: int


class FormatRule(Message):
    """A rule of form, kept or broken at `where`; `message` is Vietnamese."""

    ok: bool
    message: str
    where: Place | None = None


class Checked(Message):
    """A checked document."""

    references: tuple[CheckedReference, ...]
    format: tuple[FormatRule, ...] = ()


class DueDay(Message):
    """One day on which a duty is due: the printed `date`, the `last_day` on which there is still time (ISO dates).

    `day_off` names the weekend day or holiday that the last day falls on; `rule` is set for what comes round.
    """

    date: str
    last_day: str
    inclusive: bool | None = None
    time: str | None = None
    derived: bool = False
    past: bool = False
    day_off: str | None = None
    rule: str | None = None


class Binding(Message):
    """Why a duty is one of the unit asked for: a stable code, and the body as printed."""

    reason: str
    body: str


class Duty(Message):
    """A duty to report or a task, with its place in a stored document and its days in the time asked for."""

    document_id: str
    label: str
    start: int
    end: int
    what: str
    due_dates: tuple[DueDay, ...] = ()
    binding: Binding | None = None
    # A duty to report has these ...
    who: tuple[str, ...] = ()
    to: str | None = None
    via: str | None = None
    conditional: bool = False
    deadlines: tuple[Deadline, ...] = ()
    # ... and a task these.
    id: str | None = None
    lead: tuple[str, ...] = ()
    coordinate: tuple[str, ...] = ()
    time: Deadline | None = None


class Node(Message):
    """A document of the network; `document_id` is None for one that is only cited."""

    id: str
    document_id: str | None = None
    label: str
    cited_by: int = 0


class Edge(Message):
    """The node `source` cites the node `target`."""

    source: str
    target: str


class Network(Message):
    """Who cites whom."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
