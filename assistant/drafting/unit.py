"""The unit that a plan is drafted for, and where a body stands above or below another."""

import re
from dataclasses import dataclass

from assistant.drafting.data import words
from corpus.bodies import units
from corpus.bodies.levels import level_alternatives
from corpus.bodies.name import kind_of, place_in, read_name, seat_of
from corpus.bodies.unit_words import unit_words
from corpus.document import Header

_SHORT = re.compile(r"^UBND\b")
_OF_PLACE = re.compile(rf"\s*[,(]?\s*\b{level_alternatives('province', 'city', 'district')}\.?\s+[^\W\d_].*$")
UNKNOWN_POSITION = "[chức vụ người ký]"


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` as asked, `written` as in running text ("Sở Nội vụ"); `level` and `place` are "" where not told.

    `rank` counts downwards from 0 for central bodies; None where the name does not tell.
    """

    name: str
    written: str
    kind: str | None
    level: str
    place: str
    rank: int | None

    @property
    def short(self) -> str:
        """What the unit calls its own territory or house: "xã", "Sở", "cơ quan"."""
        if self.kind in unit_words().governing and self.level:
            return self.level
        first = self.written.split(" ", 1)[0] if self.written else ""
        return first if self.kind in ("department", "division", "board") else "cơ quan, đơn vị"


def read_unit(name: str) -> Unit:
    """The unit of a name as officials write it."""
    name = " ".join(name.split())
    kind = kind_of(name)
    body = read_name(name)
    written = _SHORT.sub("Ủy ban nhân dân", name)
    if kind not in unit_words().governing and kind is not None:
        written = _OF_PLACE.sub("", written) or written
    else:
        written = written.split(",", 1)[0].strip() or written
    return Unit(name, written, kind, body.unit_word, body.place, units.rank_of(name))


def is_above(header: Header, unit: Unit) -> bool:
    """Whether a document comes from a body above the unit; what is not known is taken as the user says."""
    return units.is_above(header.issuer or "", unit.name)


def shares_place(header: Header, unit: Unit) -> bool:
    """Whether a document is of the unit's own province or other place."""
    own = place_in(unit.place) if unit.place else ""
    return bool(own) and own in {seat_of(header.issuer).place, place_in(header.place)}


def signing(unit: Unit) -> tuple[str, str]:
    """(authority, position) of the signature block."""
    return words().signing.get(unit.kind or "", ("", UNKNOWN_POSITION))


def superior_body(unit: Unit) -> str:
    """The body above in the letterhead: a department stands under its People's Committee."""
    if unit.kind not in ("department", "division") or not unit.place:
        return ""
    return f"Ủy ban nhân dân {unit.level} {unit.place}"
