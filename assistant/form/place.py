"""Where a line of a Word file stands in the text that was read from it."""

import unicodedata

from assistant.form.seen import Line, Seen
from corpus.document import Document, Span

# The text follows the file; what is further away is another place with the same words.
_REACH = 20_000
_TOP = 3_000


class Places:
    """The lines of a file in the text of the document."""

    def __init__(self, seen: Seen, document: Document) -> None:
        self._text = document.text
        self._spans: dict[int, Span] = {}
        at = 0
        for line in seen.lines:
            words = unicodedata.normalize("NFC", line.words.strip())
            if not words:
                continue
            start = self._text.find(words, at, at + _REACH)
            if start < 0:
                # Cells of the letterhead are read one below the other.
                start = self._text.find(words, 0, _TOP)
            else:
                at = start + len(words)
            if start >= 0:
                self._spans[id(line)] = Span(start, start + len(words))

    def of(self, line: Line) -> Span | None:
        """None for a line that is not in the text as it is printed."""
        return self._spans.get(id(line))
