"""Drawing mentions to be read: the same for the same seed, with the words around them."""

import json
from pathlib import Path

import pytest

from corpus.parse import parse
from evals import citations

_TEXT = "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ; Luật Tố cáo; Nghị quyết số 25-NQ/TW."


def test_mentions_are_drawn_once_each_in_the_order_of_the_documents() -> None:
    pool = [("a.txt", parse(_TEXT)), ("b.txt", parse(_TEXT))]
    drawn = citations.draw(pool, 4, seed=3)
    assert drawn == citations.draw(pool, 4, seed=3)
    assert len({(one.file, one.reference.start) for one in drawn}) == 4
    assert [one.file for one in drawn] == sorted(one.file for one in drawn)
    assert len(citations.draw(pool, 100, seed=3)) == 6


def test_a_mention_is_shown_between_its_words() -> None:
    [one] = citations.draw([("a.txt", parse("Thực hiện Luật Tố cáo và các văn bản"))], 1, seed=1)
    assert (one.before, one.after) == ("Thực hiện ", " và các văn bản")
    assert "Thực hiện ⟦Luật Tố cáo⟧ và các văn bản" in one.shown(7)
    assert one.shown(7).startswith("7. a.txt [10:21]")


def test_annotated_documents_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    docs, gold = tmp_path / "docs", tmp_path / "gold"
    docs.mkdir()
    gold.mkdir()
    for name in ("a.txt", "b.txt"):
        (docs / name).write_text(_TEXT, encoding="utf-8")
    (docs / "c.docx").write_bytes(b"PK\x03\x04 cut off")
    (gold / "b.json").write_text(json.dumps({"file": "b.txt"}), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["citations", "--docs", str(docs), "--without", str(gold), "--count", "2"])
    assert citations.main() == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "2 of 3 mentions in 1 documents"
    assert "b.txt" not in said.out
    assert said.err.startswith("c.docx: ")
