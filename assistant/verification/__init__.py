"""Holds a sentence against the passages that it cites: figures, names, who does what, and whether it says the same."""
