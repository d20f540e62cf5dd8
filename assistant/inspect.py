"""What is read out of a file, without storing it."""

from pathlib import Path

from assistant.commands.arguments import load
from assistant.render import error, inspected
from assistant.shapes import Json, to_json
from corpus.errors import DocumentError
from index.stored import read_document


def inspect_file(path: Path) -> Json:
    """The JSON object of one file: its text, header and structure, or why it cannot be read."""
    try:
        document = read_document(path.name, load(path).data)
    except DocumentError as refused:
        return {"file": path.name, "error": to_json(error(refused))}
    return to_json(inspected(path.name, document))
