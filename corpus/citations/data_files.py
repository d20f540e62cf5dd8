"""The data files of the finders, read once and checked."""

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def load(name: str) -> dict[str, Any]:
    """The mapping in corpus/data/NAME.yaml. Raises ValueError if it is not a mapping with values."""
    data = yaml.safe_load((resources.files("corpus") / "data" / f"{name}.yaml").read_text("utf-8"))
    if not isinstance(data, dict) or not all(data.values()):
        raise ValueError(f"{name}.yaml: a mapping without empty values is expected")
    return data
