"""Word lists of letterheads (data/letterhead.yaml)."""

from functools import cache
from importlib import resources

import yaml


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    loaded = yaml.safe_load((resources.files("corpus") / "data" / "letterhead.yaml").read_text("utf-8"))
    return {str(name): tuple(str(word) for word in listed) for name, listed in loaded.items()}


def words(name: str) -> tuple[str, ...]:
    """One list, in the order written. Raises KeyError for an unknown name."""
    return _lists()[name]
