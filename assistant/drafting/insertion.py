"""The row for a superior's demand that a draft lacks, worded for the unit as the suggested rows are."""

from dataclasses import replace
from itertools import count

from assistant.drafting.adapt import Adapter
from assistant.drafting.demands import demands
from assistant.drafting.edit import as_demanded
from assistant.drafting.plan import Covered, Plan, TaskRow
from assistant.drafting.rows import rows
from assistant.drafting.source import source
from assistant.drafting.unit import is_above, read_unit
from index.stored import StoredDocument


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
