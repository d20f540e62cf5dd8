"""The words of lists and calendar files (data/calendar.yaml)."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(group: str) -> Mapping[str, Any]:
    """One group of texts. Raises KeyError for a group that is not there."""
    content = yaml.safe_load((files("assistant") / "data" / "calendar.yaml").read_text(encoding="utf-8"))
    found = content[group]
    if not isinstance(found, dict):
        raise TypeError(f"calendar.yaml: {group} is no mapping")
    return found


def say(group: str, name: str, /, **values: object) -> str:
    """One text with its places filled in."""
    return str(words(group)[name]).format(**values)


def months_of_quarter(text: str) -> tuple[int, ...]:
    """The four months of a year that a time of "every quarter" names; empty where it names none."""
    plain = " ".join(text.casefold().split())
    named = words("month_of_quarter").items()
    first = next((int(month) for month, said in named if any(one in plain for one in said)), None)
    return tuple(range(first, 13, 3)) if first else ()


def weekend(weekday: int) -> str | None:
    """The name of a day off of every week (1 = Monday); None for a working day."""
    name: str | None = words("weekend").get(str(weekday))
    return name
