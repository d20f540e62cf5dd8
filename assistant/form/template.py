"""A unit's own template: a Word file of a fixed name in the data home, used instead of the built-in form."""

from collections.abc import Mapping
from pathlib import Path

from assistant.drafting.plan import Profile

NAMES: Mapping[Profile, str] = {"state": "mau-van-ban.docx", "party": "mau-van-ban-dang.docx"}


def own_template(home: Path, profile: Profile) -> Path | None:
    """The unit's template for this form; None where it has none."""
    path = home / NAMES[profile]
    return path if path.is_file() else None
