"""What has become of the documents that a kept answer quotes."""

from collections.abc import Callable
from typing import Literal

from assistant.render import Json
from corpus.errors import NotFound

State = Literal["same", "changed", "removed"]


def with_states(answer: Json, document: Callable[[str], Json], files: Callable[[], frozenset[str]]) -> Json:
    """The answer with a `state` for each citation: "same" where the stored text still holds the quote at its place,
    "changed" where another version of the file is stored, "removed" where none is.

    `document` gives a stored document as JSON or raises NotFound; `files` the names of the stored files.
    """
    citations = [one | {"state": _state(one, document, files)} for one in answer["citations"]]
    return answer | {"citations": citations}


def _state(citation: Json, document: Callable[[str], Json], files: Callable[[], frozenset[str]]) -> State:
    try:
        text = document(citation["document_id"])["text"]
    except NotFound:
        return "changed" if citation["file"] in files() else "removed"
    return "same" if text[citation["start"] : citation["end"]] == citation["quote"] else "changed"
