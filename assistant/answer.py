"""What a question gets back: Vietnamese Markdown whose every claim carries the marker of a citation."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["answered", "partial", "not_found", "needs_clarification"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source. `quote` is the stored text of the document at `[start, end)`.

    `label` can be pasted into an official text; `section` is the path of the quote ("II.6"), "" outside sections;
    `page` is the page it begins on, None where the file has no pages.
    """

    marker: int
    document_id: str
    file: str
    label: str
    section: str
    quote: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Every marker in `answer` has its citation, and every citation is used.

    `model` is "provider:model" where words of a language model are in it; `note` says in Vietnamese what was amiss with
    the model.
    """

    question: str
    answer: str
    status: Status
    citations: tuple[Citation, ...] = ()
    model: str | None = None
    note: str | None = None
