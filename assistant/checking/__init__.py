"""Are the references of a document right: what contradicts them, what confirms them, how they are put."""
