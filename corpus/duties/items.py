"""The running text as a tree of items: sections and the lines below them, each under what leads up to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.bodies.recognise import bodies_at
from corpus.document import Document, Section, Span
from corpus.duties.headings import innermost
from corpus.duties.subjects import opens_closing
from corpus.text.sentences import CLOSERS, after_marker, running_text

_MARK = re.compile(r"\((?=\d{1,2}\)\s)|[^\W\d_](?=\))|[IVX]+(?=[.)])|[\d.]+(?=[.) ])|[-–+•*●▪]")
_AFTER_NAME = re.compile(r"^\s*(?:\([^()]*\))?[\s.;,:*_]*$")


@dataclass(slots=True)
class Item:
    """One paragraph and all that stands below it. `line` is the paragraph; `end` is where the last line below ends.

    `section` is the innermost section; `opens` tells that the paragraph is that section's first line. `closing` marks
    a paragraph that speaks of the document as a whole, and all behind it in its section. `goes_on` tells that the
    paragraph above breaks off in a sentence, so that this one does not begin anything; `listed` that the paragraph was
    put together from lines of one list.
    """

    line: Span
    end: int
    section: Section | None
    opens: bool
    mark: str
    parent: "Item | None" = None
    closing: bool = False
    goes_on: bool = False
    listed: bool = False
    below: list["Item"] = field(default_factory=list)

    @property
    def head(self) -> Span:
        """The heading of a section's first line; the line of others and of a heading that breaks off in a list."""
        if self.section is None or not self.opens or self.listed:
            return self.line
        return Span(self.section.start, self.section.heading_end)

    @property
    def span(self) -> Span:
        """The paragraph with everything below it."""
        return Span(self.line.start, self.end)

    def inner(self) -> Iterator["Item"]:
        """All items below this one, in order."""
        stack = list(reversed(self.below))
        while stack:
            item = stack.pop()
            yield item
            stack.extend(reversed(item.below))


def read_items(document: Document) -> tuple[Item, ...]:
    """Every paragraph of the running text, in order; `parent` and `below` make the tree.

    A list of bodies that a line break parts is one paragraph.
    """
    text = document.text
    items: list[Item] = []
    openers: dict[int, Item] = {}
    open_: list[Item] = []
    for paragraph in running_text(document):
        section = innermost(document, paragraph.start)
        if items and _list_breaks(text, items[-1], paragraph):
            items[-1].line = Span(items[-1].line.start, paragraph.end)
            items[-1].end, items[-1].listed = paragraph.end, True
            continue
        opens = (section is not None and section.start == paragraph.start) or _opens(text, section, paragraph)
        item = Item(paragraph, paragraph.end, section, opens, mark_of(text, paragraph))
        if opens and section is not None:
            openers[section.start] = item
            above = document.sections[section.parent] if section.parent is not None else None
            item.parent = openers.get(above.start) if above else None
            open_ = []
        else:
            head = openers.get(section.start) if section else None
            if open_ and open_[0].section is not section:
                open_ = []
            item.closing = opens_closing(text, paragraph) or (bool(open_) and open_[0].closing)
            item.parent = _leader(text, open_, item) or head
            open_.append(item)
            item.goes_on = not item.mark and bool(items) and text[items[-1].line.end - 1] not in CLOSERS
        if item.parent is not None:
            item.parent.below.append(item)
        items.append(item)
    for item in reversed(items):
        if item.parent is not None and (item.parent.closing or not item.closing):
            item.parent.end = max(item.parent.end, item.end)
    return tuple(items)


def is_name(text: str, span: Span) -> bool:
    """Whether a line holds nothing but the name of a body, or of several."""
    bodies = bodies_at(text, after_marker(text, span), span.end)
    return bool(bodies) and not _AFTER_NAME.sub("", text[bodies[-1].end : span.end])


def mark_of(text: str, line: Span) -> str:
    """What counts a line off: "-", "a", "1", "("; empty where it has no mark."""
    found = _MARK.match(text, line.start, line.end)
    return "1" if found and found.group()[0].isdigit() else found.group() if found else ""


def _list_breaks(text: str, before: Item, paragraph: Span) -> bool:
    """Whether a list of bodies goes on in the next line: "Điều 3. Chánh Văn phòng" / "Ủy ban nhân dân tỉnh, ...".

    So does a topic up to its colon: "6. Về đề nghị của tỉnh Điện" / "Biên: Giao Bộ A ...".
    """
    if mark_of(text, paragraph):
        return False
    if before.opens and text.startswith("Về ", after_marker(text, before.line)):
        return text.find(":", before.line.start, before.line.end) < 0 and ": " in text[paragraph.start : paragraph.end]
    if not is_name(text, before.line):
        return False
    open_end = text[before.line.end - 1] in ",;" or text.startswith("Điều", before.line.start)
    return open_end and bool(bodies_at(text, paragraph.start, paragraph.end))


def _opens(text: str, section: Section | None, paragraph: Span) -> bool:
    """Whether the paragraph begins with the blanks or stars in front of the section's number."""
    return section is not None and paragraph.start < section.start < paragraph.end


def _leader(text: str, open_: list[Item], item: Item) -> Item | None:
    """The open line that leads up to this one; lines at its level and below are closed."""
    if not item.mark:
        open_.clear()
        return None
    known = next((at for at, above in enumerate(open_) if above.mark == item.mark), None)
    if known is not None:
        del open_[known:]
    elif open_ and not (text[open_[-1].line.end - 1] == ":" or is_name(text, open_[-1].line)):
        # A line of another mark below one that ends its sentence goes on with the same matter.
        leaders = [above for above in open_ if text[above.line.end - 1] == ":" or is_name(text, above.line)]
        open_[:] = leaders
    return open_[-1] if open_ else None
