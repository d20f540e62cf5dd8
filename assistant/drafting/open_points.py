"""What a draft still waits for: blanks to fill in, suggestions to look at, demands of the superior to carry out."""

from dataclasses import dataclass

from assistant.drafting.places import items
from assistant.drafting.plan import Coverage, Plan
from assistant.drafting.wording import placeholders


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """Counts over what is not rejected; `standing` is what each entry of the coverage amounts to now."""

    blanks: int
    suggested: int
    standing: tuple[Coverage, ...]


def open_points(plan: Plan) -> OpenPoints:
    """What is open in this plan: a demand whose lines and rows are all rejected is missing again."""
    live = {one.id: one for one in items(plan) if one.state != "rejected"}
    head = (plan.title, plan.superior_body, plan.place, plan.authority, plan.position)
    waiting = [*map(placeholders, head), *(one.placeholders for one in live.values())]
    return OpenPoints(
        blanks=sum(map(len, waiting)),
        suggested=sum(one.state == "suggested" for one in live.values()),
        standing=tuple(
            one.coverage if not one.where or any(place in live for place in one.where) else "missing"
            for one in plan.coverage
        ),
    )
