"""What of a superior document's tasks and duties a draft carries out."""

from assistant.drafting.plan import Covered, Plan
from corpus.document import Document
from index.stored import StoredDocument


def coverage(superior: StoredDocument, draft: Plan | Document) -> tuple[Covered, ...]:
    """Every task and duty to report of the superior, in its order, against a draft made here or elsewhere."""
    return ()
