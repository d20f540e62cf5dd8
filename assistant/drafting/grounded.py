"""Whether the sources that a plan from outside names are really in the store."""

from collections.abc import Iterator
from typing import Protocol

from assistant.drafting.places import items
from assistant.drafting.plan import Origin, Plan
from assistant.shapes import Stored
from corpus.errors import EditRefused, NotFound


class Texts(Protocol):
    """Where stored documents are read."""

    def document(self, document_id: str) -> Stored:
        """One document with its text. Raises NotFound."""


def grounded(plan: Plan, known: Plan, store: Texts) -> None:
    """Raises EditRefused for an origin that neither `known` has nor the store holds at its place.

    An origin in `known` may be of a document that has been removed since.
    """
    new = set(origins(plan)) - set(origins(known))
    for document_id in {one.document_id for one in new}:
        try:
            text = store.document(document_id).text
        except NotFound:
            text = ""
        for one in new:
            if one.document_id == document_id and (one.start < 0 or text[one.start : one.end] != one.quote):
                raise EditRefused(
                    "Dự thảo nêu một nguồn không đúng nguyên văn trong kho; hãy tải lại dự thảo rồi sửa trên bản đó."
                )


def origins(plan: Plan) -> Iterator[Origin]:
    """Every origin that a plan names."""
    for one in items(plan):
        yield from one.origins
        for other in one.alternatives:
            yield from other.origins
    for demanded in plan.coverage:
        yield demanded.origin
