"""troly check and POST /api/check, on a file and on a stored document, here and through a running service."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Mm

from assistant.checking.finding import CheckResult
from assistant.shapes import from_json, to_json
from corpus.parse import parse
from tests.assistant.form.sample_plan import a_plan, written

Command = Callable[..., Any]
Served = Any

DRAFT = """ỦY BAN NHÂN DÂN XÃ AN BÌNH

Số: 45/KH-UBND

An Bình, ngày 12 tháng 5 năm 2025

KẾ HOẠCH

Công tác dân vận

Căn cứ Chỉ thị số 33/CT-TTg ngày 26/01/2021 của Thủ tướng Chính phủ;
Căn cứ Chỉ thị số 3415/CT-TTg ngày 12/6/2024 của Thủ tướng Chính phủ.

I. MỤC ĐÍCH

Nâng cao chất lượng.
"""
OTHER = DRAFT.replace("45/KH", "46/KH").replace("26/01/2021", "26/11/2021").replace("12/6/2024", "21/6/2024")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "dự thảo.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch khác.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


@pytest.fixture
def clean(served: Served) -> Iterator[Served]:
    yield served
    for one in served.http.get("/api/documents").json()["documents"]:
        served.http.delete(f"/api/documents/{one['id']}")


def verdicts(found: dict[str, Any]) -> list[str]:
    return [one["verdict"] for one in found["references"]]


def test_a_draft_against_an_empty_store(troly: Command, draft: Path) -> None:
    ran = troly("check", draft, "--json")
    [found] = ran.shapes()
    assert ran.status == 0
    assert verdicts(found) == ["conflict", "unknown"]
    assert to_json(from_json(CheckResult, found)) == found
    assert all(parse(DRAFT).text[one["start"] : one["end"]] == one["quote"] for one in found["references"])
    assert troly("documents", "--json").shapes() == []


def test_a_draft_against_what_others_print(troly: Command, draft: Path, other: Path) -> None:
    assert troly("ingest", other, draft).status == 0
    [found] = troly("check", draft, "--json").shapes()
    assert verdicts(found) == ["conflict", "conflict"]
    [elsewhere] = found["references"][1]["others"]
    assert parse(OTHER).text[elsewhere["start"] : elsewhere["end"]] == elsewhere["quote"]
    assert "21/6/2024" in elsewhere["quote"]
    stored = {one["symbol"]: one["id"] for one in troly("documents", "--json").shapes()}
    assert elsewhere["document_id"] == stored["46/KH-UBND"]
    assert troly("check", "--document", stored["45/KH-UBND"], "--json").shapes() == [found]


@pytest.mark.parametrize(
    ("day", "verdict"), [("12/5/2025", "consistent"), ("11/5/2025", "conflict"), ("12/5/2024", "unknown")]
)
def test_a_citation_of_a_stored_document(troly: Command, tmp_path: Path, other: Path, day: str, verdict: str) -> None:
    letter = tmp_path / "công văn.txt"
    letter.write_text(
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH\n\nSố: 9/UBND-VX\n\nAn Bình, ngày 20 tháng 5 năm 2025\n\nKính gửi: Các thôn\n\n"
        f"Thực hiện Kế hoạch số 46/KH-UBND ngày {day} của UBND xã, đề nghị các thôn báo cáo.\n",
        encoding="utf-8",
    )
    assert troly("ingest", other).status == 0
    [found] = troly("check", letter, "--json").shapes()
    [one] = found["references"]
    assert one["verdict"] == verdict
    assert [there["quote"] for there in one["others"]] == (["46/KH-UBND"] if verdict != "unknown" else [])
    assert verdict == "unknown" or "chính văn bản ấy" in one["reason"]


def test_what_a_person_reads(troly: Command, draft: Path) -> None:
    ran = troly("check", draft)
    assert ran.status == 0
    assert "2 lời viện dẫn: 0 khớp, 1 cần xem lại, 1 chưa có gì để đối chiếu." in ran.out
    assert "MÂU THUẪN" in ran.out
    assert "26/11/2021" in ran.out


def test_own_rows_decide(troly: Command, draft: Path, home: Path) -> None:
    home.mkdir()
    row = "{symbol: 3415/CT-TTg, type: Chỉ thị, issuer: Thủ tướng Chính phủ, date: 2024-06-12, source: Công báo}"
    (home / "registry.yaml").write_text(f"documents: [{row}]", encoding="utf-8")
    [found] = troly("check", draft, "--json").shapes()
    assert found["references"][1]["verdict"] == "consistent"
    assert "Công báo" in found["references"][1]["reason"]
    (home / "registry.yaml").write_text("documents: 1", encoding="utf-8")
    ran = troly("check", draft)
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "registry.yaml" in ran.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [((), 2), (("a.txt", "--document", "1"), 2), (("--document", "99"), 1), (("--document", "../x"), 1)],
)
def test_wrong_calls(troly: Command, arguments: tuple[str, ...], status: int) -> None:
    ran = troly("check", *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)


def test_a_file_that_cannot_be_read(troly: Command, tmp_path: Path) -> None:
    broken = tmp_path / "x.docx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    ran = troly("check", broken)
    assert (ran.status, ran.err.count("\n")) == (1, 1)


def test_through_a_running_service(
    clean: Served, troly: Command, draft: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TROLY_HOME", str(clean.home))
    assert troly("ingest", other).status == 0
    [found] = troly("check", draft, "--json").shapes()
    assert verdicts(found) == ["conflict", "conflict"]
    sent = clean.http.post("/api/check", files={"file": ("dự thảo.txt", DRAFT.encode())})
    assert (sent.status_code, sent.json()) == (200, found)
    [stored] = clean.http.get("/api/documents").json()["documents"]
    answer = clean.http.post("/api/check", json={"document": stored["id"]})
    assert answer.status_code == 200
    assert verdicts(answer.json()) == ["consistent", "unknown"]
    assert troly("check", "--document", stored["id"], "--json").shapes() == [answer.json()]
    assert troly("check", "--document", "99").status == 1
    assert clean.faults == []


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"json": {"document": "99"}}, 404, "not_found"),
        ({"json": {"document": 3}}, 422, "invalid"),
        ({"json": {}}, 422, "invalid"),
        ({"json": {"document": "1", "more": 1}}, 422, "invalid"),
        ({"content": b"\xff", "headers": {"content-type": "application/json"}}, 422, "invalid"),
        ({"data": {"file": "words"}, "files": {"other": ("a.txt", b"x")}}, 422, "invalid"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=a"}}, 400, "invalid"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400, "invalid"),
        ({"files": {"file": ("a.txt", b" ")}}, 422, "empty"),
        ({"files": {"file": ("a.exe", b"MZ")}}, 415, "unsupported"),
    ],
)
def test_bad_requests(clean: Served, sent: dict[str, Any], status: int, code: str) -> None:
    answer = clean.http.post("/api/check", **sent)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert clean.faults == []


def test_a_word_file_is_checked_for_its_form_too(troly: Command, tmp_path: Path) -> None:
    document = written(a_plan(3))
    document.sections[0].left_margin = Mm(25)
    path = tmp_path / "dự thảo.docx"
    document.save(str(path))
    [found] = troly("check", path, "--json").shapes()
    assert to_json(from_json(CheckResult, found)) == found
    assert [(one["rule"], one["where"]) for one in found["format"] if not one["ok"]] == [("margins", None)]
    assert "- TRÌNH BÀY: Lề trái 25 mm, quy định từ 30 đến 35 mm" in troly("check", path).out
