"""The server's drafts, through the page's way to the assistant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from ui.api import Api
from ui.wire_drafts import Draft, ListedDraft, ListedDrafts

PATH = "/api/drafts"
Sources = Literal["none", "comments", "annex"]
Way = Literal["undo", "redo", "coverage"]
Edit = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new draft is to be made from; ids of stored documents, "" and () for what is not given."""

    unit: str
    year: int
    type: str
    superiors: tuple[str, ...] = ()
    last_year: str = ""
    topic: str = ""

    def body(self) -> dict[str, object]:
        """The request."""
        given = {"last_year": self.last_year, "topic": self.topic}
        asked = {"unit": self.unit, "year": self.year, "type": self.type, "superiors": list(self.superiors)}
        return asked | {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class DraftApi:
    """The drafts of one server, changed in the name of `by`. Every method raises `ApiError`."""

    api: Api
    by: str = ""

    def suggest(self, wanted: Wanted) -> Draft:
        """Make a new draft and keep it."""
        return self.api.fetch(Draft, "POST", PATH, json=wanted.body() | {"by": self.by})

    def listed(self) -> tuple[ListedDraft, ...]:
        """Every draft."""
        return self.api.fetch(ListedDrafts, "GET", PATH).drafts

    def draft(self, draft_id: str) -> Draft:
        """One draft."""
        return self.api.fetch(Draft, "GET", _path(draft_id))

    def edit(self, draft: Draft, edit: Edit) -> Draft:
        """Change the draft as it was seen. Raises `Conflict` when another has changed the same place."""
        body = {"version": draft.version, "edit": dict(edit), "by": self.by}
        return self.api.fetch(Draft, "POST", f"{_path(draft.id)}/edits", json=body)

    def step(self, draft: Draft, way: Way) -> Draft:
        """Undo the last change, take the undoing back, or compare with the superior anew. Raises `Conflict`."""
        body = {"version": draft.version, "by": self.by}
        return self.api.fetch(Draft, "POST", f"{_path(draft.id)}/{way}", json=body)

    def remove(self, draft_id: str) -> None:
        """Delete a draft."""
        self.api.send("DELETE", _path(draft_id))

    def file(self, draft_id: str, sources: Sources) -> bytes:
        """The draft as a Word file."""
        return self.api.send("GET", f"{_path(draft_id)}/file", params={"sources": sources})


def _path(draft_id: str) -> str:
    return f"{PATH}/{quote(draft_id, safe='')}"
