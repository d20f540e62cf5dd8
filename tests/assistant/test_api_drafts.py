"""Drafts over HTTP, over a real store and a real socket."""

import io
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest

from assistant.drafting.plan import Plan
from assistant.settings import MAX_DRAFT_BYTES
from tests.assistant.drafting.sample_plan import line, origin, plan

Served = Any
FORM = {"unit": "Ủy ban nhân dân xã An Lư", "year": 2025, "topic": "công tác dân vận"}


@pytest.fixture
def kept(served: Served) -> str:
    """The id of a draft made by hand."""
    return str(served.engine.drafts.add(plan()).entry.id)


def edited(served: Served, draft_id: str, version: int, **edit: object) -> httpx.Response:
    body = {"version": version, "edit": edit, "by": "Người sửa"}
    return served.http.post(f"/api/drafts/{draft_id}/edits", json=body)


def assert_failure(response: httpx.Response, status: int, code: str) -> str:
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (status, code)
    return str(error["message"])


def test_a_suggested_draft_is_kept_and_listed(served: Served, directive: Path) -> None:
    sent = {"files": (directive.name, directive.read_bytes())}
    stored = served.http.post("/api/documents", files=sent).json()["documents"][0]["id"]
    made = served.http.post("/api/drafts", json=FORM | {"superiors": [stored], "by": " Người soạn "})
    assert made.status_code == 200, made.text
    draft = made.json()
    assert (draft["version"], draft["by"], draft["plan"]["unit"]) == (1, "Người soạn", FORM["unit"])
    assert served.http.get(f"/api/drafts/{draft['id']}").json() == draft
    listed = served.http.get("/api/drafts").json()["drafts"]
    assert listed[0] == {key: draft[key] for key in listed[0]}
    assert served.http.delete(f"/api/drafts/{draft['id']}").status_code == 204
    assert_failure(served.http.get(f"/api/drafts/{draft['id']}"), 404, "draft_not_found")


@pytest.mark.parametrize("change", [{"unit": " "}, {"topic": None}, {"year": 1}, {"by": "a\nb"}, {"khac": 1}])
def test_a_form_that_is_not_filled_in_is_refused(served: Served, change: dict[str, object]) -> None:
    said = served.http.post("/api/drafts", json=FORM | change)
    assert said.status_code == 422
    assert said.json()["error"]["message"]


def test_edit_undo_redo(served: Served, kept: str) -> None:
    now = edited(served, kept, 1, kind="write", id="a2", text="Đạt 95 phần trăm.").json()
    assert (now["version"], now["by"], now["blanks"]) == (2, "Người sửa", 0)
    back = served.http.post(f"/api/drafts/{kept}/undo", json={"version": 2}).json()
    assert (back["blanks"], back["can_undo"], back["can_redo"]) == (1, False, True)
    assert Plan.model_validate(back["plan"]) == plan()
    again = served.http.post(f"/api/drafts/{kept}/redo", json={"version": 3}).json()
    assert again["plan"] == now["plan"]


def test_a_missing_task_is_inserted_and_counts_as_covered(served: Served, kept: str) -> None:
    assert served.http.get(f"/api/drafts/{kept}").json()["standing"] == ["covered", "missing", "partly"]
    assert edited(served, kept, 1, kind="cover", at=1).json()["standing"] == ["covered", "covered", "partly"]


def test_a_demand_is_worded_for_the_unit_and_compared_anew(served: Served, directive: Path) -> None:
    sent = {"files": (directive.name, directive.read_bytes())}
    stored = served.http.post("/api/documents", files=sent).json()["documents"][0]["id"]
    draft = served.http.post("/api/drafts", json=FORM | {"superiors": [stored]}).json()
    covered, text = draft["plan"]["coverage"], served.http.get(f"/api/documents/{stored}").json()["text"]
    assert covered
    for at, one in enumerate(covered):
        before = draft["version"]
        draft = edited(served, draft["id"], before, kind="cover", at=at).json()
        assert draft["standing"][at] == "covered", one
    made = [
        one
        for part in draft["plan"]["parts"]
        for one in (*part["lines"], *part["rows"])
        if one["id"].startswith("own-")
    ]
    assert len(made) == len(covered)
    for one in made:
        assert one["why"] == "superior"
        assert all(text[at["start"] : at["end"]] == at["quote"] for at in one["origins"])
    again = served.http.post(f"/api/drafts/{draft['id']}/coverage", json={"version": draft["version"]}).json()
    assert again["standing"] == ["covered"] * len(covered)
    assert_failure(served.http.post(f"/api/drafts/{draft['id']}/coverage", json={"version": 1}), 409, "draft_conflict")


def test_a_conflict_names_who_and_when(served: Served, kept: str) -> None:
    edited(served, kept, 1, kind="write", id="b1", text="Một")
    message = assert_failure(edited(served, kept, 1, kind="write", id="b1", text="Hai"), 409, "draft_conflict")
    assert message.startswith("Người sửa đã sửa dự thảo này lúc ")
    assert served.http.get(f"/api/drafts/{kept}").json()["plan"]["bases"][0]["text"] == "Một"
    for path in ("undo", "redo"):
        stale = served.http.post(f"/api/drafts/{kept}/{path}", json={"version": 1})
        assert_failure(stale, 409, "draft_conflict")


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"kind": "accept", "id": "x"}, "edit"),
        ({"kind": "write", "id": "b1", "text": ""}, "edit"),
        ({"kind": "write", "id": "b1", "text": "x" * 20_001}, "invalid"),
        ({"kind": "explode", "id": "b1"}, "invalid"),
        ({"kind": "move", "id": "b1", "step": 5}, "invalid"),
        ({"id": "b1"}, "invalid"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(served: Served, kept: str, edit: dict[str, object], code: str) -> None:
    assert_failure(edited(served, kept, 1, **edit), 422, code)
    assert served.http.get(f"/api/drafts/{kept}").json()["version"] == 1


def test_a_whole_plan_is_put_but_only_with_sources_that_are_in_the_store(
    served: Served, kept: str, directive: Path
) -> None:
    def put(version: int, sent: Plan) -> httpx.Response:
        body = {"version": version, "plan": sent.model_dump(mode="json")}
        return served.http.put(f"/api/drafts/{kept}", json=body)

    files = {"files": (directive.name, directive.read_bytes())}
    stored = served.http.post("/api/documents", files=files).json()["documents"][0]["id"]
    text = served.http.get(f"/api/documents/{stored}").json()["text"]
    true = origin(text[:20], stored)
    now = plan().model_copy(update={"bases": (line("b9", "Căn cứ X;", origins=(true,)),)})
    assert put(1, now).json()["version"] == 2
    for wrong in (origin("không có trong kho", stored), origin("bịa", "999"), true.model_copy(update={"start": -20})):
        forged = plan().model_copy(update={"bases": (line("b9", "Căn cứ X;", origins=(wrong,)),)})
        assert_failure(put(2, forged), 422, "edit")
    assert_failure(put(1, now), 409, "draft_conflict")


def test_a_request_of_any_size_is_answered(served: Served, kept: str) -> None:
    body = b'{"version": 1, "plan": "' + b"x" * MAX_DRAFT_BYTES + b'"}'
    assert_failure(served.http.put(f"/api/drafts/{kept}", content=body), 413, "too_large")
    assert_failure(served.http.post("/api/drafts", content=body), 413, "too_large")
    assert served.faults == []


def test_a_draft_of_three_hundred_tasks_is_kept_and_edited(served: Served) -> None:
    draft_id = served.engine.drafts.add(plan(300)).entry.id
    now = edited(served, draft_id, 1, kind="cells", id="t299", lead="Công an xã").json()
    assert now["plan"]["parts"][1]["rows"][299]["lead"] == "Công an xã"


@pytest.mark.parametrize(("sources", "comments"), [("none", False), ("annex", False), ("comments", True)])
def test_the_word_file_has_what_is_used_and_the_sources_as_asked(
    served: Served, kept: str, sources: str, comments: bool
) -> None:
    edited(served, kept, 1, kind="reject", id="b1")
    said = served.http.get(f"/api/drafts/{kept}/file", params={"sources": sources})
    assert said.headers["content-type"].startswith("application/vnd.openxmlformats")
    assert f'filename="du-thao-{kept}.docx"' in said.headers["content-disposition"]
    assert "UBND%20x%C3%A3%20An%20L%C6%B0" in said.headers["content-disposition"]
    document = docx.Document(io.BytesIO(said.content))
    words = "\n".join(one.text for one in document.paragraphs)
    assert "Căn cứ Luật B" in words
    assert "Căn cứ Luật A" not in words
    assert bool(list(document.comments)) == comments


def test_an_unknown_way_of_showing_sources_is_refused(served: Served, kept: str) -> None:
    assert_failure(served.http.get(f"/api/drafts/{kept}/file?sources=x"), 422, "invalid")
    assert_failure(served.http.get("/api/drafts/999/file"), 404, "draft_not_found")
