"""Times and sizes of this product beside LangChain's retrieval tutorial, in one run. Nothing is asserted."""
