"""Claims with their sources -> one answer: markers by first appearance, every citation used, nothing unquoted."""

import re
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Status
from assistant.label import label
from corpus.document import Span
from index.stored import StoredDocument

# What is quoted inside an answer; the citation below it holds the whole quote.
LONGEST_QUOTE = 420
_EMPHASIS = re.compile(r"</?[a-z]+>|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", re.I)
_MARK = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a stored document."""

    stored: StoredDocument
    start: int
    end: int
    section: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in Markdown, without markers, and where it stands."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What one way of answering has found; `share` is how well it fits, 0 to 1.

    `lead` opens the answer, "" for none; `lead_source` is where it stands if it says what a document says.
    """

    claims: tuple[Claim, ...]
    lead: str = ""
    lead_source: Source | None = None
    status: Status = "answered"
    share: float = 1.0


def source(stored: StoredDocument, start: int, end: int, section: str | None = None) -> Source:
    """A source; its section is looked up where it is not given."""
    if section is None:
        holder = stored.document.section_at(start)
        section = holder.label if holder else ""
    return Source(stored, start, end, section)


def compose(question: str, reply: Reply) -> Answer:
    """Several claims become a list below the lead."""
    citations: dict[tuple[int, int, int], Citation] = {}
    lines: list[str] = []
    lead = f"{reply.lead} [{cite(citations, reply.lead_source)}]" if reply.lead_source else reply.lead
    for claim in reply.claims:
        markers = [cite(citations, one) for one in claim.sources]
        lines.append(f"{claim.text} {''.join(f'[{m}]' for m in dict.fromkeys(markers))}")
    bullets = len(lines) > 1
    body = "\n".join(f"- {line}" for line in lines) if bullets else "\n".join(lines)
    gap = "\n\n" if bullets else " "
    opening = f"{lead}{gap}" if lead else ""
    return Answer(question, opening + body, reply.status, tuple(citations.values()))


def cite(citations: dict[tuple[int, int, int], Citation], at: Source) -> int:
    """The marker of this place, which is added to the citations where it is new."""
    key = (at.stored.id, at.start, at.end)
    if key not in citations:
        citations[key] = Citation(
            marker=len(citations) + 1,
            document_id=str(at.stored.id),
            file=at.stored.file,
            label=label(at.stored, at.section),
            section=at.section,
            quote=at.stored.document.text[at.start : at.end],
            start=at.start,
            end=at.end,
            page=at.stored.document.page_at(at.start),
        )
    return citations[key].marker


def spoken(text: str) -> str:
    """Document words fit for an answer: no emphasis marks, no markers of its own, table cells set apart by a dash."""
    words = _MARK.sub("", _EMPHASIS.sub("", text))
    words = " – ".join(part.strip() for part in words.split("\t") if part.strip())
    return " ".join(words.replace("[", "(").replace("]", ")").replace("<", "‹").replace(">", "›").split())


def quoted(document_text: str, span: Span) -> str:
    """The words in quotation marks, cut at a word where they are long."""
    words = spoken(span.of(document_text)).strip(" ;,-–+").rstrip(":")
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
    return f"«{words}»"
