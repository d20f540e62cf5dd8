"""ISO dates as Vietnamese documents write them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def vietnamese_date(iso: str | None) -> str:
    """ "2024-03-06" -> "06/03/2024", "2023-01" -> "tháng 01/2023", "2024" -> "năm 2024"; "" for None.

    Anything else comes back unchanged.
    """
    match = _ISO.fullmatch(iso or "")
    if match is None:
        return iso or ""
    year, month, day = match.group("year", "month", "day")
    if day:
        return f"{day}/{month}/{year}"
    return f"tháng {month}/{year}" if month else f"năm {year}"


def vietnamese_moment(iso: str) -> str:
    """ "2025-11-22T07:05:00+00:00" -> "14:05 ngày 22/11/2025", the time in Việt Nam."""
    return f"{datetime.fromisoformat(iso).astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
