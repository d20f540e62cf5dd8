"""What the server sends, checked on arrival. Offsets are str indices into the document's text."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

# What the server sends, checked on arrival. Offsets are str indices into the document's text, half-open.


class Message(BaseModel):
    """Keys that the page does not show are let through unread, so that the server may add to its answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Citation(Message):
    """One numbered source: `quote` is the document's text at `[start, end)`.

    `state` says of a kept answer whether the stored document still has it there.
    """

    marker: int
    document_id: str
    file: str
    label: str
    quote: str
    start: int
    end: int
    state: Literal["same", "changed", "removed"] | None = None


class Place(Message):
    """Where an answer is kept; no `turn` where it could not be, and why."""

    turn: int | None = None
    note: str | None = None


class Answer(Message):
    """A finished answer: Markdown whose claims carry the markers of its citations."""

    question: str
    answer: str
    status: Literal["answered", "partial", "not_found", "needs_clarification"]
    citations: tuple[Citation, ...] = ()
    model: str | None = None
    note: str | None = None
    understood_as: str | None = None
    conversation: Place | None = None


class ListedDocument(Message):
    """One line of the list of stored documents; `None` where the document does not say."""

    id: str
    file: str
    type: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    date: str | None = None
    title: str | None = None
    label: str


class Heading(Message):
    """One entry of a document's outline."""

    label: str
    title: str
    level: int
    start: int


class Notice(Message):
    """Something odd that the reader noticed in a document; `message` is Vietnamese."""

    message: str
    start: int
    end: int = 0


class Reference(Message):
    """One mention of another document; all mentions of one document have the same `key`."""

    key: str
    type: str | None = None
    symbol: str | None = None
    name: str | None = None
    issuer: str | None = None
    date: str | None = None
    start: int
    end: int


class Deadline(Message):
    """A time as the document prints it; `year_from` where it prints no year: "heading" or "document"."""

    text: str
    date: str | None = None
    year_from: str | None = None
    covers: str | None = None


class Report(Message):
    """A duty to report."""

    who: tuple[str, ...] = ()
    what: str
    to: str | None = None
    via: str | None = None
    conditional: bool = False
    deadlines: tuple[Deadline, ...] = ()
    start: int
    end: int


class Task(Message):
    """A duty given to a body."""

    id: str | None = None
    what: str
    lead: tuple[str, ...] = ()
    coordinate: tuple[str, ...] = ()
    time: Deadline | None = None
    start: int
    end: int


class Header(Message):
    """What a document says of itself."""

    type: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    recipients: tuple[str, ...] = ()


class Unplaced(Message):
    """A printed time or order that belongs to no duty that was read; `quote` is its sentence."""

    kind: Literal["time", "act"]
    text: str
    start: int
    end: int
    quote: str


class FullDocument(ListedDocument):
    """A stored document with its text and structure."""

    text: str
    outline: tuple[Heading, ...] = ()
    header: Header = Header()
    references: tuple[Reference, ...] = ()
    reports: tuple[Report, ...] = ()
    tasks: tuple[Task, ...] = ()
    warnings: tuple[Notice, ...] = ()
    pages: tuple[int, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


class Failure(Message):
    """A file that could not be stored, and why (Vietnamese)."""

    file: str
    message: str


class Stored(Message):
    """What became of one uploaded file."""

    file: str
    status: Literal["added", "replaced", "skipped", "failed"]
    id: str | None = None


class VersionNotice(Message):
    """A word on a file that is another version of a stored document."""

    message: str


class UploadResult(Message):
    """The server's answer to an upload."""

    failed: tuple[Failure, ...] = ()
    documents: tuple[Stored, ...] = ()
    notices: tuple[VersionNotice, ...] = ()


# What the server sends about kept conversations, checked on arrival.


class Feedback(Message):
    """What the user thought of an answer."""

    helpful: bool | None = None
    comment: str = ""


class KeptTurn(Message):
    """One question with its answer as it was given."""

    number: int
    question: str
    answer: Answer
    feedback: Feedback | None = None


class ConversationLine(Message):
    """One line of the list of conversations."""

    id: str
    title: str
    updated: datetime
    turns: int


class ConversationLines(Message):
    """The list of conversations, the one last used first."""

    conversations: tuple[ConversationLine, ...] = ()


class KeptConversation(ConversationLine):
    """A conversation whole."""

    said: tuple[KeptTurn, ...] = ()


# Lists and checks that the server sends: rows of obligations, mentions, findings. Offsets as in `ui.wire`.


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


class CheckedWords(Message):
    """Words of the checked document."""

    quote: str
    start: int
    end: int


class FormatRule(Message):
    """A rule of form, kept or broken at `where`; `message` is Vietnamese."""

    ok: bool
    message: str
    where: CheckedWords | None = None


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
