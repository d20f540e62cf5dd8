"""Document types: their names and the codes they have in a symbol (data/document_types.yaml)."""

from functools import cache
from importlib import resources

import yaml


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = (resources.files("corpus") / "data" / "document_types.yaml").read_text("utf-8")
    return tuple((str(row["name"]), tuple(row["codes"])) for row in yaml.safe_load(text))


@cache
def names_in_capitals() -> dict[str, str]:
    """Name in capitals, as a title line prints it -> name in running text."""
    return {name.upper(): name for name, _ in _rows()}


@cache
def type_of_code(code: str) -> str | None:
    """The plainest type with this code: KH -> Kế hoạch. None for an unknown code."""
    names = [name for name, codes in _rows() if code in codes]
    return min(names, key=len) if names else None
