"""What the finders hand to the resolver."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["numbered", "law", "named", "short"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed mention at `[start, end)`, before it is known which document it means.

    `at` is where the symbol (or the name) itself starts. A `short` mention prints a bare number as `symbol`.
    """

    kind: Kind
    start: int
    end: int
    at: int
    type: str | None = None
    symbol: str | None = None
    name: str | None = None
    issuer: str | None = None
    date: str | None = None
