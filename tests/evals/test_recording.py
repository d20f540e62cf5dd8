"""A recording is made through the running product, read back, and equal to a second one."""

import json
from pathlib import Path

import pytest

from evals.recording import PARTS, main, named, read

PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY\n\nSố: 7/KH-UBND\n\nSuối Mây, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n\n"
    "Làm sạch đường làng năm 2026\n\nI. NỘI DUNG\n\n"
    "1. Các thôn báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15/11/2026.\n"
)
ASKED = {
    "q": "Kế hoạch 7/KH-UBND yêu cầu các thôn báo cáo kết quả về UBND xã trước ngày nào?",
    "kind": "report",
    "must": [["15/11/2026"]],
    "evidence": ["báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15/11/2026"],
}


def _shared(folder: Path) -> Path:
    for name in ("seeds", "plans", "wild"):
        (folder / "corpus" / name).mkdir(parents=True)
    (folder / "corpus" / "plans" / "a.txt").write_text(PLAN, encoding="utf-8")
    (folder / "corpus" / "wild" / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "gold").mkdir()
    (folder / "gold" / "a.json").write_text(json.dumps({"file": "a.txt", "questions": [ASKED]}), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_what_the_product_says_is_recorded_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = _shared(tmp_path / "shared")
    made = ["--shared", str(shared), "--stores", str(tmp_path / "stores")]
    whole = ["make", "--out", str(tmp_path / "one"), *made, "--docs", str(shared / "corpus"), "--questions"]
    assert main([*whole, "gold", "questions"]) == 0
    assert "questions is left out" in capsys.readouterr().err

    one = read(tmp_path / "one")
    assert tuple(one) == PARTS
    assert one["inspect"]["plans/a.txt"]["document"]["symbol"] == "7/KH-UBND"
    assert one["inspect"]["wild/b.pdf"]["error"]["code"]
    [(asked, answer)] = one["answers"].items()
    assert asked == f"gold: {ASKED['q']}"
    assert answer["held"] == ["evidence", "honest", "right"]
    assert answer["citations"][0]["document_id"] == "a.txt"
    assert set(one["lists"]) >= {"gold: documents: a.txt", "gold: reports: a.txt"}
    assert one["drafts"]["gold: a.txt"]["year"] == 2026
    assert "/api/ask" in one["openapi"]["paths"]

    again = ["make", "--out", str(tmp_path / "two"), *made, "--parts", "answers", "drafts", "lists", "openapi"]
    assert main([*again, "--questions", "gold"]) == 0
    assert main(["compare", str(tmp_path / "one"), str(tmp_path / "two")]) == 0
    assert capsys.readouterr().out == "no difference\n"

    changed = read(tmp_path / "two") | {"answers": {asked: {**answer, "status": "partial", "held": []}}}
    (tmp_path / "two" / "answers.json").write_text(json.dumps(changed["answers"]), encoding="utf-8")
    assert main(["compare", str(tmp_path / "one"), str(tmp_path / "two")]) == 1
    said = capsys.readouterr().out
    assert "gold right: 1 -> 0 of 1 (0 gained, 1 lost)" in said
    assert "answers.status: 1 in 1" in said


def test_documents_are_named_by_their_files_and_what_the_store_made_is_left_out() -> None:
    said = {"id": "2", "citations": [{"document_id": "2", "start": 2}], "stored": "9", "conversation_id": "x"}
    expected = {"id": "2", "citations": [{"document_id": "b.txt", "start": 2}], "stored": "9"}
    assert named(said, {"1": "a.txt", "2": "b.txt"}) == expected
