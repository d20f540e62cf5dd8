"""troly draft, troly check --superior, and the same over HTTP."""

from pathlib import Path

import pytest

from assistant.drafting.plan import Plan
from corpus.parse import parse
from corpus.reading.read import read
from tests.assistant.conftest import Command, Served
from tests.assistant.drafting.superiors import REPORTING, superior


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("above") / "kế hoạch 12.txt"
    file.write_text(superior(REPORTING.format(day="20/11/2026")), encoding="utf-8")
    return file


def test_a_draft_is_written_and_checked_against_what_it_carries_out(
    troly: Command, above: Path, tmp_path: Path
) -> None:
    assert troly("ingest", above).status == 0
    [stored] = troly("documents", "--json").shapes()
    file = tmp_path / "dự thảo.docx"
    asked = ("--superior", stored["id"], "--unit", "UBND xã Tân Mẫu", "--year", 2026)
    ran = troly("draft", *asked, "--output", file, "--json")
    assert ran.status == 0
    plan = Plan.model_validate(ran.shapes()[0])
    assert [one.coverage for one in plan.coverage] == ["covered"] * len(plan.coverage)
    assert "Chăm sóc cây xanh".casefold() in parse(read("dự thảo.docx", file.read_bytes())).text.casefold()
    told = troly("draft", *asked, "--output", file)
    assert told.out.startswith("Đã ghi dự thảo «Thực hiện chăm sóc cây xanh trên địa bàn xã Tân Mẫu năm 2026»")
    checked = troly("check", file, "--superior", stored["id"], "--json").shapes()[0]
    assert checked["coverage"]
    assert {one["coverage"] for one in checked["coverage"]} == {"covered"}
    words = troly("check", file, "--superior", stored["id"]).out
    assert "Nhiệm vụ của cấp trên: " in words


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--unit", "UBND xã A", "--year", "2026", "--json"), 1, "ít nhất một văn bản"),
        (("--unit", "UBND xã A", "--year", "2026", "--superior", "7", "--json"), 1, "Không có văn bản mang mã 7"),
        (("--unit", "UBND xã A", "--year", "2026", "--topic", "dân vận"), 2, "--output"),
        (("--unit", "x" * 400, "--year", "2026", "--topic", "dân vận", "--json"), 2, "quá dài"),
        (("--unit", "UBND xã A", "--year", "12", "--topic", "dân vận", "--json"), 2, ""),
    ],
)
def test_what_cannot_be_drafted_is_one_clear_line(
    troly: Command, arguments: tuple[str, ...], status: int, words: str
) -> None:
    ran = troly("draft", *arguments)
    assert ran.status == status
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_the_service_suggests_and_compares(served: Served, above: Path) -> None:
    with above.open("rb") as file:
        sent = {"files": ("kế hoạch 12.txt", file, "text/plain")}
        number = served.http.post("/api/documents", files=sent, data={"source": "a"}).json()["documents"][0]["id"]
    request = {"unit": "UBND xã Tân Mẫu", "year": 2026, "superiors": [number]}
    said = served.http.post("/api/suggestions", json=request)
    assert said.status_code == 200
    plan = Plan.model_validate(said.json())
    compared = served.http.post("/api/coverage", json={"superiors": [number], "plan": plan.model_dump(mode="json")})
    assert compared.json()["coverage"] == said.json()["coverage"]
    refused = served.http.post("/api/suggestions", json={"unit": "UBND xã Tân Mẫu", "year": 2026})
    assert refused.status_code == 422
    assert refused.json()["error"]["code"] == "draft"
    assert served.faults == []
