"""Grammars kept as data: YAML files of named regular-expression pieces, expanded and compiled here.

In a pattern one blank stands for any short run of white space (with `?` behind it for none as well), `{name}` for the
piece of that name, and `{name:2}` for the same piece with every group renamed `group2`, so that one piece can stand
for two things in a pattern. A group name may stand in several branches of a pattern, which Python's `re` does not
know: `groups` gives the one that matched.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# The capital letters of Vietnamese, for character classes.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_PIECE = re.compile(r"\{([a-z_]+)(?::(\d))?\}")
_GROUP = re.compile(r"\(\?P<([a-z_]+)>")
_ANY_GROUP = re.compile(r"\(\?P<([a-z_]+\d?)>")
_AGAIN = "__"
_DEPTH = 8


class GrammarError(ValueError):
    """A grammar file in the package that cannot be used: a mistake of whoever edited it."""


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """The mapping in `corpus/data/NAME.yaml`."""
    content = yaml.safe_load((files("corpus") / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise GrammarError(f"{name}.yaml: a mapping is expected")
    return content


def strings(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The non-empty list of non-empty strings under `key`."""
    values = data.get(key)
    if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
        raise GrammarError(f"{key}: a list of strings is expected")
    return tuple(values)


def expand(pattern: str, pieces: Mapping[str, str]) -> str:
    """`pattern` with its pieces put in and its blanks widened."""
    for _ in range(_DEPTH):
        if not _PIECE.search(pattern):
            return pattern.replace(" ?", r"\s{0,8}").replace(" ", r"\s{1,8}")
        pattern = _PIECE.sub(lambda m: _piece(m, pieces), pattern)
    raise GrammarError(f"pieces that hold each other: {pattern[:80]}")


def compile_pattern(pattern: str, pieces: Mapping[str, str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """The compiled pattern; `GrammarError` says which one is wrong."""
    try:
        return re.compile(_distinct(expand(pattern, pieces)), flags)
    except re.error as error:
        raise GrammarError(f"{pattern}: {error}") from error


def groups(match: re.Match[str]) -> dict[str, str]:
    """The named groups that took part in the match."""
    return {name.split(_AGAIN)[0]: value for name, value in match.groupdict().items() if value}


def alternatives(phrases: tuple[str, ...]) -> str:
    """One group that matches any of the phrases, the longest first."""
    return "(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + ")"


def _distinct(pattern: str) -> str:
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return match[0] if seen[name] == 1 else f"(?P<{name}{_AGAIN}{seen[name]}>"

    return _ANY_GROUP.sub(rename, pattern)


def _piece(match: re.Match[str], pieces: Mapping[str, str]) -> str:
    name, number = match.groups()
    if name not in pieces:
        raise GrammarError(f"no piece is called {name}")
    body = pieces[name]
    if number:
        body = _GROUP.sub(rf"(?P<\g<1>{number}>", _PIECE.sub(rf"{{\1:{number}}}", body))
    return f"(?:{body})"
