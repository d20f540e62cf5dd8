"""Lists of cards: what a row says, in short words, and the sources it rests on, each opening in the viewer."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from ui.components import component
from ui.navigation import Passage, open_viewer

Tone = Literal["good", "bad", "doubtful", "plain"]


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words on a coloured ground; the words alone say all, the colour only helps the eye."""

    words: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Source:
    """Words of a stored document and where they stand."""

    label: str
    quote: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One row: its head, badges, (name, value) facts and sources."""

    head: str
    badges: tuple[Badge, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one title; `folded` shows the title alone until it is opened."""

    title: str
    cards: tuple[Card, ...]
    folded: bool = False


def show_cards(groups: Sequence[Group], *, key: str, back_to: str) -> None:
    """Draw the groups; a source that is clicked opens in the viewer, whose back button leads to `back_to`."""
    drawn = [
        {"title": group.title, "folded": group.folded, "cards": [_drawn(card) for card in group.cards]}
        for group in groups
    ]
    result = component("cards")(key=key, data={"groups": drawn}, on_open_change=lambda: None)
    if opened := result["open"]:
        open_viewer(Passage(str(opened["document_id"]), int(opened["start"]), int(opened["end"])), back_to=back_to)


def _drawn(card: Card) -> dict[str, object]:
    sources = [
        asdict(source) | {"href": source.passage.address() if source.passage else None} for source in card.sources
    ]
    return asdict(card) | {"sources": sources}
