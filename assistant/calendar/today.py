"""The present day where the officials are."""

from datetime import date, datetime, timedelta, timezone

# Việt Nam has one time and no summer time.
VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """The day it is in Việt Nam now."""
    return datetime.now(VIETNAM).date()
