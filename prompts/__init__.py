"""Fixed Vietnamese texts and, later, prompts: data files that are read, never written."""

from functools import cache
from importlib import resources

import yaml


@cache
def _texts(name: str) -> dict[str, str]:
    loaded = yaml.safe_load((resources.files("prompts") / f"{name}.yaml").read_text("utf-8"))
    return {str(key): str(value).strip() for key, value in loaded.items()}


def text(name: str, key: str, **values: object) -> str:
    """The text `key` of the file `name`.yaml with its {placeholders} filled. Raises KeyError for an unknown one."""
    return _texts(name)[key].format(**values)
