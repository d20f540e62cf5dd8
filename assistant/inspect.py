"""What is read out of a file, without storing it."""

from pathlib import Path
from typing import Any

from assistant.commands.arguments import load
from assistant.render import header, structure
from corpus.errors import DocumentError
from index.stored import read_document


def inspect_file(path: Path) -> dict[str, Any]:
    """The JSON object of one file: its text, header and structure, or why it cannot be read."""
    try:
        document = read_document(path.name, load(path).data)
    except DocumentError as error:
        return {"file": path.name, "error": {"code": error.code, "message": error.message}}
    facts = header(document.header, path.name)
    return {"file": path.name, "text": document.text, "document": facts, **structure(document)}
