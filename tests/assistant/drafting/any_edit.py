"""Edits of any kind for a plan, most of which fit it."""

from hypothesis import strategies as st

from assistant.drafting.edit_requests import (
    Accept,
    AcceptAll,
    AddLine,
    AddRow,
    Cells,
    Cover,
    Edit,
    Head,
    Move,
    Reject,
    Restore,
    Take,
    Write,
)
from assistant.drafting.places import BASES, RECIPIENTS, items
from assistant.drafting.plan import Plan
from tests.assistant.drafting.sample_plan import WORDS


def edits(plan: Plan) -> st.SearchStrategy[Edit]:
    ids = st.sampled_from([*(one.id for one in items(plan)), "own-1", "không có"])
    places = st.sampled_from([BASES, RECIPIENTS, *(one.id for one in plan.parts), "không có"])
    cell = st.none() | WORDS
    return st.one_of(
        st.builds(Accept, kind=st.just("accept"), id=ids),
        st.builds(AcceptAll, kind=st.just("accept_all"), place=places),
        st.builds(Reject, kind=st.just("reject"), id=ids),
        st.builds(Restore, kind=st.just("restore"), id=ids),
        st.builds(Write, kind=st.just("write"), id=ids | st.just(plan.parts[0].id), text=WORDS),
        st.builds(Cells, kind=st.just("cells"), id=ids, what=cell, lead=cell, coordinate=cell, time=cell),
        st.builds(Take, kind=st.just("take"), id=ids, at=st.integers(0, 2)),
        st.builds(Move, kind=st.just("move"), id=ids, step=st.sampled_from([-1, 1])),
        st.builds(Cover, kind=st.just("cover"), at=st.integers(0, 3)),
        st.builds(AddLine, kind=st.just("add_line"), place=places, text=WORDS, after=st.none() | ids),
        st.builds(AddRow, kind=st.just("add_row"), place=places, what=WORDS, group=st.sampled_from(["", "1", "2"])),
        st.builds(Head, kind=st.just("head"), title=cell, position=cell),
    )
