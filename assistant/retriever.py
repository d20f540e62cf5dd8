"""The store as a LangChain retriever, for chains and for anything else that speaks LangChain."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.answering.evidence import search
from assistant.answering.question import understand
from assistant.answering.scope import find_scope
from assistant.label import label
from index.store import Store
from index.stored import Hit


class StoreRetriever(BaseRetriever):
    """Passages for a question, best first: fused scores, and only of documents that the question names.

    An agency, province, year or document symbol in the question is a filter, not a hint. `metadata` of a passage:
    document_id, file, label, section, start, end (offsets into the stored text), score.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    store: Store
    limit: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        """Raises QuestionError for an empty or too long question."""
        question = understand(query)
        scope = find_scope(question, self.store.documents(), cites="cited_by" in question.kinds)
        return [self._document(hit) for hit in search(self.store, question, scope, self.limit)]

    def _document(self, hit: Hit) -> Document:
        stored = self.store.document(hit.document_id)
        metadata: dict[str, Any] = {
            "document_id": str(hit.document_id),
            "file": stored.file,
            "label": label(stored, hit.chunk.section),
            "section": hit.chunk.section,
            "start": hit.chunk.start,
            "end": hit.chunk.end,
            "score": hit.score,
        }
        return Document(page_content=hit.quote, metadata=metadata)
