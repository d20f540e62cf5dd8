"""assistant/data/drafting.yaml, checked and made ready."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_KEYS = {
    "parts",
    "organising",
    "title_openings",
    "title_verbs",
    "common_title_phrases",
    "common_title_words",
    "signing",
    "party_kinds",
    "general_names",
    "general_short_forms",
}


@dataclass(frozen=True, slots=True)
class Words:
    """See the file; title openings and general names have the longest first."""

    parts: Mapping[str, re.Pattern[str]]
    organising: re.Pattern[str]
    title_openings: tuple[str, ...]
    title_verbs: tuple[str, ...]
    common_title_phrases: tuple[str, ...]
    common_title_words: frozenset[str]
    signing: Mapping[str, tuple[str, str]]
    party_kinds: frozenset[str]
    general_names: frozenset[str]
    general_short_forms: frozenset[str]


@cache
def words() -> Words:
    """The data. Raises ValueError where it is not as it should be."""
    data = yaml.safe_load((resources.files("assistant") / "data" / "drafting.yaml").read_text("utf-8"))
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise ValueError(f"drafting.yaml: {sorted(_KEYS)} are expected")
    if set(data["parts"]) != {"aims", "tasks", "organisation"}:
        raise ValueError("drafting.yaml: parts are aims, tasks and organisation")
    return Words(
        parts={name: re.compile(pattern) for name, pattern in data["parts"].items()},
        organising=re.compile(data["organising"]),
        title_openings=tuple(sorted(data["title_openings"], key=len, reverse=True)),
        title_verbs=tuple(f"{verb} " for verb in data["title_verbs"]),
        common_title_phrases=tuple(data["common_title_phrases"]),
        common_title_words=frozenset(data["common_title_words"].split()),
        signing={kind: (one["authority"], one["position"]) for kind, one in data["signing"].items()},
        party_kinds=frozenset(data["party_kinds"]),
        general_names=frozenset(data["general_names"]),
        general_short_forms=frozenset(data["general_short_forms"]),
    )
