"""One module a file format: bytes of a file -> Raw. corpus.read picks the module by what the bytes are."""
