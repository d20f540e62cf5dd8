"""What of a superior document's tasks and duties a draft carries, and the row for one that it lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from assistant.drafting.adapt import Adapter, clean, tidy
from assistant.drafting.demands import Demand, demands
from assistant.drafting.edit import as_demanded
from assistant.drafting.peers import pairs
from assistant.drafting.plan import Coverage, Covered, Line, Origin, Plan, TaskRow
from assistant.drafting.rows import rows
from assistant.drafting.source import Source, source
from assistant.drafting.unit import is_above, read_unit
from corpus.document import Document
from corpus.duties.headings import label_at
from corpus.text.sentences import running_text
from index.stored import StoredDocument

# What of a superior document's tasks and duties a draft carries out.


_COVERED = 0.6
_PARTLY = 0.3
# Words that come from the very demand need not be as alike: names and times in them were adapted.
_COVERED_FROM_IT = 0.35
_MAX_WHERE = 5


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of the draft: its id, its words, and what they come from."""

    id: str
    text: str
    origins: tuple[Origin, ...] = ()


def coverage(superior: StoredDocument, draft: Plan | Document) -> tuple[Covered, ...]:
    """Every task and duty of the superior, in its order, against a draft made here or elsewhere.

    What is asked of other bodies only is listed too, with `binding` False.
    """
    unit = read_unit(draft.unit if isinstance(draft, Plan) else (draft.header.issuer or ""))
    of = source(superior, "superior" if is_above(superior.header, unit) else "model")
    return compare(of, demands(of, unit), draft)


def compare(of: Source, wanted: Sequence[Demand], draft: Plan | Document) -> tuple[Covered, ...]:
    """`coverage` of demands that are known already."""
    places = list(_of_plan(draft) if isinstance(draft, Plan) else _of_document(draft))
    return tuple(_covered(of, one, places) for one in wanted)


def _covered(of: Source, one: Demand, places: Sequence[_Place]) -> Covered:
    asked = pairs(clean(one.text))
    found: list[tuple[float, str]] = []
    own: set[tuple[str, str]] = set()
    together: list[str] = []
    for place in places:
        shared = asked & pairs(place.text)
        if _comes_from(place, of, one):
            own |= shared
            together.append(place.id)
        elif asked and (alike := len(shared) / len(asked)) >= _PARTLY:
            found.append((alike, place.id))
    found.sort(key=lambda each: -each[0])
    best = found[0][0] if found else 0.0
    origin = of.origin(one.start, one.end)
    what = tidy(clean(one.text))
    if together and (one.kind == "report" or len(own) >= _COVERED_FROM_IT * len(asked)):
        return Covered(what=what, coverage="covered", where=tuple(together), origin=origin, binding=one.binding)
    if best >= _COVERED:
        where = tuple(id_ for alike, id_ in found if alike >= _COVERED)[:_MAX_WHERE]
        return Covered(what=what, coverage="covered", where=where, origin=origin, binding=one.binding)
    level: Coverage = "partly" if together or best >= _PARTLY else "missing"
    where = tuple(dict.fromkeys([*together, *(id_ for _, id_ in found)]))[:_MAX_WHERE]
    return Covered(what=what, coverage=level, where=where, origin=origin, binding=one.binding)


def _comes_from(place: _Place, of: Source, one: Demand) -> bool:
    number = str(of.stored.id)
    return any(
        origin.document_id == number and origin.start < one.end and one.start < origin.end for origin in place.origins
    )


def _of_plan(plan: Plan) -> Iterator[_Place]:
    kept = [plan.closing, *(line for part in plan.parts for line in part.lines)]
    for line in kept:
        if line is not None and line.state != "rejected" and not line.heading:
            yield _place(line, line.text)
    for part in plan.parts:
        for row in part.rows:
            if row.state != "rejected":
                yield _place(row, f"{row.what} | {row.lead} | {row.coordinate} | {row.time}")


def _place(of: Line | TaskRow, text: str) -> _Place:
    return _Place(of.id, text, of.origins)


def _of_document(document: Document) -> Iterator[_Place]:
    """The paragraphs and table rows of a document; what a place is called is its section or row number."""
    for row in document.rows:
        if not row.is_group:
            name = f"dòng {row.id}" if row.id else f"ký tự {row.start}"
            yield _Place(name, document.text[row.start : row.end])
    for span in running_text(document):
        name = label_at(document, span.start)
        yield _Place(f"mục {name}" if name else f"ký tự {span.start}", document.text[span.start : span.end])


# The row for a superior's demand that a draft lacks, worded for the unit as the suggested rows are.


def insertion(stored: StoredDocument, demanded: Covered, plan: Plan) -> TaskRow:
    """The row; what the superior asks of others only is taken as if it were asked of the unit, which wants it in."""
    unit = read_unit(plan.unit)
    of = source(stored, "superior" if is_above(stored.header, unit) else "model")
    adapter = Adapter(of, unit, plan.year)
    place = (demanded.origin.start, demanded.origin.end)
    for one in demands(of, unit):
        origin = of.origin(one.start, one.end)
        if one.kind == "task" and (origin.start, origin.end) == place:
            wanted = replace(one, binding=True, organising=False)
            return next(rows(of, [wanted], adapter, unit, "", count()), as_demanded(demanded))
    return as_demanded(demanded).model_copy(update={"what": adapter(*place).text})
