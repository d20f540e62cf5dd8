"""An answer put together from verified sentences: markers by first appearance, quotes from the store."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Citation
from assistant.answering.compose import Source, cite, spoken

_MARKER = re.compile(r"\[(\d+)\]")
_MARKERS = re.compile(r"\s*\[\d[\d,;\s]*\]")
_ITEM = re.compile(r"^\s*(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\))\s+")
_END = re.compile(r"[.:;?!…]$")


@dataclass(slots=True)
class Draft:
    """What has been written so far; `given` counts the characters that the reader already has."""

    text: str = ""
    citations: dict[tuple[int, int, int], Citation] = field(default_factory=dict)
    given: int = 0

    def add(self, words: str, sources: Sequence[Source]) -> None:
        """One more sentence, or item of a list."""
        markers = dict.fromkeys(cite(self.citations, source) for source in sources)
        gap = ("\n" if _ITEM.match(words) else " ") if self.text else ""
        body, stop = (words[:-1], ".") if words.endswith(".") else (words, "")
        self.text += f"{gap}{body} {''.join(f'[{marker}]' for marker in markers)}{stop}"

    def append(self, answer: Answer) -> None:
        """A whole answer below what is there, its markers counted on."""
        marker_of: dict[int, int] = {}
        for citation in answer.citations:
            key = (int(citation.document_id), citation.start, citation.end)
            if key not in self.citations:
                self.citations[key] = replace(citation, marker=len(self.citations) + 1)
            marker_of[citation.marker] = self.citations[key].marker
        renumbered = _MARKER.sub(lambda found: f"[{marker_of.get(int(found[1]), found[1])}]", answer.answer)
        self.text += f"\n\n{renumbered}"

    def news(self) -> str:
        """What the reader does not have yet."""
        fresh = self.text[self.given :]
        self.given = len(self.text)
        return fresh

    def answer(self, question: str) -> Answer:
        """The draft as an answer."""
        return Answer(question, self.text, "answered", tuple(self.citations.values()))


def sentence_of(words: str) -> str:
    """A model's sentence as it may stand in an answer: no markers, no Markdown of its own, a full stop."""
    item = _ITEM.match(words)
    bare = spoken(_MARKERS.sub("", words[item.end() :] if item else words)).strip()
    if not bare:
        return ""
    return f"{'- ' if item else ''}{bare}{'' if _END.search(bare) else '.'}"
