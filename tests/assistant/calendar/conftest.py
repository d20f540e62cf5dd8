"""Rows as the lists give them, made from a text that was written for these tests."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from assistant.calendar.due import Window
from assistant.listing.duties import Wanted, reports, tasks
from assistant.render import Json
from corpus.parse import parse
from corpus.read import read
from index.stored import StoredDocument

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN AN PHƯỚC

Số: 12/KH-UBND
An Phước, ngày 05 tháng 01 năm 2025

KẾ HOẠCH
Tuyên truyền phòng cháy năm 2025

I. CHẾ ĐỘ BÁO CÁO
1. Phòng Nội vụ báo cáo kết quả tuyên truyền về Ủy ban nhân dân huyện trước ngày 20/11/2025.
2. UBND các xã, thị trấn báo cáo tình hình về Phòng Nội vụ trước ngày 15 hằng tháng.
3. Trung tâm Văn hóa báo cáo về Phòng Nội vụ trước 15 giờ 00 ngày thứ Sáu hằng tuần.
4. Các cơ quan, đơn vị báo cáo về Phòng Nội vụ khi có yêu cầu.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""
TODAY = date(2025, 11, 3)
Rows = Callable[..., list[Json]]


def stored(text: str, number: int = 1, file: str = "kế hoạch 12.txt") -> StoredDocument:
    """A document as the store gives it."""
    return StoredDocument(number, file, file, datetime(2025, 1, 6, tzinfo=UTC), parse(read(file, text.encode())))


@pytest.fixture(scope="session")
def plan() -> StoredDocument:
    return stored(PLAN)


@pytest.fixture
def report_rows(plan: StoredDocument) -> Rows:
    def listed(window: Window | None = None, unit: str | None = None, today: date = TODAY) -> list[Json]:
        known = [(plan.id, one) for one in plan.document.reports]
        return reports([plan], known, Wanted(unit=unit, window=window or Window(), today=today))

    return listed


@pytest.fixture
def task_rows() -> Rows:
    def listed(documents: list[StoredDocument], **wanted: object) -> list[Json]:
        known = [(one.id, task) for one in documents for task in one.document.tasks]
        return tasks(documents, known, Wanted(**{"today": TODAY, **wanted}))  # type: ignore[arg-type]

    return listed
