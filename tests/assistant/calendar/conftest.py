"""Rows as the lists give them."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.calendar.due import Window
from assistant.calendar.rows import DutyRow
from assistant.listing.duties import Wanted, reports
from index.stored import StoredDocument
from tests.assistant.calendar.plan import PLAN, TODAY, stored

Rows = Callable[..., list[DutyRow]]


@pytest.fixture(scope="session")
def plan() -> StoredDocument:
    return stored(PLAN)


@pytest.fixture
def report_rows(plan: StoredDocument) -> Rows:
    def listed(window: Window | None = None, unit: str | None = None, today: date = TODAY) -> list[DutyRow]:
        known = [(plan.id, one) for one in plan.document.reports]
        return reports([plan], known, Wanted(unit=unit, window=window or Window(), today=today))

    return listed
