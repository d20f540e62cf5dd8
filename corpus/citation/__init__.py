"""The parts of corpus.references: clean -> find -> resolve. Words and names live in corpus/data/reference_*.yaml."""
