"""What all tests share: examples of a property may take as long as a busy machine needs; which tests take long."""

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# What these make takes seconds: a store with embedded documents, a server, a program of its own.
_LONG = {"sample_home", "sample_store", "served", "engine", "troly", "store", "stored", "watched", "service", "pairs"}
# These read all documents there are, texts long enough to show that time grows with length alone, or start programs.
_THOROUGH = (
    *("gold", "linear", "properties", "roundtrip", "sets", "territory", "dialogues", "crash", "embedding", "vectors"),
    *("syllables", "salvage"),
    *("serve", "offline", "launch", "old_home", "doctor", "bench", "evaluate", "formats_bad"),
)
_ROOMS = {"model", "verification"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that `make check` leaves to `make test`."""
    for item in items:
        thorough = item.path.stem.endswith(_THOROUGH) or item.path.parent.name in _ROOMS
        if thorough or _LONG & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)
