"""Structured documents become findable: chunks, embeddings, vectors, lexical index, catalogue, retrieval."""
