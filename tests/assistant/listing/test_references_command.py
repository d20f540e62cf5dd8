"""troly references: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest

from assistant.cli import run


@pytest.fixture(autouse=True)
def _home(stored_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLY_HOME", str(stored_home))


def test_who_cites_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["references", "--cited", "Luật Tiếp công dân"]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "2 văn bản viện dẫn Luật Tiếp công dân (2 lần):"
    assert others[:2] == [
        "1. Kế hoạch số 79/KH-UBND ngày 05/03/2024 của UBND tỉnh An Phước, mục I.1 (mã 1, tệp an-phuoc.txt)",
        "   «Luật Tiếp công dân»",
    ]


def test_what_is_cited_is_listed_once_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["references", "--document", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Mã 1, tệp an-phuoc.txt: 3 văn bản được viện dẫn",
        "  - Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ [mục I.2]",
        "  - Luật Tiếp công dân [mục I.1]",
        "  - Nghị định số 59/2023/NĐ-CP [mục I.2]",
    ]


def test_what_is_stored_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["references", "--document", "3"]) == 0
    assert (
        "  - Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh An Phước (trong kho: mã 1)" in capsys.readouterr().out
    )


def test_rows_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["references", "--document", "1", "--task", "I.1", "--json"]) == 0
    [row] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["document_id"], row["section"], row["quote"], row["stored"]) == ("1", "I.1", "Luật Tiếp công dân", None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--cited", "5/KH-UBND"], "Không có văn bản nào trong kho viện dẫn."),
        (["--document", "2", "--task", "I.1"], "Không có lời viện dẫn nào."),
    ],
)
def test_nothing_to_list_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["references", *arguments]) == 0
    assert capsys.readouterr().out.strip() == said
    assert run(["references", *arguments, "--json"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("arguments", [["--cited", "dân vận"], ["--task", "9.9"], ["--document", "99"]])
def test_what_cannot_be_listed_ends_with_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["references", *arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_an_empty_home_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TROLY_HOME", str(tmp_path / "empty"))
    for arguments in ([], ["--cited", "33/CT-TTg"], ["--json"]):
        assert run(["references", *arguments]) == 0
    assert "Không có" in capsys.readouterr().out
