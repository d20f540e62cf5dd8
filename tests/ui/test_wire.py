"""The page reads what the server describes: each field of its types stands in the OpenAPI document, and fits it."""

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import BaseModel

from evals.documentation import openapi
from ui import wire, wire_drafts

# The page's own names for what the server names otherwise. A duty is a report or a task.
SERVED = {
    "Checked": ("CheckResult",),
    "CheckedWords": ("Words",),
    "CitingRow": ("ReferenceRow",),
    "ConversationLine": ("Summary",),
    "ConversationLines": ("Summaries",),
    "Duty": ("ListedReport", "ListedTask"),
    "Draft": ("Draft",),
    "Elsewhere": ("Witness",),
    "FormatRule": ("Rule",),
    "FullDocument": ("Stored",),
    "Header": ("Facts",),
    "KeptConversation": ("Conversation",),
    "ListedDocument": ("Listing",),
    "ListedDraft": ("Entry",),
    "ListedDrafts": ("Entries",),
    "Notice": ("ParseWarning",),
    "Stored": ("Outcome",),
    "UploadResult": ("Upload",),
}
# Two shapes of the page that others share fields with: the server sends neither alone.
OF_NO_SHAPE = {"Message", "Suggested"}


def page_types() -> Iterator[type[BaseModel]]:
    for module in (wire, wire_drafts):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, BaseModel) and kind.__module__ == module.__name__ and kind.__name__ not in OF_NO_SHAPE:
                yield kind


@pytest.fixture(scope="module")
def schemas() -> Mapping[str, Any]:
    found: Mapping[str, Any] = openapi()["components"]["schemas"]
    return found


@pytest.mark.parametrize("kind", list(page_types()), ids=lambda kind: kind.__name__)
def test_every_field_that_the_page_reads_is_served(kind: type[BaseModel], schemas: Mapping[str, Any]) -> None:
    served: dict[str, Any] = {}
    for name in SERVED.get(kind.__name__, (kind.__name__,)):
        served |= schemas[name]["properties"]
    own = kind.model_json_schema()["properties"]
    assert set(own) <= set(served)
    wrong = {field: (types(about), types(served[field])) for field, about in own.items()}
    assert {field: pair for field, pair in wrong.items() if not pair[1] <= pair[0]} == {}


def types(about: Mapping[str, Any]) -> set[str]:
    """The JSON types that a schema allows."""
    if "anyOf" in about:
        return set().union(*map(types, about["anyOf"]))
    if "$ref" in about:
        return {"object"}
    return {about["type"]} if "type" in about else {"object", "string", "array", "integer", "boolean", "null", "number"}
