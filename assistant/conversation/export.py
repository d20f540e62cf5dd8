"""A kept conversation as a file to hand on: Markdown, or Word."""

import io
import re
from collections.abc import Iterator

from assistant.answer import Citation
from assistant.conversation.kept import Conversation, KeptTurn
from prompts import text

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
# What a Word file cannot hold, though a document may.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def markdown(conversation: Conversation) -> str:
    """Every question with its answer and, below it, the sources word for word."""
    return "\n".join(_markdown(conversation)) + "\n"


def _markdown(conversation: Conversation) -> Iterator[str]:
    yield f"# {_line(conversation.title)}"
    for turn in conversation.said:
        yield f"\n## {_line(turn.question)}\n"
        yield f"_{_line(' · '.join(_circumstances(turn)))}_\n"
        yield turn.answer.answer
        for number, citation in enumerate(turn.answer.citations):
            if not number:
                yield f"\n**{text('conversation', 'sources')}**\n"
            yield f"- [{citation.marker}] {_line(_source(citation))}:"
            yield f"  > {_line(citation.quote)}"


def word(conversation: Conversation) -> bytes:
    """The same as a Word file."""
    from docx import Document

    document = Document()
    document.core_properties.title = _printable(conversation.title)
    document.add_heading(_printable(conversation.title), 0)
    for turn in conversation.said:
        document.add_heading(_printable(turn.question), 1)
        document.add_paragraph().add_run(_printable(" · ".join(_circumstances(turn)))).italic = True
        for line in filter(str.strip, turn.answer.answer.splitlines()):
            item = _ITEM.match(line)
            paragraph = document.add_paragraph(style="List Bullet" if item else None)
            for at, piece in enumerate(_BOLD.split(_printable(line[item.end() if item else 0 :]))):
                paragraph.add_run(piece).bold = at % 2 == 1
        for number, citation in enumerate(turn.answer.citations):
            if not number:
                document.add_paragraph().add_run(text("conversation", "sources")).bold = True
            document.add_paragraph(_printable(f"[{citation.marker}] {_source(citation)}:"))
            document.add_paragraph(_printable(" ".join(citation.quote.split())), style="Intense Quote")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _circumstances(turn: KeptTurn) -> Iterator[str]:
    """When it was asked, what it was taken to mean, and what the user said of the answer."""
    yield turn.asked.astimezone().strftime("%d/%m/%Y %H:%M")
    if turn.understood_as:
        yield text("conversation", "understood_as", question=turn.understood_as)
    if turn.feedback is not None:
        if turn.feedback.helpful is not None:
            yield text("conversation", "helpful" if turn.feedback.helpful else "not_helpful")
        if turn.feedback.comment:
            yield text("conversation", "comment", comment=turn.feedback.comment)


def _source(citation: Citation) -> str:
    return text("conversation", "source", label=citation.label, file=citation.file)


def _line(words: str) -> str:
    """Words of a document as one line of Markdown that means nothing but itself."""
    return re.sub(r"([\\`*_<>\[\]#|])", r"\\\1", " ".join(words.split()))


def _printable(words: str) -> str:
    return _UNPRINTABLE.sub("", words)
