"""The page's client for drafts against a small real server."""

import json
from collections.abc import Callable

import pytest

from tests.ui.test_api import answering
from ui.api import Api, Conflict, Garbled, Refused, Unreachable
from ui.api_drafts import DraftApi, Wanted
from ui.wire_drafts import Draft, Plan

PLAN = {"type": "Kế hoạch", "unit": "UBND xã", "year": 2025, "title": "Thử"}
DRAFT: dict[str, object] = {
    "id": "a/b",
    "unit": "UBND xã",
    "title": "Thử",
    "changed": "2025-11-22T07:05:00+00:00",
    "version": 3,
    "plan": PLAN,
}
SEEN = Draft.model_validate(DRAFT)
WANTED = Wanted("UBND xã", 2025, "Kế hoạch", ("1",), "", "dân vận")
CALLS: dict[str, Callable[[DraftApi], object]] = {
    "suggest": lambda api: api.suggest(WANTED),
    "listed": lambda api: api.listed(),
    "draft": lambda api: api.draft("a/b"),
    "edit": lambda api: api.edit(SEEN, {"kind": "accept", "id": "x"}),
    "undo": lambda api: api.step(SEEN, "undo"),
    "redo": lambda api: api.step(SEEN, "redo"),
    "coverage": lambda api: api.step(SEEN, "coverage"),
    "remove": lambda api: api.remove("a/b"),
    "file": lambda api: api.file("a/b", "annex"),
}
PATHS = {
    "suggest": "POST /api/drafts",
    "listed": "GET /api/drafts",
    "draft": "GET /api/drafts/a%2Fb",
    "edit": "POST /api/drafts/a%2Fb/edits",
    "undo": "POST /api/drafts/a%2Fb/undo",
    "redo": "POST /api/drafts/a%2Fb/redo",
    "coverage": "POST /api/drafts/a%2Fb/coverage",
    "remove": "DELETE /api/drafts/a%2Fb",
    "file": "GET /api/drafts/a%2Fb/file?sources=annex",
}


@pytest.mark.parametrize("name", CALLS)
def test_every_call_goes_to_its_address(name: str) -> None:
    paths: list[str] = []
    with answering(200, json.dumps(DRAFT | {"drafts": []}), paths) as api:
        found = CALLS[name](DraftApi(api))
    assert paths == [PATHS[name]]
    if isinstance(found, Draft):
        assert (found.version, found.plan) == (3, Plan.model_validate(PLAN))


def test_only_what_is_given_is_asked_for() -> None:
    assert WANTED.body() == {
        "unit": "UBND xã",
        "year": 2025,
        "type": "Kế hoạch",
        "superiors": ["1"],
        "topic": "dân vận",
    }


@pytest.mark.parametrize("name", CALLS)
def test_trouble_is_told_apart(name: str) -> None:
    refusal = '{"error": {"code": "x", "message": "Không được."}}'
    for status, kind in ((422, Refused), (409, Conflict)):
        with answering(status, refusal) as api, pytest.raises(kind, match="Không được"):
            CALLS[name](DraftApi(api))
    with answering(502, "<html>") as api, pytest.raises(Garbled):
        CALLS[name](DraftApi(api))
    with pytest.raises(Unreachable):
        CALLS[name](DraftApi(Api("http://127.0.0.1:9")))
