"""Addresses inside the page that can be bookmarked and shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

VIEWER_PATH = "van-ban"


@dataclass(frozen=True, slots=True)
class Passage:
    """A document and the passage `[start, end)` of it to show; an empty passage shows the beginning."""

    document_id: str
    start: int = 0
    end: int = 0

    def parameters(self) -> dict[str, str]:
        """The query parameters that lead here."""
        chosen = {"van_ban": self.document_id}
        return chosen | {"tu": str(self.start), "den": str(self.end)} if self.end > self.start else chosen

    def address(self) -> str:
        """A link that leads here from any page."""
        return f"{VIEWER_PATH}?{urlencode(self.parameters())}"


def passage_of(parameters: Mapping[str, str]) -> Passage | None:
    """The passage that query parameters name, or None where they name no document."""
    document_id = parameters.get("van_ban", "")
    if not document_id:
        return None
    return Passage(document_id, _offset(parameters.get("tu", "")), _offset(parameters.get("den", "")))


def _offset(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else 0
