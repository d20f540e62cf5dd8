"""What all tests share: examples of a property may take as long as a busy machine needs; which tests take long."""

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# What these make takes seconds: a store with embedded documents, a server, a program of its own.
_LONG = {"sample_store", "served", "engine", "troly", "store", "watched", "browser", "service", "page", "pairs"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that `make check` leaves to `make test`."""
    for item in items:
        if _LONG & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)
