"""Text below the level of documents: folding, sentences, patterns."""
